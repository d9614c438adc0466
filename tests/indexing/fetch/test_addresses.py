"""Which addresses are reached: spelled oddly, hidden in IPv6, or swapped behind a name, private ones never."""

import asyncio
import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexing.errors import (
    FetchAddressError,
    FetchError,
    FetchRefusedError,
    FetchSchemeError,
    FetchTimeoutError,
    FetchUnresolvedError,
)
from indexing.fetch import Resolver, fetch
from indexing.fetch.addresses import Destination, admitted, is_public
from indexing.fetch.links import read_link
from indexing.settings import FetchSettings
from tests.indexing.fetch.conftest import Get
from tests.indexing.fetch.web import Names, Page, WebServer, goes_to

PRIVATE_4 = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
]  # fmt: skip
PRIVATE_6 = [
    "::/128", "::1/128", "::/96", "64:ff9b:1::/48", "100::/64", "fc00::/7", "fe80::/10", "fec0::/10",
    "ff00::/8", "2001::/32", "2001:db8::/32", "2002::/16", "5f00::/16",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
forbidden_4 = st.sampled_from(PRIVATE_4).flatmap(lambda network: st.ip_addresses(v=4, network=network))
forbidden_6 = st.sampled_from(PRIVATE_6).flatmap(lambda network: st.ip_addresses(v=6, network=network))
EMBEDDINGS = [
    lambda four: (0xFFFF << 32) | four,  # IPv4-mapped
    lambda four: (0x64FF9B << 96) | four,  # NAT64
    lambda four: (0x2002 << 112) | (four << 80) | 1,  # 6to4
    lambda four: (0x20010000 << 96) | (four ^ 0xFFFFFFFF),  # Teredo client
    lambda four: (0x26064700 << 96) | (0x5EFE << 32) | four,  # ISATAP
]


def reach(url: str, resolver: Resolver | None = None, **changed: object) -> Destination:
    chosen = FetchSettings().model_copy(update=changed)
    return asyncio.run(admitted(read_link(url), chosen, resolver or Names()))


def host(address: IPv4Address | IPv6Address) -> str:
    return f"[{address}]" if address.version == 6 else str(address)


@pytest.mark.parametrize(
    ("network", "address"), [("127.0.0.0/8", "127.0.0.1"), ("::1/128", "::1")], ids=["v4", "v6"]
)
def test_names_below_localhost_are_this_machine_and_private(network: str, address: str) -> None:
    url, lying = "http://acme.localhost:8080/", Names(acme_localhost=[["8.8.8.8"]])
    with pytest.raises(FetchRefusedError):
        reach(url, lying)
    allowed = reach(url, lying, allowed_networks=(network,))
    assert [str(one) for one in allowed.addresses] == [address]
    assert allowed.allowed


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_reached(address: str) -> None:
    assert reach("https://a.example/", Names(a_example=[[address]])).addresses
    assert is_public(IPv6Address(address) if ":" in address else IPv4Address(address))


@given(st.one_of(forbidden_4, forbidden_6))
def test_no_private_or_reserved_address_is_reached_by_number_or_by_name(
    address: IPv4Address | IPv6Address,
) -> None:
    with pytest.raises(FetchRefusedError):
        reach(f"http://{host(address)}/")
    with pytest.raises(FetchRefusedError):
        reach("http://a.example/", Names(a_example=[["8.8.8.8", str(address)]]))


@given(forbidden_4, st.sampled_from(EMBEDDINGS))
def test_no_private_address_is_reached_inside_an_ipv6_one(address: IPv4Address, embed: object) -> None:
    assert callable(embed)
    with pytest.raises(FetchRefusedError):
        reach(f"http://[{IPv6Address(embed(int(address)))}]/")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port on loopback that nobody may reach."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def number(value: int, base: str) -> str:
    return {"decimal": str(value), "octal": f"0{value:o}", "hex": f"{value:#x}", "HEX": f"0X{value:X}"}[base]


@st.composite
def loopback_spellings(draw: st.DrawFn) -> str:
    """127.0.0.0/8 as inet_aton, a browser or a careless parser may read it: parts, bases, digits, dots, marks."""
    last = draw(st.integers(1, 0xFFFFFF))
    parts = draw(
        st.sampled_from(
            [
                [(127 << 24) | last],
                [127, last],
                [127, last >> 16, last & 0xFFFF],
                [127, last >> 16, (last >> 8) & 0xFF, last & 0xFF],
            ]
        )
    )
    text = ".".join(number(part, draw(st.sampled_from(["decimal", "octal", "hex", "HEX"]))) for part in parts)
    if draw(st.booleans()):
        text = text.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    if draw(st.booleans()):
        text = "".join(f"%{ord(letter):02x}" for letter in text) if text.isascii() else text
    text = text.replace(".", draw(st.sampled_from([".", "。", "．", "%2e"])))
    return text + draw(st.sampled_from(["", ".", "..", "%00", "\t", " "]))


MORE_SPELLINGS = ["localhost", "LOCALHOST", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]",
                  "0", "0.0.0.0", "[::127.0.0.1]", "[fe80::1%25lo]", "[::1%lo]", "①②⑦.⓪.⓪.①", "127.1", "[127.0.0.1]",  # noqa: S104
                  "8.8.8.8@127.0.0.1", "127.0.0.1\\@8.8.8.8", "::1", "127.0.0.1:80:80"]  # fmt: skip


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)  # one listener hears all
@given(st.one_of(loopback_spellings(), st.sampled_from(MORE_SPELLINGS)))
def test_no_spelling_of_loopback_reaches_a_socket(
    listener: socket.socket, tmp_path: Path, spelling: str
) -> None:
    url = f"http://{spelling}:{listener.getsockname()[1]}/"
    with pytest.raises(FetchError) as raised:
        asyncio.run(fetch(url, tmp_path / "file", FetchSettings(total_seconds=20)))
    assert isinstance(raised.value, FetchRefusedError | FetchAddressError | FetchUnresolvedError)
    with pytest.raises(BlockingIOError):
        listener.accept()


@given(st.text(max_size=80))
def test_any_text_is_a_link_or_a_plain_refusal(text: str) -> None:
    for candidate in (text, f"https://{text}", f"https://a.example/{text}", f"http://{text}:80/"):
        try:
            link = read_link(candidate)
        except (FetchAddressError, FetchSchemeError) as error:
            shown = str(error)
        else:
            assert link.url.scheme in ("http", "https")
            shown = str(link).removesuffix("…")
        assert shown.isascii()
        assert shown.isprintable()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example:70/_x"])
def test_another_scheme_is_refused(url: str) -> None:
    with pytest.raises(FetchSchemeError, match="Only http and https"):
        read_link(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.example/file",
        "//a.example/",
        "http://",
        "http:///path",
        "http:a.example",
        "https://ana:pass@a.example/",
        "https://@a.example/",
        "https://a.example:0/",
        "https://a.example:65536/",
        "https://a.example:８０/",
        "https://a..example/",
        "https://a.example./",
        "https://-a.example/",
        "https://a_b.1/",
        f"https://{'a' * 64}.example/",
        f"https://a.example/{'x' * 9000}",
        "https://a.example\\@b.example/",
        "https://a.example/\n",
        "data:text/html,hi",
    ],
)
def test_an_odd_address_is_refused_and_no_password_repeated(url: str) -> None:
    with pytest.raises((FetchAddressError, FetchSchemeError)) as raised:
        read_link(url)
    assert "pass" not in str(raised.value)


def test_a_name_in_other_letters_becomes_punycode() -> None:
    assert read_link("https://Bücher.example/ä?q=1").origin == "xn--bcher-kva.example:443"


@pytest.mark.parametrize(
    ("port", "reached"), [(80, True), (443, True), (8443, True), (25, False), (22, False)]
)
def test_low_ports_of_public_hosts_are_refused(port: int, reached: bool) -> None:
    names = Names(a_example=[["8.8.8.8"]])
    if reached:
        assert reach(f"https://a.example:{port}/", names).link.port == port
    else:
        with pytest.raises(FetchRefusedError, match=f"Port {port}"):
            reach(f"https://a.example:{port}/", names)


def test_any_port_of_an_allowed_network_is_reached() -> None:
    names = Names(wiki_example=[["10.1.2.3"]])
    assert reach("http://wiki.example:81/", names, allowed_networks=("10.1.0.0/16",)).allowed


def test_a_name_with_one_address_outside_the_allowed_network_is_refused() -> None:
    names = Names(wiki_example=[["10.1.2.3", "192.168.0.1"]])
    with pytest.raises(FetchRefusedError, match="CONFIDANT_FETCH__ALLOWED_NETWORKS"):
        reach("http://wiki.example/", names, allowed_networks=("10.1.0.0/16",))


def test_an_unknown_name_is_told(get: Get) -> None:
    with pytest.raises(FetchUnresolvedError, match=r"No host is named nowhere\.example"):
        get("https://nowhere.example/a", resolver=Names())


@pytest.mark.parametrize("answer", [[], ["not an address"], [""]])
def test_a_resolver_that_gives_nonsense_leads_nowhere(answer: list[str], get: Get) -> None:
    with pytest.raises(FetchUnresolvedError):
        get("https://a.example/a", resolver=Names(a_example=[answer]))


def test_a_resolver_that_never_answers_is_left(get: Get) -> None:
    async def silent(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    with pytest.raises(FetchTimeoutError, match="not resolved"):
        get("https://a.example/a", resolver=silent, timeout_seconds=0.05)


def test_the_connection_goes_to_the_address_that_was_checked(server: WebServer, get: Get) -> None:
    # the name is known to this resolver alone, and only at first: a second lookup would be refused or fail
    names = Names(swapped_example=[["127.0.0.1"], ["169.254.169.254"]])
    server.pages["/a"] = Page(b"pinned")
    assert get(f"http://swapped.example:{server.port}/a", resolver=names).size_bytes == 6
    assert names.asked == ["swapped.example"]


def test_a_redirect_is_checked_anew_though_the_name_is_the_same(server: WebServer, get: Get) -> None:
    names = Names(swapped_example=[["127.0.0.1"], ["169.254.169.254"]])
    server.pages |= {"/a": goes_to("/b"), "/b": Page()}
    with pytest.raises(FetchRefusedError):
        get(f"http://swapped.example:{server.port}/a", resolver=names)
    assert [path for path, _ in server.requests] == ["/a"]


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "//10.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(location: str, server: WebServer, get: Get) -> None:
    server.pages["/a"] = goes_to(location)
    with pytest.raises((FetchRefusedError, FetchAddressError)):
        get(f"{server.url}/a")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://a.example/x"])
def test_a_redirect_to_another_scheme_is_refused(location: str, server: WebServer, get: Get) -> None:
    server.pages["/a"] = goes_to(location)
    with pytest.raises(FetchSchemeError):
        get(f"{server.url}/a")


def test_the_next_address_is_tried_where_the_first_takes_no_connection(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page()
    names = Names(twin_example=[["127.0.0.2", "127.0.0.1"]])
    networks = ("127.0.0.1", "127.0.0.2")
    assert (
        get(f"http://twin.example:{server.port}/a", resolver=names, allowed_networks=networks).size_bytes == 5
    )
