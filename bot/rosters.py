"""Who reads a channel, as its platform says: kept beside the people, fresh by join and leave events."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from bot.store import transaction
from bot.tables import ChannelRow, MembershipRow, PlatformIdRow

# a missed leave event must not keep a right for longer than this
FRESH = timedelta(hours=24)


@dataclass(frozen=True)
class Roster:
    """`strangers`: somebody reads along whom the directory does not know. `external`: shared with outsiders."""

    people: frozenset[str]
    strangers: bool
    external: bool


class Rosters:
    def __init__(self, engine: Engine, platform: str) -> None:
        self.engine = engine
        self.platform = platform

    def external(self, channel: str, *, now: datetime) -> bool | None:
        """Whether outsiders share this channel; None if its roster was not read or is too old."""
        with transaction(self.engine) as session:
            row = session.get(ChannelRow, (self.platform, channel))
            if row is None or row.read_at is None:
                return None
            return row.external if now - row.read_at < FRESH else None

    def has(self, channel: str, external_id: str) -> bool:
        """Whether somebody, by the platform's id of them, is in this channel as far as its roster is known."""
        with transaction(self.engine) as session:
            link = session.get(PlatformIdRow, (self.platform, external_id))
            return bool(link and session.get(MembershipRow, ("channel", channel, link.person_id)))

    def stale_of(self, person: str, *, now: datetime) -> list[str]:
        """Channels that count for this person and whose roster is too old to be believed."""
        known = select(ChannelRow.channel).join(MembershipRow, MembershipRow.name == ChannelRow.channel)
        with transaction(self.engine) as session:
            found = known.where(
                ChannelRow.platform == self.platform,
                MembershipRow.kind == "channel",
                MembershipRow.person_id == person,
                (ChannelRow.read_at < now - FRESH) | ChannelRow.read_at.is_(None),
            )
            return list(session.scalars(found))

    def write(self, channel: str, roster: Roster, *, now: datetime) -> None:
        """Replace what was known of a channel."""
        with transaction(self.engine) as session:
            session.merge(
                ChannelRow(
                    platform=self.platform,
                    channel=channel,
                    external=roster.external,
                    strangers=roster.strangers,
                    read_at=now,
                )
            )
            session.execute(
                delete(MembershipRow).where(MembershipRow.kind == "channel", MembershipRow.name == channel)
            )
            session.add_all(_member(channel, person) for person in sorted(roster.people))

    def join(self, channel: str, person: str) -> None:
        with transaction(self.engine) as session:
            session.merge(_member(channel, person))

    def leave(self, channel: str, person: str) -> None:
        with transaction(self.engine) as session:
            row = session.get(MembershipRow, ("channel", channel, person))
            if row is not None:
                session.delete(row)

    def drop(self, channels: Collection[str]) -> None:
        """We were put out: nobody counts as a member by what we knew."""
        with transaction(self.engine) as session:
            for channel in channels:
                session.execute(
                    delete(MembershipRow).where(
                        MembershipRow.kind == "channel", MembershipRow.name == channel
                    )
                )
                _mark_old(session, self.platform, channel)

    def forget(self, channels: Collection[str]) -> None:
        """Have these channels read again before they are next answered in."""
        with transaction(self.engine) as session:
            for channel in channels:
                _mark_old(session, self.platform, channel)


def _member(channel: str, person: str) -> MembershipRow:
    return MembershipRow(kind="channel", name=channel, person_id=person)


def _mark_old(session: Session, platform: str, channel: str) -> None:
    row = session.get(ChannelRow, (platform, channel))
    if row is not None:
        row.read_at = None
