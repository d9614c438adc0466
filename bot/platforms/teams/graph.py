"""Messages of channels and chats as Microsoft Graph tells them: their files, and what was said before.

Read as an app, by consent of the team or chat (ChannelMessage.Read.Group, ChatMessage.Read.Chat, ChatMember.Read.Chat)
or of the tenant.
"""

import base64
import html
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar
from urllib.parse import quote, unquote, urlsplit

from pydantic import BaseModel, Field
from pydantic.alias_generators import to_camel

from bot.arrivals.web_api import WebApi
from bot.errors import PlatformRefusedError
from bot.platforms.teams.book import Known
from bot.platforms.teams.inbound import CHANNEL

REFERENCE = "reference"  # an attachment that lies in SharePoint or OneDrive
_MANY = {"$top": "50"}  # the most messages that Graph gives at once
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|h\d)>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


class _Json(BaseModel, extra="ignore", alias_generator=to_camel):
    """Graph's JSON, whose names are written in another way."""


class _Named(_Json):
    id: str | None = None
    display_name: str | None = None


class _Sender(_Json):
    user: _Named | None = None
    application: _Named | None = None


class _Body(_Json):
    content: str | None = None


class SharedFile(_Json):
    id: str = ""
    content_type: str | None = None
    content_url: str | None = None
    name: str | None = None


class _Parent(_Json):
    drive_id: str = ""


class DriveItem(_Json):
    """A file or folder in SharePoint or OneDrive."""

    id: str = ""
    web_url: str = ""
    parent_reference: _Parent = _Parent()

    @property
    def drive(self) -> str:
        return self.parent_reference.drive_id


class _Mention(_Json):
    mentioned: _Sender | None = None


class GraphMessage(_Json):
    """A message; its id is when it was written, in milliseconds since 1970."""

    id: str
    created_date_time: datetime
    last_modified_date_time: datetime | None = None
    deleted_date_time: datetime | None = None
    message_type: str = "message"
    sender: _Sender | None = Field(None, alias="from")
    body: _Body = _Body()
    web_url: str | None = None
    attachments: list[SharedFile] = []
    mentions: list[_Mention] = []

    @property
    def author(self) -> str:
        """Empty for what no person wrote."""
        user = self.sender.user if self.sender else None
        return (user.display_name or user.id or "") if user else ""

    @property
    def text(self) -> str:
        """Its words, without markup."""
        plain = _TAG.sub("", _BREAK.sub("\n", self.body.content or ""))
        return html.unescape(plain).replace("\xa0", " ").strip()

    @property
    def said_at(self) -> datetime:
        return self.created_date_time.astimezone(UTC)

    def names(self, app: str) -> bool:
        """Whether it mentions this app."""
        named = (one.mentioned.application for one in self.mentions if one.mentioned)
        return any(one is not None and one.id == app for one in named)


class ChatMember(_Json):
    """Somebody in a chat, and since when Teams shows them what is written there: in year 1 where from its beginning."""

    visible_history_start_date_time: datetime | None = None


One = TypeVar("One", bound=BaseModel)


class _Page(BaseModel, Generic[One], extra="ignore"):
    value: list[One] = []
    next_link: str | None = Field(None, alias="@odata.nextLink")


@dataclass(frozen=True)
class TeamsGraph:
    """Each method raises a PlatformError, a refused one where nobody consented."""

    api: WebApi

    async def message(self, known: Known, thread: str | None, message: str) -> GraphMessage:
        return await self.api.get(
            f"{_messages(known, thread if thread != message else '')}/{message}", GraphMessage
        )

    async def replies(self, known: Known, thread: str) -> list[GraphMessage]:
        """Everything below a message of a channel."""
        return [one async for one in self._pages(_messages(known, thread), GraphMessage, **_MANY)]

    def newest(self, known: Known) -> AsyncIterator[GraphMessage]:
        """Messages that begin something, newest first; in channels, which Graph orders itself, the last touched.

        Source: $orderby, learn.microsoft.com/graph/api/chat-list-messages."""
        order = {} if known.kind == CHANNEL else {"$orderby": "createdDateTime desc"}
        return self._pages(_messages(known, ""), GraphMessage, **_MANY, **order)

    async def members(self, known: Known) -> list[ChatMember]:
        """Everybody in a chat."""
        path = f"chats/{quote(known.conversation, safe='')}/members"
        return [one async for one in self._pages(path, ChatMember)]

    async def file_in(self, known: Known, address: str) -> DriveItem | None:
        """The file at this address, where it lies in the channel's own folder, which is open to who is in that.

        Source: encoding sharing URLs, learn.microsoft.com/graph/api/shares-get."""
        if known.kind != CHANNEL or not known.group:
            return None
        folder = await self.api.get(f"{_channel(known)}/filesFolder", DriveItem)
        if not lies_below(address, folder.web_url):
            return None
        name = base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")
        file = await self.api.get(f"shares/u!{name}/driveItem", DriveItem)
        return file if file.id and file.drive and file.drive == folder.drive else None

    def content_url(self, file: DriveItem) -> str:
        """Where Graph gives the content of a file."""
        drive, item = quote(file.drive, safe=""), quote(file.id, safe="")
        return f"{self.api.base_url}/drives/{drive}/items/{item}/content"

    async def _pages(self, path: str, kind: type[One], **query: str) -> AsyncIterator[One]:
        page = await self.api.get(path, _Page[kind], **query)  # type: ignore[valid-type]
        start = f"{self.api.base_url}/"
        while True:
            for one in page.value:
                yield one
            if not page.next_link:
                return
            if not page.next_link.startswith(start):
                # a list that is not whole must not be taken for a whole one
                raise PlatformRefusedError("Microsoft Graph goes on at another address.", code="next_link")
            page = await self.api.get(page.next_link.removeprefix(start), _Page[kind])  # type: ignore[valid-type]


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
