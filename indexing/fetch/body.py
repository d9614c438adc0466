"""The body of an answer: unpacked, counted, checked by its first bytes, written."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path

import httpx

from indexing.errors import FetchTooLargeError
from indexing.fetch.headers import declared_bytes
from indexing.fetch.links import Link
from indexing.fetch.part import PartFile
from indexing.fetch.unpack import Unpacker

BLOCK_BYTES = 1 << 20  # written at once, so that a large file takes few turns on a thread


async def save(
    response: httpx.Response, link: Link, target: Path, limit: int, check: Callable[[bytes], None]
) -> PartFile:
    """Write the body to `target`, whole or not at all; `check` is given the first megabyte and may raise.

    Raises FetchTooLargeError past `limit` bytes, declared or counted after unpacking."""
    declared = declared_bytes(response.headers)
    if declared is not None and declared > limit:
        raise _too_large(link, limit)
    unpacker = Unpacker(response.headers.get("content-encoding", "").strip().lower(), link)
    part = PartFile(target, declared)
    try:
        async with aclosing(_blocks(response, unpacker)) as blocks:
            async for block in blocks:
                if part.size_bytes + len(block) > limit:
                    raise _too_large(link, limit)
                if not part.size_bytes:
                    check(block)
                await part.write(block)
        await part.finish()
    finally:
        await part.drop()
    return part


async def _blocks(response: httpx.Response, unpacker: Unpacker) -> AsyncGenerator[bytes, None]:
    """The unpacked body in blocks of a megabyte or a little more, the last one smaller."""
    waiting = bytearray()
    async for data in response.aiter_raw():
        for piece in unpacker.feed(data):
            waiting += piece
            if len(waiting) >= BLOCK_BYTES:
                yield bytes(waiting)
                waiting.clear()
    unpacker.finish()
    if waiting:
        yield bytes(waiting)


def _too_large(link: Link, limit: int) -> FetchTooLargeError:
    return FetchTooLargeError(
        f"{link} is larger than the {limit:,} bytes allowed here; share a smaller file."
    )
