"""Replies on their way out: stored once under their delivery key, posted in order, each message once."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.claims import DONE, FAILED, WAITING, mine, put_back, take
from bot.errors import ClaimLostError
from bot.store import transaction
from bot.tables import OutboxRow

Payload = dict[str, Any]  # Any: a platform's own JSON
KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Letter:
    """One reply for one place: its messages as the platform takes them, and as plain text in case it does not."""

    key: str
    platform: str
    place: Payload
    rich: tuple[Payload, ...]
    plain: tuple[Payload, ...]


@dataclass(frozen=True)
class Delivery:
    """A letter that this process delivers; `posted` holds the platform's ids of the messages that are there.

    `trying` says that the next message may be there too: nobody heard the platform's answer."""

    id: int
    letter: Letter
    posted: tuple[str, ...]
    trying: bool
    attempts: int
    written_at: datetime
    process: str

    @property
    def part_key(self) -> str:
        """The delivery key of the next message."""
        return f"{self.letter.key}#{len(self.posted)}"


class Outbox:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def put(self, session: Session, letter: Letter, *, now: datetime) -> None:
        """Store a letter inside the caller's transaction; one with the same key stays as it is."""
        values = {
            "delivery_key": letter.key,
            "platform": letter.platform,
            "place": json.dumps(letter.place),
            "messages": json.dumps({"rich": letter.rich, "plain": letter.plain}),
            "posted": "[]",
            "trying": False,
            "state": WAITING,
            "attempts": 0,
            "written_at": now,
            "not_before": now,
        }
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        session.execute(dialect.insert(OutboxRow).values(values).on_conflict_do_nothing())

    def take(self, process: str, *, now: datetime, limit: int) -> Sequence[Delivery]:
        with transaction(self.engine) as session:
            return [_delivery(row) for row in take(session, OutboxRow, process=process, now=now, limit=limit)]

    def try_next(self, delivery: Delivery) -> None:
        """Note, before the platform is called, that the next message may come to be there."""
        with transaction(self.engine) as session:
            mine(session, OutboxRow, delivery.id, delivery.process).trying = True

    def advance(self, delivery: Delivery, posted: Sequence[str]) -> None:
        """Note which messages are there; once all are, only the key and the ids are kept."""
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            row.posted, row.trying = json.dumps(list(posted)), False
            if len(posted) == len(delivery.letter.rich):
                row.state, row.process, row.messages = DONE, None, "{}"

    def replace(self, delivery: Delivery, messages: Sequence[Payload], place: Payload) -> None:
        """Say the rest of a letter in other messages, or in another place."""
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            row.messages = json.dumps({"rich": list(messages), "plain": delivery.letter.plain})
            row.place, row.trying = json.dumps(place), False

    def later(self, delivery: Delivery, *, not_before: datetime, trying: bool) -> None:
        """Try again then; does nothing once the claim is lost."""
        with suppress(ClaimLostError), transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            put_back(row, not_before=not_before)
            row.trying = trying

    def give_up(self, delivery: Delivery) -> None:
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            row.state, row.process, row.messages = FAILED, None, "{}"

    def tidy(self, *, now: datetime) -> int:
        """Drop what was posted or given up long ago; returns how many."""
        old = delete(OutboxRow).where(OutboxRow.state.in_((DONE, FAILED)), OutboxRow.written_at < now - KEPT)
        with transaction(self.engine) as session:
            return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts


def _delivery(row: OutboxRow) -> Delivery:
    messages = json.loads(row.messages)
    letter = Letter(
        key=row.delivery_key,
        platform=row.platform,
        place=json.loads(row.place),
        rich=tuple(messages["rich"]),
        plain=tuple(messages["plain"]),
    )
    posted = tuple(json.loads(row.posted))
    return Delivery(row.id, letter, posted, row.trying, row.attempts, row.written_at, row.process or "")
