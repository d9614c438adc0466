"""The threads that the bot takes part in, so that a follow-up needs no mention."""

from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.store import transaction
from bot.tables import ThreadRow


def take_part(
    session: Session, platform: str, channel: str, thread: str, *, asker: str, now: datetime
) -> None:
    """Note that we answered this person here."""
    session.merge(ThreadRow(platform=platform, channel=channel, thread=thread, asker=asker, answered_at=now))


def last_asker(engine: Engine, platform: str, channel: str, thread: str) -> str | None:
    """Whom we answered last in this thread; None where we took no part."""
    with transaction(engine) as session:
        row = session.get(ThreadRow, (platform, channel, thread))
        return row.asker if row else None
