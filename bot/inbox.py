"""Events of a platform: stored and claimed by their id before they are acknowledged, so that a crash loses none."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.claims import DONE, FAILED, TAKEN, WAITING, mine, put_back, take
from bot.errors import ClaimLostError
from bot.store import locked, transaction
from bot.tables import InboxRow

Payload = dict[str, Any]  # Any: a platform's own JSON
# platforms send an event again for an hour at most; an id that comes later is another event
KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Event:
    """One stored event, taken by this process; `key` names it in logs, jobs and posts."""

    id: int
    platform: str
    key: str
    body: Payload
    attempts: int
    received_at: datetime
    process: str


@dataclass(frozen=True)
class NewEvent:
    """What a platform sent, not yet stored; `received_at` is when it came."""

    platform: str
    event_id: str
    body: Payload
    received_at: datetime

    @property
    def identity(self) -> tuple[str, str]:
        """The same for an event that is sent again."""
        return self.platform, self.event_id


class Inbox:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def store(self, arrivals: Sequence[NewEvent]) -> list[bool]:
        """Keep events and claim their ids in one transaction; False for one that was here before.

        Raises StoreError, and then nothing is kept: the platform must not be told that it was."""
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        once: dict[tuple[str, str], NewEvent] = {}
        for one in arrivals:
            once.setdefault(one.identity, one)
        statement = dialect.insert(InboxRow).values([_values(one) for one in once.values()])
        new = statement.on_conflict_do_nothing().returning(InboxRow.platform, InboxRow.event_id)
        with transaction(self.engine) as session:
            stored = {(platform, event_id) for platform, event_id in session.execute(new)}
        return [one.identity in stored and one is once[one.identity] for one in arrivals]

    def take(self, process: str, *, now: datetime, limit: int) -> Sequence[Event]:
        with transaction(self.engine) as session:
            return [_event(row) for row in take(session, InboxRow, process=process, now=now, limit=limit)]

    def later(self, event: Event, *, not_before: datetime, counted: bool = True) -> None:
        """Try again then; being asked to wait is not `counted` as a try. Does nothing once the claim is lost."""
        with suppress(ClaimLostError), transaction(self.engine) as session:
            row = mine(session, InboxRow, event.id, event.process)
            put_back(row, not_before=not_before)
            row.attempts -= not counted

    def finish(self, session: Session, event: Event, *, failed: bool = False) -> None:
        """Forget what was written, keep the id, inside the transaction that stores the reply.

        Raises ClaimLostError, and then the whole transaction is undone."""
        row = mine(session, InboxRow, event.id, event.process)
        row.state, row.body, row.process = (FAILED if failed else DONE), "{}", None

    def unfinished(self, platform: str) -> list[Event]:
        """What waits or is worked on, by whichever process; oldest first."""
        wanted = (
            select(InboxRow)
            .where(InboxRow.platform == platform, InboxRow.state.in_((WAITING, TAKEN)))
            .order_by(InboxRow.id)
        )
        with transaction(self.engine) as session:
            return [_event(row) for row in session.scalars(wanted)]

    def take_away(self, session: Session, event: Event) -> bool:
        """End an event that any process may be working on, which then writes nothing; False if it ended before."""
        row = locked(session, InboxRow, event.id)
        if row is None or row.state not in (WAITING, TAKEN):
            return False
        row.state, row.body, row.process = DONE, "{}", None
        return True

    def tidy(self, *, now: datetime) -> int:
        """Drop the ids of events that no platform sends again; returns how many."""
        old = delete(InboxRow).where(InboxRow.state.in_((DONE, FAILED)), InboxRow.received_at < now - KEPT)
        with transaction(self.engine) as session:
            return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts


def _values(arrival: NewEvent) -> dict[str, object]:
    return {
        "platform": arrival.platform,
        "event_id": arrival.event_id,
        "body": json.dumps(arrival.body),
        "state": WAITING,
        "attempts": 0,
        "received_at": arrival.received_at,
        "not_before": arrival.received_at,
    }


def _event(row: InboxRow) -> Event:
    key = f"{row.platform}:{row.event_id}"
    return Event(
        row.id, row.platform, key, json.loads(row.body), row.attempts, row.received_at, row.process or ""
    )
