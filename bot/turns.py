"""What was asked and answered earlier in a conversation, so that "and in Spain?" is understood.

A turn is kept for whoever saw it: in a thread for all who read the channel, in private for the asker alone.
"""

from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, or_, select
from sqlalchemy.orm import Session

from bot.store import transaction
from bot.tables import TurnRow
from skills.messages import Conversation, Turn

REMEMBERED = 6  # turns that a follow-up may lean on
# in private people write one message after another without a thread; what is older was about something else
RECENT = timedelta(minutes=30)
KEPT = timedelta(days=7)
LONGEST = 1_000  # characters of an answer; what it is about stands where it begins


def remember(session: Session, place: Conversation, turn: Turn, *, asker: str, now: datetime) -> None:
    """Keep one turn, inside the transaction that stores the reply."""
    session.add(
        TurnRow(
            platform=place.platform,
            channel=place.channel,
            thread=place.thread or "",
            reader=asker if place.private else "",
            asker=asker,
            asked=turn.asked[:LONGEST],
            answered=turn.answered[:LONGEST],
            said_at=now,
        )
    )


def earlier_turns(engine: Engine, place: Conversation, *, asker: str, now: datetime) -> tuple[Turn, ...]:
    """The last turns of this thread, and in private those of the last half hour too; oldest first."""
    here = TurnRow.thread == (place.thread or "")
    if place.private:
        here = or_(here, TurnRow.said_at >= now - RECENT)
    last = (
        select(TurnRow)
        .where(
            TurnRow.platform == place.platform,
            TurnRow.channel == place.channel,
            TurnRow.reader == (asker if place.private else ""),
            here,
        )
        .order_by(TurnRow.id.desc())
        .limit(REMEMBERED)
    )
    with transaction(engine) as session:
        return tuple(Turn(row.asked, row.answered) for row in reversed(session.scalars(last).all()))


def forget_turns(session: Session, person: str) -> int:
    """Delete what this person asked and was told; returns how many turns."""
    return int(session.execute(delete(TurnRow).where(TurnRow.asker == person)).rowcount)  # type: ignore[attr-defined]  # a DELETE counts


def tidy_turns(engine: Engine, *, now: datetime) -> int:
    """Drop turns that nobody follows up any more; returns how many."""
    with transaction(engine) as session:
        old = delete(TurnRow).where(TurnRow.said_at < now - KEPT)
        return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts
