"""A report as it is kept and shown: companies by fields, each cell with its evidence or the words “not found”."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from skills.research.facts import Fact, Span, Voice
from skills.research.schema import Field

NOT_FOUND = "not found"


@dataclass(frozen=True)
class Source:
    """A page or document that was read. `publisher` tells independent sources apart: two of one count once.

    `voice_of` is the company that publishes it, empty where it is nobody of the report; `copy_of` is the id of the
    source whose words it repeats; `address` is a URL or a document's location; `text` is what quotes stand in;
    `internal` ones are our own documents, whose words are for colleagues alone."""

    id: str
    address: str
    title: str
    sha256: str
    fetched_at: datetime
    text: str
    publisher: str
    published: date | None = None
    voice_of: str = ""
    copy_of: str = ""
    internal: bool = False


@dataclass(frozen=True)
class Missed:
    """An address that gave nothing, and why, in one sentence."""

    address: str
    why: str


@dataclass(frozen=True)
class Other:
    """What another source says instead, or what was said before."""

    value: str
    spans: tuple[Span, ...]
    about: date | None = None
    past: bool = False
    tagged: bool = False  # the tagger alone found it


@dataclass(frozen=True)
class Cell:
    """`spans` prove `value`; without any it is “not found”.

    `voice` is ITSELF where the company alone says so; `independent` counts publishers that say the same;
    `contradicted` are values that other sources give for the same time; `before` what held earlier; `stale` where the
    newest evidence is older than the report allows."""

    company: str
    field: str
    value: str = NOT_FOUND
    spans: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    voice: Voice | None = None
    independent: int = 0
    contradicted: tuple[Other, ...] = ()
    before: tuple[Other, ...] = ()
    about: date | None = None
    stale: bool = False

    @property
    def found(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True)
class Leader:
    """A company that leads by one criterion; `proven` by two independent sources or by comparing measured cells."""

    company: str
    criterion: str
    spans: tuple[Span, ...]
    proven: bool
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Our own company against one other in one field; `ours` and `theirs` are the cells that it rests on."""

    field: str
    company: str
    ours: Cell
    theirs: Cell
    ahead: bool | None  # None where the figures cannot be held against each other


@dataclass(frozen=True)
class Report:
    """Everything that was found. `companies` are the rows of the matrix, our own (`us`) last where there is one."""

    question: str
    made_at: datetime
    companies: tuple[str, ...]
    fields: tuple[Field, ...]
    cells: tuple[Cell, ...]
    sources: tuple[Source, ...]
    leaders: tuple[Leader, ...] = ()
    us: str = ""
    comparisons: tuple[Comparison, ...] = ()
    missed: tuple[Missed, ...] = ()
    notes: tuple[str, ...] = ()
    spent: Mapping[str, int] = field(default_factory=dict)

    def cell(self, company: str, field_name: str) -> Cell:
        """KeyError for what the report does not have."""
        for one in self.cells:
            if (one.company, one.field) == (company, field_name):
                return one
        raise KeyError((company, field_name))

    def source(self, name: str) -> Source:
        """KeyError for an id that the report does not have."""
        for one in self.sources:
            if one.id == name:
                return one
        raise KeyError(name)
