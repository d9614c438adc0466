"""Waiting for what comes about by itself."""

import asyncio
from collections.abc import Callable


async def until(found: Callable[[], object]) -> None:
    """Let the loop work until something is so."""
    for _ in range(2_000):
        if found():
            return
        await asyncio.sleep(0.005)
    raise TimeoutError("it did not come to be so")
