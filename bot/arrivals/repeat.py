"""Something looked after from start to stop; a look that fails is taken again soon."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.errors import ConfidantError

log = logging.getLogger(__name__)
RETRY = timedelta(minutes=1)


class Repeat:
    """`look` says how long until the next one; `what` is what it does, for the log."""

    def __init__(self, what: str, look: Callable[[], Awaitable[timedelta]]) -> None:
        self.what = what
        self.look = look
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        while True:
            pause = await self._try()
            await asyncio.sleep(pause.total_seconds())

    async def _try(self) -> timedelta:
        try:
            return await self.look()
        except ConfidantError as error:
            log.warning("could not %s, trying again in a minute: %s", self.what, error)
        except Exception:
            log.exception("could not %s, trying again in a minute", self.what)
        return RETRY
