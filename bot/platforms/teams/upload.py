"""Puts a file where Teams says that a person keeps theirs; no token of ours goes there, and no redirect is followed.

Source: Microsoft's page on upload sessions of OneDrive: a large file comes in ranges, one after the other, each but the
last a multiple of 320 KiB and none over 60 MiB; a session says which ranges it still expects.
"""

import asyncio
import json
from typing import IO

import httpx

from bot.errors import PlatformRefusedError, PlatformUnreachableError
from indexing.errors import FetchError
from indexing.fetch.addresses import admitted, system_resolver
from indexing.fetch.connect import public_certificates
from indexing.fetch.links import read_link
from indexing.settings import FetchSettings

TIMEOUT_SECONDS = 60.0  # of one range
RANGE_BYTES = 32 * 320 * 1_024
_NO_ROOM = 507
_IS_THERE = 416  # of a range that a try before this one has brought


async def put(url: str, content: IO[bytes], size_bytes: int, settings: FetchSettings) -> None:
    """Raises PlatformUnreachableError, or PlatformRefusedError for an address that may not be reached."""
    try:
        await admitted(read_link(url), settings, system_resolver)
        async with httpx.AsyncClient(
            trust_env=False, timeout=TIMEOUT_SECONDS, verify=public_certificates()
        ) as client:
            await _ranges(client, url, content, size_bytes)
    except FetchError as error:
        raise PlatformRefusedError(f"The file cannot go there: {error}", code="upload_forbidden") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # the error may quote the address, whoever has which may write there
        raise PlatformUnreachableError(f"The file did not arrive ({type(error).__name__}).") from error


async def _ranges(client: httpx.AsyncClient, url: str, content: IO[bytes], size_bytes: int) -> None:
    """One range after the other, from the first on that is not there yet."""
    start, more = 0, True
    while more:
        await asyncio.to_thread(content.seek, start)
        part = await asyncio.to_thread(content.read, RANGE_BYTES)
        end = start + len(part)
        headers = {"content-range": f"bytes {start}-{end - 1}/{size_bytes}"} if part else {}
        answer = await client.put(url, content=part, headers=headers)
        if answer.status_code == _IS_THERE and (wanted := await _expected(client, url)) > start:
            end = wanted
        else:
            _check(answer.status_code)
        more, start = start < end < size_bytes, end


async def _expected(client: httpx.AsyncClient, url: str) -> int:
    """Where the first range begins that the session still expects; 0 where it does not say."""
    answer = await client.get(url)
    _check(answer.status_code)
    try:
        said = json.loads(answer.text)
        return int(str(said["nextExpectedRanges"][0]).partition("-")[0])
    except (ValueError, TypeError, LookupError):
        return 0


def _check(status: int) -> None:
    if (status >= 500 and status != _NO_ROOM) or status == 429:
        raise PlatformUnreachableError(f"The file did not arrive (status {status}).")
    if status >= 300:
        raise PlatformRefusedError("The file was not taken.", code=f"status_{status}")
