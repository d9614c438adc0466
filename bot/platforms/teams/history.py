"""Teams' channels and group chats, read back through Microsoft Graph for those who are in them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.errors import PlatformRefusedError
from bot.platforms.history import ChannelAbout, HistoryPage, ThreadHead
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import Known
from bot.platforms.teams.channels import TeamsChannels
from bot.platforms.teams.graph import GraphMessage, TeamsGraph
from bot.platforms.teams.inbound import CHANNEL
from bot.platforms.teams.people import TeamsPeople
from indexing.sources.threads import Said, Thread
from skills.errors import UserError
from skills.language import say

_NOT_THERE = ("404", "NotFound", "ResourceNotFound")
MOST_HEADS = 400  # of one page; whoever reads takes fewer


@dataclass(frozen=True)
class TeamsTalk:
    api: TeamsApi
    graph: TeamsGraph
    people: TeamsPeople
    channels: TeamsChannels
    now: Callable[[], datetime]

    async def about(self, channel: str) -> ChannelAbout:
        """Also reads who is there, if that is not known or old."""
        known = await asyncio.to_thread(self.channels.book.find, channel)
        if known is not None:
            await self.people.is_shared(Where(known.service, channel), known.tenant)
        return await self.channels.about(channel)

    async def has_member(self, channel: str, external_id: str) -> bool:
        known = await self._known(channel)
        return await self.api.member(Where(known.service, channel), external_id) is not None

    async def named(self, name: str, external_id: str) -> Sequence[str]:
        called = await asyncio.to_thread(self.channels.book.called, name)
        return [one for one in called if await self.has_member(one, external_id)]

    async def page(self, channel: str, *, after: str, before: str) -> HistoryPage:
        known, heads = await self._known(channel), list[ThreadHead]()
        oldest, newest = max(_seconds(after), await self._shown_to_all(known)), _seconds(before)
        lowest = ""
        async for message in _readable(self.graph.newest(known)):
            at = message.said_at.timestamp()
            if oldest and _placed(known, message).timestamp() <= oldest:
                break
            # an old message of a channel stands among the new ones once it is edited or answered
            if at <= oldest or (newest and at >= newest):
                continue
            if len(heads) == MOST_HEADS:
                return HistoryPage(tuple(heads), lowest, more=True)
            lowest = message.id
            heads.append(self._head(known, message))
        return HistoryPage(tuple(heads), lowest, more=False)

    async def thread(self, channel: str, thread: str) -> Thread | None:
        known = await self._known(channel)
        if not thread:
            return None
        try:
            root = await self.graph.message(known, None, thread)
        except PlatformRefusedError as error:
            if error.code in _NOT_THERE:
                return None
            raise closed() from error
        if root.said_at.timestamp() <= await self._shown_to_all(known):
            return None
        below = await self.graph.replies(known, thread) if known.kind == CHANNEL else []
        return self._read([root, *sorted(below, key=lambda one: one.said_at)])

    async def _shown_to_all(self, known: Known) -> float:
        """Since when everybody in a chat may read it, in seconds; 0 where that is from its beginning.

        Teams can hide from a newcomer what was written before they came, and what is told here they read."""
        if known.kind == CHANNEL:
            return 0.0
        try:
            members = await self.graph.members(known)
        except PlatformRefusedError as error:
            raise closed() from error
        since = [one.visible_history_start_date_time for one in members]
        told = [_utc(one).timestamp() for one in since if one is not None]
        if not told or len(told) < len(since):
            raise closed()
        return max(0.0, *told)

    def _head(self, known: Known, message: GraphMessage) -> ThreadHead:
        # only the replies themselves tell whether there are any, and chats have none
        replied = known.kind == CHANNEL
        changed = message.last_modified_date_time or message.created_date_time
        alone = None if replied else self._read([message])
        return ThreadHead(message.id, message.web_url or "", changed.isoformat(), replied, alone)

    def _read(self, messages: list[GraphMessage]) -> Thread | None:
        """What people said; None where no person did."""
        app = self.api.settings.app_id
        said = tuple(
            Said(
                one.author,
                one.text,
                one.said_at,
                one.last_modified_date_time or one.said_at,
                one.web_url or "",
                to_bot=one.names(app),
            )
            for one in messages
            if one.author and one.text and one.message_type == "message" and not one.deleted_date_time
        )
        return Thread(messages[0].web_url or "", said) if said else None

    async def _known(self, channel: str) -> Known:
        known = await asyncio.to_thread(self.channels.book.find, channel)
        if known is None:
            raise PlatformRefusedError(
                f"Teams has told us of no channel {channel}.", code="channel_not_found"
            )
        return known


async def _readable(messages: AsyncIterator[GraphMessage]) -> AsyncIterator[GraphMessage]:
    try:
        async for one in messages:
            yield one
    except PlatformRefusedError as error:
        raise closed() from error


def closed() -> UserError:
    return UserError(
        say("Teams does not let me read back what was written here."),
        hint=say("An owner of the team, or somebody in the chat, can consent to that when they install me."),
    )


def _placed(known: Known, message: GraphMessage) -> datetime:
    """The moment by which Graph orders a conversation's messages."""
    changed = message.last_modified_date_time if known.kind == CHANNEL else None
    return _utc(changed) if changed else message.said_at


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _seconds(bound: str) -> float:
    """A moment in seconds since 1970; ids of messages are in milliseconds."""
    value = float(bound or 0)
    return value / 1000 if value > 1e11 else value
