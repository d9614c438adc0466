"""Whether pages can lead the fetcher to where it must not go: every spelling, redirect and answer of a name's server.

python -m benchmarks.research.escapes

An escape is any attempt that is not refused before a connection is made, or a page that takes more bytes or seconds
than it may. The baseline fetches with httpx and refuses hosts that are written like private ones; of it only what
reached our own server on loopback is counted."""

import asyncio
import gzip
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, ip_address
from pathlib import Path
from time import perf_counter
from typing import Self

import httpx

from indexing.errors import (
    FetchAddressError,
    FetchError,
    FetchRefusedError,
    FetchSchemeError,
    FetchTimeoutError,
    FetchTooLargeError,
    FetchUnresolvedError,
)
from indexing.fetch import fetch
from indexing.fetch.addresses import system_resolver
from indexing.settings import FetchSettings

FRONT, SECRET = (
    "127.0.0.2",
    "127.0.0.1",
)  # the first is allowed, as if it were public; the second holds the secret
PRIVATE = (
    SECRET, "127.0.0.53", "10.0.0.5", "172.16.8.8", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
    "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
)  # fmt: skip
PRIVATE_6 = ("::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "100::1")
STATUSES = (301, 302, 303, 307, 308)
SETTINGS = FetchSettings(allowed_networks=(f"{FRONT}/32",), total_seconds=5.0, timeout_seconds=2.0)
MOST_BYTES = 1_000_000
# raised before any connection
_REFUSED = (FetchRefusedError, FetchAddressError, FetchSchemeError, FetchUnresolvedError)


@dataclass(frozen=True)
class Case:
    """An address to ask for; `names` are what a name's server says, one answer after the other."""

    kind: str
    url: str
    names: tuple[tuple[str, ...], ...] = ()


@cache
def packed_bomb() -> bytes:
    """200 MB of nothing, packed; made when first asked for, since it takes most of a second."""
    return gzip.compress(bytes(200_000_000), 9)


def spellings(address: str) -> Iterator[str]:
    """Ways to write an IPv4 address as the host of a link that some client or other takes for it."""
    number = int(IPv4Address(address))
    parts = [int(one) for one in address.split(".")]
    yield from (
        address,
        f"{address}.",
        str(number),
        hex(number),
        f"0X{number:08X}",
        f"0{number:o}",
        f"0x{number:x}.",
    )
    yield ".".join(f"0{one:o}" for one in parts)
    yield ".".join(f"{one:#x}" for one in parts)
    yield ".".join(f"{one:03d}" for one in parts)
    yield f"{parts[0]}.{number & 0xFFFFFF}"
    yield f"{parts[0]}.{parts[1]}.{number & 0xFFFF}"
    yield f"{parts[0]:#x}.{parts[1]}.0{parts[2]:o}.{parts[3]}"
    yield "".join(chr(0xFF10 + int(one)) if one.isdigit() else "。" for one in address)
    yield "".join(f"%{ord(one):02x}" for one in address)
    yield from (f"[{one}]" for one in _inside_ipv6(IPv4Address(address)))


def _inside_ipv6(address: IPv4Address) -> Iterator[str]:
    number = int(address)
    high, low = number >> 16, number & 0xFFFF
    yield from (
        f"::ffff:{address}",
        f"::ffff:{high:x}:{low:x}",
        f"0:0:0:0:0:ffff:{high:x}:{low:x}",
        f"::{address}",
    )
    yield from (f"64:ff9b::{high:x}:{low:x}", f"2002:{high:x}:{low:x}::1", f"fe80::5efe:{high:x}:{low:x}")
    yield f"2001:0:4136:e378:8000:63bf:{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}"


def _hosts() -> Iterator[str]:
    for address in PRIVATE:
        yield from spellings(address)
    yield from (f"[{one}]" for one in PRIVATE_6)
    yield from ("localhost", "LOCALHOST", "localhost.", "ip6-localhost", "[::1%25lo]", "[0:0:0:0:0:0:0:1]")


def cases(front: str, port: int) -> Iterator[Case]:
    """`front` is the address of the server that redirects, `port` that of the one that must not be reached."""
    for host in _hosts():
        yield Case("spelling", f"http://{host}:{port}/")
        for before in ("example.org@", "example.org:80@", "example.org%40", "example.org\\@"):
            yield Case("user in front", f"http://{before}{host}:{port}/")
        for status in STATUSES:
            yield Case("redirect", f"{front}/{status}/{f'http://{host}:{port}/'.encode().hex()}")
    for scheme in (
        "file:///etc/passwd",
        f"gopher://{SECRET}:{port}/_",
        f"ftp://{SECRET}:{port}/",
        "data:,x",
        "dict://x",
    ):
        yield Case("scheme", scheme)
        yield Case("redirect", f"{front}/302/{scheme.encode().hex()}")
    for address in (*PRIVATE, *PRIVATE_6, *(one for v4 in PRIVATE for one in _inside_ipv6(IPv4Address(v4)))):
        yield Case("name", f"http://rebind.example:{port}/", ((address,),))
        yield Case(
            "name, beside a public one", f"http://rebind.example:{port}/", (("93.184.215.14", address),)
        )
        again = (
            f"{front.replace(FRONT, 'rebind.example')}/302/{f'http://rebind.example:{port}/'.encode().hex()}"
        )
        yield Case("name that changes", again, ((FRONT,), (address,)))


async def escapes(case: Case, folder: Path) -> bool:
    """Whether anything but a refusal came of it. A name that the system cannot know was not connected to either."""
    answers = list(case.names)

    async def resolver(host: str, port: int) -> Sequence[str]:
        if answers:
            return answers.pop(0) if len(answers) > 1 else answers[0]
        try:
            return (str(ip_address(host)),)
        except ValueError:
            return await system_resolver(host, port)

    try:
        await fetch(case.url, folder / "page", SETTINGS, resolver=resolver, max_bytes=MOST_BYTES)
    except _REFUSED:
        return False
    except FetchError:
        return True
    return True


async def _naive(case: Case) -> None:
    """What a script does that has heard of private addresses."""
    host = case.url.partition("://")[2].partition("/")[0].rpartition("@")[2]
    if host.startswith(("127.", "10.", "192.168.", "169.254.", "localhost", "[::1")) or case.names:
        return
    try:
        async with httpx.AsyncClient(follow_redirects=True, timeout=2.0, trust_env=False) as client:
            await client.get(case.url)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
        return


@dataclass
class Servers:
    """One that redirects, packs and drips, and one that only counts who comes."""

    reached: int = 0
    front: str = ""
    port: int = 0

    async def __aenter__(self) -> Self:
        secret = await asyncio.start_server(self._secret, SECRET, 0)
        self.port = secret.sockets[0].getsockname()[1]
        front = await asyncio.start_server(self._front, FRONT, 0)
        self.front = f"http://{FRONT}:{front.sockets[0].getsockname()[1]}"
        self._open = (secret, front)
        return self

    async def __aexit__(self, *_: object) -> None:
        for one in self._open:
            one.close()
            await one.wait_closed()

    async def _secret(self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reached += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret")
        writer.close()

    async def _front(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            path = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1].decode().strip("/")
            if path == "bomb":
                head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed_bomb())}\r\n\r\n"
                writer.write(head.encode() + packed_bomb())
            elif path == "drip":
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
                while True:
                    writer.write(b"x")
                    await writer.drain()
                    await asyncio.sleep(0.2)
            else:
                status, where = path.split("/")
                writer.write(
                    f"HTTP/1.1 {status} Moved\r\nLocation: ".encode() + bytes.fromhex(where)
                    + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                )  # fmt: skip
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


async def _exhausting(servers: Servers, folder: Path) -> tuple[bool, bool, float]:
    """Whether a packed page of 200 MB and one that drips were stopped, and the seconds that the second took."""
    began, stopped = perf_counter(), []
    for path, expected in (("bomb", FetchTooLargeError), ("drip", FetchTimeoutError)):
        began = perf_counter()
        try:
            await fetch(f"{servers.front}/{path}", folder / path, SETTINGS, max_bytes=MOST_BYTES)
            stopped.append(False)
        except expected:
            stopped.append(True)
        except FetchError:
            stopped.append(False)
    return stopped[0], stopped[1], perf_counter() - began


async def measure() -> int:
    escaped: Counter[str] = Counter()
    async with Servers() as servers:
        every = list(cases(servers.front, servers.port))
        with tempfile.TemporaryDirectory() as folder:
            for case in every:
                if await escapes(case, Path(folder)):
                    escaped[case.kind] += 1
                    print(f"  escaped: {case.kind}: {case.url} {case.names}")
            ours = servers.reached
            bomb, drip, seconds = await _exhausting(servers, Path(folder))
        for case in every:
            await _naive(case)
    total = Counter(one.kind for one in every)
    for kind, count in total.items():
        print(f"{kind:<28} {count:>5} cases   {escaped[kind]} escapes")
    print(f"{'all':<28} {len(every):>5} cases   {sum(escaped.values())} escapes   target 0")
    print(f"our loopback server reached: {ours} times; by the naive script {servers.reached - ours} times")
    print(
        f"200 MB in {len(packed_bomb()):,} packed bytes: {'stopped' if bomb else 'TAKEN'} at {MOST_BYTES:,} bytes"
    )
    print(f"a page that drips: {'stopped' if drip else 'TAKEN'} after {seconds:.1f} s of at most 5")
    return int(bool(escaped) or ours > 0 or not (bomb and drip))


if __name__ == "__main__":
    sys.exit(asyncio.run(measure()))
