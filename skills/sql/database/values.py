"""What stands in the columns: how many different values, a few samples, and those that may be looked up by name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from skills.sql.database.catalogues import asked, quoted
from skills.sql.database.cells import cell
from skills.sql.database.kinds import kind_by_values
from skills.sql.database.link import Link
from skills.sql.database.redaction import kept
from skills.sql.guard.spelling import bare
from skills.sql.schema import Column, Dialect, Kind, Table

_SAMPLES = 5
_SAMPLE_CHARACTERS = 60
_COUNTED_AT_ONCE = 40  # columns in one question; more would be one very long statement
_COUNTABLE = frozenset(
    (Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.DATE, Kind.MOMENT, Kind.CLOCK, Kind.BOOLEAN)
)


@dataclass(frozen=True)
class Reading:
    """What is read beside the structure. `opted_out` are `table.column` or whole tables in small letters; none of their
    values is looked at.

    `values` is the most of one column, `values_in_all` of a database; a longer value than `value_characters` is no
    name that somebody asks for. A table of more than `whole_rows` is looked at in its first so many rows, and its
    different values stay uncounted. After `seconds` what is left of the tables comes without values."""

    namespaces: tuple[str, ...] = ()  # empty for all of them
    opted_out: frozenset[str] = frozenset()
    personal: bool = False
    values: int = 2_000
    values_in_all: int = 200_000
    value_characters: int = 100
    whole_rows: int = 200_000
    tables: int = 5_000
    seconds: float = 60.0

    def leaves_out(self, column: Column) -> bool:
        """Whether the column, or its table, is named; more or fewer parts in front make no difference."""
        table = column.table.lower()
        here = (table, f"{table}.{column.name.lower()}")
        return any(
            f".{name}".endswith(f".{one}") or f".{one}".endswith(f".{name}")
            for one in self.opted_out
            for name in here
        )


@dataclass(frozen=True)
class Filled:
    """A table with what was seen in it, and by column the values that may be looked up."""

    table: Table
    values: dict[tuple[str, str], tuple[str, ...]]


def fill(link: Link, table: Table, dialect: Dialect, reading: Reading) -> Filled:
    """Read one table's values. Raises what the driver raises; the link is then of no use any more."""
    source = source_of(table, dialect)
    small = table.rows is not None and table.rows <= reading.whole_rows
    if not small:
        # also where nobody knows how many there are
        [[seen]] = asked(
            link, f"SELECT COUNT(*) FROM (SELECT 1 FROM {source} LIMIT {reading.whole_rows + 1}) AS t"
        )
        small = seen <= reading.whole_rows
        table = replace(table, rows=seen if small else max(table.rows or 0, seen))
    open_columns = [one for one in table.columns if not reading.leaves_out(one)]
    if small:
        table = _counted(link, table, open_columns, source, dialect)
    else:
        source = f"(SELECT * FROM {source} LIMIT {reading.whole_rows})"
    columns: list[Column] = []
    values: dict[tuple[str, str], tuple[str, ...]] = {}
    for column in table.columns:
        if reading.leaves_out(column) or column.kind is Kind.OTHER:
            columns.append(column)
            continue
        found = _most_frequent(link, column, source, dialect, reading)
        columns.append(_with_samples(column, found, dialect, reading))
        if columns[-1].kind is Kind.TEXT and (names := _names(column, found, reading)):
            values[column.id] = names
    return Filled(replace(table, columns=tuple(columns)), values)


def source_of(table: Table, dialect: Dialect) -> str:
    """A table as it stands in FROM."""
    name = quoted(bare(table), dialect)
    return f"{quoted(table.namespace, dialect)}.{name}" if table.namespace else name


def _counted(link: Link, table: Table, columns: Sequence[Column], source: str, dialect: Dialect) -> Table:
    """The table with its rows and, for each column that may be read, its different values, counted."""
    distinct: dict[str, int] = {}
    empty: dict[str, int] = {}
    rows = table.rows
    for piece in _pieces([one for one in columns if one.kind in _COUNTABLE]):
        names = [quoted(one.name, dialect) for one in piece]
        counts = ", ".join(
            [*(f"COUNT(DISTINCT {name})" for name in names), *(f"COUNT({name})" for name in names)]
        )
        [[rows, *numbers]] = asked(link, f"SELECT COUNT(*), {counts} FROM {source}")
        filled = numbers[len(piece) :]
        distinct |= {one.name: int(number) for one, number in zip(piece, numbers, strict=False)}
        empty |= {one.name: int(rows) - int(number) for one, number in zip(piece, filled, strict=True)}
    counted = tuple(
        replace(one, distinct=distinct.get(one.name), empty=empty.get(one.name)) for one in table.columns
    )
    return replace(table, columns=counted, rows=rows)


def _pieces(columns: Sequence[Column]) -> Iterator[Sequence[Column]]:
    return (columns[at : at + _COUNTED_AT_ONCE] for at in range(0, len(columns), _COUNTED_AT_ONCE))


def _most_frequent(link: Link, column: Column, source: str, dialect: Dialect, reading: Reading) -> list[str]:
    """Values as text, most frequent first; of what is no text only as many as are samples."""
    name = quoted(column.name, dialect)
    most = reading.values if column.kind is Kind.TEXT else 4 * _SAMPLES
    where = f"{source} AS t WHERE {name} IS NOT NULL"
    if column.kind is not Kind.TEXT:
        where = f"(SELECT {name} FROM {where} LIMIT 1000) AS u"
    question = (
        f"SELECT {name}, COUNT(*) AS n FROM {where} GROUP BY {name} ORDER BY n DESC, {name} LIMIT {most}"
    )
    found: Counter[str] = Counter()
    for value, count in asked(link, question):
        text, cut = cell(value, 10 * reading.value_characters)
        if text is not None and str(text).strip() and not cut:
            found[str(text)] += count
    return [text for text, _ in found.most_common()]


def _with_samples(column: Column, found: Sequence[str], dialect: Dialect, reading: Reading) -> Column:
    kind = column.kind
    if dialect is Dialect.SQLITE and kind is Kind.TEXT:
        # SQLite has no type for dates; they stand in text, one written like the other
        kind = kind_by_values(found) or kind
    shown = tuple(found) if reading.personal else kept(column.name, found)
    samples = tuple(
        text if len(text) <= _SAMPLE_CHARACTERS else f"{text[:_SAMPLE_CHARACTERS]}…" for text in shown
    )
    return replace(column, kind=kind, samples=samples[:_SAMPLES])


def _names(column: Column, found: Sequence[str], reading: Reading) -> tuple[str, ...]:
    shown = tuple(found) if reading.personal else kept(column.name, found)
    return tuple(text for text in shown if len(text) <= reading.value_characters)
