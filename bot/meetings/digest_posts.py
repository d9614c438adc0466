"""Posts the digests that channels asked for: each period once, of what everyone in the channel may read."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select

from bot.directory import Directory
from bot.errors import PlatformError, PlatformRefusedError
from bot.inside import NameOf, no_name
from bot.languages import Languages
from bot.meetings.digests import period_start
from bot.meetings.tables import DigestRow
from bot.outbox import Letter, Outbox, alone_key
from bot.platforms import Platform, Platforms
from bot.store import locked, transaction
from skills.digest import digest_of
from skills.language import anew, day, say, speaking
from skills.meeting_book import MeetingBook
from skills.messages import Reply, Text
from skills.periods import Period

log = logging.getLogger(__name__)

SATURDAY = 5
LONGEST = timedelta(days=7)  # after a long standstill only the last days are told of


@dataclass(frozen=True)
class Wanted:
    """One digest that is due: of the days from `first` up to `after`."""

    id: int
    platform: str
    channel: str
    every: str
    words: str
    first: date
    after: date
    added_by: str

    @property
    def key(self) -> str:
        return f"meeting-digest:{self.id}:{self.after.isoformat()}"

    @property
    def period(self) -> Period:
        last = self.after - timedelta(days=1)
        if last == self.first:
            said = say("on {day}", day=day(last))
        else:
            said = say("from {first} to {last}", first=day(self.first), last=day(last))
        return Period(self.first, self.after, said)


@dataclass(frozen=True)
class DigestPosts:
    engine: Engine
    book: MeetingBook
    directory: Directory
    platforms: Platforms
    outbox: Outbox
    now: Callable[[], datetime]
    wake: Callable[[], None]
    languages: Languages
    name_of: NameOf = no_name

    async def post(self) -> int:
        """Hand each digest that is due to the outbox, once; a period without meetings is passed over in silence.

        Nothing is posted on Saturdays and Sundays. Raises a PlatformError where a platform cannot be asked."""
        posted = 0
        for wanted in await asyncio.to_thread(self._due, self.now().date()):
            letter, ready = await self._letter(wanted)
            if ready:
                posted += await asyncio.to_thread(self._hand_over, wanted, letter)
        if posted:
            self.wake()
        return posted

    def _due(self, today: date) -> list[Wanted]:
        if today.weekday() >= SATURDAY:
            return []
        with transaction(self.engine) as session:
            rows = session.scalars(select(DigestRow).order_by(DigestRow.id)).all()
            found = []
            for row in rows:
                after = period_start(row.every, today)
                if row.next_from < after:
                    first = max(row.next_from, after - LONGEST)
                    found.append(
                        Wanted(
                            row.id,
                            row.platform,
                            row.channel,
                            row.every,
                            row.words,
                            first,
                            after,
                            row.added_by,
                        )
                    )
            return found

    async def _letter(self, wanted: Wanted) -> tuple[Letter | None, bool]:
        """The post, None where there is nothing to tell; and whether the channel could be looked at."""
        platform = self.platforms.get(wanted.platform)
        if platform is None:
            log.warning("digest %d is not posted: %s is not set up", wanted.id, wanted.platform)
            return None, False
        try:
            instead = await asyncio.to_thread(self._who_has_it_alone, wanted)
            place = await platform.channel(wanted.channel, instead=instead)
        except PlatformRefusedError as error:
            log.warning("digest %d is not posted: %s", wanted.id, error)
            return None, False
        if place is None:
            log.warning("digest %d is not posted: its channel is shared with outsiders", wanted.id)
            await self._tell(platform, wanted)
            return None, False
        readers = [f"channel:{wanted.channel}"]
        audience = await asyncio.to_thread(self.directory.audience_of, readers)
        with speaking(self.languages.house):
            reply = await asyncio.to_thread(digest_of, self.book, audience, wanted.period, wanted.words)
            return (platform.write(wanted.key, reply, place) if reply else None), True

    def _who_has_it_alone(self, wanted: Wanted) -> str:
        """Whoever wanted it, while they are in the channel: it holds what its members may read; else nobody."""
        person = self.directory.find(wanted.added_by)
        return person.id if person and wanted.channel in person.channels else ""

    async def _tell(self, platform: Platform, wanted: Wanted) -> None:
        """Let whoever wanted it know, once a period, that outsiders keep it from the channel."""
        try:
            place = await platform.direct(wanted.added_by)
        except PlatformRefusedError as error:
            log.warning("nobody is told that digest %d is not posted: %s", wanted.id, error)
            return
        if place is None:
            return
        said = say(
            "The digest of meetings {when} is not posted in {where}, because people from outside the company read "
            "along there.",
            when=wanted.period.said,
            where=await self._name(wanted),
        )
        hint = say("`meetings digest stop {number}` there ends it.", number=wanted.id)
        with speaking(await asyncio.to_thread(self.languages.of_person, wanted.added_by)):
            letter = platform.write(alone_key(wanted.key), anew(Reply(said, (Text(hint),))), place)
        await asyncio.to_thread(self._put, letter)
        self.wake()

    async def _name(self, wanted: Wanted) -> str:
        try:
            return await self.name_of(wanted.platform, wanted.channel)
        except PlatformError:
            return wanted.channel

    def _put(self, letter: Letter) -> None:
        with transaction(self.engine) as session:
            self.outbox.put(session, letter, now=self.now())

    def _hand_over(self, wanted: Wanted, letter: Letter | None) -> bool:
        """Whether this call is the one that posts it."""
        with transaction(self.engine) as session:
            row = locked(session, DigestRow, wanted.id)
            if row is None or row.next_from >= wanted.after:
                return False
            row.next_from = wanted.after
            if letter is not None:
                self.outbox.put(session, letter, now=self.now())
        return letter is not None
