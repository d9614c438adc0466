"""Words of an answer while it is put together: one message that grows on its platform, whatever makes it grow there.

The words never decide what a reply says. What was begun is in the outbox before it says anything, and whoever delivers
the reply lets that very message say the whole, whatever became of it: after a stop, a broken line or a crash.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.errors import PlatformBusyError, PlatformError, PlatformRefusedError, StoreError
from bot.outbox import BEGUN, Outbox
from bot.platforms import Payload

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Begun:
    """The message that stands, the place that the outbox knows it by, and the words that it shows."""

    id: str
    place: Payload
    shown: str = ""


class Surface(Protocol):
    """How a platform shows words that grow. Each method may raise a PlatformError."""

    @property
    def pause(self) -> float:
        """Seconds between two steps, as things stand."""

    @property
    def edits(self) -> bool:
        """Whether it grows by edits, which would overwrite what somebody else lets the message say by then."""

    async def session(self) -> AbstractContextManager[object]:
        """What every call stands in."""

    async def start(self, begun: Payload, words: str) -> Begun:
        """Let a message stand; `begun` is its place as a message that the platform must end."""

    async def grow(self, message_id: str, shown: str, words: str) -> str:
        """Show more of the words; those that are shown then."""

    async def withdraw(self, begun: Begun) -> None:
        """Take the message away again."""


class Growing:
    """One answer's words. Nothing begins before there are any.

    `hold`: seconds within which an answer is whole and simply posted. `patience`: how long its end waits for a call."""

    def __init__(
        self,
        surface: Surface,
        outbox: Outbox,
        now: Callable[[], datetime],
        platform: str,
        key: str,
        place: Payload,
        *,
        hold: float,
        patience: float,
    ) -> None:
        self.surface, self.outbox, self.now, self.platform = surface, outbox, now, platform
        self.key, self.place = key, place
        self.hold, self.patience = hold, patience
        self._wanted = self._shown = ""
        self._id = ""
        self._ending = asyncio.Event()
        self._work: asyncio.Task[None] | None = None

    def show(self, partial: str) -> None:
        """Words that do not begin with those of the last time are left to the reply."""
        if not partial.startswith(self._wanted) or self._ending.is_set():
            return
        self._wanted = partial
        self._work = self._work or asyncio.create_task(self._run())

    async def end(self) -> None:
        """Show nothing more; what is under way is waited for, but not long."""
        self._ending.set()
        if self._work:
            await asyncio.wait({self._work}, timeout=self.patience)
            self._work.cancel()

    def abandon(self) -> None:
        """Let go at once, as the end of a process does."""
        self._ending.set()
        if self._work:
            self._work.cancel()

    def is_idle(self, partial: str) -> bool:
        """Whether these words went out, or none go out any more."""
        return self._shown == partial or (self._work is not None and self._work.done())

    @property
    def stands(self) -> bool:
        """Whether a message of it is there."""
        return bool(self._id)

    async def _run(self) -> None:
        if await self._is_over(self.hold):
            return
        try:
            with await self.surface.session():
                if await self._begin():
                    await self._grow()
        except (PlatformError, StoreError) as error:
            log.info("an answer's words are not shown any further: %s", error)
        except Exception:
            log.exception("an answer's words are not shown any further")

    async def _begin(self) -> bool:
        """Let a message stand that the outbox knows, before it says anything."""
        place, now = {**self.place, BEGUN: f"{self.key}#0"}, self.now()
        if not await asyncio.to_thread(lambda: self.outbox.open(self.key, self.platform, place, now=now)):
            return False
        try:
            begun = await self.surface.start(place, self._wanted)
        except (PlatformBusyError, PlatformRefusedError):
            await asyncio.to_thread(self.outbox.unopened, self.key)
            raise
        self._id, self._shown = begun.id, begun.shown
        if await asyncio.to_thread(self.outbox.opened, self.key, begun.id, begun.place):
            return True
        # the work was stopped meanwhile, and what is said to that stands elsewhere
        await self.surface.withdraw(begun)
        return False

    async def _grow(self) -> None:
        while True:
            words = self._wanted
            if words != self._shown:
                if self.surface.edits and not await asyncio.to_thread(self.outbox.is_open, self.key):
                    # stopped, or taken over by another process: the message says something else by now
                    self._ending.set()
                    return
                try:
                    self._shown = await self.surface.grow(self._id, self._shown, words)
                except PlatformBusyError as error:
                    if await self._is_over(error.retry_seconds):
                        return
                    continue
            if await self._is_over(self.surface.pause):
                return

    async def _is_over(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ending.wait(), seconds)
        return self._ending.is_set()


def no_session() -> AbstractContextManager[object]:
    return nullcontext()
