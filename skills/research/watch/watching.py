"""A watch as it is kept: what is looked at, how often, who is told, and what was seen and told already.

Everything here is a function of what is kept and what was found; the clock and the pages come from outside."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from pydantic import BaseModel, Field

from skills.research.compare.alike import plain
from skills.research.watch.change import Changed, ChangeKind
from skills.research.watch.digest import Digest, Failing

ROUNDS_UNTIL_TOLD = 3  # a page may be down for a night without anybody having to know
REMEMBERED = 6  # rounds back, in which a change that is now taken back is known to go to and fro
SHOWN = 400  # changes that were told, so that none is told twice


class Snooze(BaseModel, extra="forbid", frozen=True):
    """Nothing of a company, or of one of its fields, is told until that day; it is told then if it still holds."""

    company: str
    field: str = ""
    until: date

    def covers(self, change: Changed, today: date) -> bool:
        return today < self.until and self.company == change.company and self.field in ("", change.field)


class Page(BaseModel, extra="forbid", frozen=True):
    """An address that could not be read for so many rounds one after the other."""

    address: str
    why: str
    rounds: int = 1
    told: bool = False


class Seen(BaseModel, extra="forbid", frozen=True):
    """A change by its key, on the day it was seen."""

    key: str
    on: date


class Post(BaseModel, extra="forbid", frozen=True):
    """What the last round told, under the key of its letter, until that is known to have come to stand there."""

    key: str
    changes: tuple[Changed, ...] = ()
    pages: tuple[str, ...] = ()


class Rest(StrEnum):
    """Why a watch is not looked at for now."""

    NOT_ALLOWED = "not allowed"
    OUTSIDERS = "outsiders"
    CLOSED = "closed"
    OFF = "off"


class Budget(BaseModel, extra="forbid", frozen=True):
    """What one round may spend at most: requests to pages, searches, seconds, and tokens of a model."""

    requests: int = Field(60, ge=0)
    searches: int = Field(5, ge=0)
    seconds: float = Field(300.0, ge=0)
    tokens: int = Field(0, ge=0)


class Watch(BaseModel, extra="forbid", frozen=True):
    """`name` is how its buttons call it; `report` the id of the report that the next look is held against.

    `channel` is where its digest is posted, empty for its owner alone; `owner` is who set it up, `readers` who may see
    it. With `index` our own documents are read too, as far as all who read the digest may read them. `waiting` are
    changes that were seen and not told: those of snoozed cells, and those that went to and fro and must be seen once
    more. `resting` says why it is not looked at."""

    name: str
    question: str
    report: str
    owner: str
    channel: str
    urls: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    index: bool = True
    readers: tuple[str, ...] = ()
    every_days: int = Field(7, ge=1, le=365)
    made_on: date
    looked_at: datetime | None = None
    muted_until: date | None = None
    snoozed: tuple[Snooze, ...] = ()
    failing: tuple[Page, ...] = ()
    recent: tuple[Seen, ...] = ()
    shown: tuple[str, ...] = ()
    waiting: tuple[Changed, ...] = ()
    budget: Budget = Budget()
    resting: Rest | None = None
    posted: Post | None = None

    def due_at(self, now: datetime) -> datetime:
        """When it is looked at next; at once where it never was."""
        return self.looked_at + timedelta(days=self.every_days) if self.looked_at else now

    def is_muted(self, today: date) -> bool:
        return self.muted_until is not None and today < self.muted_until


def mute(watch: Watch, today: date, days: int) -> Watch:
    """Nothing is posted for so many days; what changes meanwhile is told afterwards."""
    return watch.model_copy(update={"muted_until": today + timedelta(days=days)})


def unmute(watch: Watch) -> Watch:
    return watch.model_copy(update={"muted_until": None})


def snooze(watch: Watch, company: str, field: str, today: date, days: int) -> Watch:
    """Nothing of a company, or of one of its fields, for so many days; a later word replaces an earlier one."""
    others = tuple(
        one for one in watch.snoozed if (one.company, one.field) != (company, field) and today < one.until
    )
    until = today + timedelta(days=days)
    return watch.model_copy(update={"snoozed": (*others, Snooze(company=company, field=field, until=until))})


def look_now(watch: Watch) -> Watch:
    """It is due, whenever it was looked at last; its rhythm counts from that look on."""
    return watch.model_copy(update={"looked_at": None})


def every(watch: Watch, days: int) -> Watch:
    return watch.model_copy(update={"every_days": days})


def look(
    watch: Watch,
    found: Sequence[Changed],
    failed: Collection[tuple[str, str]],
    now: datetime,
    report: str = "",
) -> tuple[Watch, Digest | None]:
    """What is told of a round, and the watch as it is kept after it; None where there is nothing to tell.

    `found` are the changes since the last round, `failed` addresses with why they gave nothing; `report` is the id of
    the report that the next round is held against."""
    today = now.date()
    pending, flapping = _settled(watch, found, today)
    sleeping = [one for one in pending if any(snoozed.covers(one, today) for snoozed in watch.snoozed)]
    ready = [one for one in pending if one not in sleeping and one.key not in watch.shown]
    failing = _failing(watch, failed)
    broken = [page for page in failing if page.rounds >= ROUNDS_UNTIL_TOLD and not page.told]
    muted = watch.is_muted(today)
    told = [] if muted else ready
    kept = watch.model_copy(
        update={
            "looked_at": now,
            "report": report or watch.report,
            "recent": _recent(watch, found, today),
            "waiting": tuple(dict.fromkeys((*flapping, *sleeping, *(ready if muted else ())))),
            "shown": _shown(watch, told),
            "failing": tuple(
                page.model_copy(update={"told": True}) if page in broken and not muted else page
                for page in failing
            ),
            "snoozed": tuple(one for one in watch.snoozed if today < one.until),
            "resting": None,
        }
    )
    return kept, digest(told, kept, now, () if muted else broken)


def posted(watch: Watch, told: Digest, key: str) -> Watch:
    """Remembers what a letter tells, for it may be refused."""
    pages = tuple(page.address for page in told.failing)
    return watch.model_copy(update={"posted": Post(key=key, changes=told.changes, pages=pages)})


def refused(watch: Watch) -> Watch:
    """What the last letter told nobody has read: it is told again with the next round, as far as it still holds."""
    lost = watch.posted
    if lost is None:
        return watch
    keys = {one.key for one in lost.changes}
    return watch.model_copy(
        update={
            "posted": None,
            "shown": tuple(key for key in watch.shown if key not in keys),
            "waiting": tuple(dict.fromkeys((*lost.changes, *watch.waiting))),
            "failing": tuple(
                page.model_copy(update={"told": page.told and page.address not in lost.pages})
                for page in watch.failing
            ),
        }
    )


def digest(
    changes: Sequence[Changed], watch: Watch, now: datetime, broken: Iterable[Page] = ()
) -> Digest | None:
    """None where nothing changed and no page is newly out of reach: there is no empty alert."""
    pages = tuple(Failing(page.address, page.why, page.rounds) for page in broken)
    if not changes and not pages:
        return None
    return Digest(watch.name, watch.question, watch.report, tuple(changes), pages, now.date())


def _settled(watch: Watch, found: Sequence[Changed], today: date) -> tuple[list[Changed], list[Changed]]:
    """Changes that stand, and those that went to and fro: they are held until they are seen a second time.

    What waited and was taken back meanwhile is forgotten, together with what took it back; what waited and went on
    becomes one change from where it began to where it is now."""
    recent = {seen.key for seen in watch.recent if seen.on >= _oldest(watch, today)}
    stands: list[Changed] = []
    flapping: list[Changed] = []
    used: set[str] = set()
    for change in found:
        before = next((one for one in watch.waiting if _goes_on(one, change) and one.key not in used), None)
        if before is not None:
            used.add(before.key)
            if plain(before.was) != plain(change.is_):
                stands.append(_joined(before, change))
        elif change.back in recent and change.kind is not ChangeKind.CONTRADICTED:
            flapping.append(change)
        else:
            stands.append(change)
    # seen once more: no later round took it back
    stands.extend(one for one in watch.waiting if one.key not in used)
    return list({one.key: one for one in stands}.values()), flapping


def _goes_on(earlier: Changed, later: Changed) -> bool:
    """Whether one begins where the other ended; what came goes on only by going, for a cell may hold many things."""
    if (earlier.company, earlier.field) != (later.company, later.field):
        return False
    if ChangeKind.CONTRADICTED in (earlier.kind, later.kind):
        return False
    return plain(earlier.is_) == plain(later.was) and (bool(later.was) or earlier.back == later.key)


def _joined(earlier: Changed, later: Changed) -> Changed:
    return Changed(
        later.company,
        later.field,
        earlier.was,
        later.is_,
        later.since,
        earlier.spans_before,
        later.spans_after,
        later.kind,
        later.address,
    )


def _recent(watch: Watch, found: Iterable[Changed], today: date) -> tuple[Seen, ...]:
    """The changes of the last rounds, each with the last day that it was seen on."""
    seen = (*watch.recent, *(Seen(key=one.key, on=today) for one in found))
    return tuple({one.key: one for one in seen if one.on >= _oldest(watch, today)}.values())


def _oldest(watch: Watch, today: date) -> date:
    return today - timedelta(days=REMEMBERED * watch.every_days)


def _shown(watch: Watch, told: Iterable[Changed]) -> tuple[str, ...]:
    """What was told. Once something is told to have become what it was before, what followed then may be told again."""
    told = list(told)
    again = tuple(f"{one.company}|{one.field}|{plain(one.is_)}|" for one in told if one.is_)
    back = {one.back for one in told}
    kept = (key for key in watch.shown if key not in back and not key.startswith(again))
    return (*kept, *(one.key for one in told))[-SHOWN:]


def _failing(watch: Watch, failed: Collection[tuple[str, str]]) -> tuple[Page, ...]:
    """Pages that gave nothing this time; one that came back begins anew."""
    before = {page.address: page for page in watch.failing}
    return tuple(
        before[address].model_copy(update={"rounds": before[address].rounds + 1, "why": why})
        if address in before
        else Page(address=address, why=why)
        for address, why in dict(failed).items()
    )
