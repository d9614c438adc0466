"""What is known of a channel or a group chat in Teams, for those who name one."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.errors import PlatformRefusedError
from bot.platforms.history import ChannelAbout
from bot.platforms.teams.book import Book
from bot.platforms.teams.inbound import CHANNEL, GROUP, PERSONAL
from bot.rosters import Rosters

_NAMELESS = {CHANNEL: "channel", PERSONAL: "chat"}


@dataclass(frozen=True)
class TeamsChannels:
    book: Book
    rosters: Rosters
    now: Callable[[], datetime]

    async def about(self, channel: str) -> ChannelAbout:
        """Raises PlatformRefusedError for one that nobody wrote to us in."""
        known = await asyncio.to_thread(self.book.find, channel)
        if known is None:
            raise PlatformRefusedError(
                f"Teams has told us of no channel {channel}.", code="channel_not_found"
            )
        external = await asyncio.to_thread(lambda: self.rosters.external(channel, now=self.now()))
        return ChannelAbout(
            known.name or _NAMELESS.get(known.kind, "group chat"),
            private=known.kind != CHANNEL,
            direct=known.kind == PERSONAL,
            # a roster that is not known is read before anything is posted there
            external=bool(external),
            joined=True,
            chat=known.kind == GROUP,
        )

    async def named(self, name: str, external_id: str) -> Sequence[str]:
        """By the rosters that we know; a channel whose roster is not known is nobody's."""
        called = await asyncio.to_thread(self.book.called, name)
        return await asyncio.to_thread(lambda: [one for one in called if self.rosters.has(one, external_id)])
