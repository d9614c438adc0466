"""Teams' channels as the index reads them, through Microsoft Graph: everything, and what changed.

Source of the order of calls: learn.microsoft.com/graph/api/channel-list-messages and chatmessage-delta.
"""

import asyncio
import hashlib
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from bot.errors import LinkExpiredError, PlatformRefusedError
from bot.platforms import Payload
from bot.platforms.history import ChannelAbout, ThreadBatch, ThreadHead, Touched
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import STANDARD, Known
from bot.platforms.teams.consent import MESSAGES, consented, missing
from bot.platforms.teams.graph import GONE, Batch, TeamsGraph
from bot.platforms.teams.graph_json import GraphMessage
from bot.platforms.teams.history import read_thread
from bot.platforms.teams.inbound import CHANNEL, chain_of, conversation_of, kind_of
from bot.platforms.teams.people import TeamsPeople
from bot.platforms.teams.posting import shown
from bot.platforms.teams.render import to_teams
from indexing.sources.threads import Thread
from skills.messages import Reply

_EVENTS = ("message", "messageUpdate", "messageDelete")


@dataclass(frozen=True)
class TeamsHistory:
    api: TeamsApi
    graph: TeamsGraph
    people: TeamsPeople

    async def about(self, channel: str) -> ChannelAbout:
        """Also reads who is in the channel, if that is not known or old: they are who may read what is indexed."""
        known = await self._known(channel)
        if known.kind != CHANNEL:
            return ChannelAbout(known.name or channel, private=True, direct=True, external=False, joined=True)
        told = await self.people.told(known)
        return ChannelAbout(
            told.name or channel,
            private=told.membership != STANDARD,
            direct=False,
            external=await self._is_shared(told),
            joined=True,
        )

    async def has_member(self, channel: str, external_id: str) -> bool:
        return await self.people.has_member(await self._known(channel), external_id)

    async def thread(self, channel: str, thread: str) -> Thread | None:
        """Raises PlatformRefusedError for a channel that outsiders share by now."""
        known = await self._known(channel)
        if await self._is_shared(known):
            raise PlatformRefusedError("This channel is shared with outsiders.", code="shared")
        try:
            root = await self.graph.message(known, None, thread)
            below = await self.graph.replies(known, thread)
        except PlatformRefusedError as error:
            if error.code in GONE:
                return None
            raise
        return read_thread([root, *below], self._app, await self.location(channel, thread))

    async def location(self, channel: str, thread: str) -> str:
        return _link(await self.graph.groups.of(await self._known(channel)), thread)

    async def announce(self, channel: str, words: str, key: str) -> None:
        """Once, also where this was killed between the post and its receipt: bots may not look through a conversation,
        and Microsoft Graph, which may, is asked for it."""
        known, book = await self._known(channel), self.people.book
        if await asyncio.to_thread(book.notice, channel, key):
            return
        is_new = await asyncio.to_thread(book.begin_notice, channel, key)
        sent = "" if is_new else await consented(self.graph.find_own(known, self._app, words), MESSAGES)
        if not sent:
            sent = await self.api.send(Where(known.service, channel), shown(to_teams(Reply(words))[0]))
        await asyncio.to_thread(book.noticed, channel, key, sent or key)

    def touched(self, body: Payload) -> Touched | None:
        activity: Payload = body.get("activity") or {}
        channel, thread = conversation_of(activity), chain_of(activity)
        if activity.get("type") not in _EVENTS or kind_of(activity) != CHANNEL or not channel or not thread:
            return None
        # whether it is private or shared no event says: that is looked up before anything is read
        return Touched(channel, thread, private=False, external=False)

    async def everything(self, channel: str, link: str) -> ThreadBatch:
        known = await self._known(channel)
        return await self._told(known, self.graph.chains(known, link), link)

    async def changed(self, channel: str, link: str, *, since: datetime) -> ThreadBatch:
        known = await self._known(channel)
        return await self._told(known, self.graph.changed(known, link, since=since), link)

    async def _told(self, known: Known, asked: Awaitable[Batch], link: str) -> ThreadBatch:
        try:
            batch = await asked
        except PlatformRefusedError as error:
            if link:
                raise LinkExpiredError(str(error), code=error.code) from error
            raise missing(error, MESSAGES) from error
        placed = await self.graph.groups.of(known)
        return ThreadBatch(tuple(self._head(placed, one) for one in batch.chains), batch.more, batch.later)

    def _head(self, placed: Known, root: GraphMessage) -> ThreadHead:
        location = _link(placed, root.id)
        thread = read_thread([root, *root.replies], self._app, location)
        return ThreadHead(root.id, location, _fingerprint(root), replied=False, thread=thread)

    async def _is_shared(self, known: Known) -> bool:
        return await self.people.is_shared(Where(known.service, known.conversation), known.tenant)

    @property
    def _app(self) -> str:
        return self.api.settings.app_id

    async def _known(self, channel: str) -> Known:
        known = await asyncio.to_thread(self.people.book.find, channel)
        if known is None:
            raise PlatformRefusedError(
                f"Teams has told us of no channel {channel}.", code="channel_not_found"
            )
        return known


def _link(placed: Known, thread: str) -> str:
    """As Teams itself makes it, so that it is the same however a thread comes to us."""
    channel = quote(placed.conversation, safe="")
    about = f"groupId={placed.group}&tenantId={placed.tenant}&createdTime={thread}&parentMessageId={thread}"
    return f"https://teams.microsoft.com/l/message/{channel}/{thread}?{about}"


def _fingerprint(root: GraphMessage) -> str:
    """Differs once anything in a reply chain was written, edited or deleted."""
    states = sorted(
        f"{one.id}:{one.last_modified_date_time}:{one.deleted_date_time}" for one in (root, *root.replies)
    )
    return hashlib.sha256("\n".join(states).encode()).hexdigest()[:32]
