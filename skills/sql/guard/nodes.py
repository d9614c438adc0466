"""Which kinds of node a query may be made of, over the whole tree; whatever is not named here is refused."""

import re
from collections.abc import Callable, Mapping

from sqlglot import exp

from skills.sql.guard.reading import NAMES
from skills.sql.guard.refusal import Reason, RefusedError, refuse
from skills.sql.schema import Dialect

_SHAPE = """
    Select Union Except Intersect Subquery With CTE From Join Lateral Where Group Having Order Ordered Limit Offset
    Fetch LimitOptions Distinct Values Qualify Cube Rollup GroupingSets
    Alias TableAlias Table Identifier Column Star Var Literal Boolean Null Interval Paren Tuple DataType DataTypeParam
    EQ NEQ GT GTE LT LTE Is In Between Like ILike Escape SimilarTo Glob NullSafeEQ NullSafeNEQ
    Add Sub Mul Div IntDiv Mod Neg DPipe BitwiseAnd BitwiseOr BitwiseXor BitwiseNot BitwiseLeftShift BitwiseRightShift
    Not Any All Kwarg AtTimeZone JSONPath JSONPathRoot JSONPathKey JSONPathSubscript
    Window WindowSpec Filter WithinGroup IgnoreNulls RespectNulls
"""
# functions that the parser knows by a kind of their own; what they are called in the end is the next layer's matter
_FUNCTIONS = """
    And Or Xor Case If Cast TryCast Coalesce Nullif Exists Collate Extract Anonymous
    Count CountIf Sum Avg Min Max Median Mode Stddev StddevPop StddevSamp Variance VariancePop Corr CovarPop CovarSamp
    RegrSlope RegrIntercept RegrR2 RegrCount PercentileCont PercentileDisc Quantile ApproxDistinct ApproxQuantile
    AnyValue ArgMax ArgMin ArrayAgg GroupConcat LogicalAnd LogicalOr First Last Grouping BitwiseAndAgg BitwiseOrAgg
    RowNumber Rank DenseRank PercentRank CumeDist Ntile Lag Lead FirstValue LastValue NthValue
    Abs Ceil Floor Round Trunc Sign Sqrt Cbrt Exp Ln Log Pow Greatest Least SafeDivide WidthBucket Pi Degrees Radians
    Sin Cos Tan Asin Acos Atan Atan2 IsNan IsInf
    Lower Upper Initcap Length Trim Substring SubstringIndex Left Right Replace Reverse Concat ConcatWs SplitPart Split
    StrPosition StartsWith EndsWith Contains Translate Ascii Chr Unicode Format Pad RegexpLike RegexpILike
    RegexpExtract RegexpReplace RegexpFullMatch RegexpCount RegexpSubstr RegexpInstr Levenshtein Overlay Stuff Elt
    CurrentDate CurrentTime CurrentTimestamp CurrentDatetime Localtime Localtimestamp UtcDate UtcTime UtcTimestamp
    Date Time Timestamp Datetime Year Quarter Month Week Day Hour Minute Second DayOfMonth DayOfWeek DayOfWeekIso
    DayOfYear WeekOfYear YearOfWeek YearOfWeekIso Dayname Monthname LastDay DateAdd DateSub DateDiff DateTrunc
    DateBin DatetimeAdd DatetimeSub DatetimeDiff DatetimeTrunc TimestampAdd TimestampSub TimestampDiff TimestampTrunc
    TimeAdd TimeSub TimeDiff TimeTrunc TimeToStr StrToDate StrToTime TimeStrToTime TimeStrToDate DateStrToDate
    TsOrDsToDate TsOrDsToTimestamp TsOrDsToDatetime TsOrDsToTime TsOrDsAdd TsOrDsDiff DateToDateStr DateFromParts
    TimestampFromParts TimeFromParts MakeInterval UnixToTime TimeToUnix StrToUnix UnixSeconds UnixMillis AddMonths
    MonthsBetween ToDays DiToDate DateToDi TimestampTzFromParts JustifyDays JustifyHours JustifyInterval
    ToChar ToNumber NumberToStr Typeof Array ArraySize ArrayContains JSONExtract JSONExtractScalar JSONBExtract
    JSONBExtractScalar JSONType
"""
ALLOWED = frozenset(getattr(exp, name) for name in (_SHAPE + _FUNCTIONS).split())
_ROOTS = (exp.Select, exp.SetOperation)
# parts beside the nodes: a word of the vendor's that the writer would pass on as it is
_PARTS: Mapping[type[exp.Expr], frozenset[str]] = {
    exp.Select: frozenset(
        "with_ expressions from_ joins laterals where group having order limit offset distinct windows qualify".split()
    ),
    exp.Table: frozenset(("this", "db", "catalog", "alias", "joins")),
    exp.Subquery: frozenset("this alias with_ joins laterals where order limit offset".split()),
    exp.Join: frozenset(("this", "on", "using", "side", "kind")),
    exp.Lateral: frozenset(("this", "alias")),
    exp.With: frozenset(("expressions", "recursive")),
    exp.CTE: frozenset(("this", "alias")),
    exp.Star: frozenset(("except_", "except")),
}
_JOINS = frozenset(("", "INNER", "OUTER", "CROSS"))
_SIDES = frozenset(("", "LEFT", "RIGHT", "FULL"))
_TYPES = frozenset(
    getattr(exp.DataType.Type, name)
    for name in """
    BIGINT INT SMALLINT TINYINT MEDIUMINT UBIGINT UINT USMALLINT UTINYINT INT128 DECIMAL FLOAT DOUBLE BIGDECIMAL
    CHAR NCHAR VARCHAR NVARCHAR TEXT TINYTEXT MEDIUMTEXT LONGTEXT NAME BOOLEAN DATE DATE32 DATETIME DATETIME2 TIME
    TIMETZ TIMESTAMP TIMESTAMPTZ TIMESTAMPLTZ TIMESTAMPNTZ TIMESTAMP_S
    TIMESTAMP_MS TIMESTAMP_NS INTERVAL YEAR UUID JSON JSONB
    """.split()
    if hasattr(exp.DataType.Type, name)
)
_NUMBER = re.compile(r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?")
_PLAIN_WORD = re.compile(r"[A-Za-z_]{1,30}")
_LENGTH_OF_TIME = re.compile(r"[\w\s.,:+-]{0,60}")


def check_nodes(tree: exp.Expr, dialect: Dialect) -> None:
    """Refuse a root that is no query, and any node, part or type in the tree that is not known to be harmless."""
    if not isinstance(tree.unnest() if isinstance(tree, exp.Subquery) else tree, _ROOTS):
        raise refuse(Reason.NOT_A_QUERY, called(tree, dialect))
    for node in tree.walk():
        if type(node) not in ALLOWED:
            raise _refused(node, dialect)
        _check_parts(node, dialect)
        if check := _CHECKS.get(type(node)):
            check(node)


def _refused(node: exp.Expr, dialect: Dialect) -> RefusedError:
    if not isinstance(node, exp.Func):
        return refuse(Reason.CONSTRUCT, called(node, dialect))
    if isinstance(node.parent, exp.Table):
        return refuse(Reason.TABLE_FUNCTION, called(node, dialect))
    return refuse(Reason.FUNCTION, called(node, dialect), NAMES[dialect])


def _check_parts(node: exp.Expr, dialect: Dialect) -> None:
    allowed = _PARTS.get(type(node))
    if allowed is None:
        return
    for part, value in node.args.items():
        if value and part not in allowed:
            said = value[0] if isinstance(value, list) else value
            if isinstance(said, exp.Expr):
                said = called(said, dialect)
            raise refuse(Reason.CONSTRUCT, part.upper() if said is True else f"{said} ({part.rstrip('_')})")


def _check_table(table: exp.Expr) -> None:
    if not isinstance(table.this, exp.Identifier):
        raise refuse(Reason.TABLE_FUNCTION, _function_name(table.this))
    alias = table.args.get("alias")
    if alias is not None and alias.columns:
        # it gives new names by place, and a hidden column would bear that of a visible one
        raise refuse(Reason.CONSTRUCT, f"{alias.name} ({', '.join(one.name for one in alias.columns)})")


def _check_join(join: exp.Expr) -> None:
    for word, allowed in ((join.args.get("kind"), _JOINS), (join.args.get("side"), _SIDES)):
        if str(word or "").upper() not in allowed:
            raise refuse(Reason.CONSTRUCT, f"{word} JOIN")


def _check_lateral(lateral: exp.Expr) -> None:
    if not isinstance(lateral.this, exp.Subquery):
        raise refuse(Reason.TABLE_FUNCTION, _function_name(lateral.this))


def _check_with(part: exp.Expr) -> None:
    """A part that calls itself must read a table too: nothing else makes it end."""
    for cte in part.expressions if part.args.get("recursive") else ():
        own = cte.alias.lower()
        tables = [table.name.lower() for table in cte.this.find_all(exp.Table)]
        if own in tables and not _walks_a_table(cte.this, own):
            raise refuse(Reason.RECURSION, cte.alias)


def _walks_a_table(query: exp.Expr, own: str) -> bool:
    """Whether the branch of a union that calls itself joins something else."""
    if not isinstance(query, exp.Union):
        return False
    names = [table.name.lower() for table in query.expression.find_all(exp.Table)]
    return own in names and any(name != own for name in names)


def _check_star(star: exp.Expr) -> None:
    parent = star.parent
    if not isinstance(parent, exp.Select | exp.Column | exp.Count):
        raise refuse(Reason.CONSTRUCT, "*")


def _check_type(kind: exp.Expr) -> None:
    if kind.this not in _TYPES or any(isinstance(inner, exp.DataType) for inner in kind.expressions):
        raise refuse(Reason.TYPE, kind.sql())


def _check_literal(literal: exp.Expr) -> None:
    if not literal.is_string and not _NUMBER.fullmatch(literal.name):
        raise refuse(Reason.CONSTRUCT, literal.name)


def _check_word(word: exp.Expr) -> None:
    if not _PLAIN_WORD.fullmatch(word.name) or isinstance(word.parent, exp.Select):
        raise refuse(Reason.CONSTRUCT, word.name)


def _check_interval(interval: exp.Expr) -> None:
    # Postgres and DuckDB take amount and unit as one string, which the writer puts together
    length = interval.this
    if isinstance(length, exp.Literal) and not _LENGTH_OF_TIME.fullmatch(length.name):
        raise refuse(Reason.CONSTRUCT, f"INTERVAL {length.name}")


_CHECKS: Mapping[type[exp.Expr], Callable[[exp.Expr], None]] = {
    exp.Table: _check_table,
    exp.Join: _check_join,
    exp.Lateral: _check_lateral,
    exp.With: _check_with,
    exp.Star: _check_star,
    exp.DataType: _check_type,
    exp.Literal: _check_literal,
    exp.Var: _check_word,
    exp.Interval: _check_interval,
}


def _function_name(node: exp.Expr | None) -> str:
    if isinstance(node, exp.Dot):
        node = node.expression
    return called(node, Dialect.POSTGRES) if node is not None else ""


def called(node: exp.Expr, dialect: Dialect) -> str:
    """A node in the words of SQL, as far as they can be told."""
    if isinstance(node, exp.Anonymous | exp.AnonymousAggFunc):
        return node.name
    if isinstance(node, exp.Func | exp.Parameter | exp.SessionParameter | exp.Var):
        # as the database would read it, without its arguments
        return node.sql(dialect.value).split("(")[0].strip() or node.key.upper()
    if isinstance(node, exp.Command):
        return str(node.this).upper()
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(node).__name__).upper()
