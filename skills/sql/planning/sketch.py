"""What a question asks for, before it is known which tables that takes: the grammar's side of a plan."""

from dataclasses import dataclass, field

from skills.sql.planning.dates import Stretch
from skills.sql.planning.items import Item
from skills.sql.planning.plan import Fn, Where


@dataclass(frozen=True)
class Term:
    """Something to show, to group by or to order by; with neither `ref` nor `unit` it counts the rows themselves."""

    ref: Item | None = None
    fn: Fn | None = None
    distinct: bool = False
    unit: str | None = None  # a calendar unit to cut a date down to
    seconds: bool = False  # how long, from a start to an end
    at: int = 0  # place of the first item
    in_seconds: bool = False
    much: bool = False  # "how much" wants an amount, not a number of rows
    trait: tuple[str, ...] = ()  # of a table: words that the column meant is called by
    owner: Item | None = None  # of whom it is: "the name of each student"
    unsure: bool = False  # the aggregate holds only for numbers


@dataclass(frozen=True)
class Test:
    """One condition as it was said; `ref` is what it is about, as far as that was said.

    `either` joins it by "or" to the test before it."""

    at: int
    ref: Item | None = None
    value: Item | None = None  # values that were looked up, or a literal in quotes
    op: str = "="
    number: float | None = None
    upto: float | None = None  # the other end of "between"
    text: str | None = None
    where: Where | None = None
    stretch: Stretch | None = None
    weekend: str | None = None
    missing: bool = False
    negated: bool = False
    either: bool = False
    owner: Item | None = None  # whose name or id it is
    trait: tuple[str, ...] = ()  # "higher than": words that the column meant is called by
    against: Term | None = None  # an average or extreme of all rows, instead of a number
    other: Item | None = None  # another column of the row, instead of a number
    beside: Item | None = None  # the thing right behind a value: "French books"
    apart: bool = False  # of "both A and B": each needs a row of its own


@dataclass(frozen=True)
class Thing:
    """A table (or a column that stands for one) that must have a row; `count` how many, `absent` none."""

    ref: Item
    at: int
    absent: bool = False
    op: str | None = None
    number: int | None = None
    owner: bool = False  # "cities of customers"
    context: bool = False  # only said beside another name


@dataclass(frozen=True)
class Having:
    """A figure of each group that is held against a number."""

    term: Term
    op: str
    number: float


@dataclass(frozen=True)
class Sort:
    """`descending` is None where the direction was not said with this very name."""

    term: Term
    descending: bool | None


@dataclass(frozen=True)
class Part:
    """One side of a ratio."""

    sketch: "Sketch"
    overall: bool = False


@dataclass(frozen=True)
class Share:
    """A ratio: of two counts, or of the part of one that fulfils more conditions; times 100 for a percentage."""

    top: Part
    bottom: Part
    percent: bool = False


@dataclass
class Sketch:
    """Collected while a question is read from left to right."""

    outputs: list[Term] = field(default_factory=list)
    returns: list[Term] = field(default_factory=list)  # what a second sentence wants to see
    groups: list[Term] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    havings: list[Having] = field(default_factory=list)
    orders: list[Sort] = field(default_factory=list)
    measure: Term | None = None  # what "top" and "most" go by
    most: bool | None = None  # whether they want the high end; None where nothing of the kind was said
    trait: tuple[str, ...] = ()  # "most expensive": words that such a column is called by
    limit: int | None = None
    single: bool = False  # "which author", not "which authors"
    common: bool = False  # most common: by how many rows there are
    share: Share | None = None
    distinct: bool = False
    direction: bool | None = None  # descending
    led_by: tuple[str, ...] = ()  # "cheapest first": words that the column is called by which that is
    unread: list[str] = field(default_factory=list)  # words that carry meaning and had no place
    refused: list[str] = field(default_factory=list)  # what no query may leave out, and none is planned for
    dangling: list[str] = field(default_factory=list)  # names that were understood but had no place
