"""Replies on their way out: stored once under their delivery key, posted in order, each message once.

A lasting post may be worded anew: what is there is then edited, and nothing is posted twice.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.claims import DONE, FAILED, TAKEN, WAITING, mine, put_back, take
from bot.enclosures import as_kept, drop, keep, owned, owners
from bot.errors import ClaimLostError
from bot.store import locked, transaction
from bot.tables import OutboxAboutRow, OutboxRow

Payload = dict[str, Any]  # Any: a platform's own JSON
KEPT = timedelta(days=7)
# the state of a reply whose first message stands already, in part, while its words are still being found
OPEN = "open"
_OUTBOX = "outbox"  # whose files are kept
# in the place of a reply that was begun as something the platform must end: the key of its first message
BEGUN = "begun"


class ReadBy(StrEnum):
    """Who may read a letter where several people do: outsiders too, or only others, which is asked before it is posted.

    Of what was `asked` just before it was written, outsiders who came since are known by events."""

    INSIDE = "inside"
    ASKED = "asked"
    ANYONE = "anyone"


@dataclass(frozen=True)
class Letter:
    """One reply for one place: its messages as the platform takes them, and as plain text in case it does not.

    `about` are locations of what it shows words of, by which it can be found as long as those may be deleted."""

    key: str
    platform: str
    place: Payload
    rich: tuple[Payload, ...]
    plain: tuple[Payload, ...]
    lasting: bool = False
    about: tuple[str, ...] = ()
    read_by: str = ReadBy.INSIDE


@dataclass(frozen=True)
class Delivery:
    """A letter that this process delivers; `posted` holds the platform's ids of the messages that are there.

    `trying` says that the next message may be there too: nobody heard the platform's answer. The first `said` of those
    that are there say what the letter says, the others what an earlier wording, counted by `wording`, said."""

    id: int
    letter: Letter
    posted: tuple[str, ...]
    trying: bool
    attempts: int
    written_at: datetime
    process: str
    said: int = 0
    wording: int = 0


class Outbox:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def put(self, session: Session, letter: Letter, *, now: datetime) -> None:
        """Store a letter inside the caller's transaction; one with the same key stays as it is.

        Where its first message was begun, that one is let say it."""
        new = self._insert(session, _values(letter, now))
        if not new and (begun := _open_row(session, letter.key)):
            if _fill(begun, letter, now):
                _enclose(session, begun.id, letter)
            else:
                letter = replace(letter, key=f"{letter.key}/elsewhere")
                new = self._insert(session, _values(letter, now))
        if new is not None:
            _enclose(session, new, letter)
        if letter.about:
            dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
            row_id = session.scalars(select(OutboxRow.id).where(OutboxRow.delivery_key == letter.key)).one()
            about = [{"outbox_id": row_id, "location": one} for one in dict.fromkeys(letter.about)]
            session.execute(dialect.insert(OutboxAboutRow).values(about).on_conflict_do_nothing())

    def open(self, key: str, platform: str, place: Payload, *, now: datetime) -> bool:
        """Note, before the platform is called, that the first message of a reply may come to stand before its words.

        False where the reply, or a beginning of it, is stored already: then nothing may be begun."""
        beginning = _values(Letter(key, platform, place, (), ()), now)
        with transaction(self.engine) as session:
            # worded once already: what stands there by then is edited, and found again if nobody heard of it
            begun = {**beginning, "state": OPEN, "trying": True, "wording": 1}
            return self._insert(session, begun) is not None

    def _insert(self, session: Session, values: dict[str, object]) -> int | None:
        """The row's id; None where a reply had this key before."""
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        new = dialect.insert(OutboxRow).values(values).on_conflict_do_nothing().returning(OutboxRow.id)
        row_id: int | None = session.scalar(new)
        return row_id

    def opened(self, key: str, message_id: str, place: Payload) -> bool:
        """Note which message stands, before it says anything; False if the reply came first and stands elsewhere."""
        with transaction(self.engine) as session:
            row = _row(session, key)
            if row is None or (posted := json.loads(row.posted)):
                return row is not None and message_id in posted
            if row.state in (OPEN, WAITING):
                row.posted, row.trying, row.place = json.dumps([message_id]), False, json.dumps(place)
            return True

    def is_open(self, key: str) -> bool:
        """Whether the words of a reply that was begun are still being found."""
        wanted = select(OutboxRow.id).where(OutboxRow.delivery_key == key, OutboxRow.state == OPEN)
        with transaction(self.engine) as session:
            return session.scalar(wanted) is not None

    def unopened(self, key: str) -> None:
        """Forget a beginning that the platform refused."""
        with transaction(self.engine) as session:
            if row := _open_row(session, key):
                session.delete(row)

    def anew(self, delivery: Delivery) -> None:
        """What was begun is gone: say the whole reply in another message."""
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            row.place, row.posted, row.trying = json.dumps(_unbegun(delivery.letter.place)), "[]", False
            row.wording = row.edited = 0
            put_back(row, not_before=row.not_before)

    def reword(self, session: Session, letter: Letter, *, now: datetime) -> None:
        """Let a lasting post say this instead, wherever it is by now; store it if there is none yet.

        What is posted stays in its place and is edited there."""
        self.put(session, replace(letter, lasting=True), now=now)
        wanted = select(OutboxRow).where(OutboxRow.delivery_key == letter.key).with_for_update()
        row = session.scalars(wanted).one()
        said = _said(letter)
        if row.messages == said:
            return
        row.messages, row.lasting = said, True
        _enclose(session, row.id, letter)
        row.wording, row.edited, row.written_at, row.not_before = row.wording + 1, 0, now, now
        # whoever delivers it just now sees that it was worded anew, and lets it wait again
        if row.state != TAKEN:
            row.state, row.attempts = WAITING, 0

    def take(self, process: str, *, now: datetime, limit: int) -> Sequence[Delivery]:
        with transaction(self.engine) as session:
            rows = take(session, OutboxRow, process=process, now=now, limit=limit)
            return [_delivery(row) for row in rows]

    def try_next(self, delivery: Delivery) -> None:
        """Note, before the platform is called, that the next message may come to be there."""
        with transaction(self.engine) as session:
            mine(session, OutboxRow, delivery.id, delivery.process).trying = True

    def advance(self, delivery: Delivery, posted: Sequence[str], *, said: int) -> None:
        """Note which messages are there, and how many of them say the newest; once all do, the words are dropped.

        Raises ClaimLostError when the post was worded anew meanwhile; then it waits to be delivered again."""
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            row.posted, row.trying = json.dumps(list(posted)), False
            reworded = row.wording != delivery.wording
            if reworded:
                put_back(row, not_before=row.not_before)
            else:
                row.edited = said
                if said == len(posted) == len(delivery.letter.rich):
                    _is_over(session, row, DONE)
        if reworded:
            raise ClaimLostError(f"Post {delivery.letter.key} was worded anew while it was delivered.")

    def replace(self, delivery: Delivery, messages: Sequence[Payload], place: Payload) -> None:
        """Say the rest of a letter in other messages, or in another place."""
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            row.place, row.trying = json.dumps(place), False
            if row.wording == delivery.wording:
                letter = replace(delivery.letter, rich=tuple(messages))
                row.messages = _said(letter)
                _enclose(session, row.id, letter)

    def withhold(self, delivery: Delivery, notice: Letter, copy: Letter | None, *, now: datetime) -> None:
        """Let a letter say this notice instead, wherever it is by now, and bring a copy of its words elsewhere.

        Does nothing to one that was worded anew meanwhile."""
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            if row.wording == delivery.wording:
                row.messages, row.wording, row.edited = _said(notice), row.wording + 1, 0
                if copy is not None:
                    about = select(OutboxAboutRow.location).where(OutboxAboutRow.outbox_id == row.id)
                    store = self.reword if row.lasting else self.put
                    store(session, replace(copy, about=tuple(session.scalars(about))), now=now)
                _enclose(session, row.id, notice)
            put_back(row, not_before=now)

    def later(self, delivery: Delivery, *, not_before: datetime, trying: bool) -> None:
        """Try again then; does nothing once the claim is lost."""
        with suppress(ClaimLostError), transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            put_back(row, not_before=not_before)
            row.trying = trying

    def give_up(self, delivery: Delivery) -> None:
        """Drop a letter, unless it was worded anew meanwhile: then that is tried."""
        with transaction(self.engine) as session:
            row = mine(session, OutboxRow, delivery.id, delivery.process)
            if row.wording != delivery.wording:
                put_back(row, not_before=row.not_before)
            else:
                _is_over(session, row, FAILED)

    def given_up(self, session: Session, key: str) -> bool:
        """Whether a post was refused for good, or could not be brought at all."""
        wanted = select(OutboxRow.id).where(OutboxRow.delivery_key == key, OutboxRow.state == FAILED)
        return session.scalar(wanted) is not None

    def place_of(self, key: str) -> tuple[Payload, tuple[str, ...]] | None:
        """Where a post is and the platform's ids of its messages; None where there is no such post."""
        with transaction(self.engine) as session:
            row = session.scalar(select(OutboxRow).where(OutboxRow.delivery_key == key))
            return (json.loads(row.place), tuple(json.loads(row.posted))) if row else None

    def tidy(self, *, now: datetime) -> int:
        """Drop what was posted or given up long ago, does not last and need not be found again; returns how many."""
        old = delete(OutboxRow).where(
            OutboxRow.state.in_((DONE, FAILED, OPEN)),
            OutboxRow.written_at < now - KEPT,
            ~OutboxRow.lasting,
            OutboxRow.id.not_in(select(OutboxAboutRow.outbox_id)),
        )
        with transaction(self.engine) as session:
            dropped = int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts
            kept = {_owner(one) for one in session.scalars(select(OutboxRow.id))}
            for owner in owners(session, _OUTBOX) - kept:
                drop(session, owner)
        return dropped


def _owner(row_id: int) -> str:
    return f"{_OUTBOX}:{row_id}"


def _enclose(session: Session, row_id: int, letter: Letter) -> None:
    """Keep the files of a letter beside its row, and those of an earlier wording no longer."""
    keep(session, _owner(row_id), (*letter.rich, *letter.plain))


def _is_over(session: Session, row: OutboxRow, state: str) -> None:
    """Posted or given up: what it said is kept no longer."""
    row.state, row.process, row.messages = state, None, "{}"
    drop(session, _owner(row.id))


def _row(session: Session, key: str) -> OutboxRow | None:
    """Locked until the transaction ends."""
    row_id = session.scalar(select(OutboxRow.id).where(OutboxRow.delivery_key == key))
    return None if row_id is None else locked(session, OutboxRow, row_id)


def _open_row(session: Session, key: str) -> OutboxRow | None:
    row = _row(session, key)
    return row if row is not None and row.state == OPEN else None


def _fill(row: OutboxRow, letter: Letter, now: datetime) -> bool:
    """Let what was begun say the letter; False where the letter is for another place: then what was begun goes."""
    here = _unbegun(json.loads(row.place)) == letter.place
    row.messages = _said(letter if here else replace(letter, rich=(), plain=()))
    row.state, row.attempts, row.written_at, row.not_before = WAITING, 0, now, now
    return here


def _unbegun(place: Payload) -> Payload:
    return {name: value for name, value in place.items() if name != BEGUN}


def _values(letter: Letter, now: datetime) -> dict[str, object]:
    return {
        "delivery_key": letter.key,
        "platform": letter.platform,
        "place": json.dumps(letter.place),
        "messages": _said(letter),
        "posted": "[]",
        "trying": False,
        "wording": 0,
        "edited": 0,
        "lasting": letter.lasting,
        "state": WAITING,
        "attempts": 0,
        "written_at": now,
        "not_before": now,
    }


def _said(letter: Letter) -> str:
    rich, plain = ([as_kept(one) for one in messages] for messages in (letter.rich, letter.plain))
    return json.dumps({"rich": rich, "plain": plain, "read_by": letter.read_by})


def alone_key(key: str) -> str:
    """The delivery key of what one person gets of a letter that may not stand where it belongs."""
    return f"{key}/alone"


def _delivery(row: OutboxRow) -> Delivery:
    messages = json.loads(row.messages)
    letter = Letter(
        key=row.delivery_key,
        platform=row.platform,
        place=json.loads(row.place),
        rich=tuple(owned(one, _owner(row.id)) for one in messages["rich"]),
        plain=tuple(owned(one, _owner(row.id)) for one in messages["plain"]),
        lasting=row.lasting,
        # one that an earlier version wrote does not say who may read it
        read_by=messages.get("read_by", ReadBy.INSIDE),
    )
    return Delivery(
        row.id,
        letter,
        tuple(json.loads(row.posted)),
        row.trying,
        row.attempts,
        row.written_at,
        row.process or "",
        row.edited,
        row.wording,
    )
