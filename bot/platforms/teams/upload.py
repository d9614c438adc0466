"""Puts a file where Teams says that a person keeps theirs; no token of ours goes there, and no redirect is followed."""

import httpx

from bot.errors import PlatformRefusedError, PlatformUnreachableError
from indexing.errors import FetchError
from indexing.fetch.addresses import admitted, system_resolver
from indexing.fetch.connect import public_certificates
from indexing.fetch.links import read_link
from indexing.settings import FetchSettings

TIMEOUT_SECONDS = 60.0


async def put(url: str, content: bytes, settings: FetchSettings) -> None:
    """Raises PlatformUnreachableError, or PlatformRefusedError for an address that may not be reached.

    Source: an upload session of OneDrive takes a small file as one range."""
    last = len(content) - 1
    headers = {"content-range": f"bytes 0-{last}/{len(content)}"} if content else {}
    try:
        await admitted(read_link(url), settings, system_resolver)
        async with httpx.AsyncClient(
            trust_env=False, timeout=TIMEOUT_SECONDS, verify=public_certificates()
        ) as client:
            answer = await client.put(url, content=content, headers=headers)
    except FetchError as error:
        raise PlatformRefusedError(f"The file cannot go there: {error}", code="upload_forbidden") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # the error may quote the address, whoever has which may write there
        raise PlatformUnreachableError(f"The file did not arrive ({type(error).__name__}).") from error
    if answer.status_code >= 500 or answer.status_code == 429:
        raise PlatformUnreachableError(f"The file did not arrive (status {answer.status_code}).")
    if answer.status_code >= 300:
        raise PlatformRefusedError("The file was not taken.", code=f"status_{answer.status_code}")
