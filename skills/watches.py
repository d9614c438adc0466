"""Watches as skills see them: reports that are looked at again, in the channel where somebody said so.

The book in `bot` answers it. Every call asks the database: make it in a thread.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from skills.errors import UserError
from skills.language import say
from skills.messages import Conversation, User

if TYPE_CHECKING:  # loaded with the first watch, because it loads what compares reports
    from typing import NoReturn

    from skills.research.watch.watching import Watch

    Change = Callable[[Watch], Watch]


class Watches(Protocol):
    """Each call takes where it was said and by whom. Raises UserError, and ForbiddenError for who may not."""

    def can_tell(self, place: Conversation) -> bool:
        """Whether anything is posted there by itself."""
        ...

    def start(self, watch: "Watch", place: Conversation) -> bool:
        """Look at it from now on; False where the same is watched there already."""
        ...

    def of(self, place: Conversation, by: User) -> "tuple[Watch, ...]":
        """Those that tell there, and in a conversation of two all that this person set up."""
        ...

    def change(self, name: str, change: "Change", place: Conversation, by: User) -> "Watch":
        """Keep what `change` makes of it."""
        ...

    def stop(self, name: str, place: Conversation, by: User) -> "Watch":
        """Look at it no more; the watch as it was."""
        ...


def channel_of(place: Conversation) -> str:
    """The channel in which a watch tells what it finds; empty in a conversation of two."""
    return place.beside if place.private else place.channel


def no_watch(name: str) -> UserError:
    return UserError(
        say("I know no watch {name!r} here.", name=name), hint=say("`watch list` shows those that tell here.")
    )


class NoWatches:
    """Where nothing can be watched."""

    def can_tell(self, place: Conversation) -> bool:  # noqa: ARG002
        return False

    def start(self, watch: "Watch", place: Conversation) -> bool:  # noqa: ARG002
        _refuse()

    def of(self, place: Conversation, by: User) -> "tuple[Watch, ...]":  # noqa: ARG002
        return ()

    def change(self, name: str, change: "Change", place: Conversation, by: User) -> "Watch":  # noqa: ARG002
        raise no_watch(name)

    def stop(self, name: str, place: Conversation, by: User) -> "Watch":  # noqa: ARG002
        raise no_watch(name)


def _refuse() -> "NoReturn":
    raise UserError(say("Nothing can be watched here."))


NO_WATCHES = NoWatches()
