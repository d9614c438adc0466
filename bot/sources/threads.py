"""One channel of a chat as a source, whichever way its platform tells what is new: whose it is, and its threads."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.platforms.history import Followed
from bot.sources.chats import Asking, check_open
from indexing.documents import DocumentDraft
from indexing.errors import ItemGoneError
from indexing.sources import SourceItem
from indexing.sources.threads import Thread, thread_draft

# what vanishes or is changed without a trace is found by reading everything again
ALL_ANEW = timedelta(days=7)
Chat = TypeVar("Chat", bound=Followed)


class ChannelThreads(Generic[Chat]):
    """One channel that an admin added; `private_by` is the member who let a private one be indexed."""

    platform: str

    def __init__(
        self,
        history: Chat,
        channel: str,
        *,
        private_by: str,
        now: datetime,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.history = history
        self.channel = channel
        self.private_by = private_by
        self.now = now
        self._ask = Asking(wait)
        # of the page or batch that is told just now
        self._threads: dict[str, Thread] = {}

    @property
    def scope(self) -> str:
        return f"{self.platform}:{self.channel}"

    @property
    def readers(self) -> frozenset[str]:
        return frozenset({f"channel:{self.channel}"})

    def origin(self, thread: str) -> str:
        return f"{self.scope}/{thread}"

    def load(self, item: SourceItem, known_hash: str | None) -> DocumentDraft | None:
        thread = self._threads.get(item.origin) or self._ask(
            lambda: self.history.thread(self.channel, item.origin.rpartition("/")[2])
        )
        if thread is None:
            raise ItemGoneError(f"Nothing that a person said stands at {item.location}.")
        return thread_draft(thread, origin=item.origin, fingerprint=item.fingerprint, known_hash=known_hash)

    def _check_open(self) -> None:
        """Raise SourceUnavailableError if the channel may not be read, or not any more."""
        check_open(self._ask(lambda: self.history.about(self.channel)), self.platform, self.private_by)
