"""The first sign: Teams shows that we are typing until the reply is there, in any kind of conversation."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import PlatformError
from bot.platforms import Payload
from bot.platforms.growth import Growing
from bot.platforms.teams.api import TeamsApi
from bot.platforms.teams.inbound import CHANNEL, GROUP, PERSONAL
from bot.platforms.teams.posting import TeamsPosts
from skills.messages import Reply

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pace:
    """In seconds. Teams lets the sign fade after some; `longest` is when nobody looks at it any more."""

    refresh: float = 4.0
    longest: float = 120.0
    patience: float = 2.0


class TeamsSigns:
    def __init__(self, api: TeamsApi, posts: TeamsPosts, pace: Pace = Pace()) -> None:
        self.api = api
        self.posts = posts
        self.pace = pace

    def begin(self, place: Payload, words: Growing | None) -> "TeamsSign":
        """Show it; on a running loop. `words` shows those of the answer."""
        return TeamsSign(self, place, words)


class TeamsSign:
    """The sign of one event."""

    def __init__(self, signs: TeamsSigns, place: Payload, words: Growing | None) -> None:
        self.signs, self.place = signs, place
        self._words = words
        self._ending = asyncio.Event()
        self._work = asyncio.create_task(self._signal())

    def show(self, partial: str) -> None:
        if self._words:
            self._words.show(partial)

    async def end(self, reply: Reply | None) -> None:  # noqa: ARG002  # the reply itself takes the sign away
        if self._ending.is_set():
            return
        self._ending.set()
        if self._words:
            await self._words.end()
        await asyncio.wait({self._work}, timeout=self.signs.pace.patience)
        self._work.cancel()

    async def _signal(self) -> None:
        pace = self.signs.pace
        if self.place["kind"] not in (PERSONAL, GROUP, CHANNEL):
            return
        for _ in range(int(pace.longest / pace.refresh)):
            # words that stand are a better sign
            if not (self._words and self._words.stands):
                await self._type()
            try:
                await asyncio.wait_for(self._ending.wait(), pace.refresh)
            except TimeoutError:
                continue
            return

    async def _type(self) -> None:
        try:
            where = await self.signs.posts.where(self.place)
            await asyncio.wait_for(self.signs.api.send(where, {"type": "typing"}), self.signs.pace.patience)
        except (PlatformError, TimeoutError) as error:
            log.info("no sign is shown: %s", error or "Teams took too long")
        except Exception:
            log.exception("no sign is shown")
