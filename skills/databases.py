"""The databases that questions are asked of, as skills see them: what everyone who reads the reply may ask of each.

The book in `bot` answers it. Nothing is found without an audience: a database, a table or a column that somebody of it
may not read looks the same as one that does not exist. Every call asks a database: make it in a thread.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from indexing.audience import Audience
from skills.errors import UserError
from skills.language import Sentence, joined, say
from skills.messages import User

if TYPE_CHECKING:  # loaded with the first draft, because it loads a parser
    from skills.sql.desk import Desk
    from skills.sql.guard import Checked
    from skills.sql.model import Wanted
    from skills.sql.planning import Settings

# what stands behind the command of a skill about a kept draft
DRAFT_ID = r"[0-9a-f]{12}"
# by table and column: what kind of values stood there when it was drafted, and the database's own word for the type
Reads = Mapping[str, Mapping[str, tuple[str, str]]]


@dataclass(frozen=True)
class Card:
    """A database that may be asked. `shown` is its address without user and password.

    `analysts` are names of people and groups who know it, for whoever gets no answer; `trouble` is why it cannot be
    asked just now, empty where it can; `rests` if it failed a moment ago, so that only who wants a query asks it."""

    name: str
    dialect: str
    shown: str
    description: str = ""
    analysts: tuple[str, ...] = ()
    trouble: str = ""
    rests: bool = False


@dataclass(frozen=True)
class Kept:
    """A draft with what it was made of. `person` is our id of who asked, `place` the conversation's channel.

    `meant` are answers to questions back, as (word, reading). The book fills `id` in, and what became of the draft:
    `verdict` is `verified`, `wrong` or empty, `ran_at` when it was run last, `reads` what it reads."""

    database: str
    question: str
    sql: str
    reading: str
    person: str
    place: str
    at: datetime
    confidence: float
    instructions: str = ""
    meant: tuple[tuple[str, str], ...] = ()
    id: str = ""
    verdict: str = ""
    ran_at: datetime | None = None
    reads: Reads = field(default_factory=dict)


@dataclass(frozen=True)
class Press:
    """One press of Run, by whom and when; `event` as a Message has it."""

    by: User
    at: datetime
    event: str = ""


@dataclass(frozen=True)
class Run:
    """How a run went: `outcome` is `done`, `costly`, `slow`, `failed` or another word of a database's trouble.

    `rows` came back, `cost` and `expected_rows` are what the database expected, None where it said nothing."""

    outcome: str
    rows: int = 0
    seconds: float = 0.0
    cost: float | None = None
    expected_rows: int | None = None


class Databases(Protocol):
    """Raises UserError for what is not there or may not be read, in the same words; DatabaseError for a database."""

    def open_to(self, audience: Audience) -> tuple[Card, ...]:
        """Those that everyone who sees the reply may ask, by name. Connects to none of them."""
        ...

    def desk(self, name: str, audience: Audience) -> "Desk":
        """Ready to draft and to run; its schema lacks what somebody of the audience may not read.

        What it declines says that there is something else only where the layer lets that be told."""
        ...

    def settings(self, now: datetime) -> "Settings":
        """The workspace's day at this moment, and when its fiscal year begins."""
        ...

    def hand(self, name: str, audience: Audience, by: User) -> "Wanted | None":
        """The model that drafts beside the grammar for whoever asks; None where none is set.

        Whether it may see this database's class of data is decided when it is asked."""
        ...

    def keep(self, asked: Kept) -> str:
        """Keep a draft for its buttons; its id."""
        ...

    def kept(self, draft: str, audience: Audience) -> Kept:
        """A draft that everyone of the audience may read, tables and columns too, as things stand now.

        Raises ChangedError where the database no longer has what it reads."""
        ...

    def checked(self, draft: str, audience: Audience) -> "Checked":
        """The same as what may be run, having passed the guard again. Raises ChangedError too."""
        ...

    def edited(self, draft: str, sql: str, by: User, audience: Audience) -> Kept:
        """A new draft with a person's own query for the same question; it passes the guard or raises UserError."""
        ...

    def begin_run(self, draft: str, press: Press) -> Kept:
        """Let this press alone run a draft until it has `ran` or is `left`, or as long as a query may take.

        A press that goes on after a stop finds the draft as it was before it. Raises UserError for any other."""
        ...

    def ran(self, draft: str, by: User, run: Run) -> None:
        """A line in the audit for each run, which is over; it holds neither rows nor values."""
        ...

    def left(self, draft: str) -> None:
        """Nothing was run after all."""
        ...

    def may_verify(self, name: str, by: User) -> bool:
        """Whether this person may say what is right for everybody: an analyst of the database, or who adds sources."""
        ...

    def verify(self, draft: str, by: User, audience: Audience) -> None:
        """Answer this question with this query from now on, for all who may read its tables, as long as they stand.

        Raises ForbiddenError too."""
        ...

    def wrong(self, draft: str, by: User, why: str, audience: Audience) -> None:
        """Keep that a draft was wrong; it is verified no more."""
        ...


def no_database(name: str) -> UserError:
    return UserError(
        say("I know no database {name!r} that everyone who reads this may ask.", name=name),
        hint=say("In a direct message I ask what you alone may ask."),
    )


def no_draft(draft: str) -> UserError:
    return UserError(
        say("I know no draft {draft!r} that everyone who reads this may read.", draft=draft),
        hint=say("It may be too old; ask the question again."),
    )


class ChangedError(UserError):
    """The database is no longer as it was when `kept` was drafted; `changes` say what is gone or new."""

    def __init__(self, kept: Kept, changes: tuple[Sentence, ...]) -> None:
        told = say("{name} has changed since this was drafted.", name=kept.database)
        super().__init__(joined((told, *changes)), hint=say("Ask the question again."))
        self.kept = kept
        self.changes = changes


class NoDatabases:
    """Where there are none."""

    def open_to(self, audience: Audience) -> tuple[Card, ...]:  # noqa: ARG002
        return ()

    def desk(self, name: str, audience: Audience) -> "Desk":  # noqa: ARG002
        raise no_database(name)

    def settings(self, now: datetime) -> "Settings":
        from skills.sql.planning import Settings

        return Settings(now.date())

    def hand(self, name: str, audience: Audience, by: User) -> "Wanted | None":  # noqa: ARG002
        return None

    def keep(self, asked: Kept) -> str:
        raise no_database(asked.database)

    def kept(self, draft: str, audience: Audience) -> Kept:  # noqa: ARG002
        raise no_draft(draft)

    def checked(self, draft: str, audience: Audience) -> "Checked":  # noqa: ARG002
        raise no_draft(draft)

    def edited(self, draft: str, sql: str, by: User, audience: Audience) -> Kept:  # noqa: ARG002
        raise no_draft(draft)

    def begin_run(self, draft: str, press: Press) -> Kept:  # noqa: ARG002
        raise no_draft(draft)

    def ran(self, draft: str, by: User, run: Run) -> None:  # noqa: ARG002
        raise no_draft(draft)

    def left(self, draft: str) -> None:
        raise no_draft(draft)

    def may_verify(self, name: str, by: User) -> bool:  # noqa: ARG002
        return False

    def verify(self, draft: str, by: User, audience: Audience) -> None:  # noqa: ARG002
        raise no_draft(draft)

    def wrong(self, draft: str, by: User, why: str, audience: Audience) -> None:  # noqa: ARG002
        raise no_draft(draft)


NO_DATABASES = NoDatabases()
