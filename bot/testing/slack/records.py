"""What the fake remembers: people, channels, files, posts, views, and the calls it received."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from bot.testing.slack.texts import Button, buttons_of, visible_texts

Json = dict[str, Any]  # Any: Slack's wire format, which only the fake and the SDKs know


@dataclass(frozen=True)
class User:
    """A person or another app's bot; a stranger belongs to another workspace (Slack Connect)."""

    id: str
    name: str
    email: str
    team_id: str
    guest: bool = False
    stranger: bool = False
    bot: bool = False
    locale: str = "en-GB"
    zone: str = "Europe/Berlin"

    @property
    def bot_id(self) -> str:
        return f"B{self.id[1:]}"


@dataclass(frozen=True)
class Channel:
    """A channel or a direct message (kind "im"); `external` means shared with another workspace."""

    id: str
    name: str
    members: tuple[str, ...]
    kind: str = "channel"  # or "group" (private) or "im"
    external: bool = False
    archived: bool = False


@dataclass(frozen=True)
class File:
    """A file; `size` is what Slack claims, `content` what the download gives.

    `looks` is how often files.info must be asked until Slack has looked at it and knows its type."""

    id: str
    user: str
    name: str
    content: bytes
    mimetype: str
    size: int
    gone: bool = False
    redirect_to: str | None = None
    title: str = ""
    looks: int = 0

    @property
    def is_image(self) -> bool:
        """Whether a block may show it; Slack takes these kinds alone."""
        kinds = ("image/png", "image/jpeg", "image/gif")
        return bool(self.title) and not (self.gone or self.looks) and self.mimetype in kinds


@dataclass(frozen=True)
class Post:
    """A message as it stands now; `user` is the author's id."""

    channel: str
    ts: str
    text: str
    user: str
    thread_ts: str | None = None
    blocks: tuple[Json, ...] = ()
    metadata: Json | None = None
    ephemeral_to: str | None = None
    edited: bool = False
    deleted: bool = False
    files: tuple[File, ...] = ()
    reactions: tuple[tuple[str, str], ...] = ()  # (name, user id)
    by_bot: bool = False  # by the product
    bot_name: str = ""  # of another app's bot, or what the product called itself
    streaming: bool = False
    stream_ends_at: float | None = None

    @property
    def all_text(self) -> str:
        """Every text a person sees in it, one to a line: the blocks, or without them the text."""
        return "\n".join((self.text, *visible_texts(self.blocks)))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed or chosen in it, in order."""
        return tuple(buttons_of(self.blocks))

    @property
    def root_ts(self) -> str:
        return self.thread_ts or self.ts


@dataclass(frozen=True)
class View:
    """A modal or a Home tab as it stands now."""

    id: str
    user: str
    kind: str  # "modal" or "home"
    raw: Json
    hash: str
    root: str = ""
    previous: str | None = None
    open: bool = True
    errors: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def title(self) -> str:
        return str(self.raw.get("title", {}).get("text", ""))

    @property
    def blocks(self) -> tuple[Json, ...]:
        return tuple(self.raw.get("blocks", ()))

    @property
    def private_metadata(self) -> str:
        return str(self.raw.get("private_metadata", ""))

    @property
    def callback_id(self) -> str:
        return str(self.raw.get("callback_id", ""))

    @property
    def all_text(self) -> str:
        return "\n".join((self.title, *visible_texts(self.blocks)))

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(buttons_of(self.blocks))


@dataclass(frozen=True)
class Call:
    """A request to the Web API; `status` is None until it was answered, 0 when its line was cut."""

    number: int
    method: str
    arguments: Json
    at: float  # seconds since the epoch
    status: int | None = None
    error: str | None = None
    retry_after: int | None = None

    @property
    def ok(self) -> bool:
        return self.status == 200 and self.error is None


@dataclass(frozen=True)
class Status:
    """The line under the composer ("is thinking…"); empty means cleared."""

    channel: str
    thread_ts: str
    text: str
    loading_messages: tuple[str, ...] = ()
