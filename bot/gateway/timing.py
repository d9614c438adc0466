"""Time, as the gateway meets it, and how long to wait before asking again."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 8.0


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Timing:
    """The clocks and the dice; tests bring their own. `clock` counts seconds, `jitter` is 0 to 1."""

    now: Callable[[], datetime] = _utc_now
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random


def pause_seconds(attempt: int, *, asked_seconds: float | None, jitter: float) -> float:
    """How long to wait after this attempt, counted from 0; never less than the provider asked for.

    Half of the doubling pause is random, so that many workers do not come back at the same moment."""
    backoff: float = min(_LONGEST_PAUSE_SECONDS, _FIRST_PAUSE_SECONDS * 2.0**attempt) * (0.5 + jitter / 2)
    return max(backoff, asked_seconds or 0.0)
