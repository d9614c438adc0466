"""Which addresses may be connected to: public ones, and the private ones that a setting allows.

Source of the ranges: IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and its updates)."""

import asyncio
import logging
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Protocol

from indexing.errors import FetchRefusedError, FetchTimeoutError, FetchUnresolvedError
from indexing.fetch.links import Link
from indexing.settings import FetchSettings

log = logging.getLogger(__name__)

IPAddress = IPv4Address | IPv6Address
MOST_ADDRESSES = 4  # tried in turn; a host with more can make us wait no longer
WEB_PORTS = (80, 443)
FIRST_FREE_PORT = 1024
# what `is_global` of some Python versions lets through; the rest of the registry it knows
NOT_PUBLIC_4 = tuple(
    IPv4Network(network) for network in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/3")
)
# in IPv6 only this block is handed out to hosts; the exceptions hold tunnels (Teredo, 6to4) and examples
PUBLIC_6 = IPv6Network("2000::/3")
NOT_PUBLIC_6 = tuple(
    IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
NAT64 = IPv6Network("64:ff9b::/96")
ISATAP = (0x00005EFE, 0x02005EFE)  # the four bytes before an IPv4 address that a router would unwrap


# what ends in .localhost is this machine, whatever a resolver says (RFC 6761, 6.3); not all systems know
LOOPBACK: tuple[IPAddress, ...] = (IPv4Address("127.0.0.1"), IPv6Address("::1"))


class Resolver(Protocol):
    """Looks up a name; gives its addresses as text, best first. OSError where there are none."""

    async def __call__(self, host: str, port: int) -> Sequence[str]: ...


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the operating system knows, in the order it would try them (RFC 6724)."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Destination:
    """A link with the addresses that were checked; the connection goes to these and looks nothing up again."""

    link: Link
    addresses: tuple[IPAddress, ...]
    allowed: bool  # all of them lie in networks that the settings allow


async def admitted(link: Link, settings: FetchSettings, resolver: Resolver) -> Destination:
    """Look the host up and check every address it has.

    Raises FetchRefusedError if one of them may not be fetched, FetchUnresolvedError if there is none."""
    addresses = (link.address,) if link.address else await _look_up(link, settings, resolver)
    allowed = [_is_allowed(address, link, settings) for address in map(_unwrapped, addresses)]
    if not all(allowed) and link.port not in WEB_PORTS and link.port < FIRST_FREE_PORT:
        # below 1024 live mail, shells and file shares: others' machines are not to be spoken to in our name
        raise FetchRefusedError(
            f"Port {link.port} of {link.host} is not fetched; use port 80, 443 or one from {FIRST_FREE_PORT} up."
        )
    return Destination(link, addresses[:MOST_ADDRESSES], all(allowed))


def is_public(address: IPAddress) -> bool:
    """Whether the address is handed out to one host on the public internet."""
    address = _unwrapped(address)
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in NOT_PUBLIC_4)
    return (
        address in PUBLIC_6
        and address.is_global
        and not any(address in network for network in NOT_PUBLIC_6)
        and (int(address) >> 32) & 0xFFFFFFFF not in ISATAP
    )


def _unwrapped(address: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 one stands for, where the system or a NAT64 gateway would unwrap it."""
    if isinstance(address, IPv6Address):
        if address in NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
        return address.ipv4_mapped or address
    return address


def _is_allowed(address: IPAddress, link: Link, settings: FetchSettings) -> bool:
    """Whether a setting allows the address; one that is neither allowed nor public is refused."""
    network = next((known for known in settings.networks if address in known), None)
    if network:
        log.warning("fetching %s at %s, which the allowed network %s covers", link.origin, address, network)
        return True
    if not is_public(address):
        # the address itself stays in the log: the names and numbers inside are not for whoever asks
        log.warning("refused %s: it leads to %s, which is not public", link.origin, address)
        raise FetchRefusedError(
            f"{link.host} leads to a private or reserved network, which is not fetched; "
            "an admin can allow the network with CONFIDANT_FETCH__ALLOWED_NETWORKS."
        )
    return False


async def _look_up(link: Link, settings: FetchSettings, resolver: Resolver) -> tuple[IPAddress, ...]:
    if link.host.endswith(".localhost"):
        allowed = tuple(one for one in LOOPBACK if any(one in network for network in settings.networks))
        return allowed or LOOPBACK
    try:
        async with asyncio.timeout(settings.timeout_seconds):
            found = tuple(ip_address(text) for text in await resolver(link.host, link.port))
    except TimeoutError as error:
        raise FetchTimeoutError(
            f"The name {link.host} was not resolved in {settings.timeout_seconds:g} seconds; try again later."
        ) from error
    except (OSError, ValueError) as error:
        raise _unresolved(link) from error
    if not found:
        raise _unresolved(link)
    return found


def _unresolved(link: Link) -> FetchUnresolvedError:
    return FetchUnresolvedError(f"No host is named {link.host}; check the spelling of the link.")
