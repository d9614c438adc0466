"""Messages of channels and chats as Microsoft Graph tells them: their files, and what was said before.

Read as an app, by consent of the team or chat (ChannelMessage.Read.Group, ChatMessage.Read.Chat, ChatMember.Read.Chat)
or of the tenant.
"""

import base64
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar
from urllib.parse import quote, unquote, urlsplit

from pydantic import BaseModel, Field

from bot.arrivals.web_api import WebApi
from bot.errors import PlatformRefusedError
from bot.platforms.teams.book import Known
from bot.platforms.teams.graph_json import (
    ChannelMember,
    ChatMember,
    DriveItem,
    GraphChannel,
    GraphMessage,
)
from bot.platforms.teams.groups import TeamsGroups
from bot.platforms.teams.inbound import CHANNEL

_MANY = {"$top": "50"}  # the most messages that Graph gives at once
_LOOKED_THROUGH = 400  # messages of a channel, for one of ours
# what Graph says of a team that is not, and of what is not in one
GONE = ("404", "NotFound", "ResourceNotFound", "itemNotFound")
_CHAINS = {**_MANY, "$expand": "replies"}

One = TypeVar("One", bound=BaseModel)
Got = TypeVar("Got")


class _Page(BaseModel, Generic[One], extra="ignore"):
    value: list[One] = []
    next_link: str | None = Field(None, alias="@odata.nextLink")
    delta_link: str | None = Field(None, alias="@odata.deltaLink")


@dataclass(frozen=True)
class Batch:
    """A page of reply chains, each with its replies; `more` leads to the next one.

    `later` leads to what will have changed after the last page of a round of changes."""

    chains: tuple[GraphMessage, ...]
    more: str = ""
    later: str = ""


@dataclass(frozen=True)
class TeamsGraph:
    """Each method raises a PlatformError, a refused one where nobody consented."""

    api: WebApi
    groups: TeamsGroups

    async def message(self, known: Known, thread: str | None, message: str) -> GraphMessage:
        below = thread if thread != message else ""
        return await self._asked(
            known, lambda placed: self.api.get(f"{_messages(placed, below)}/{message}", GraphMessage)
        )

    async def replies(self, known: Known, thread: str) -> list[GraphMessage]:
        """Everything below a message of a channel."""
        return [one async for one in self._pages(known, _messages_of(thread), GraphMessage, **_MANY)]

    def newest(self, known: Known) -> AsyncIterator[GraphMessage]:
        """Messages that begin something, newest first; in channels, which Graph orders itself, the last touched.

        Source: $orderby, learn.microsoft.com/graph/api/chat-list-messages."""
        order = {} if known.kind == CHANNEL else {"$orderby": "createdDateTime desc"}
        return self._pages(known, _messages_of(""), GraphMessage, **_MANY, **order)

    async def find_own(self, known: Known, app: str, words: str) -> str:
        """The message that this app began with these words; empty where none is among the newest."""
        left = _LOOKED_THROUGH
        async for one in self.newest(known):
            if one.app == app and one.deleted_date_time is None and _letters(one.text) == _letters(words):
                return one.id
            left -= 1
            if not left:
                break
        return ""

    async def members(self, known: Known) -> list[ChatMember]:
        """Everybody in a chat."""
        return [one async for one in self._pages(known, _members_of, ChatMember)]

    async def channel(self, known: Known) -> GraphChannel:
        return await self._asked(
            known,
            lambda placed: self.api.get(
                _channel(placed), GraphChannel, **{"$select": "id,displayName,membershipType"}
            ),
        )

    def channel_members(self, known: Known) -> AsyncIterator[list[ChannelMember]]:
        """Everybody in a channel, page by page, also those of other teams and tenants that it is shared with."""
        return self._page_by_page(known, lambda one: f"{_channel(one)}/allMembers", ChannelMember)

    async def chains(self, known: Known, link: str = "") -> Batch:
        """A page of everything that stands in a channel."""
        return await self._batch(known, link, "messages", _CHAINS)

    async def changed(self, known: Known, link: str = "", *, since: datetime) -> Batch:
        """A page of what was written, edited, answered or deleted in a channel; `since` counts without a link.

        Source: learn.microsoft.com/graph/api/chatmessage-delta, whose filter tells whole reply chains."""
        moment = f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"
        query = {**_CHAINS, "$filter": f"lastModifiedDateTime gt {moment}"}
        return await self._batch(known, link, "messages/delta", query)

    async def _batch(self, known: Known, link: str, below: str, query: dict[str, str]) -> Batch:
        if link:
            page = await self.api.get(link, _Page[GraphMessage])
        else:
            page = await self._asked(
                known,
                lambda placed: self.api.get(f"{_channel(placed)}/{below}", _Page[GraphMessage], **query),
            )
        chains = [await self._whole(one) for one in page.value]
        return Batch(tuple(chains), self._own(page.next_link), self._own(page.delta_link))

    async def _whole(self, chain: GraphMessage) -> GraphMessage:
        """With the replies that were too many for one answer."""
        replies, link = list(chain.replies), self._own(chain.replies_next)
        while link:
            page = await self.api.get(link, _Page[GraphMessage])
            replies += page.value
            link = self._own(page.next_link)
        return chain.model_copy(update={"replies": replies})

    async def file_in(self, known: Known, address: str) -> DriveItem | None:
        """The file at this address, where it lies in the channel's own folder, which is open to who is in that.

        Source: encoding sharing URLs, learn.microsoft.com/graph/api/shares-get."""
        if known.kind != CHANNEL:
            return None
        folder = await self._asked(
            known, lambda placed: self.api.get(f"{_channel(placed)}/filesFolder", DriveItem)
        )
        if not lies_below(address, folder.web_url):
            return None
        name = base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")
        file = await self.api.get(f"shares/u!{name}/driveItem", DriveItem)
        return file if file.id and file.drive and file.drive == folder.drive else None

    def content_url(self, file: DriveItem) -> str:
        """Where Graph gives the content of a file."""
        drive, item = quote(file.drive, safe=""), quote(file.id, safe="")
        return f"{self.api.base_url}/drives/{drive}/items/{item}/content"

    async def _asked(self, known: Known, call: Callable[[Known], Awaitable[Got]]) -> Got:
        """What Graph answers to a call that names the team's group; asked again where that has become another."""
        placed = await self.groups.of(known)
        try:
            return await call(placed)
        except PlatformRefusedError as error:
            moved = await self.groups.anew(placed) if error.code in GONE else None
            if moved is None:
                raise
        return await call(moved)

    async def _pages(
        self, known: Known, path: Callable[[Known], str], kind: type[One], **query: str
    ) -> AsyncIterator[One]:
        async for page in self._page_by_page(known, path, kind, **query):
            for one in page:
                yield one

    async def _page_by_page(
        self, known: Known, path: Callable[[Known], str], kind: type[One], **query: str
    ) -> AsyncIterator[list[One]]:
        """Whoever has seen enough asks for no further page."""
        model = _Page[kind]  # type: ignore[valid-type]
        page = await self._asked(known, lambda placed: self.api.get(path(placed), model, **query))
        while True:
            yield page.value
            link = self._own(page.next_link)
            if not link:
                return
            page = await self.api.get(link, model)

    def _own(self, link: str | None) -> str:
        """A link of Graph's below its address; a list that is not whole must not be taken for a whole one."""
        start = f"{self.api.base_url}/"
        if link and not link.startswith(start):
            raise PlatformRefusedError("Microsoft Graph goes on at another address.", code="next_link")
        return link.removeprefix(start) if link else ""


def _letters(text: str) -> str:
    """Without what a platform writes in its own way: spaces, marks, quotes."""
    return re.sub(r"[\W_]+", "", text)


def _messages_of(thread: str) -> Callable[[Known], str]:
    return lambda known: _messages(known, thread)


def _members_of(known: Known) -> str:
    return f"chats/{quote(known.conversation, safe='')}/members"


def _messages(known: Known, thread: str | None) -> str:
    if known.kind != CHANNEL:
        return f"chats/{quote(known.conversation, safe='')}/messages"
    path = f"{_channel(known)}/messages"
    return f"{path}/{thread}/replies" if thread else path


def _channel(known: Known) -> str:
    return f"teams/{quote(known.group, safe='')}/channels/{quote(known.conversation, safe='')}"


def lies_below(address: str, folder: str) -> bool:
    """Whether an address names something in a folder; never for one that could be read in two ways."""
    try:
        theirs, ours = urlsplit(address), urlsplit(folder)
    except ValueError:
        return False
    path, top = unquote(theirs.path), unquote(ours.path).rstrip("/")
    # what is still encoded after decoding once might be decoded again by whoever opens it
    steps = re.split(r"[/\\]", unquote(path))[1:]
    plain = "\\" not in path and not theirs.query and not theirs.fragment and not {"", ".", ".."} & set(steps)
    same = (theirs.scheme, theirs.netloc.lower()) == (ours.scheme, ours.netloc.lower())
    return bool(plain and same and ours.netloc and top and path.startswith(f"{top}/"))
