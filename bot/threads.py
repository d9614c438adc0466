"""The threads that the bot takes part in, so that a follow-up needs no mention."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from bot.store import transaction
from bot.tables import ThreadRow


def take_part(
    session: Session, platform: str, channel: str, thread: str, *, asker: str, now: datetime
) -> None:
    """Note that we answered this person here."""
    session.merge(ThreadRow(platform=platform, channel=channel, thread=thread, asker=asker, answered_at=now))


@dataclass(frozen=True)
class Part:
    """Whom we answered last in a thread, empty for who is forgotten, and when."""

    asker: str
    answered_at: datetime


def forget_asker(session: Session, person: str) -> None:
    """Take a person off the threads that they asked in; that we answered there stays, for whoever asks on."""
    session.execute(update(ThreadRow).where(ThreadRow.asker == person).values(asker=""))


def part_in(engine: Engine, platform: str, channel: str, thread: str) -> Part | None:
    """Our part in this thread; None where we took none."""
    with transaction(engine) as session:
        row = session.get(ThreadRow, (platform, channel, thread))
        return Part(row.asker, row.answered_at) if row else None
