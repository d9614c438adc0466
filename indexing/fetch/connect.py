"""One request over one connection to an address that was checked; certificates are still the name's."""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache

import httpx

from indexing.errors import FetchCutOffError, FetchTimeoutError, FetchUnreachableError
from indexing.fetch.addresses import Destination, IPAddress
from indexing.fetch.links import Link


@cache
def public_certificates() -> ssl.SSLContext:
    """Trust in the public authorities, read once; the environment has no say."""
    return httpx.create_ssl_context(trust_env=False)


@asynccontextmanager
async def opened(
    destination: Destination, headers: Mapping[str, str], timeout_seconds: float, context: ssl.SSLContext
) -> AsyncIterator[httpx.Response]:
    """The answer to a GET, its body unread.

    A transport without a client: no cookies, redirects, proxies, netrc, or log lines with whole addresses.
    It is made anew for each hop, for a kept connection would be shared by all names at one address."""
    try:
        async with httpx.AsyncHTTPTransport(verify=context, trust_env=False) as transport:
            response = await _first_answer(transport, destination, headers, timeout_seconds)
            try:
                yield response
            finally:
                await response.aclose()
    except httpx.TimeoutException as error:
        raise FetchTimeoutError(
            f"{destination.link} was silent for {timeout_seconds:g} seconds; try again later."
        ) from error
    except httpx.ConnectError as error:
        raise _unreachable(destination.link, error) from error
    except httpx.TransportError as error:
        raise FetchCutOffError(
            f"The download from {destination.link} broke off before it was whole; try again."
        ) from error


async def _first_answer(
    transport: httpx.AsyncHTTPTransport,
    destination: Destination,
    headers: Mapping[str, str],
    timeout_seconds: float,
) -> httpx.Response:
    """Try the addresses in turn until one connects; nothing was sent where connecting failed."""
    *others, last = destination.addresses
    for address in others:
        try:
            return await transport.handle_async_request(
                _request(destination.link, address, headers, timeout_seconds)
            )
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await transport.handle_async_request(_request(destination.link, last, headers, timeout_seconds))


def _request(
    link: Link, address: IPAddress, headers: Mapping[str, str], timeout_seconds: float
) -> httpx.Request:
    """A request whose URL holds the address, so that no name is looked up a second time.

    The Host header, and the name that TLS asks for and checks, are still the link's."""
    return httpx.Request(
        "GET",
        link.url.copy_with(host=str(address)),
        headers={**headers, "Host": link.url.netloc.decode("ascii"), "Connection": "close"},
        extensions={
            "sni_hostname": link.host,
            "timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout_seconds),
        },
    )


def _unreachable(link: Link, error: httpx.ConnectError) -> FetchUnreachableError:
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, ssl.SSLError):
            return FetchUnreachableError(
                f"{link.host} has no valid certificate, so nothing was fetched; tell whoever runs it."
            )
        cause = cause.__cause__ or cause.__context__
    return FetchUnreachableError(
        f"No connection to {link.origin} could be made; check the link or try later."
    )
