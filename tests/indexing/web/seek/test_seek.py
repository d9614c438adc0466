"""Search providers, each by its documented shape, on a real server: what they bring, and all that may go wrong."""

import asyncio
import gzip
import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from ipaddress import ip_network

import pytest

from indexing.errors import SearchBusyError, SearchError, SearchKeyError
from indexing.web.seek import Result, provider
from indexing.web.seek.providers import Brave, Searxng, Tavily, short
from tests.indexing.fetch.web import Page, WebServer

KEY = "tvly-very-secret"
JSON = {"content-type": "application/json"}
PATHS = {"searxng": "/search", "brave": "/res/v1/web/search", "tavily": "/search"}
ACME = Result("https://acme.example/pricing", "Acme pricing", "Acme costs $12.", date(2026, 11, 3))
ANSWERS = {
    "searxng": {
        "query": "acme",
        "number_of_results": 0,
        "results": [
            {"url": ACME.url, "title": ACME.title, "content": ACME.snippet, "publishedDate": "2026-11-03T00:00:00",
             "engine": "x", "score": 1.0},
            {"url": "https://bolt.example/", "title": "Bolt", "content": "", "publishedDate": None},
        ],
        "answers": [], "corrections": [], "infoboxes": [], "suggestions": [],
        "unresponsive_engines": [["y", "timeout"]],
    },
    "brave": {
        "type": "search",
        "query": {"original": "acme", "more_results_available": True},
        "web": {"type": "search", "results": [
            {"url": ACME.url, "title": ACME.title, "description": ACME.snippet, "page_age": "2026-11-03T09:12:44",
             "age": "3 weeks ago", "profile": {"name": "Acme"}},
            {"url": "https://bolt.example/", "title": "Bolt", "description": ""},
        ]},
    },
    "tavily": {
        "query": "acme",
        "answer": None,
        "images": [],
        "results": [
            {"url": ACME.url, "title": ACME.title, "content": ACME.snippet, "score": 0.9, "raw_content": None,
             "published_date": "Tue, 03 Nov 2026 09:12:44 GMT"},
            {"url": "https://bolt.example/", "title": "Bolt", "content": "", "score": 0.5},
        ],
        "response_time": "1.2",
    },
}  # fmt: skip
each_provider = pytest.mark.parametrize("kind", ["searxng", "brave", "tavily"])


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer({}) as server:
        yield server


def answers(told: object, status: int = 200, **headers: str) -> Page:
    return Page(
        json.dumps(told).encode(), status, JSON | {name.replace("_", "-"): headers[name] for name in headers}
    )


def sought(
    server: WebServer, kind: str, page: Page, limit: int = 10, allowed: str = "10.9.0.0/16"
) -> tuple[Result, ...]:
    server.pages[PATHS[kind]] = page
    asked = provider(kind, address=server.url, key=KEY, allowed=(ip_network(allowed),))
    return asyncio.run(asked.search("acme pricing", limit))


def listing(kind: str, items: list[object]) -> dict[str, object]:
    return {"web": {"results": items}} if kind == "brave" else {"results": items}


@each_provider
def test_results_are_read_in_the_shape_of_each_provider(server: WebServer, kind: str) -> None:
    assert sought(server, kind, answers(ANSWERS[kind])) == (ACME, Result("https://bolt.example/", "Bolt"))


@each_provider
def test_no_more_results_come_than_were_asked_for(server: WebServer, kind: str) -> None:
    assert sought(server, kind, answers(ANSWERS[kind]), limit=1) == (ACME,)


def test_a_key_goes_where_each_provider_wants_it_and_nowhere_else(server: WebServer) -> None:
    for kind in PATHS:
        sought(server, kind, answers(ANSWERS[kind]))
    searxng, brave, tavily = (headers for _, headers in server.requests)
    assert KEY not in str(searxng)
    assert brave["x-subscription-token"] == KEY
    assert tavily["authorization"] == f"Bearer {KEY}"
    assert tavily["content-type"] == "application/json"


@each_provider
def test_nothing_found_is_an_empty_answer(server: WebServer, kind: str) -> None:
    assert sought(server, kind, answers(listing(kind, []))) == ()


def test_brave_leaves_the_list_out_where_it_found_nothing(server: WebServer) -> None:
    assert sought(server, "brave", answers({"type": "search", "query": {"original": "x"}})) == ()


@each_provider
def test_junk_among_the_results_is_dropped_and_one_page_counts_once(server: WebServer, kind: str) -> None:
    junk: list[object] = [
        "javascript:alert(1)", "file:///etc/passwd", "http://127.0.0.1/admin", "http://[::1]/", "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data", "http://2130706433/", "https://user:word@acme.example/",
        "data:text/html,x", "//acme.example/", "", 7, None, ["https://acme.example/"],
        "https://a.example/" + "x" * 9000,
    ]  # fmt: skip
    items: list[object] = [{"url": one, "title": "x"} for one in junk]
    items += [None, 3, "https://acme.example/", [], {}, {"title": "no address"}]
    items += [
        {
            "url": "https://Acme.example/pricing?utm_source=x#top",
            "title": 5,
            "content": {"a": 1},
            "description": [],
        },
        {"url": "https://acme.example/pricing", "title": "again"},
        {"url": "http://10.9.0.7/wiki", "title": "an allowed network"},
    ]
    found = sought(server, kind, answers(listing(kind, items)), limit=100)
    assert [(one.url, one.title) for one in found] == [
        ("https://acme.example/pricing", ""),
        ("http://10.9.0.7/wiki", "an allowed network"),
    ]


@each_provider
@pytest.mark.parametrize(
    "told",
    [
        [],
        "words",
        3,
        None,
        {"results": {"a": 1}, "web": {"results": "x"}},
        {"results": 4, "web": {"results": 4}},
    ],
    ids=["list", "words", "number", "null", "object", "count"],
)
def test_an_answer_of_another_shape_is_said(server: WebServer, kind: str, told: object) -> None:
    with pytest.raises(SearchError, match="no list of results"):
        sought(server, kind, answers(told))


@each_provider
@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Page(b"<html>", headers={"content-type": "text/html"}), "no JSON"),
        (Page(b"", headers=JSON), "no JSON"),
        (Page(b"\xff\xfe\xfa", headers=JSON), "no JSON"),
        (Page(b"[" * 200_000, headers=JSON), "no JSON"),
        (Page(b"x" * 5_000_000, headers=JSON), "more than 4,000,000 bytes"),
        (
            Page(gzip.compress(b" " * 8_000_000), headers=JSON | {"content-encoding": "gzip"}),
            "more than 4,000,000",
        ),
        (Page(b"damaged", headers=JSON | {"content-encoding": "gzip"}), "could not be asked"),
        (Page(b"x", headers=JSON | {"content-encoding": "br"}), "could not be asked"),
        (Page(b"", 500), "status 500"),
        (Page(b"", 302, {"location": "http://169.254.169.254/"}), "status 302"),
        (Page(b"", 404), "status 404"),
        (Page(b"", 432), "used up"),
        (Page(b"", 401), "does not accept our key"),
    ],
    ids=[
        "html",
        "empty",
        "bytes",
        "deep",
        "huge",
        "bomb",
        "damaged",
        "packed",
        "500",
        "302",
        "404",
        "432",
        "401",
    ],
)
def test_what_goes_wrong_is_one_sentence_without_the_key(
    server: WebServer, kind: str, page: Page, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SearchError, match=said) as caught:
        sought(server, kind, page)
    ours = " ".join(one.getMessage() for one in caplog.records if not one.name.startswith("uvicorn"))
    assert KEY not in str(caught.value) + ours
    assert not re.search("acme.pricing", ours)
    assert len(server.requests) == 1


@pytest.mark.parametrize(("kind", "status"), [("brave", 403), ("brave", 422), ("tavily", 403)])
def test_a_key_that_is_refused_is_told_apart(server: WebServer, kind: str, status: int) -> None:
    with pytest.raises(SearchKeyError, match="does not accept our key"):
        sought(server, kind, Page(b"{}", status, JSON))


def test_a_searxng_that_gives_no_json_says_what_to_set(server: WebServer) -> None:
    with pytest.raises(SearchError, match=r"add json to search: formats: in its settings\.yml"):
        sought(server, "searxng", Page(b"", 403))


@each_provider
@pytest.mark.parametrize(("said", "seconds"), [("7", 7.0), ("soon", None)])
def test_a_busy_provider_says_how_long_to_wait(
    server: WebServer, kind: str, said: str, seconds: float | None
) -> None:
    with pytest.raises(SearchBusyError) as caught:
        sought(server, kind, Page(b"", 429, {"retry-after": said}))
    assert caught.value.retry_after_seconds == seconds


@pytest.mark.parametrize("page", [Page(hangs=True), Page(drips=True, headers=JSON)], ids=["hangs", "drips"])
def test_a_provider_without_an_end_is_given_up(server: WebServer, page: Page) -> None:
    server.pages["/search"] = page
    with pytest.raises(SearchError, match="did not answer within"):
        asyncio.run(Searxng(server.url, seconds=0.3).search("acme", 3))


def test_a_provider_that_does_not_run_is_said(server: WebServer) -> None:
    address = server.url
    with pytest.raises(SearchError, match="cannot be reached"):
        asyncio.run(Searxng(address.rsplit(":", 1)[0] + ":1").search("acme", 3))


def test_keys_do_not_show_where_a_provider_is_printed() -> None:
    assert KEY not in repr((Brave(KEY), Tavily(KEY)))


def test_a_key_that_no_header_may_hold_is_refused_without_being_repeated() -> None:
    with pytest.raises(SearchError, match="stray characters") as caught:
        asyncio.run(Brave("one\ntwo").search("acme", 3))
    assert "two" not in str(caught.value)


def test_a_long_question_is_cut_to_what_providers_take() -> None:
    assert len(short("word " * 90).split()) == 50
    assert len(short("x" * 900)) == 400
