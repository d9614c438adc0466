"""One request to a search provider, and its answer as JSON: in time, small, whole, and without a key in any message."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from indexing.errors import FetchError, SearchBusyError, SearchError, SearchKeyError
from indexing.fetch import headers as said
from indexing.fetch.connect import public_certificates
from indexing.fetch.links import Link, read_link
from indexing.fetch.unpack import Unpacker

TIMEOUT_SECONDS = 20.0
MOST_BYTES = 4_000_000  # twenty results take about 100 kB
BUSY = (429, 503)
REFUSED = (401, 403, 422)  # the last one is what Brave answers where it does not know the key
USED_UP = (402, 432, 433)  # the last two are Tavily's


@dataclass(frozen=True)
class Question:
    """`body` makes it a POST of JSON. `headers` may hold a key."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    parameters: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, object] | None = None


async def ask(name: str, question: Question, *, seconds: float = TIMEOUT_SECONDS) -> object:
    """What the provider answers, as parsed JSON of any shape. Raises SearchError with one sentence.

    A transport without a client: no redirects, proxies or cookies, and no log lines with what was asked."""
    try:
        link = read_link(question.url)
        said.check_sendable(question.headers)
        async with asyncio.timeout(seconds):
            async with httpx.AsyncHTTPTransport(verify=public_certificates(), trust_env=False) as transport:
                response = await transport.handle_async_request(_request(link, question, seconds))
                try:
                    _check_status(name, link, response)
                    content = await _body(name, link, response)
                finally:
                    await response.aclose()
    except (TimeoutError, httpx.TimeoutException) as error:
        raise SearchError(
            f"The search provider {name} did not answer within {seconds:g} seconds; try again later."
        ) from error
    except (httpx.TransportError, httpx.InvalidURL) as error:
        raise SearchError(
            f"The search provider {name} cannot be reached at {link.origin}; check its address and that it runs."
        ) from error
    except FetchError as error:
        raise SearchError(f"The search provider {name} could not be asked: {error}") from error
    return _parsed(name, content)


def _request(link: Link, question: Question, seconds: float) -> httpx.Request:
    url = link.url.copy_merge_params(dict(question.parameters)) if question.parameters else link.url
    headers = {
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": "Confidant",
        "Connection": "close",
        **question.headers,
    }
    return httpx.Request(
        "GET" if question.body is None else "POST",
        url,
        headers=headers,
        json=question.body,
        extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds)},
    )


def _check_status(name: str, link: Link, response: httpx.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in BUSY:
        wait = said.retry_after_seconds(response.headers)
        when = "later" if wait is None else f"in {wait:.0f} seconds"
        raise SearchBusyError(f"The search provider {name} has no time for us now; try again {when}.", wait)
    if status in REFUSED:
        raise SearchKeyError(
            f"The search provider {name} does not accept our key (status {status}); an admin can set another one.",
            status,
        )
    if status in USED_UP:
        raise SearchKeyError(
            f"The plan at the search provider {name} is used up (status {status}); an admin can extend it.",
            status,
        )
    raise SearchError(
        f"The search provider {name} answered {link.origin} with status {status}; check its address or try later."
    )


async def _body(name: str, link: Link, response: httpx.Response) -> bytes:
    """Unpacked piece by piece, so that a little that unpacks to much is given up in time."""
    unpacker = Unpacker(response.headers.get("content-encoding", "").strip().lower(), link)
    content = bytearray()
    async for packed in response.aiter_raw():
        for piece in unpacker.feed(packed):
            content += piece
            if len(content) > MOST_BYTES:
                raise SearchError(
                    f"The search provider {name} answered with more than {MOST_BYTES:,} bytes; check its address."
                )
    unpacker.finish()
    return bytes(content)


def _parsed(name: str, content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SearchError(
            f"The search provider {name} answered with something that is no JSON; check its address."
        ) from error
