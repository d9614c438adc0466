"""Arriving events go into the database together: whatever comes while one transaction runs waits for the next.

A burst of hundreds would otherwise fight for SQLite's one writer, and most of it be acknowledged too late.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.errors import StoreError
from bot.inbox import NewEvent

log = logging.getLogger(__name__)

MOST = 200  # events of one transaction
_Waiting = list[tuple[NewEvent, "asyncio.Future[bool]"]]


class Intake:
    """`store` keeps all or none, says of each whether it is new, and may block."""

    def __init__(self, store: Callable[[Sequence[NewEvent]], Sequence[bool]]) -> None:
        self._store = store
        self._waiting: _Waiting = []
        self._writer: asyncio.Task[None] | None = None

    async def put(self, arrival: NewEvent) -> bool:
        """Whether the event is new, once it is stored. Raises StoreError, and then it is not known to be kept."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, future))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return await future

    async def _write(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            if not await self._together(some) and len(some) > 1:
                # one that the database refuses must not keep the others out
                for one in some:
                    await self._together([one])

    async def _together(self, some: _Waiting) -> bool:
        """False where several were refused; one alone is told so. Nobody waits any more for what took too long."""
        wanted = [(arrival, future) for arrival, future in some if not future.done()]
        if not wanted:
            return True
        try:
            new = await asyncio.to_thread(self._store, [arrival for arrival, _ in wanted])
        except Exception as error:  # whatever it is belongs to who waits, not to this task
            if not isinstance(error, StoreError):
                log.exception("%d event(s) could not be stored", len(wanted))
            if len(wanted) == 1:
                _fail(wanted[0][1], error)
            return False
        for (_, future), one in zip(wanted, new, strict=True):
            if not future.done():
                future.set_result(one)
        return True


def _fail(future: "asyncio.Future[bool]", error: Exception) -> None:
    if not future.done():
        future.set_exception(
            error if isinstance(error, StoreError) else StoreError(f"It could not be stored ({error}).")
        )
