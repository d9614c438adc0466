"""Questions that were asked, and the people who help with them, as skills see them; the help desk in `bot` answers.

A question is named by its id or the beginning of it, or by `last`: the latest one of whoever asks, asked here.
Raises UserError for what is gone, is another's to do, or is not for this person; ForbiddenError for rights.
"""

from dataclasses import dataclass
from typing import Protocol

from skills.errors import UserError
from skills.language import say
from skills.messages import Message
from skills.record import Proof

LAST = "last"
# what stands behind the command of a skill about a question
NAMED = r"[0-9a-f]{8,32}|last"
SHOWN_CHARACTERS = 12  # of an id, on buttons and in a terminal


@dataclass(frozen=True)
class Kept:
    """A question that is kept, with where the quotes of its answer stand."""

    id: str
    text: str
    answered: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class Opinion:
    """What an expert says. `verdict` is `right` or `wrong` on the answer that was shown to them, else empty.

    `sources` are locations of documents that it rests on; `title` is the question in their own words."""

    text: str
    sources: tuple[str, ...] = ()
    verdict: str = ""
    title: str = ""


class HelpDesk(Protocol):
    """What is returned as a sentence says what happened, to whoever did it."""

    @property
    def is_open(self) -> bool:
        """Whether questions are kept, so that something can be done about one."""

    async def question(self, name: str, message: Message) -> Kept:
        """One that whoever writes asked, or that was asked in this channel."""

    async def thumb(self, name: str, message: Message, *, up: bool, reason: str = "") -> None:
        """The last press of a person counts."""

    async def hand_over(self, name: str, message: Message) -> str:
        """By its asker alone; once, however often."""

    async def claim(self, name: str, message: Message) -> str: ...

    async def reopen(self, name: str, message: Message) -> str:
        """What was declined waits for anybody again."""
        ...

    async def give_back(self, name: str, message: Message) -> str:
        """What one claimed waits for anybody again."""

    async def answer(self, name: str, opinion: Opinion, message: Message) -> str: ...

    async def decline(self, name: str, reason: str, message: Message) -> str: ...

    async def share(self, name: str, message: Message) -> str:
        """Ask it again for the channel in which a private answer was wanted, and post that there."""


class NoDesk:
    """Where no questions are kept."""

    is_open = False

    async def question(self, name: str, message: Message) -> Kept:  # noqa: ARG002
        raise _closed()

    async def thumb(self, name: str, message: Message, *, up: bool, reason: str = "") -> None:  # noqa: ARG002
        raise _closed()

    async def hand_over(self, name: str, message: Message) -> str:  # noqa: ARG002
        raise _closed()

    async def claim(self, name: str, message: Message) -> str:  # noqa: ARG002
        raise _closed()

    async def reopen(self, name: str, message: Message) -> str:  # noqa: ARG002
        raise _closed()

    async def give_back(self, name: str, message: Message) -> str:  # noqa: ARG002
        raise _closed()

    async def answer(self, name: str, opinion: Opinion, message: Message) -> str:  # noqa: ARG002
        raise _closed()

    async def decline(self, name: str, reason: str, message: Message) -> str:  # noqa: ARG002
        raise _closed()

    async def share(self, name: str, message: Message) -> str:  # noqa: ARG002
        raise _closed()


def _closed() -> UserError:
    return UserError(say("Questions are not kept here."), hint=say("Ask in Slack, or with `confidant chat`."))


NO_DESK: HelpDesk = NoDesk()
