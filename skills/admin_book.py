"""What admins look at and set, as their words see it. `bot` answers from the database: ask it in a thread."""

from dataclasses import dataclass
from typing import NoReturn, Protocol, cast

from skills.errors import UserError
from skills.messages import Message, User


@dataclass(frozen=True)
class Place:
    """A channel: `reference` such as slack:C012; `external` where outsiders share it, `joined` where we are in it."""

    reference: str
    name: str
    external: bool
    joined: bool


@dataclass(frozen=True)
class Fact:
    """A setting as it is now, and who says so."""

    title: str
    words: str
    source: str


@dataclass(frozen=True)
class SwitchFact:
    """A skill, whether it is on everywhere, who says so, and where it is otherwise."""

    command: str
    summary: str
    on: bool
    source: str
    exceptions: tuple[str, ...] = ()


class AdminBook(Protocol):
    """Raises UserError for what is not there, in words that say what to do."""

    def channel(self, words: str, message: Message) -> Place: ...

    def group(self, words: str) -> str: ...

    def person(self, words: str, message: Message) -> User:
        """`me`, a mention, an id, an e-mail or a whole name; never guessed."""
        ...

    def switches(self) -> tuple[SwitchFact, ...]: ...

    def setting(self, name: str) -> Fact: ...


class _NoAdminBook:
    """Where there is nothing to look at."""

    def __getattr__(self, name: str) -> NoReturn:
        raise UserError("There is nothing to set here.", hint="Ask the running program.")


NO_ADMIN_BOOK = cast("AdminBook", _NoAdminBook())
