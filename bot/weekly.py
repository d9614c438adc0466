"""Posts on Mondays what people asked and nothing answered, in the channel that an admin named."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.directory import Directory
from bot.languages import Languages
from bot.outbox import Letter, Outbox
from bot.platforms import Platforms
from bot.review.digest import digest
from bot.review.gaps import GapReader, gaps_of
from bot.review.questions import Questions
from bot.store import transaction
from skills.context import SearchIndex
from skills.language import speaking

log = logging.getLogger(__name__)

DAYS = 7


@dataclass(frozen=True)
class Weekly:
    """`channel` is a platform and its id of a channel, such as `slack:C0123456789`; empty posts nothing."""

    channel: str
    questions: Questions
    index: SearchIndex
    directory: Directory
    platforms: Platforms
    outbox: Outbox
    now: Callable[[], datetime]
    wake: Callable[[], None]
    languages: Languages

    async def post(self) -> None:
        """Hand the post to the outbox, once a day however often this is called.

        Raises a PlatformError when the channel cannot be looked at."""
        name, _, channel = self.channel.partition(":")
        platform = self.platforms.get(name)
        if platform is None:
            if self.channel:
                log.warning("gaps are not posted to %s: %s is not set up", self.channel, name)
            return
        place = await platform.channel(channel)
        if place is None:
            log.warning("gaps are not posted to %s: it is shared with outsiders", self.channel)
            return
        questions = await asyncio.to_thread(self.questions.declined, days=DAYS)
        # what is named there is what everyone in the channel may read
        audience = await asyncio.to_thread(self.directory.audience_of, [f"channel:{channel}"])
        gaps = await gaps_of(questions, self.index, GapReader(audience, sees_all=False))
        with speaking(self.languages.house):
            reply = digest(gaps, days=DAYS)
            if reply is None:
                return
            letter = platform.write(f"gaps:{self.channel}:{self.now():%Y-%m-%d}", reply, place)
        await asyncio.to_thread(self._hand_over, letter)
        self.wake()

    def _hand_over(self, letter: Letter) -> None:
        with transaction(self.outbox.engine) as session:
            self.outbox.put(session, letter, now=self.now())
