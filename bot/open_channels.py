"""Which channel somebody has open beside their conversation with us, where the platform says so apart from a message.

It says where a person looks, so it is kept for an hour at most, and only of a channel that they may see.
"""

from datetime import datetime, timedelta

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from bot.store import transaction
from bot.tables import OpenChannelRow

KEPT = timedelta(hours=1)


def has_open(engine: Engine, platform: str, person: str, channel: str, *, now: datetime) -> None:
    """Note the channel that a person, by our id, has open now; an empty one is none."""
    with transaction(engine) as session:
        session.execute(delete(OpenChannelRow).where(OpenChannelRow.seen_at < now - KEPT))
        if channel:
            session.merge(OpenChannelRow(platform=platform, person=person, channel=channel, seen_at=now))
        else:
            session.execute(
                delete(OpenChannelRow).where(
                    OpenChannelRow.platform == platform, OpenChannelRow.person == person
                )
            )


def open_channel_of(engine: Engine, platform: str, person: str, *, now: datetime) -> str:
    """What they had open last; empty where nobody said so within the hour."""
    with transaction(engine) as session:
        row = session.get(OpenChannelRow, (platform, person))
        return row.channel if row and row.seen_at >= now - KEPT else ""


def forget_open_channels(session: Session, person: str) -> int:
    """Delete what this person has open; returns how many rows."""
    gone = delete(OpenChannelRow).where(OpenChannelRow.person == person)
    return int(session.execute(gone).rowcount)  # type: ignore[attr-defined]  # a DELETE counts


def tidy_open_channels(engine: Engine, *, now: datetime) -> int:
    """Drop what was open longer ago than it is kept; returns how many rows."""
    with transaction(engine) as session:
        old = delete(OpenChannelRow).where(OpenChannelRow.seen_at < now - KEPT)
        return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts
