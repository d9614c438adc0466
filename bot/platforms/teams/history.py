"""Teams' channels and group chats, read back through Microsoft Graph for those who are in them."""

import asyncio
import heapq
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.errors import PlatformRefusedError, RightMissingError
from bot.platforms.history import ChannelAbout, HistoryPage, ThreadHead
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import Known
from bot.platforms.teams.channels import TeamsChannels
from bot.platforms.teams.consent import MEMBERS
from bot.platforms.teams.graph import GONE, TeamsGraph
from bot.platforms.teams.graph_json import GraphMessage
from bot.platforms.teams.groups import UNKNOWN, UNPLACED_CHANNEL
from bot.platforms.teams.inbound import CHANNEL
from bot.platforms.teams.people import TeamsPeople
from indexing.sources.threads import Said, Thread
from skills.errors import UserError
from skills.language import say

log = logging.getLogger(__name__)

UNKNOWN_READERS = say("I cannot find out who is in this channel, so I tell nothing of it.")
MOST_HEADS = 400  # of one page


@dataclass(frozen=True)
class TeamsTalk:
    api: TeamsApi
    graph: TeamsGraph
    people: TeamsPeople
    channels: TeamsChannels
    now: Callable[[], datetime]
    most_heads: int = MOST_HEADS

    @property
    def app(self) -> str:
        return self.api.settings.app_id

    async def about(self, channel: str) -> ChannelAbout:
        """Also reads who is there, if that is not known or old."""
        known = await asyncio.to_thread(self.channels.book.find, channel)
        if known is not None:
            if known.kind == CHANNEL and not known.membership:
                known = await self._told(known)
            await self.people.is_shared(Where(known.service, channel), known.tenant)
        return await self.channels.about(channel)

    async def has_member(self, channel: str, external_id: str) -> bool:
        """Raises UserError where nobody says who is in the channel."""
        known = await self._known(channel)
        try:
            return await self.people.has_member(known, external_id)
        except PlatformRefusedError as error:
            if isinstance(error, RightMissingError) and error.right == MEMBERS:
                raise UserError(UNKNOWN_READERS, hint=error.hint) from error
            raise _worded(error) from error

    async def named(self, name: str, external_id: str) -> Sequence[str]:
        """Raises UserError where nobody says who is in any channel of that name."""
        called = await asyncio.to_thread(self.channels.book.called, name)
        found, closed_to_us = [], None
        for one in called:
            try:
                if await self.has_member(one, external_id):
                    found.append(one)
            except UserError as error:
                closed_to_us = error
        if closed_to_us and not found:
            raise closed_to_us
        return found

    async def page(self, channel: str, *, after: str, before: str) -> HistoryPage:
        known = await self._known(channel)
        oldest, newest = max(_seconds(after), await self._shown_to_all(known)), _seconds(before)
        found = _Newest(self.most_heads)
        async for message in _readable(self.graph.newest(known)):
            placed, at = _placed(known, message).timestamp(), message.said_at.timestamp()
            if (oldest and placed <= oldest) or found.is_settled(placed):
                break
            # an old message of a channel stands among the new ones once it is edited or answered
            if at > oldest and not (newest and at >= newest):
                found.add(at, message)
        heads = tuple(self._head(known, one) for one in found.newest_first())
        return HistoryPage(heads, heads[-1].id if heads else "", more=found.more)

    async def thread(self, channel: str, thread: str) -> Thread | None:
        known = await self._known(channel)
        if not thread:
            return None
        try:
            root = await self.graph.message(known, None, thread)
        except PlatformRefusedError as error:
            if error.code in GONE:
                return None
            raise _worded(error) from error
        if root.said_at.timestamp() <= await self._shown_to_all(known):
            return None
        below = await self.graph.replies(known, thread) if known.kind == CHANNEL else []
        return read_thread([root, *below], self.app)

    async def _told(self, known: Known) -> Known:
        """With who is in the channel, as far as we are let ask."""
        try:
            return await self.people.told(known)
        except PlatformRefusedError as error:
            log.info("who is in a channel is not told: %s", error)
            return known

    async def _shown_to_all(self, known: Known) -> float:
        """Since when everybody in a chat may read it, in seconds; 0 where that is from its beginning.

        Teams can hide from a newcomer what was written before they came, and what is told here they read."""
        if known.kind == CHANNEL:
            return 0.0
        try:
            members = await self.graph.members(known)
        except PlatformRefusedError as error:
            raise _worded(error) from error
        since = [one.visible_history_start_date_time for one in members]
        told = [_utc(one).timestamp() for one in since if one is not None]
        if not told or len(told) < len(since):
            raise closed()
        return max(0.0, *told)

    def _head(self, known: Known, message: GraphMessage) -> ThreadHead:
        # only the replies themselves tell whether there are any, and chats have none
        replied = known.kind == CHANNEL
        changed = message.last_modified_date_time or message.created_date_time
        alone = None if replied else read_thread([message], self.app)
        return ThreadHead(message.id, message.web_url or "", changed.isoformat(), replied, alone)

    async def _known(self, channel: str) -> Known:
        known = await asyncio.to_thread(self.channels.book.find, channel)
        if known is None:
            raise PlatformRefusedError(
                f"Teams has told us of no channel {channel}.", code="channel_not_found"
            )
        return known


def read_thread(messages: Sequence[GraphMessage], app: str, location: str = "") -> Thread | None:
    """What people said in a reply chain that begins with the first of these; None where no person did.

    `app` is ours; `location` the link to it, else the one that Graph gives."""
    root, *below = messages
    said = tuple(
        Said(
            one.author,
            one.text,
            one.said_at,
            one.last_modified_date_time or one.said_at,
            one.web_url or "",
            to_bot=one.names(app),
        )
        for one in (root, *sorted(below, key=lambda one: one.said_at))
        if one.stands
    )
    return Thread(location or root.web_url or "", said) if said else None


async def _readable(messages: AsyncIterator[GraphMessage]) -> AsyncIterator[GraphMessage]:
    try:
        async for one in messages:
            yield one
    except PlatformRefusedError as error:
        raise _worded(error) from error


def _worded(error: PlatformRefusedError) -> UserError:
    if error.code == UNKNOWN:
        return UserError(UNPLACED_CHANNEL, hint=say("Try again in a minute."))
    return closed()


def closed() -> UserError:
    return UserError(
        say("Teams does not let me read back what was written here."),
        hint=say("An owner of the team, or somebody in the chat, can consent to that when they install me."),
    )


@dataclass
class _Newest:
    """The `most` messages that were written last, out of those that come by when they were touched, last first.

    `more`: others were left out, or may follow."""

    most: int
    more: bool = False
    _kept: list[tuple[float, str, GraphMessage]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def add(self, at: float, message: GraphMessage) -> None:
        # what is touched while pages are read may stand on two of them
        if message.id in self._seen:
            return
        self._seen.add(message.id)
        entry = (at, message.id, message)
        if len(self._kept) < self.most:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heappushpop(self._kept, entry)
            self.more = True

    def is_settled(self, placed: float) -> bool:
        """Whether nothing touched at this moment or before can have been written later than what is kept."""
        settled = len(self._kept) == self.most and placed < self._kept[0][0]
        self.more = self.more or settled
        return settled

    def newest_first(self) -> list[GraphMessage]:
        return [message for _, _, message in sorted(self._kept, key=lambda one: one[:2], reverse=True)]


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
