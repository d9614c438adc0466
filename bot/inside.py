"""Keeps words from outsiders who joined a place since: who reads along is asked anew before each post and each edit.

Where outsiders read, or nobody can say who does, a short notice stands instead of the words; the person whom the place
names, who asked or organised it, gets the words alone and hears where they are missing and why.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import PlatformError, PlatformRefusedError
from bot.outbox import Delivery, Letter, Outbox, Payload, ReadBy, alone_key
from bot.platforms import Platform, channel_of
from skills.language import Reader, anew, say, speaking
from skills.messages import Reply

log = logging.getLogger(__name__)

# for so long after it was asked who reads along, joining and leaving is followed by events
JUST_NOW = timedelta(seconds=60)
NOT_HERE = say(
    "People from outside the company read along here, so what belongs here is not shown. Whoever may read it "
    "can ask me in a chat of their own."
)
NOT_SURE_HERE = say(
    "I cannot find out who reads along here, so what belongs here is not shown. Whoever may read it can ask me in "
    "a chat of their own."
)
NameOf = Callable[[str, str], Awaitable[str]]


class Why(StrEnum):
    """Why words are kept back."""

    OUTSIDERS = "outsiders read along"
    UNKNOWN = "nobody can say who reads along"


async def no_name(_platform: str, channel: str) -> str:
    """Where channels have no names that are known."""
    return channel


def read_by(reply: Reply, *, external: bool) -> ReadBy:
    """Who may read a reply to an event, at which it was asked who reads along, and whether outsiders do.

    What shows words of a meeting is asked about once more."""
    if external:
        # what is published, or that nothing is answered there
        return ReadBy.ANYONE
    return ReadBy.INSIDE if reply.about else ReadBy.ASKED


@dataclass(frozen=True)
class Inside:
    """`reader_there` is whoever reads what is posted in a place; `name_of` what a platform's channel is called."""

    outbox: Outbox
    now: Callable[[], datetime]
    reader_there: Callable[[str, Payload], Reader]
    name_of: NameOf = no_name

    async def why_not(self, platform: Platform, delivery: Delivery) -> Why | None:
        """Why a letter may not stand where it goes; None where it may.

        Raises a PlatformError where it cannot be found out just now, and a refused one where all of it can go to
        another place."""
        letter = delivery.letter
        if letter.read_by == ReadBy.ANYONE or not letter.rich or not channel_of(letter.place):
            return None
        just_asked = letter.read_by == ReadBy.ASKED and self.now() - delivery.written_at < JUST_NOW
        try:
            return Why.OUTSIDERS if await platform.has_outsiders(letter.place, anew=not just_asked) else None
        except PlatformRefusedError as error:
            if not delivery.wording and await platform.elsewhere(letter.place, error.code):
                raise
            log.warning("who reads along with %s cannot be found out: %s", letter.key, error)
            return Why.UNKNOWN

    async def withhold(self, platform: Platform, delivery: Delivery, why: Why) -> None:
        """Let a notice stand there, and bring the words to one person; both are stored together, so once.

        Raises a PlatformError that passes where that person cannot be looked up just now."""
        letter = delivery.letter
        log.warning("%s is not shown in %s: %s", letter.key, channel_of(letter.place), why)
        notice = self._worded(
            platform, letter.key, NOT_HERE if why is Why.OUTSIDERS else NOT_SURE_HERE, letter.place
        )
        copy = await self._for_one(platform, letter, why)
        self.outbox.withhold(delivery, replace(notice, read_by=ReadBy.ANYONE), copy, now=self.now())

    async def _for_one(self, platform: Platform, letter: Letter, why: Why) -> Letter | None:
        """The words for whoever asked; None where the place names nobody whom we know."""
        try:
            place = await platform.alone(letter.place)
        except PlatformRefusedError as error:
            log.warning("nobody is told that %s is not shown: %s", letter.key, error)
            return None
        if place is None:
            return None
        where = await self._name(platform.name, channel_of(letter.place))
        said = (
            say(
                "This goes to you alone: people from outside the company read along in {where} by now, where it "
                "belongs.",
                where=where,
            )
            if why is Why.OUTSIDERS
            else say(
                "This goes to you alone: I cannot find out who reads along in {where}, where it belongs.",
                where=where,
            )
        )
        head = self._worded(platform, letter.key, said, place)
        return replace(
            letter,
            key=alone_key(letter.key),
            place=place,
            rich=(*head.rich, *letter.rich),
            plain=(*head.plain, *letter.plain),
        )

    async def _name(self, platform: str, channel: str) -> str:
        """Its name, or its id where the platform does not say."""
        try:
            return await self.name_of(platform, channel)
        except PlatformError:
            return channel

    def _worded(self, platform: Platform, key: str, said: str, place: Payload) -> Letter:
        with speaking(self.reader_there(platform.name, place)):
            return platform.write(key, anew(Reply(said)), place)
