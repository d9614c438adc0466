"""What admins look at and set, as their words see it. `bot` answers from the database: ask it in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn, Protocol, cast

from skills.errors import UserError
from skills.language import say
from skills.messages import Message, User

if TYPE_CHECKING:
    from skills.approval import Change
    from skills.permission import Permission


@dataclass(frozen=True)
class Place:
    """A channel: `reference` such as slack:C012; `external` where outsiders share it, `joined` where we are in it.

    `chat`: it is a group chat of a few people."""

    reference: str
    name: str
    external: bool
    joined: bool
    chat: bool = False


@dataclass(frozen=True)
class Fact:
    """A setting as it is now, and who says so."""

    title: str
    words: str
    source: str


@dataclass(frozen=True)
class SwitchFact:
    """A skill, whether it is on everywhere, who says so, and where it is otherwise."""

    command: str
    summary: str
    on: bool
    source: str
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Did:
    """One line of the audit; no words of a meeting or a question."""

    at: datetime
    who: str
    did: str
    subject: str
    detail: str


@dataclass(frozen=True)
class Trial:
    """What another target would bring. `threshold` is None where that is not shown, and `missing` says why.

    `coverage` and `now` are shares of the questions that are kept which would be and are answered, None without any;
    `after` is what a change takes, `picture` a PNG, empty without labels."""

    target: float
    level: float
    threshold: float | None
    coverage: float | None
    now: float | None
    evidence: str
    promise: str
    missing: str
    labels: int
    after: str
    picture: bytes


@dataclass(frozen=True)
class GapFact:
    """Questions about the same thing: how often and by how many, what may be said of them, the nearest document."""

    asked: str
    words: str
    nearest: str


@dataclass(frozen=True)
class Cost:
    """Calls of models; `unpriced` of them have no price in the table, which is not the same as free."""

    what: str
    calls: int
    tokens: int
    dollars: float
    unpriced: int


@dataclass(frozen=True)
class Usage:
    """How often each skill was used, and by which groups; what models cost by task and by group."""

    skills: tuple[tuple[str, int], ...]
    groups: tuple[tuple[str, int], ...]
    models: tuple[Cost, ...]
    model_groups: tuple[Cost, ...]


@dataclass(frozen=True)
class ModelFact:
    task: str
    model: str
    cleared: str
    problem: str


@dataclass(frozen=True)
class SourceFact:
    name: str
    kind: str
    readers: str
    data_class: str
    synced: str
    trouble: str


@dataclass(frozen=True)
class DatabaseFact:
    """A database that may be asked, where it stands, and how reading it went last."""

    name: str
    kind: str
    shown: str
    readers: str
    data_class: str
    described: str
    read: str
    trouble: str


@dataclass(frozen=True)
class DatabaseWish:
    """A database to add. `address` may hold a password, so nothing but `AdminBook.new_database` is given it."""

    address: str = field(repr=False)
    name: str = ""
    readers: str = "everyone"
    layer: str = ""
    data_class: str = "internal"


@dataclass(frozen=True)
class ChoreFact:
    """What is done at set times, in words."""

    name: str
    what: str
    when: str
    next: str
    source: str


@dataclass(frozen=True)
class TemplateFact:
    name: str
    headings: tuple[str, ...]
    match: tuple[str, ...]


class AdminBook(Protocol):
    """Raises UserError for what is not there, in words that say what to do."""

    def may(self, user: User, permission: "Permission") -> bool: ...

    def channel(self, words: str, message: Message) -> Place: ...

    def group(self, words: str) -> str: ...

    def person(self, words: str, message: Message) -> User:
        """`me`, a mention, an id, an e-mail or a whole name; never guessed."""
        ...

    def switches(self) -> tuple[SwitchFact, ...]: ...

    def setting(self, name: str) -> Fact: ...

    def family(self, name: str) -> tuple[Fact, ...]:
        """Settings whose names begin so, as far as somebody set them."""
        ...

    def changes(self, person: User | None, word: str, limit: int) -> tuple[Did, ...]:
        """The newest first: by this person, with this word anywhere in them."""
        ...

    def kept(self, person: User) -> Sequence[tuple[str, str]]:
        """What is kept of somebody, and how much of it."""
        ...

    def retention(self) -> Sequence[tuple[str, str]]:
        """What is kept, and how long."""
        ...

    def rules(self) -> tuple[tuple[int, str], ...]:
        """Each rule of meetings by its number, in the order in which they are tried."""
        ...

    def certificate(self) -> Sequence[tuple[str, str]]:
        """What answers are held to today, in words."""
        ...

    async def trial(self, target: float, level: float) -> Trial:
        """Tried on verdicts of audits; nothing is changed."""
        ...

    def template(self, words: str) -> str:
        """The template of minutes that is called so."""
        ...

    def templates(self) -> tuple[TemplateFact, ...]: ...

    def template_faults(self) -> tuple[str, ...]:
        """A sentence for each file that cannot be used."""
        ...

    async def gaps(self, days: int, by: User) -> tuple[GapFact, ...]:
        """What was declined, as far as this person may see it; most askers first."""
        ...

    def usage(self, days: int) -> Usage: ...

    def models(self) -> tuple[ModelFact, ...]: ...

    def model_problem(self, change: "Change") -> str:
        """What a change of a model or clearance still lacks; empty if nothing. Raises UserError for what cannot be."""
        ...

    def sources(self) -> tuple[SourceFact, ...]: ...

    def databases(self) -> tuple[DatabaseFact, ...]: ...

    def new_database(self, wish: DatabaseWish, by: User) -> "Change":
        """What adds this database, once it was looked at; its address is encrypted in it.

        Raises UserError, ForbiddenError, or what the database raises."""
        ...

    def description(self, name: str) -> tuple[str, bool]:
        """What is said about a database, as YAML; where nothing is, what could be, and False."""
        ...

    def new_description(self, name: str, layer: str) -> "Change":
        """What sets it, once it was held against the database."""
        ...

    def note_added(self, location: str, readers: str, by: User) -> None:
        """Keep in the audit that somebody added a document from a chat."""
        ...

    def sync(self, by: User) -> None:
        """Bring all sources up to date, in the background."""
        ...

    def groups(self) -> tuple[tuple[str, int], ...]:
        """Each group and how many are in it."""
        ...

    def about(self, person: User) -> Sequence[tuple[str, str]]:
        """What the directory knows of somebody."""
        ...

    def chores(self) -> tuple[ChoreFact, ...]: ...

    def all_digests(self) -> tuple[str, ...]:
        """Every digest that a channel asked for, in words."""
        ...


class _NoAdminBook:
    """Where there is nothing to look at."""

    def __getattr__(self, name: str) -> NoReturn:
        raise UserError(say("There is nothing to set here."), hint=say("Ask the running program."))


NO_ADMIN_BOOK = cast("AdminBook", _NoAdminBook())
