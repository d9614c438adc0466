"""Where a token goes, and where it never does."""

import logging
import traceback

import pytest

from indexing.errors import FetchError
from tests.indexing.fetch.conftest import Get
from tests.indexing.fetch.web import Names, Page, WebServer, goes_to

TOKEN = "xoxb-secret"
BROKEN_TOKEN = f"{TOKEN}\r\nX: 1"


def test_the_token_goes_to_its_host(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page()
    get(f"{server.url}/a", bearer=TOKEN, bearer_hosts=frozenset({server.origin}))
    assert server.sent("/a")["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "localhost", "files.slack.com:443"])
def test_the_token_goes_to_no_other_host_or_port(host: str, server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page()
    get(f"{server.url}/a", bearer=TOKEN, bearer_hosts=frozenset({host}))
    assert "authorization" not in server.sent("/a")


def test_a_redirect_to_another_host_drops_the_token_and_the_headers(
    server: WebServer, other: WebServer, get: Get
) -> None:
    server.pages["/a"] = goes_to(f"{other.url}/b")
    other.pages["/b"] = Page()
    both = frozenset({server.origin, other.origin})
    get(f"{server.url}/a", bearer=TOKEN, bearer_hosts=both, headers={"X-Api-Key": "k"})
    assert server.sent("/a")["authorization"] == f"Bearer {TOKEN}"
    assert server.sent("/a")["x-api-key"] == "k"
    assert not {"authorization", "x-api-key"} & set(other.sent("/b"))


def test_the_token_stays_away_when_the_redirects_come_back(
    server: WebServer, other: WebServer, get: Get
) -> None:
    server.pages |= {"/a": goes_to(f"{other.url}/b"), "/delete": Page()}
    other.pages["/b"] = goes_to(f"{server.url}/delete")
    get(f"{server.url}/a", bearer=TOKEN, bearer_hosts=frozenset({server.origin}))
    assert "authorization" not in server.sent("/delete")


def test_a_redirect_within_the_host_keeps_the_token(server: WebServer, get: Get) -> None:
    server.pages |= {"/a": goes_to("/b"), "/b": Page()}
    get(f"{server.url}/a", bearer=TOKEN, bearer_hosts=frozenset({server.origin}))
    assert server.sent("/b")["authorization"] == f"Bearer {TOKEN}"


def test_no_cookie_is_carried_along(server: WebServer, get: Get) -> None:
    server.pages |= {
        "/a": Page(status=302, headers={"location": "/b", "set-cookie": "session=1"}),
        "/b": Page(),
    }
    get(f"{server.url}/a")
    assert "cookie" not in server.sent("/b")


def test_the_host_header_is_the_name_and_not_the_address(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page()
    get(f"http://files.example:{server.port}/a", resolver=Names(files_example=[["127.0.0.1"]]))
    assert server.sent("/a")["host"] == f"files.example:{server.port}"


def test_a_token_that_no_header_can_hold_is_not_repeated(server: WebServer, get: Get) -> None:
    with pytest.raises(FetchError, match="stray characters") as raised:
        get(f"{server.url}/a", bearer=BROKEN_TOKEN, bearer_hosts=frozenset({server.origin}))
    assert "xoxb" not in "".join(traceback.format_exception(raised.value))
    assert not server.requests


def test_the_log_names_each_use_of_an_allowed_network_but_no_query(
    server: WebServer, get: Get, caplog: pytest.LogCaptureFixture
) -> None:
    server.pages["/a"] = Page()
    with caplog.at_level(logging.INFO):
        get(f"{server.url}/a?access_token=hush", bearer=TOKEN, bearer_hosts=frozenset({server.origin}))
    # the server of the test logs to the same place
    ours = "\n".join(line.getMessage() for line in caplog.records if not line.name.startswith("uvicorn"))
    assert f"fetching {server.origin} at 127.0.0.1, which the allowed network 127.0.0.1/32" in ours
    assert "hush" not in ours
    assert TOKEN not in ours


def test_a_proxy_in_the_environment_sees_nothing(
    server: WebServer, other: WebServer, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, other.url)
    server.pages["/a"] = Page()
    get(f"{server.url}/a", bearer=TOKEN, bearer_hosts=frozenset({server.origin}))
    assert not other.requests
