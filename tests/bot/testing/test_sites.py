"""The websites on loopback do what sites on the open web do."""

import gzip
from collections.abc import Iterator

import httpx
import pytest

from bot.testing.sites import (
    Answer,
    Hosting,
    Sites,
    busy,
    gone,
    large,
    login_page,
    names_resolve,
    packed,
    page,
    paywall,
    redirect,
    slow,
)

ALPHA = {
    "/": page("<p>Alpha <a href=@@beta@@/price>beta</a></p>"),
    "/old": redirect("/new", 302),
    "/new": page("<p>moved</p>"),
    "/away": redirect("@@beta@@/price"),
    "/busy": busy(page("<p>at last</p>"), 2, "3"),
    "/slow": slow(page("<p>slow</p>"), 0.2),
    "/packed": packed(page("<p>squeezed</p>")),
    "/latin": page("<p>Café für 5 €</p>", charset="windows-1252", declared="utf-8"),
    "/gone": gone(410),
    "/large": large(3_000_000, "words and more words"),
    "/login": login_page("Alpha"),
    "/paid": paywall("A story", "It began well."),
    "/list?page=2": page("<p>second</p>"),
    "/list": page("<p>first</p>"),
}
SITES = {
    "alpha": ALPHA,
    "beta": {"/price": page("<p>12</p>"), "/paper.pdf": Answer(b"%PDF-", "application/pdf")},
}
ROBOTS = {"alpha": "User-agent: *\nDisallow: /private\nCrawl-delay: 1"}


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    with Sites(SITES, robots=ROBOTS) as running:
        yield running


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as one:
        yield one


def test_a_link_to_another_site_holds_its_address(sites: Sites, client: httpx.Client) -> None:
    assert sites.url("beta", "/price") in client.get(sites.url("alpha", "/")).text


def test_each_site_has_a_host_of_its_own(sites: Sites, client: httpx.Client) -> None:
    assert client.get(sites.url("beta", "/price")).text == "<p>12</p>"
    assert client.get(sites.url("alpha", "/price")).status_code == 404


@pytest.mark.parametrize(("path", "site", "target"), [("/old", "alpha", "/new"), ("/away", "beta", "/price")])
def test_a_redirect_leads_to_a_whole_address(
    sites: Sites, client: httpx.Client, path: str, site: str, target: str
) -> None:
    assert client.get(sites.url("alpha", path)).headers["location"] == sites.url(site, target)


def test_a_busy_page_says_how_long_to_wait_and_comes_in_the_end(sites: Sites, client: httpx.Client) -> None:
    answers = [client.get(sites.url("alpha", "/busy")) for _ in range(3)]
    assert [one.status_code for one in answers] == [429, 429, 200]
    assert answers[0].headers["retry-after"] == "3"


def test_a_slow_page_takes_its_time(sites: Sites, client: httpx.Client) -> None:
    assert client.get(sites.url("alpha", "/slow")).elapsed.total_seconds() >= 0.2


def test_a_packed_page_comes_packed_unasked(sites: Sites, client: httpx.Client) -> None:
    with client.stream("GET", sites.url("alpha", "/packed"), headers={"accept-encoding": "identity"}) as got:
        assert gzip.decompress(b"".join(got.iter_raw())) == b"<p>squeezed</p>"


def test_a_page_may_be_in_another_charset_than_it_says(sites: Sites, client: httpx.Client) -> None:
    got = client.get(sites.url("alpha", "/latin"))
    assert "utf-8" in got.headers["content-type"]
    assert got.content.decode("windows-1252") == "<p>Café für 5 €</p>"


def test_a_large_page_is_as_large_as_asked(sites: Sites, client: httpx.Client) -> None:
    assert len(client.get(sites.url("alpha", "/large")).content) >= 3_000_000


@pytest.mark.parametrize(
    ("path", "status"), [("/gone", 410), ("/none", 404), ("/login", 200), ("/paid", 200)]
)
def test_a_status_is_as_told(sites: Sites, client: httpx.Client, path: str, status: int) -> None:
    assert client.get(sites.url("alpha", path)).status_code == status


def test_a_query_chooses_the_page_that_is_kept_for_it(sites: Sites, client: httpx.Client) -> None:
    got = [client.get(sites.url("alpha", f"/list{query}")).text for query in ("?page=2", "?page=3", "")]
    assert got == ["<p>second</p>", "<p>first</p>", "<p>first</p>"]


def test_rules_for_robots_are_only_where_a_site_has_some(sites: Sites, client: httpx.Client) -> None:
    assert "Disallow: /private" in client.get(sites.url("alpha", "/robots.txt")).text
    assert client.get(sites.url("beta", "/robots.txt")).status_code == 404


def test_it_knows_what_was_asked_of_which_site(client: httpx.Client) -> None:
    with Sites(SITES) as sites:
        client.get(sites.url("alpha", "/new"), headers={"user-agent": "Reader"})
        client.get(sites.url("beta", "/price"))
        assert sites.asked_of("alpha") == ("/new",)
        assert sites.asked[0].headers["user-agent"] == "Reader"


@pytest.mark.parametrize("hosting", [Hosting.FOLDERS, Hosting.ADDRESSES])
def test_other_ways_to_tell_sites_apart_serve_the_same(hosting: Hosting, client: httpx.Client) -> None:
    with Sites(SITES, robots=ROBOTS, hosting=hosting) as sites:
        assert client.get(sites.url("beta", "/price")).text == "<p>12</p>"
        assert client.get(sites.url("alpha", "/old")).headers["location"] == sites.url("alpha", "/new")


def test_in_folders_the_rules_of_a_site_are_of_its_folder(client: httpx.Client) -> None:
    with Sites(SITES, robots=ROBOTS, hosting=Hosting.FOLDERS) as sites:
        root = sites.url("alpha").removesuffix("/alpha")
        assert "Disallow: /alpha/private" in client.get(f"{root}/robots.txt").text


@pytest.mark.skipif(not names_resolve(("alpha",)), reason="this system knows no names below localhost")
def test_names_below_localhost_serve_the_same(client: httpx.Client) -> None:
    with Sites(SITES, hosting=Hosting.NAMES) as sites:
        assert client.get(sites.url("beta", "/price")).text == "<p>12</p>"
