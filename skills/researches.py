"""What research may use and what is kept of it, as skills see it: pages of the web, plans, reports and watches.

The book in `bot` answers it. Every call but `gather` asks the database: make it in a thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from indexing.audience import Audience
from indexing.tagging import NO_TAGGER, Tagger
from indexing.web.page import WebPage
from skills.errors import UserError
from skills.language import say
from skills.messages import User
from skills.research.report import Missed, Report
from skills.research.schema import FIELDS, Field
from skills.watches import NO_WATCHES, Watches

if TYPE_CHECKING:
    from typing import NoReturn

REPORT_ID = r"[0-9a-f]{10}"


@dataclass(frozen=True)
class Limits:
    """What one report may spend at most: requests to sites, robots.txt included, and seconds of gathering.

    `searches` are made with `provider`, as people call it, none where no provider is set; `answers` are those of a
    model, where one is set."""

    requests: int
    seconds: float
    searches: int = 0
    provider: str = ""
    answers: int = 0


@dataclass(frozen=True)
class Wanted:
    """Which pages: addresses, a folder of saved ones, and words to search for, those that say most first."""

    urls: tuple[str, ...] = ()
    folder: Path | None = None
    limits: Limits = Limits(0, 0.0)
    queries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """`missed` says of each page that gave nothing why; `whole` is False where a limit was reached first.

    `unasked` are those of the missed addresses that were not asked for at all."""

    pages: tuple[WebPage, ...]
    missed: tuple[Missed, ...] = ()
    requests: int = 0
    whole: bool = True
    unasked: frozenset[str] = frozenset()
    searches: int = 0


@dataclass(frozen=True)
class KeptReport:
    """A report with its id and who wanted it. `order` is what was asked for, as JSON; empty where nobody knows."""

    id: str
    report: Report
    by: str
    made_at: datetime
    order: str = ""


@dataclass(frozen=True)
class ReportLine:
    """A kept report in a list."""

    id: str
    question: str
    companies: tuple[str, ...]
    made_at: datetime


Tell = Callable[[str], None]


class Researches(Protocol):
    """Raises UserError for what is not there or may not be seen, in the same words."""

    @property
    def limits(self) -> Limits: ...

    @property
    def us(self) -> str:
        """What our own company is called; empty where nobody said."""
        ...

    def model(self) -> str:
        """The model that finds facts, as provider:model; empty where none is set."""
        ...

    @property
    def watches(self) -> Watches: ...

    @property
    def tagger(self) -> Tagger:
        """Marks in lively prose what patterns do not find."""
        ...

    @property
    def fields(self) -> tuple[Field, ...]:
        """The ten, then those that this workspace added."""
        ...

    async def gather(self, wanted: Wanted, tell: Tell) -> Gathered:
        """Bring pages, politely and within the limits; pages that were fetched a moment ago are not asked for again."""
        ...

    def plan(self, order: str, by: User) -> str:
        """Keep what is planned, as JSON; returns the id by which it is begun."""
        ...

    def planned(self, name: str, by: User) -> str:
        """What was planned, for who planned it."""
        ...

    def keep(
        self, report: Report, by: User, readers: frozenset[str], *, name: str = "", order: str = ""
    ) -> KeptReport:
        """Keep a report with its order; under the same name once."""
        ...

    def report(self, name: str, audience: Audience) -> KeptReport: ...

    def reports(self, audience: Audience, limit: int = 20) -> tuple[ReportLine, ...]:
        """The newest first."""
        ...


def no_report(name: str) -> UserError:
    return UserError(
        say("I know no report {name!r} that everyone who reads this may see.", name=name),
        hint=say("`reports` lists those that you may see."),
    )


class NoResearches:
    """Where none can be done."""

    limits = Limits(0, 0.0)
    us = ""
    fields = FIELDS
    watches: Watches = NO_WATCHES
    tagger: Tagger = NO_TAGGER

    def model(self) -> str:
        return ""

    async def gather(self, wanted: Wanted, tell: Tell) -> Gathered:  # noqa: ARG002
        _refuse()

    def plan(self, order: str, by: User) -> str:  # noqa: ARG002
        _refuse()

    def planned(self, name: str, by: User) -> str:  # noqa: ARG002
        raise no_report(name)

    def keep(
        self,
        report: Report,  # noqa: ARG002
        by: User,  # noqa: ARG002
        readers: frozenset[str],  # noqa: ARG002
        *,
        name: str = "",  # noqa: ARG002
        order: str = "",  # noqa: ARG002
    ) -> KeptReport:
        _refuse()

    def report(self, name: str, audience: Audience) -> KeptReport:  # noqa: ARG002
        raise no_report(name)

    def reports(self, audience: Audience, limit: int = 20) -> tuple[ReportLine, ...]:  # noqa: ARG002
        return ()


def _refuse() -> "NoReturn":
    raise UserError(say("No research can be done here."))


NO_RESEARCHES = NoResearches()
