"""Pages asked for as a good guest does, on real servers: robots, pauses, budgets, traps and hostile redirects."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indexing.errors import UnreadableFileError
from indexing.settings import FetchSettings
from indexing.web.crawl import MOST_OF_FOUND, MOST_OF_REST, crawl
from indexing.web.page import WebPage
from indexing.web.saved import pages_in, urls_in
from indexing.web.snapshots import Snapshots
from indexing.web.visit import Budget, Refused, Visitor, plain_url
from tests.indexing.fetch.web import Names, Page, WebServer, goes_to

NOW = datetime(2026, 11, 27, tzinfo=UTC)
WORDS = "<p>These words make a page of it, and there are enough of them to be read as one.</p>" * 6
HTML = {"content-type": "text/html"}
NO_RULES = Page(b"", 404)


def html(body: str) -> Page:
    return Page(f"<html><body><main>{body}{WORDS}</main></body></html>".encode(), headers=HTML)


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer({"/robots.txt": NO_RULES}) as server:
        yield server


def visitor(
    folder: Path, *, requests: int = 50, allowed: Sequence[str] = ("127.0.0.1/32",), **more: object
) -> Visitor:
    settings = FetchSettings(allowed_networks=tuple(allowed), timeout_seconds=5, total_seconds=10)
    budget = Budget(requests, time.monotonic() + 120)
    options = {"gap_seconds": 0.0, "now": lambda: NOW, "page_seconds": 5.0, **more}
    return Visitor(settings, Snapshots(folder), budget, **options)  # type: ignore[arg-type]


def visit(one: Visitor, url: str) -> WebPage | Refused:
    return asyncio.run(one.visit(url))


def test_a_page_is_read_and_kept_and_not_asked_for_again(server: WebServer, tmp_path: Path) -> None:
    server.pages["/a"] = html("<h1>Acme</h1>")
    first = visit(visitor(tmp_path), f"{server.url}/a?utm_source=x#top")
    assert isinstance(first, WebPage)
    assert "Acme" in first.text
    again = visitor(tmp_path)
    assert visit(again, f"{server.url}/a") == first
    assert again.budget.spent == 0


def test_a_kept_page_whose_bytes_were_changed_is_asked_for_anew(server: WebServer, tmp_path: Path) -> None:
    server.pages["/a"] = html("<h1>Acme</h1>")
    visit(visitor(tmp_path), f"{server.url}/a")
    [kept] = [path for path in (tmp_path / "bytes").rglob("*") if path.is_file()]
    kept.write_bytes(b"something else")
    again = visitor(tmp_path)
    assert isinstance(visit(again, f"{server.url}/a"), WebPage)
    assert again.budget.spent == 2


def test_what_robots_forbids_is_not_asked_for(server: WebServer, tmp_path: Path) -> None:
    server.pages["/robots.txt"] = Page(
        b"User-agent: *\nDisallow: /private\n", headers={"content-type": "text/plain"}
    )
    server.pages |= {"/private/a": html("secret"), "/open": html("open")}
    one = visitor(tmp_path)
    refused = visit(one, f"{server.url}/private/a")
    assert isinstance(refused, Refused)
    assert "does not let programs read" in refused.why
    assert isinstance(visit(one, f"{server.url}/open"), WebPage)
    assert [path for path, _ in server.requests] == ["/robots.txt", "/open"]


def test_a_redirect_is_held_against_the_rules_of_where_it_leads(server: WebServer, tmp_path: Path) -> None:
    closed = Page(b"User-agent: *\nDisallow: /private\n", headers={"content-type": "text/plain"})
    with WebServer({"/robots.txt": closed, "/private": html("secret"), "/open": html("open")}) as other:
        server.pages |= {"/a": goes_to(f"{other.url}/private"), "/b": goes_to(f"{other.url}/open")}
        one = visitor(tmp_path)
        refused = visit(one, f"{server.url}/a")
        assert isinstance(refused, Refused)
        assert f"{other.origin} does not let programs read" in refused.why
        assert isinstance(visit(one, f"{server.url}/b"), WebPage)
        assert [path for path, _ in other.requests] == ["/robots.txt", "/open"]
        assert one.budget.spent == len(server.requests) + len(other.requests)


def test_a_redirect_to_a_closed_path_of_the_same_site_is_not_followed(
    server: WebServer, tmp_path: Path
) -> None:
    server.pages |= {
        "/robots.txt": Page(b"User-agent: *\nDisallow: /private\n", headers={"content-type": "text/plain"}),
        "/a": goes_to("/private"),
        "/private": html("secret"),
    }
    assert isinstance(visit(visitor(tmp_path), f"{server.url}/a"), Refused)
    assert "/private" not in [path for path, _ in server.requests]


def test_two_sites_that_lead_to_each_other_both_come_to_an_end(server: WebServer, tmp_path: Path) -> None:
    with WebServer({"/robots.txt": NO_RULES}) as other:
        server.pages |= {"/a": goes_to(f"{other.url}/b"), "/c": html("c")}
        other.pages |= {"/a": goes_to(f"{server.url}/c"), "/b": html("b")}
        results = asyncio.run(gathered(visitor(tmp_path), [f"{server.url}/a", f"{other.url}/a"]))
    assert [isinstance(one, WebPage) for one in results] == [True, True]


def test_of_a_site_whose_robots_cannot_be_had_nothing_is_read(server: WebServer, tmp_path: Path) -> None:
    server.pages |= {"/robots.txt": Page(b"", 500), "/a": html("a")}
    refused = visit(visitor(tmp_path), f"{server.url}/a")
    assert isinstance(refused, Refused)
    assert refused.again
    assert "/a" not in [path for path, _ in server.requests]


def test_a_site_is_given_the_pause_that_it_asks_for(server: WebServer, tmp_path: Path) -> None:
    server.pages["/robots.txt"] = Page(
        b"User-agent: *\nCrawl-delay: 7\n", headers={"content-type": "text/plain"}
    )
    server.pages |= {"/a": html("a"), "/b": html("b")}
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    one = visitor(tmp_path, sleep=sleep)
    for path in ("/a", "/b"):
        assert isinstance(visit(one, server.url + path), WebPage)
    assert [round(seconds) for seconds in slept] == [7]


def test_a_busy_host_is_waited_for_once_and_then_left(server: WebServer, tmp_path: Path) -> None:
    server.pages["/a"] = Page(b"", 429, {"retry-after": "3"})
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    refused = visit(visitor(tmp_path, sleep=sleep), f"{server.url}/a")
    assert isinstance(refused, Refused)
    assert refused.again
    assert 3.0 in slept


def test_a_busy_host_gets_the_half_minute_that_it_asks_for_while_others_are_read(
    server: WebServer, tmp_path: Path
) -> None:
    busy = Page(b"", 429, {"retry-after": "30"})
    server.pages |= {"/a": busy, "/b": html("b")}
    slept: list[float] = []

    async def both() -> list[WebPage | Refused]:
        elsewhere = asyncio.Event()

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            await elsewhere.wait()
            server.pages["/a"] = html("a")

        one = visitor(tmp_path, sleep=sleep, at_once=1)
        here = [asyncio.create_task(one.visit(server.url + path)) for path in ("/a", "/b")]
        there = await one.visit(f"{other.url}/c")
        elsewhere.set()
        return [there, *await asyncio.gather(*here)]

    with WebServer({"/robots.txt": NO_RULES, "/c": html("c")}) as other:
        assert all(isinstance(result, WebPage) for result in asyncio.run(both()))
    assert slept == [30.0]


@pytest.mark.parametrize(("seconds_left", "asked_for"), [(20, "30"), (600, "600")])
def test_no_host_is_waited_for_longer_than_there_is_time(
    server: WebServer, tmp_path: Path, seconds_left: float, asked_for: str
) -> None:
    server.pages["/a"] = Page(b"", 429, {"retry-after": asked_for})

    async def sleep(seconds: float) -> None:
        raise AssertionError(f"waited for {seconds}")

    one = visitor(tmp_path, sleep=sleep)
    one.budget.ends = time.monotonic() + seconds_left
    refused = visit(one, f"{server.url}/a")
    assert isinstance(refused, Refused)
    assert refused.again


def test_a_budget_is_never_overspent(server: WebServer, tmp_path: Path) -> None:
    links = "".join(f"<a href='/product-{n}'>Product {n}</a>" for n in range(30))
    server.pages |= {"/": html(links)} | {f"/product-{n}": html(f"p{n}") for n in range(30)}
    one = visitor(tmp_path, requests=9)
    results = asyncio.run(gathered(one, [server.url + "/"]))
    assert len(server.requests) == one.budget.spent == 9
    assert any("budget" in result.why for result in results if isinstance(result, Refused))


def test_every_address_that_was_given_is_read_or_named(server: WebServer, tmp_path: Path) -> None:
    urls = [f"{server.url}/{n}" for n in range(14)]
    server.pages |= {f"/{n}": html(f"p{n}") for n in range(14)}

    async def results() -> list[WebPage | Refused]:
        return [one async for one in crawl(urls, visitor(tmp_path, requests=10), most_pages=10, per_site=5)]

    told = asyncio.run(results())
    assert [one.url for one in told] == urls
    # several are asked at once, so that which of them the budget ends before is chance
    assert sum(isinstance(one, Refused) and one.unasked for one in told) == 5
    assert sum(isinstance(one, WebPage) for one in told) == 9


@pytest.mark.parametrize(
    ("line", "shown", "why"),
    [
        ("file:///etc/passwd", "file:///etc/passwd", "Only http and https"),
        ("not an address", "not an address", "not a plain web address"),
        ("http://[::1", "http://[::1", "not a plain web address"),
        ("https://ana:secret@a.example/x", "https://a.example/x", "not a plain web address"),
    ],
)
def test_what_is_no_address_is_named_and_the_rest_is_read(
    server: WebServer, tmp_path: Path, line: str, shown: str, why: str
) -> None:
    server.pages["/a"] = html("a")
    one = visitor(tmp_path)
    refused, read = asyncio.run(gathered(one, [line, f"{server.url}/a"]))
    assert isinstance(read, WebPage)
    assert isinstance(refused, Refused)
    assert (refused.url, refused.again, one.budget.spent) == (shown, False, 2)
    assert why in refused.why


async def gathered(one: Visitor, urls: list[str]) -> list[WebPage | Refused]:
    return [result async for result in crawl(urls, one, most_pages=100, per_site=50)]


def test_links_are_followed_on_the_same_site_where_they_look_useful(
    server: WebServer, tmp_path: Path
) -> None:
    body = (
        "<a href='/pricing'>Pricing</a><a href='/about#team'>About</a><a href='/logout'>Log out of pricing</a>"
        "<a href='https://other.example/pricing'>Pricing</a><a href='/cat.png'>Product</a><a href='/jobs'>Poems</a>"
    )
    server.pages |= {"/": html(body), "/pricing": html("$5"), "/about": html("<a href='/'>Home</a>")}
    results = asyncio.run(gathered(visitor(tmp_path), [server.url + "/"]))
    assert [result.url.removeprefix(server.url) for result in results] == ["/", "/about", "/pricing"]


def test_pages_that_prove_something_are_read_behind_prices_and_before_the_rest(
    server: WebServer, tmp_path: Path
) -> None:
    proofs = ("/awards", "/certifications", "/compliance", "/trust", "/trust-center")
    paths = ("/blog/1", "/blog/2", *proofs, "/pricing")
    server.pages |= {"/": html("".join(f"<a href='{one}'>More</a>" for one in paths))}
    server.pages |= {one: html(one) for one in paths}
    results = asyncio.run(gathered(visitor(tmp_path), [server.url + "/"]))
    read = [result.url.removeprefix(server.url) for result in results]
    assert read == ["/", "/pricing", *proofs, "/blog/1", "/blog/2"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/a-propos", "À propos"),
        ("/actualites", "Actualités"),
        ("/aktuelles", "Aktuelles"),
        ("/ueber-uns", "Über uns"),
        ("/funktionen", "Funktionen"),
        ("/produits", "Produits"),
        ("/references", "Références"),
        ("/referenzen", "Referenzen"),
        ("/precios", "Precios"),
        ("/chi-siamo", "Chi siamo"),
        ("/klanten", "Klanten"),
    ],
)
def test_what_a_site_says_of_itself_is_read_in_its_own_language(
    server: WebServer, tmp_path: Path, path: str, words: str
) -> None:
    """From a page that is no front page, of which only what promises something is read."""
    server.pages |= {"/de/start": html(f"<a href='{path}'>{words}</a><a href='/gedichte'>Gedichte</a>")}
    server.pages |= {path: html(words)}
    results = asyncio.run(gathered(visitor(tmp_path), [server.url + "/de/start"]))
    assert [result.url.removeprefix(server.url) for result in results] == ["/de/start", path]


def test_a_small_site_is_read_whole_behind_what_promises_something_and_without_idle_pages(
    server: WebServer, tmp_path: Path
) -> None:
    idle = ("/jobs", "/privacy", "/contact", "/demo", "/tags/rosters", "/newsletter", "/a/b/c", "/x?page=2")
    paths = ("/loop", "/why-us", *idle, "/pricing")
    server.pages |= {"/": html("".join(f"<a href='{one}'>More</a>" for one in paths))}
    server.pages |= {one: html(one) for one in paths}
    server.pages["/pricing"] = html("<a href='/customers'>Customers</a>")
    server.pages["/customers"] = html("<a href='/poems'>Poems</a>")
    results = asyncio.run(gathered(visitor(tmp_path), [server.url + "/"]))
    read = [result.url.removeprefix(server.url) for result in results]
    assert read == ["/", "/pricing", "/customers", "/loop", "/why-us"]


def test_the_rest_of_a_site_stays_within_its_bounds_and_is_no_loss(server: WebServer, tmp_path: Path) -> None:
    paths = [f"/solution-for-{chr(97 + n)}" for n in range(4)] + [f"/room{n}" for n in range(30)]
    server.pages |= {"/": html("".join(f"<a href='{one}'>More</a>" for one in paths))}
    server.pages |= {one: html(one) for one in paths}
    results = asyncio.run(gathered(visitor(tmp_path, requests=100), [server.url + "/"]))
    assert len(results) == 1 + 4 + MOST_OF_REST
    few = asyncio.run(gathered(visitor(tmp_path / "few", requests=8), [server.url + "/"]))
    assert [one for one in few if isinstance(one, Refused)] == []
    assert len(few) == 7  # one request was for robots.txt


async def found(one: Visitor, urls: list[str]) -> list[str]:
    some = crawl([], one, most_pages=100, per_site=50, found_urls=urls)
    return [result.url async for result in some]


def test_a_front_page_that_a_search_brought_leads_to_the_few_pages_that_say_most(
    server: WebServer, tmp_path: Path
) -> None:
    more = "".join(f"<a href='/product/{n}'>Product {n}</a>" for n in range(20))
    server.pages |= {"/": html(f"{more}<a href='/pricing'>Pricing</a><a href='/poems'>Poems</a>")}
    server.pages |= {"/pricing": html("$5")} | {f"/product/{n}": html(f"p{n}") for n in range(20)}
    server.pages["/home"] = goes_to("/")
    read = asyncio.run(found(visitor(tmp_path), [f"{server.url}/home"]))
    assert read[:2] == [f"{server.url}/", f"{server.url}/pricing"]
    assert len(read) == 1 + MOST_OF_FOUND
    assert f"{server.url}/poems" not in read


@pytest.mark.parametrize("path", ["/2026/11/acme-wins", "/?p=12"])
def test_an_article_that_a_search_brought_leads_nowhere(server: WebServer, tmp_path: Path, path: str) -> None:
    server.pages |= {path: html("<a href='/pricing'>Pricing</a>"), "/pricing": html("$5")}
    assert asyncio.run(found(visitor(tmp_path), [server.url + path])) == [server.url + path]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (Page(b"", 404), "Nothing is at"),
        (Page(b"", 403), "does not let us read"),
        (Page(b"", 500), "status 500"),
        (Page(b"\x00\x01" * 400, headers={"content-type": "video/mp4"}), "video/mp4"),
        (Page(b"<form><input type=password></form>", headers=HTML), "sign in"),
        (Page(b"<div id=root></div><script src=a.js></script>", headers=HTML), "JavaScript"),
        (Page(b"", headers=HTML), "no words"),
        (goes_to("http://10.0.0.1/"), "private"),
        (goes_to("file:///etc/passwd"), "http"),
        (goes_to("http://169.254.169.254/latest/meta-data"), "private"),
    ],
)
def test_a_page_that_gives_nothing_says_why(server: WebServer, tmp_path: Path, page: Page, why: str) -> None:
    server.pages["/a"] = page
    [refused] = asyncio.run(gathered(visitor(tmp_path), [f"{server.url}/a"]))
    assert isinstance(refused, Refused)
    assert why in refused.why


@pytest.mark.parametrize("page", [Page(drips=True, headers=HTML), Page(hangs=True)], ids=["drips", "hangs"])
def test_a_page_without_an_end_is_given_up(server: WebServer, tmp_path: Path, page: Page) -> None:
    server.pages["/a"] = page
    assert isinstance(visit(visitor(tmp_path, page_seconds=0.5), f"{server.url}/a"), Refused)


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::1]/",
        "http://user:secret@acme.example/",
        "http://acme.example\\@127.0.0.1/",
        "ftp://acme.example/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
def test_no_address_leads_inside(tmp_path: Path, url: str) -> None:
    one = visitor(tmp_path, allowed=(), resolver=Names(acme_example=[["127.0.0.1"]]))
    assert isinstance(visit(one, url), Refused)


def test_a_name_that_turns_to_an_inner_address_is_refused_at_its_next_look_up(tmp_path: Path) -> None:
    one = visitor(tmp_path, allowed=(), resolver=Names(acme_example=[["127.0.0.1"]]))
    assert isinstance(visit(one, "http://acme.example/"), Refused)


def test_old_pages_go_and_young_ones_stay(tmp_path: Path, server: WebServer) -> None:
    server.pages["/a"] = html("a")
    visit(visitor(tmp_path), f"{server.url}/a")
    kept = Snapshots(tmp_path)
    assert kept.tidy(now=datetime.now(UTC), kept=timedelta(days=1)) == 0
    assert kept.tidy(now=datetime.now(UTC) + timedelta(days=2), kept=timedelta(days=1)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://A.example/x?utm_source=y&b=1#z", "https://a.example/x?b=1"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/?gclid=1", "https://a.example/"),
    ],
)
def test_spellings_of_one_page_are_one(one: str, other: str) -> None:
    assert plain_url(one) == plain_url(other)


def test_a_list_of_addresses_is_read_leniently_and_its_faults_are_named(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_bytes(
        "\ufeff# ours\r\nhttps://a.example/\r\n\r\nhttps://a.example/\r\nhttps://b.example/x\r\n".encode()
    )
    assert urls_in(path) == ("https://a.example/", "https://b.example/x")
    path.write_text("name,url\nA,https://a.example/\n")
    assert urls_in(path) == ("https://a.example/",)
    path.write_text("https://a.example/\nnot an address\n")
    assert urls_in(path) == ("https://a.example/", "not an address")
    path.write_text("# ours\nnot an address\nfile:///etc/passwd\n")
    with pytest.raises(UnreadableFileError, match="line 2"):
        urls_in(path)
    path.write_text("# nothing\n")
    with pytest.raises(UnreadableFileError, match="no addresses"):
        urls_in(path)
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        urls_in(tmp_path / "none.txt")


def test_saved_pages_are_read_with_where_they_came_from_and_nothing_outside_the_folder(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.html").write_text("<p>secret</p>")
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    (folder / ".hidden.html").write_text("<p>hidden</p>")
    (folder / "a.html").write_text("<head><link rel='canonical' href='https://a.example/x'></head><p>One</p>")
    (folder / "sub" / "b.md").write_text("# Two\n")
    assert [(one.url, one.text.strip()) for one in pages_in(folder)] == [
        ("https://a.example/x", "One"),
        ("sub/b.md", "# Two"),
    ]
    with pytest.raises(UnreadableFileError, match="no folder"):
        pages_in(tmp_path / "none")
