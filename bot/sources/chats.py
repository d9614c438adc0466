"""What every chat's channel has in common as a source: whether it may be read, and how its platform is asked."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from bot.errors import LinkExpiredError, PlatformBusyError, PlatformError
from bot.platforms.history import Changes, ChannelAbout, Followed, History
from indexing.errors import SourceUnavailableError
from skills.language import say

SLACK, TEAMS = "slack", "teams"
# how we get into a channel
ENTRY: Mapping[str, str] = MappingProxyType({
    SLACK: say("Write /invite @Confidant there first."),
    TEAMS: say("Install me in its team, and mention me there once."),
})  # fmt: skip
# why one may not be seen
CHECK: Mapping[str, str] = MappingProxyType({
    SLACK: say("Check the id; write /invite @Confidant there if it is private."),
    TEAMS: say("Check the id; install me in its team, and mention me there once."),
})  # fmt: skip
# longer waits are left to the next sync
_LONGEST_WAIT_SECONDS = 90.0
_MOST_WAITS = 30
Result = TypeVar("Result")


@dataclass(frozen=True)
class Chats:
    """The platforms whose channels can be indexed; None for one that is not set up."""

    slack: History | None = None
    teams: Changes | None = None

    def of(self, platform: str) -> Followed | None:
        known: Mapping[str, Followed | None] = {SLACK: self.slack, TEAMS: self.teams}
        return known.get(platform)


@dataclass(frozen=True)
class Asking:
    """Asks a platform, and waits as long as it wants."""

    wait: Callable[[float], None] = time.sleep

    def __call__(
        self, call: Callable[[], Coroutine[Any, Any, Result]]
    ) -> Result:  # Any: what a coroutine takes
        """What the platform answers. Raises SourceUnavailableError, or LinkExpiredError as it is."""
        for _ in range(_MOST_WAITS):
            try:
                return asyncio.run(call())
            except LinkExpiredError:
                raise
            except PlatformBusyError as error:
                if error.retry_seconds > _LONGEST_WAIT_SECONDS:
                    raise SourceUnavailableError(_one_line(error)) from error
                self.wait(error.retry_seconds)
            except PlatformError as error:
                raise SourceUnavailableError(_one_line(error)) from error
        raise SourceUnavailableError(
            "The chat asked to wait again and again: the next sync goes on from here."
        )


def check_open(about: ChannelAbout, platform: str, private_by: str) -> None:
    """Raise SourceUnavailableError if this channel may not be read, or not any more."""
    if about.direct:
        raise SourceUnavailableError("Direct and group messages are never indexed.")
    if not about.joined:
        raise SourceUnavailableError(f"I am not in #{about.name}. {ENTRY[platform]} Or remove the source.")
    if about.external:
        raise SourceUnavailableError(f"#{about.name} is shared with outsiders, so it is not indexed.")
    if about.private and not private_by:
        raise SourceUnavailableError(
            f"#{about.name} is private now: one of its members must add it again, with --as."
        )


def _one_line(error: PlatformError) -> str:
    # a vendor's library may quote a whole answer
    return " ".join(str(error).split())
