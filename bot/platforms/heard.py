"""What a person did on any platform as a Message: the same fields, whatever their platform calls them."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol

from bot.platforms import Payload
from skills.messages import Attachment, Conversation, Message, User

Values = tuple[tuple[str, str], ...]


class Told(Protocol):
    """What every platform's own reading of an event holds."""

    @property
    def text(self) -> str: ...
    @property
    def sent_at(self) -> datetime: ...
    @property
    def private(self) -> bool: ...
    @property
    def thread(self) -> str | None: ...
    @property
    def values(self) -> Values: ...
    @property
    def named(self) -> Values: ...


def message_of(
    told: Told,
    sender: User,
    files: tuple[Attachment, ...],
    *,
    platform: str,
    workspace: str,
    channel: str,
    direct: bool,
) -> Message:
    """`direct`: the sender has this channel alone with us; elsewhere what is private stands beside it."""
    place = Conversation(
        platform,
        workspace,
        channel,
        told.thread,
        private=told.private,
        beside=channel if told.private and not direct else "",
    )
    audience = () if told.private else (f"channel:{channel}",)
    return Message(
        told.text, sender, place, told.sent_at, audience, files, values=told.values, named=told.named
    )


async def with_people(
    values: Values, picked: re.Pattern[str], find: Callable[[str], Awaitable[str | None]]
) -> Values:
    """What a form was filled in with, people by their id in the directory where it knows them."""
    filled = []
    for name, value in values:
        person = await find(match[1]) if (match := picked.fullmatch(value)) else None
        filled.append((name, person or value))
    return tuple(filled)


def received_at(body: Payload) -> datetime:
    """When we heard it: kept with the event, so that it is the same after a restart."""
    return datetime.fromtimestamp(float(body.get("received_at") or 0), UTC)
