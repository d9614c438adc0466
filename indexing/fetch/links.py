"""An address as people write it, read strictly: one spelling, one meaning."""

import re
from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Address, IPv6Address, ip_address

import httpx

from indexing.errors import FetchAddressError, FetchSchemeError

MOST_CHARACTERS = 8192  # signed links of cloud stores reach about 2,500
SHOWN_CHARACTERS = 120
DEFAULT_PORTS = {"http": 80, "https": 443}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# stricter than RFC 3986: no user part, no percent signs in the host, no zone, only ASCII digits in the port
AUTHORITY = re.compile(
    r"https?://(?:\[[0-9a-f:.]+\]|[^\s\[\]:@%/?#\\]+)(?::[0-9]{1,5})?(?=[/?#]|\Z)", re.IGNORECASE
)
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# a name whose last label is a number is an address in disguise: 2130706433, 0x7f.1 (WHATWG URL, host parsing)
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


@dataclass(frozen=True)
class Link:
    """A web address that was read; the host is lower case, in punycode where it was not ASCII."""

    url: httpx.URL

    @property
    def host(self) -> str:
        return self.url.raw_host.decode("ascii")

    @property
    def port(self) -> int:
        return self.url.port or DEFAULT_PORTS[self.url.scheme]

    @property
    def origin(self) -> str:
        """`host:port`, with brackets around an IPv6 address."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def encrypted(self) -> bool:
        return self.url.scheme == "https"

    @cached_property
    def address(self) -> IPv4Address | IPv6Address | None:
        """The host where it is an address, not a name."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None

    def __str__(self) -> str:
        # the query may hold a key, so no message and no log shows it
        text = f"{self.url.scheme}://{self.url.netloc.decode('ascii')}{_path(self.url)}"
        return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…"


def read_link(text: str) -> Link:
    """Read an absolute http or https address.

    Raises FetchSchemeError for another scheme and FetchAddressError for anything odd."""
    scheme = SCHEME.match(text)
    if scheme and scheme[1].lower() not in DEFAULT_PORTS and "://" in text:
        raise FetchSchemeError(
            f"Only http and https addresses are fetched, not {scheme[1][:20]}; give a web link."
        )
    if len(text) > MOST_CHARACTERS or not AUTHORITY.match(text) or "\\" in text:
        raise _odd(text)
    try:
        link = Link(httpx.URL(text).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError) as error:
        raise _odd(text) from error
    if not (link.address or _is_name(link.host)) or not 0 < link.port < 65536 or link.url.port == 0:
        raise _odd(text)
    return link


def join(link: Link, location: str) -> Link:
    """Where a redirect from `link` leads; the result is read as strictly as what a person wrote."""
    try:
        target = str(link.url.join(location)) if not SCHEME.match(location) else location
    except (httpx.InvalidURL, ValueError) as error:
        raise _odd(location) from error
    return read_link(target)


def _is_name(host: str) -> bool:
    labels = host.split(".")
    return (
        len(host) <= 253
        and all(LABEL.fullmatch(label) for label in labels)
        and not NUMBER.fullmatch(labels[-1])
    )


def _path(url: httpx.URL) -> str:
    return url.raw_path.decode("ascii").partition("?")[0]


def _odd(text: str) -> FetchAddressError:
    # what stands before @ may be a password, what stands after ? a key
    shown = "That" if "@" in text else ascii(text.partition("?")[0][:SHOWN_CHARACTERS])
    return FetchAddressError(f"{shown} is not a plain web address; write it as https://host.example/path.")
