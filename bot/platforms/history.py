"""What stands in a platform's channels, for those that an admin added: the port between a chat and the index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.platforms import Payload
from indexing.sources.threads import Thread


@dataclass(frozen=True)
class ChannelAbout:
    """A channel as its platform describes it. `joined`: we are a member. `direct`: a conversation of a few people.

    `chat`: a group chat, which admins may set us up for and which is never indexed."""

    name: str
    private: bool
    direct: bool
    external: bool
    joined: bool
    chat: bool = False


@dataclass(frozen=True)
class ThreadHead:
    """A thread without what was said in it; `fingerprint` differs when it may have changed.

    `thread` is there where the head is all of it. Ids order by time, as text."""

    id: str
    location: str
    fingerprint: str
    replied: bool
    thread: Thread | None = None


@dataclass(frozen=True)
class HistoryPage:
    """Heads, newest first, down to the id `lowest`; `more` if older ones follow."""

    heads: tuple[ThreadHead, ...]
    lowest: str
    more: bool


@dataclass(frozen=True)
class Touched:
    """The thread that an event adds to, edits or deletes from, and what the event says of its channel."""

    channel: str
    thread: str
    private: bool
    external: bool


class Described(Protocol):
    """What a platform says of a channel. May raise a PlatformError."""

    async def about(self, channel: str) -> ChannelAbout: ...


class Look(Described, Protocol):
    """The same, where channels are looked up by their names too."""

    async def named(self, name: str, external_id: str) -> Sequence[str]:
        """The ids of all channels with exactly this name that this person is in, as far as we see them."""


class Readable(Look, Protocol):
    """Channels that can be read back. Each method may raise a PlatformError; a busy one says how long to wait."""

    async def has_member(self, channel: str, external_id: str) -> bool: ...

    async def page(self, channel: str, *, after: str, before: str) -> HistoryPage:
        """Threads begun after one id and before another, newest first; empty ids are no bound."""

    async def thread(self, channel: str, thread: str) -> Thread | None:
        """What people said in a thread; None if nothing of theirs stands there."""


class Followed(Described, Protocol):
    """Channels that can be indexed, whichever way they are read. Each method may raise a PlatformError."""

    async def has_member(self, channel: str, external_id: str) -> bool: ...

    async def thread(self, channel: str, thread: str) -> Thread | None: ...

    async def location(self, channel: str, thread: str) -> str:
        """The link to a thread."""

    async def announce(self, channel: str, words: str, key: str) -> None:
        """Post a notice in a channel, unless one with this key is there."""

    def touched(self, body: Payload) -> Touched | None:
        """What a stored event changes; None for one that changes no channel."""


class History(Followed, Readable, Protocol):
    """Channels that are read thread by thread, down from the newest."""


@dataclass(frozen=True)
class ThreadBatch:
    """Threads as they are now; a head without a thread is there no more.

    `more` leads to the next batch of the same round, `later` to what will have changed after it."""

    heads: tuple[ThreadHead, ...]
    more: str
    later: str = ""


class Changes(Followed, Protocol):
    """Channels whose platform says what changed in them. A link that leads nowhere any more is a LinkExpiredError."""

    async def everything(self, channel: str, link: str) -> ThreadBatch:
        """All threads, from the first batch or from a link on."""

    async def changed(self, channel: str, link: str, *, since: datetime) -> ThreadBatch:
        """Threads that something was done to, from a link on, or without one since then."""
