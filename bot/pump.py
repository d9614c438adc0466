"""Takes waiting work from a queue and does several pieces at once, until it is told to stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.errors import StoreError

log = logging.getLogger(__name__)

T = TypeVar("T")
# other processes cannot wake this one, so it looks by itself too
IDLE_SECONDS = 0.5
# after the database failed
PAUSE_SECONDS = 1.0


class Pump(Generic[T]):
    """`take(limit)` gives work that is due (it may block); `work` does one piece and handles what it can.

    What `work` leaves with an exception is given to `put_back`, once that succeeds."""

    def __init__(
        self,
        name: str,
        take: Callable[[int], Sequence[T]],
        work: Callable[[T], Awaitable[None]],
        put_back: Callable[[T], None],
        *,
        slots: int,
    ) -> None:
        self.name = name
        self._take = take
        self._work = work
        self._put_back = put_back
        self._failed: list[T] = []
        self._slots = slots
        self._running: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There may be work now."""
        self._wake.set()

    async def run(self) -> None:
        """Work until `stop`; a database that fails is tried again."""
        while not self._stopping:
            self._wake.clear()
            try:
                taken = await asyncio.to_thread(self._next)
            except StoreError as error:
                log.warning("%s cannot take work: %s", self.name, error)
                await self._pause(PAUSE_SECONDS)
                continue
            except Exception:
                # a pump that ends would leave everybody without an answer, and nobody would see it
                log.exception("%s cannot take work", self.name)
                await self._pause(PAUSE_SECONDS)
                continue
            for piece in taken:
                self._start(piece)
            if not taken or len(self._running) >= self._slots:
                await self._pause(IDLE_SECONDS)

    async def stop(self, *, grace_seconds: float) -> None:
        """Take nothing more and let what runs finish; what does not in time is cancelled."""
        self._stopping = True
        self.wake()
        if self._running:
            await asyncio.wait(self._running, timeout=grace_seconds)
        for task in self._running:
            task.cancel()

    def _next(self) -> Sequence[T]:
        while self._failed:
            self._put_back(self._failed[-1])
            self._failed.pop()
        free = self._slots - len(self._running)
        return self._take(free) if free > 0 else ()

    def _start(self, piece: T) -> None:
        task = asyncio.create_task(self._guarded(piece))
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self.wake()

    async def _guarded(self, piece: T) -> None:
        try:
            await self._work(piece)
        except Exception:
            # most often the database is gone: the piece waits here until it can be handed back
            log.exception("%s failed on a piece of work", self.name)
            self._failed.append(piece)

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except TimeoutError:
            return
