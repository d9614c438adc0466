"""Chat platforms: one folder each, payload in, payload out; this is all that the rest of the program knows of them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from bot.outbox import Letter
from skills.messages import Attachment, Message, Reply, User

Payload = dict[str, Any]  # Any: a platform's own JSON
# stores an event under its id; False if it was here before. Raises StoreError, and then it is not stored.
Receive = Callable[[str, str, Payload], Awaitable[bool]]


# kinds of places that several people read; every other is one person's
_SHARED = ("channel", "groupChat")


def channel_of(place: Payload) -> str:
    """The channel or group chat whose members read what is posted here; empty where one person reads alone."""
    shared = place.get("kind") in _SHARED
    return str(place.get("channel") or place.get("conversation") or "") if shared else ""


@dataclass(frozen=True)
class Heard:
    """An event as a message, where the reply goes, and whether this place is shared with outsiders.

    `later` is where the result of long work goes, if not to `place`. `refresh` is the person's page on which they
    pressed something, so that it must be shown anew. What is not `addressed` was said to others in a channel where we
    listen: it is answered if that can be proven, and else nothing is said. `failed` tells what the platform
    could not do of what they pressed."""

    message: Message
    place: Payload
    external: bool = False
    later: Payload | None = None
    refresh: Payload | None = None
    addressed: bool = True
    failed: str = ""


@dataclass(frozen=True)
class Stop:
    """A person stops what they are answered with at a place; `is_there` says of a place whether it is that one."""

    by: User
    is_there: Callable[[Payload], bool]


class Sign(Protocol):
    """What a person sees of the work on their message until the reply is there. Nothing in it raises or waits long."""

    def show(self, partial: str) -> None:
        """The proven words of the answer so far, in Markdown; each time they begin with those of the last time."""

    async def end(self, reply: Reply | None) -> None:
        """Show nothing more. `reply` comes now; without one, what is shown goes. A second time does nothing."""


class _NoSign:
    """Nobody is told before the reply is there."""

    def show(self, partial: str) -> None: ...

    async def end(self, reply: Reply | None) -> None: ...


NO_SIGN = _NoSign()


class Platform(Protocol):
    """What a chat platform must do. Each method may raise a PlatformError."""

    @property
    def name(self) -> str: ...

    async def start(self) -> None:
        """Begin to hear: connect, or be ready for the web server's routes."""

    async def stop(self) -> None: ...

    async def hear(self, body: Payload) -> Heard | None:
        """What a stored event says, with its sender and audience known; None for what is not meant for us."""

    def place_of(self, body: Payload) -> Payload | None:
        """Where a reply to this event would go, from the event alone."""

    def begin(self, key: str, body: Payload, *, place: Payload | None = None, again: bool = False) -> Sign:
        """Let whoever asked see at once that this event, named `key`, is being worked on.

        `place` is where the reply goes, where the event alone does not say so; `again` that it was begun before."""

    async def stops(self, body: Payload) -> "Stop | None":
        """What a person stops by this event; None for any other kind of event."""

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        """A reply in the platform's words."""

    async def send(self, place: Payload, message: Payload, key: str) -> str:
        """Post one message with its delivery key; the platform's id of it."""

    async def find(self, place: Payload, key: str) -> str | None:
        """The id of the message with this delivery key, if it is there; None also where nobody can tell."""

    def is_lasting(self, place: Payload) -> bool:
        """Whether a message there can be edited and removed later on."""

    async def edit(self, place: Payload, message_id: str, message: Payload) -> None:
        """Let a message of ours say this instead."""

    async def remove(self, place: Payload, message_id: str) -> None:
        """Take a message of ours away; one that is gone already is no error."""

    def is_about_form(self, code: str) -> bool:
        """Whether a refusal is about the blocks of a message, so that plain text may do."""

    async def elsewhere(self, place: Payload, code: str) -> Payload | None:
        """Where else to reach the person when `place` was refused, if anywhere."""

    async def fetch(
        self, attachment: Attachment, message: Message, folder: Path, *, document_bytes: int | None = None
    ) -> Path:
        """Bring a file of this message here: a recording, or else a document of at most so many bytes."""

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        """Where a post of our own goes in this channel, or a thread of it; its members are known afterwards.

        None for a channel that is shared with outsiders. Should it be closed to us by then, the person `instead`, by
        our id, gets it alone."""

    async def direct(self, person: str) -> Payload | None:
        """Where a post of our own reaches this person alone, by our id or a verified e-mail.

        Somebody whom only the platform knows by then is in the directory afterwards; None for who is not on it."""

    async def has_outsiders(self, place: Payload, *, anew: bool) -> bool:
        """Whether outsiders read what is posted in a place that several people read.

        `anew` asks the platform, whatever was known. Raises a refused one where it may not say."""

    async def alone(self, place: Payload) -> Payload | None:
        """Where the person whom a place names reads alone; None where it names nobody who is still known."""

    def taken_part(self, place: Payload) -> tuple[str, str] | None:
        """The channel and thread that a reply to `place` makes us part of."""


@runtime_checkable
class HostsMeetings(Protocol):
    """A platform on which meetings are held that have a chat of their own."""

    @property
    def name(self) -> str: ...

    @property
    def meetings_from(self) -> str:
        """The source that tells of its meetings, such as graph."""

    async def meeting_chat(self, chat: str, series: str, *, instead: str) -> Payload | None:
        """Where a post of our own goes in a meeting's chat, by the source's id of the chat or of the meeting.

        None for one that is shared with outsiders; should it be closed to us by the time of the post, the person
        `instead`, by verified e-mail, gets it alone. Raises a PlatformError, a refused one where we are not in it."""


Platforms = Mapping[str, Platform]
Messages = Sequence[Payload]
