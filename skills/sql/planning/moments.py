"""Dates in SQL, where dialects differ most: cutting down to a unit, days of the week, seconds between two moments."""

from sqlglot import exp, parse_one

from skills.sql.schema import Dialect

_SQLITE_FORMATS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
_MYSQL_FORMATS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = "january february march april may june july august september october november december".split()


def bucket(column: exp.Expr, unit: str, dialect: Dialect) -> exp.Expr:
    """A moment cut down to its unit: text such as `2023-04` where there is no such function, else a date."""
    inside = column.sql(dialect=dialect.value)
    if dialect is Dialect.SQLITE:
        return _parsed(_sqlite_bucket(inside, unit), dialect)
    if dialect is Dialect.MYSQL:
        return _parsed(_mysql_bucket(inside, unit), dialect)
    return _parsed(f"DATE_TRUNC('{unit}', {inside})", dialect)


def weekday(column: exp.Expr, dialect: Dialect) -> exp.Expr:
    """0 for Sunday to 6 for Saturday, a whole number."""
    inside = column.sql(dialect=dialect.value)
    ways = {
        Dialect.SQLITE: f"CAST(STRFTIME('%w', {inside}) AS INTEGER)",
        Dialect.MYSQL: f"DAYOFWEEK({inside}) - 1",
        Dialect.POSTGRES: f"EXTRACT(DOW FROM {inside})",
        Dialect.DUCKDB: f"DAYOFWEEK({inside})",
    }
    return _parsed(ways[dialect], dialect)


def seconds(first: exp.Expr, last: exp.Expr, dialect: Dialect) -> exp.Expr:
    """Seconds from the first to the last moment."""
    one, two = first.sql(dialect=dialect.value), last.sql(dialect=dialect.value)
    ways = {
        Dialect.SQLITE: f"(STRFTIME('%s', {two}) - STRFTIME('%s', {one}))",
        Dialect.MYSQL: f"TIMESTAMPDIFF(SECOND, {one}, {two})",
        Dialect.POSTGRES: f"EXTRACT(EPOCH FROM CAST({two} AS TIMESTAMP) - CAST({one} AS TIMESTAMP))",
        Dialect.DUCKDB: f"DATE_DIFF('second', CAST({one} AS TIMESTAMP), CAST({two} AS TIMESTAMP))",
    }
    return _parsed(ways[dialect], dialect)


def named_order(column: exp.Expr, unit: str) -> exp.Expr:
    """The place of a month's or weekday's name in its year or week, by the first three letters."""
    names = MONTH_NAMES if unit == "month" else WEEKDAYS
    short = exp.Lower(
        this=exp.Substring(this=column, start=exp.Literal.number(1), length=exp.Literal.number(3))
    )
    case = exp.Case(this=short)
    for place, name in enumerate(names, start=1):
        case = case.when(exp.Literal.string(name[:3]), exp.Literal.number(place))
    return case


def _sqlite_bucket(inside: str, unit: str) -> str:
    if unit == "week":
        return f"DATE({inside}, '-' || ((STRFTIME('%w', {inside}) + 6) % 7) || ' days')"
    if unit == "quarter":
        month = f"CAST(STRFTIME('%m', {inside}) AS INTEGER)"
        return f"STRFTIME('%Y', {inside}) || '-Q' || (({month} + 2) / 3)"
    return f"STRFTIME('{_SQLITE_FORMATS[unit]}', {inside})"


def _mysql_bucket(inside: str, unit: str) -> str:
    if unit == "week":
        return f"DATE_SUB(DATE({inside}), INTERVAL WEEKDAY({inside}) DAY)"
    if unit == "quarter":
        return f"CONCAT(YEAR({inside}), '-Q', QUARTER({inside}))"
    return f"DATE_FORMAT({inside}, '{_MYSQL_FORMATS[unit]}')"


def _parsed(sql: str, dialect: Dialect) -> exp.Expr:
    return parse_one(sql, dialect=dialect.value)
