"""A query as data, small enough to be read back in plain words: what it takes from where, on which conditions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Union


class Fn(StrEnum):
    COUNT = "count"
    SUM = "sum"
    AVG = "avg"
    MIN = "min"
    MAX = "max"
    MEDIAN = "median"


@dataclass(frozen=True)
class Step:
    """One table joined to a source already there, column by column; `fans_out` if it may give several rows for one."""

    alias: str
    table: str
    parent: str
    on: tuple[tuple[str, str], ...]  # (column of the parent, column of this table)
    fans_out: bool
    sure: float = 1.0
    optional: bool = False


@dataclass(frozen=True)
class Source:
    """The rows a query starts from, and what is joined to them in order."""

    alias: str
    table: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Col:
    alias: str
    table: str
    name: str


@dataclass(frozen=True)
class Lit:
    value: str | int | float | bool | date


@dataclass(frozen=True)
class Number:
    """A number that a text column holds."""

    column: Col


@dataclass(frozen=True)
class Bucket:
    """A date cut down to its unit: day, week, month, quarter, year."""

    column: Col
    unit: str


@dataclass(frozen=True)
class Weekday:
    """Day of the week of a date, 0 for Sunday."""

    column: Col


@dataclass(frozen=True)
class MonthOrder:
    """The place in the year (1 to 12) or week (1 to 7, Monday first) of a name such as 'March' or 'Mon'."""

    column: Col
    unit: str


@dataclass(frozen=True)
class Seconds:
    """Seconds from one moment to a later one."""

    first: Col
    last: Col


@dataclass(frozen=True)
class Agg:
    """An aggregate over the rows that fulfil `where`; without `argument` it counts rows."""

    fn: Fn
    argument: Expr | None = None
    distinct: bool = False
    where: Condition | None = None


@dataclass(frozen=True)
class Arith:
    """`/` divides with a fraction and gives no value where the divisor is 0."""

    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Scalar:
    """The one value of a query of its own."""

    query: Query


@dataclass(frozen=True)
class Compare:
    left: Expr
    op: str  # = <> < <= > >=
    right: Expr


@dataclass(frozen=True)
class OneOf:
    """`instead` are values that were ruled out in so many words: no stands for "not yes", and nothing for unknown."""

    column: Col
    values: tuple[str | int | bool, ...]
    instead: tuple[str | int | bool, ...] = ()


class Where(StrEnum):
    CONTAINS = "contains"
    STARTS = "starts"
    ENDS = "ends"
    SAME = "same"


@dataclass(frozen=True)
class Like:
    """Text compared without regard to case."""

    column: Col
    text: str
    where: Where


@dataclass(frozen=True)
class Missing:
    """No value stands in the column; `of` is the table that it would point at, where that was asked."""

    column: Col
    of: str = ""


@dataclass(frozen=True)
class Exists:
    """Some row of `source` belongs to the row outside: `on` are columns of an outer alias and of the source."""

    outer: str
    on: tuple[tuple[str, str], ...]
    source: Source
    where: Condition | None = None
    sure: float = 1.0


@dataclass(frozen=True)
class Counted:
    """How many rows of a source belong to the row outside, held against a number."""

    rows: Exists
    op: str
    number: int
    different: Col | None = None  # counts its different values, not rows


@dataclass(frozen=True)
class Not:
    part: Condition


@dataclass(frozen=True)
class AllOf:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple[Condition, ...]


Expr = Union[Col, Lit, Number, Bucket, Weekday, MonthOrder, Seconds, Agg, Arith, "Scalar"]
Condition = Compare | OneOf | Like | Missing | Exists | Counted | Not | AllOf | AnyOf


@dataclass(frozen=True)
class Output:
    expr: Expr
    label: str


@dataclass(frozen=True)
class Order:
    expr: Expr
    descending: bool


@dataclass(frozen=True)
class Query:
    """One question's query. With `groups` every output is a group or an aggregate."""

    source: Source | None  # None: one row without a table
    outputs: tuple[Output, ...]
    where: Condition | None = None
    groups: tuple[Expr, ...] = ()
    orders: tuple[Order, ...] = ()
    limit: int | None = None
    distinct: bool = False
    having: Condition | None = None


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """Two conditions together, flat."""
    parts = [
        part
        for one in (first, second)
        if one is not None
        for part in (one.parts if isinstance(one, AllOf) else (one,))
    ]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else AllOf(tuple(dict.fromkeys(parts)))


def aggregates(expr: Expr) -> bool:
    """Whether an expression is computed over several rows."""
    if isinstance(expr, Agg):
        return True
    return isinstance(expr, Arith) and (aggregates(expr.left) or aggregates(expr.right))
