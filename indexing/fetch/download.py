"""From an address to a file: each hop checked anew, the token kept home, the answer judged before it is read."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import httpx

from indexing.errors import (
    FetchBusyError,
    FetchError,
    FetchForbiddenError,
    FetchGoneError,
    FetchRedirectError,
    FetchRefusedError,
    FetchServerError,
    FetchTimeoutError,
    FetchUnchangedError,
)
from indexing.fetch import headers as said
from indexing.fetch.addresses import Destination, Resolver, admitted, system_resolver
from indexing.fetch.body import save
from indexing.fetch.connect import opened, public_certificates
from indexing.fetch.links import Link, join, read_link
from indexing.fetch.sniff import check_declared, check_head
from indexing.settings import FetchSettings

REDIRECTS = (301, 302, 303, 307, 308)
# a packed answer would be counted after unpacking anyway; asking for none keeps sizes as declared
OURS = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "Confidant"}


@dataclass(frozen=True)
class Fetched:
    """A file that came whole. `url` is where it was found in the end, with its query: keep it out of logs."""

    path: Path
    url: str
    media_type: str
    size_bytes: int
    sha256: str
    filename: str | None
    # what the host calls this version, to be sent back in If-None-Match and If-Modified-Since; empty if it does not say
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class _Order:
    """What one call of fetch asked for."""

    to: Path
    settings: FetchSettings
    bearer: str | None = field(repr=False)
    bearer_hosts: frozenset[str]
    limit: int
    accept: Callable[[str], bool] | None
    headers: Mapping[str, str] = field(repr=False)
    resolver: Resolver
    context: ssl.SSLContext
    before_redirect: Callable[[str], Awaitable[None]] | None


async def fetch(
    url: str,
    to: Path,
    settings: FetchSettings,
    *,
    bearer: str | None = None,
    bearer_hosts: frozenset[str] = frozenset(),
    max_bytes: int | None = None,
    accept: Callable[[str], bool] | None = None,
    headers: Mapping[str, str] | None = None,
    resolver: Resolver = system_resolver,
    context: ssl.SSLContext | None = None,
    before_redirect: Callable[[str], Awaitable[None]] | None = None,
) -> Fetched:
    """Download `url` to `to`, whole or not at all; folders are made, a file of that name is replaced.

    `bearer` goes only to `bearer_hosts` (`host:port`), over https or inside an allowed network, and neither it
    nor `headers` outlive a redirect to another host. `max_bytes` can lower the setting, not raise it. `accept`
    is asked about the declared media type, and about text/html where the bytes are a page under another name.
    `context` replaces the trust in public authorities. `before_redirect` is told where a redirect leads before it is
    followed, and may raise a FetchError. Raises a FetchError whose message is for a person;
    FetchBusyError says how long to wait."""
    order = _Order(
        to=to,
        settings=settings,
        bearer=bearer or None,
        bearer_hosts=frozenset(host.lower() for host in bearer_hosts),
        limit=min(settings.max_bytes, settings.max_bytes if max_bytes is None else max_bytes),
        accept=accept,
        headers=dict(headers or {}),
        resolver=resolver,
        context=context or public_certificates(),
        before_redirect=before_redirect,
    )
    said.check_sendable({**order.headers, "Authorization": order.bearer or "none"})
    link = read_link(url)
    try:
        async with asyncio.timeout(settings.total_seconds):
            return await _follow(link, order)
    except TimeoutError as error:
        raise FetchTimeoutError(
            f"{link} did not come within {settings.total_seconds:g} seconds; try again later."
        ) from error


async def _follow(first: Link, order: _Order) -> Fetched:
    link, at_home = first, True
    for hop in range(order.settings.max_redirects + 1):
        destination = await admitted(link, order.settings, order.resolver)
        if hop and order.before_redirect:
            await order.before_redirect(str(link.url))
        sent = OURS | (_private_headers(destination, order) if at_home else {})
        async with opened(destination, sent, order.settings.timeout_seconds, order.context) as response:
            if response.status_code not in REDIRECTS:
                return await _keep(response, link, order)
            link = _next(link, response)
        # once away, the token stays away: a host in between could aim it at any path on the way back
        at_home = at_home and link.origin == first.origin
    raise FetchRedirectError(
        f"{first} was redirected more than {order.settings.max_redirects} times; give the final link."
    )


def _private_headers(destination: Destination, order: _Order) -> dict[str, str]:
    may_carry = destination.link.encrypted or destination.allowed
    if order.bearer and may_carry and destination.link.origin in order.bearer_hosts:
        return {**order.headers, "Authorization": f"Bearer {order.bearer}"}
    return dict(order.headers)


def _next(link: Link, response: httpx.Response) -> Link:
    location = response.headers.get("location")
    if not location:
        raise FetchRedirectError(f"{link} redirects without saying where to; give the final link.")
    following = join(link, location)
    if link.encrypted and not following.encrypted:
        raise FetchRefusedError(
            f"{link} leads from https to plain http, which is not followed; give an https link."
        )
    return following


async def _keep(response: httpx.Response, link: Link, order: _Order) -> Fetched:
    _check_status(response, link)
    media_type = said.media_type(response.headers)
    check_declared(media_type, order.accept, link)
    check = partial(check_head, media_type=media_type, accept=order.accept, link=link)
    part = await save(response, link, order.to, order.limit, check)
    return Fetched(
        path=order.to,
        url=str(link.url),
        media_type=media_type,
        size_bytes=part.size_bytes,
        sha256=part.sha256,
        filename=said.filename(response.headers),
        etag=said.validator(response.headers, "etag"),
        last_modified=said.validator(response.headers, "last-modified"),
    )


def _check_status(response: httpx.Response, link: Link) -> None:
    """Raise what any answer other than 200 means for the person."""
    match response.status_code:
        case 200:
            return
        case 304:
            raise FetchUnchangedError(f"{link} has not changed.")
        case 401 | 403:
            raise FetchForbiddenError(
                f"{link.host} does not let us read {link}; share it or check the token."
            )
        case 404 | 410:
            raise FetchGoneError(f"Nothing is at {link} (any more); check the link.")
        case 429 | 503:
            raise _busy(response, link)
        case status:
            raise FetchServerError(f"{link.host} answered {link} with status {status}; try again later.")


def _busy(response: httpx.Response, link: Link) -> FetchError:
    seconds = said.retry_after_seconds(response.headers)
    wait = "later" if seconds is None else f"in {seconds:.0f} seconds"
    return FetchBusyError(f"{link.host} is too busy to send {link}; try again {wait}.", seconds)
