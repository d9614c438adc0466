"""What people wrote to each other in a chat, as far as whoever asks was there: the port that a recap reads through."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from skills.errors import UserError
from skills.language import say
from skills.messages import Conversation, User


@dataclass(frozen=True)
class Saying:
    """One message of a person; `link` leads to it."""

    author: str
    text: str
    said_at: datetime
    link: str


@dataclass(frozen=True)
class Talked:
    """Threads in the order in which they began, each oldest message first. `whole`: none were left out."""

    channel: str
    threads: tuple[tuple[Saying, ...], ...]
    whole: bool = True


class Talk(Protocol):
    """Raises UserError with what is missing, ForbiddenError for somebody who is not in the channel."""

    async def thread(self, place: Conversation, by: User) -> Talked:
        """The thread that `place` is in."""
        ...

    async def channel(self, place: Conversation, channel: str, by: User, *, since: datetime) -> Talked:
        """A channel, by its reference such as slack:C012 or, if empty, where `place` is."""
        ...


class NoTalk:
    """Where no chat can be read."""

    async def thread(self, place: Conversation, by: User) -> Talked:  # noqa: ARG002
        raise nothing_here()

    async def channel(
        self,
        place: Conversation,  # noqa: ARG002
        channel: str,  # noqa: ARG002
        by: User,  # noqa: ARG002
        *,
        since: datetime,  # noqa: ARG002
    ) -> Talked:
        raise nothing_here()


def nothing_here() -> UserError:
    return UserError(
        say("There is no chat here that I could read back."), hint=say("Ask me in the chat of your company.")
    )


NO_TALK: Talk = NoTalk()
