"""A query as SQL of one dialect, built as a sqlglot tree so that every name is quoted as the dialect wants it."""

from collections.abc import Callable
from datetime import date

from sqlglot import exp

from skills.sql.planning import moments
from skills.sql.planning.plan import (
    Agg,
    AllOf,
    AnyOf,
    Arith,
    Bucket,
    Col,
    Compare,
    Condition,
    Counted,
    Exists,
    Expr,
    Fn,
    Like,
    Lit,
    Missing,
    MonthOrder,
    Not,
    Number,
    OneOf,
    Order,
    Query,
    Scalar,
    Seconds,
    Source,
    Step,
    Weekday,
    Where,
)
from skills.sql.schema import Dialect

_COMPARE: dict[str, Callable[..., exp.Expr]] = {
    "=": exp.EQ,
    "<>": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
_ARITH: dict[str, Callable[..., exp.Expr]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}


def render(query: Query, dialect: Dialect) -> str:
    """One SELECT statement on one line."""
    return _Renderer(dialect).query(query).sql(dialect=dialect.value)


class _Renderer:
    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect

    def query(self, query: Query) -> exp.Select:
        select = exp.Select()
        for output in query.outputs:
            select = select.select(self._labelled(output.expr, output.label), copy=False)
        if query.source is not None:
            select = self._from(select, query.source)
        if query.where is not None:
            select = select.where(self.condition(query.where), copy=False)
        for group in query.groups:
            select = select.group_by(self.expr(group), copy=False)
        if query.having is not None:
            select = select.having(self.condition(query.having), copy=False)
        for order in query.orders:
            select = select.order_by(self._order(order, query.limit is not None), copy=False)
        if query.limit is not None:
            select = select.limit(query.limit, copy=False)
        return select.distinct(copy=False) if query.distinct else select

    def _labelled(self, expr: Expr, label: str) -> exp.Expr:
        built = self.expr(expr)
        plain = isinstance(expr, Col) and expr.name == label
        strange = not label.isidentifier() or label in RESERVED
        return built if plain else exp.alias_(built, label, quoted=strange)

    def _from(self, select: exp.Select, source: Source) -> exp.Select:
        select = select.from_(self._table(source.table, source.alias), copy=False)
        for step in source.steps:
            select = select.join(
                self._table(step.table, step.alias),
                on=self._on(step),
                join_type="LEFT" if step.optional else "",
                copy=False,
            )
        return select

    def _on(self, step: Step) -> exp.Expr:
        return exp.and_(
            *(
                exp.EQ(this=_column(step.parent, mine), expression=_column(step.alias, theirs))
                for mine, theirs in step.on
            )
        )

    def _table(self, table: str, alias: str) -> exp.Expr:
        parts = table.split(".")
        built = exp.table_(parts[-1], db=parts[-2] if len(parts) > 1 else None, quoted=_strange(table))
        return built if alias == parts[-1] else exp.alias_(built, alias, table=True, quoted=_strange(alias))

    def _order(self, order: Order, cut: bool) -> exp.Expr:
        """Where only the first rows are kept, no value is never the least or the most."""
        first = (
            not order.descending and not cut and self.dialect is Dialect.SQLITE
        )  # its default, so nothing is written
        return exp.Ordered(this=self.expr(order.expr), desc=order.descending, nulls_first=first)

    def expr(self, expr: Expr) -> exp.Expr:
        match expr:
            case Col():
                return _column(expr.alias, expr.name)
            case Number():
                return exp.cast(self.expr(expr.column), self._fraction())
            case Lit():
                return _literal(expr.value)
            case Agg():
                return self._aggregate(expr)
            case Arith():
                return self._arith(expr)
            case Scalar():
                return exp.Subquery(this=self.query(expr.query))
            case _:
                return self._moment(expr)

    def _moment(self, expr: Expr) -> exp.Expr:
        match expr:
            case Bucket():
                return moments.bucket(self.expr(expr.column), expr.unit, self.dialect)
            case Weekday():
                return moments.weekday(self.expr(expr.column), self.dialect)
            case MonthOrder():
                return moments.named_order(self.expr(expr.column), expr.unit)
            case Seconds():
                return moments.seconds(self.expr(expr.first), self.expr(expr.last), self.dialect)
            case _:
                raise TypeError(expr)

    def _aggregate(self, agg: Agg) -> exp.Expr:
        argument = self.expr(agg.argument) if agg.argument is not None else None
        if agg.where is not None:
            argument = exp.Case().when(self.condition(agg.where), argument or exp.Literal.number(1))
        if agg.fn is Fn.COUNT:
            if argument is None:
                return exp.Count(this=exp.Star())
            return exp.Count(this=exp.Distinct(expressions=[argument]) if agg.distinct else argument)
        kinds = {Fn.SUM: exp.Sum, Fn.AVG: exp.Avg, Fn.MIN: exp.Min, Fn.MAX: exp.Max, Fn.MEDIAN: exp.Median}
        return kinds[agg.fn](this=argument)

    def _arith(self, arith: Arith) -> exp.Expr:
        left, right = self.expr(arith.left), self.expr(arith.right)
        if arith.op != "/":
            return exp.Paren(this=_ARITH[arith.op](this=left, expression=right))
        sure = isinstance(arith.right, Lit) and bool(arith.right.value)
        divisor = right if sure else exp.Nullif(this=right, expression=exp.Literal.number(0))
        return exp.Div(this=exp.cast(left, self._fraction()), expression=divisor, typed=False, safe=False)

    def _fraction(self) -> str:
        return {Dialect.SQLITE: "REAL", Dialect.MYSQL: "DECIMAL(38, 10)"}.get(self.dialect, "DOUBLE")

    def condition(self, condition: Condition) -> exp.Expr:
        match condition:
            case AllOf(parts):
                return exp.and_(*(self.condition(part) for part in parts))
            case AnyOf(parts):
                return exp.or_(*(self.condition(part) for part in parts))
            case Not(part):
                return self._negated(part)
            case Exists():
                return exp.Exists(this=self._inner(condition, exp.Literal.number(1)))
            case Counted():
                of = condition.different
                inside = exp.Distinct(expressions=[self.expr(of)]) if of is not None else exp.Star()
                counted = exp.Subquery(this=self._inner(condition.rows, exp.Count(this=inside)))
                return _COMPARE[condition.op](this=counted, expression=_literal(condition.number))
            case _:
                return self._test(condition)

    def _negated(self, part: Condition) -> exp.Expr:
        """Rows without a value are not of the value that was ruled out."""
        if isinstance(part, Missing):
            return exp.Not(this=exp.Is(this=self.expr(part.column), expression=exp.Null()))
        if isinstance(part, OneOf | Like | Compare):
            column = part.left if isinstance(part, Compare) else part.column
            if isinstance(column, Col):
                none = exp.Is(this=self.expr(column), expression=exp.Null())
                return exp.Paren(this=exp.or_(exp.not_(self.condition(part)), none))
        return exp.not_(self.condition(part))

    def _test(self, condition: Condition) -> exp.Expr:
        match condition:
            case Compare():
                left, right = self.expr(condition.left), self.expr(condition.right)
                return _COMPARE[condition.op](this=left, expression=right)
            case OneOf():
                values = [_literal(value) for value in condition.values]
                column = self.expr(condition.column)
                if len(values) == 1:
                    return exp.EQ(this=column, expression=values[0])
                return exp.In(this=column, expressions=values)
            case Like():
                return self._like(condition)
            case Missing():
                return exp.Is(this=self.expr(condition.column), expression=exp.Null())
            case _:
                raise TypeError(condition)

    def _like(self, like: Like) -> exp.Expr:
        text = self._lowered(like.text)
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        pattern = {
            Where.CONTAINS: f"%{escaped}%",
            Where.STARTS: f"{escaped}%",
            Where.ENDS: f"%{escaped}",
            Where.SAME: escaped,
        }[like.where]
        lowered = exp.Lower(this=self.expr(like.column))
        if like.where is Where.SAME:
            return exp.EQ(this=lowered, expression=exp.Literal.string(text))
        built = exp.Like(this=lowered, expression=exp.Literal.string(pattern))
        return exp.Escape(this=built, expression=exp.Literal.string("\\")) if escaped != text else built

    def _lowered(self, text: str) -> str:
        """As the database's LOWER does it; SQLite's knows no letters but those of ASCII."""
        if self.dialect is not Dialect.SQLITE:
            return text.lower()
        return "".join(one.lower() if one.isascii() else one for one in text)

    def _inner(self, exists: Exists, output: exp.Expr) -> exp.Select:
        select = self._from(exp.select(output), exists.source)
        for outside, inside in exists.on:
            same = exp.EQ(
                this=_column(exists.source.alias, inside), expression=_column(exists.outer, outside)
            )
            select = select.where(same, copy=False)
        return select.where(self.condition(exists.where), copy=False) if exists.where else select


def _column(alias: str, name: str) -> exp.Column:
    return exp.column(
        exp.to_identifier(name, quoted=_strange(name)), table=exp.to_identifier(alias, quoted=_strange(alias))
    )


def _literal(value: str | float | bool | date) -> exp.Expr:
    if isinstance(value, bool):
        return exp.true() if value else exp.false()
    if isinstance(value, date):
        return exp.Literal.string(value.isoformat())
    if isinstance(value, str):
        return exp.Literal.string(value)
    return exp.Literal.number(int(value) if float(value).is_integer() else value)


def _strange(name: str) -> bool:
    """Whether a name must be quoted: other than plain lower-case letters, or a word of SQL's own."""
    last = name.rsplit(".", 1)[-1]
    return not (last.isascii() and last.isidentifier() and last == last.lower()) or last in RESERVED


RESERVED = frozenset(
    """all analyse analyze and any array as asc asymmetric both case cast check collate column constraint
    create current_date current_time current_timestamp current_user date day default deferrable desc
    distinct do domain else end except exists false fetch for foreign from full grant group groups
    having hour in index inner intersect interval into is join key keys left like limit location match
    minute month natural not null offset on only or order outer over primary range rank references
    returning right row rows second select session_user similar some status symmetric table text then
    time timestamp to trailing true type union unique user using value values when where window with
    year""".split()
) - {"status", "text", "type", "value", "location", "domain", "date", "key", "keys"}
