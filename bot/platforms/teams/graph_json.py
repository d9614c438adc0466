"""Messages, members and files as Microsoft Graph writes them."""

import html
import re
from datetime import UTC, datetime

from pydantic import BaseModel, Field
from pydantic.alias_generators import to_camel

REFERENCE = "reference"  # an attachment that lies in SharePoint or OneDrive
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
    replies: list["GraphMessage"] = []
    replies_next: str | None = Field(None, alias="replies@odata.nextLink")

    @property
    def stands(self) -> bool:
        """Whether somebody wrote it and nobody deleted it."""
        written = bool(self.author and self.text) and self.message_type == "message"
        return written and self.deleted_date_time is None

    @property
    def author(self) -> str:
        """Empty for what no person wrote."""
        user = self.sender.user if self.sender else None
        return (user.display_name or user.id or "") if user else ""

    @property
    def app(self) -> str:
        """The app that wrote it; empty for what a person wrote."""
        application = self.sender.application if self.sender else None
        return (application.id or "") if application else ""

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


class GraphChannel(_Json):
    """A channel; one that is not `standard` has members of its own."""

    display_name: str | None = None
    membership_type: str = ""


class ChannelMember(_Json):
    """Somebody in a channel, of this tenant or another."""

    user_id: str | None = None
    display_name: str | None = None
    email: str | None = None
    tenant_id: str | None = None
    roles: list[str] = []
