"""One question put to one provider until it is answered or its time is over, each try in the ledger."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.gateway.ledger import Attempt, Call, Ledger
from bot.gateway.providers import ProviderError
from bot.gateway.tables import Outcome
from bot.gateway.timing import Timing, pause_seconds

log = logging.getLogger(__name__)


class Answer(Protocol):
    """What a provider gave: words or a picture. Tokens are None where it did not count them."""

    @property
    def is_empty(self) -> bool: ...
    @property
    def pictures(self) -> int: ...
    @property
    def input_tokens(self) -> int | None: ...
    @property
    def output_tokens(self) -> int | None: ...


A = TypeVar("A", bound=Answer)


@dataclass(frozen=True)
class Attempts:
    """Tries again where the same question may succeed later, and never past the deadline."""

    ledger: Ledger
    timing: Timing
    retries: int

    async def answer(self, call: Call, seconds: float, ask: Callable[[], Awaitable[A]]) -> A:
        """The answer within so many seconds, tries and pauses together. Raises ProviderError."""
        deadline, attempt = self.timing.clock() + seconds, 0
        while True:
            try:
                return await self._attempt(call, deadline, ask)
            except ProviderError as error:
                pause = self._pause(error, attempt, deadline)
                if pause is None:
                    raise
            await self.timing.sleep(pause)
            attempt += 1

    async def refuse(self, call: Call) -> None:
        """Write down that a call was not made."""
        await self._write(call, Outcome.REFUSED, self.timing.clock())

    def _pause(self, error: ProviderError, attempt: int, deadline: float) -> float | None:
        """Seconds until the next attempt; None when there is to be none, or it would come too late."""
        if not error.retryable or attempt >= self.retries:
            return None
        pause = pause_seconds(attempt, asked_seconds=error.retry_after_seconds, jitter=self.timing.jitter())
        return pause if self.timing.clock() + pause < deadline else None

    async def _attempt(self, call: Call, deadline: float, ask: Callable[[], Awaitable[A]]) -> A:
        started = self.timing.clock()
        try:
            answer = await _in_time(deadline - started, ask)
        except ProviderError as error:
            # the provider's own message stays out of the log: it may repeat the prompt or the key
            log.warning("model %s %s [%s]", call.name, error.reason, type(error.__cause__).__name__)
            await self._write(call, error.outcome, started)
            raise
        except asyncio.CancelledError:
            # written here and now, because a cancelled task may not be allowed to wait again
            self.ledger.write(call, self._ended(Outcome.CANCELLED, started))
            raise
        if answer.is_empty:
            await self._write(call, Outcome.EMPTY, started, answer)
            raise ProviderError("gave an empty answer")
        await self._write(call, Outcome.OK, started, answer)
        return answer

    async def _write(
        self, call: Call, outcome: Outcome, started: float, answer: Answer | None = None
    ) -> None:
        await asyncio.to_thread(self.ledger.write, call, self._ended(outcome, started, answer))

    def _ended(self, outcome: Outcome, started: float, answer: Answer | None = None) -> Attempt:
        at, milliseconds = self.timing.now(), round((self.timing.clock() - started) * 1000)
        if answer is None:
            return Attempt(at, milliseconds, outcome)
        tokens = answer.input_tokens, answer.output_tokens
        return Attempt(at, milliseconds, outcome, *tokens, pictures=answer.pictures)


async def _in_time(seconds: float, ask: Callable[[], Awaitable[A]]) -> A:
    try:
        async with asyncio.timeout(seconds):
            return await ask()
    except TimeoutError as error:
        raise ProviderError("did not answer in time", outcome=Outcome.TIMEOUT) from error
