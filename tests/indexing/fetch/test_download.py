"""Downloads from a real server on loopback: what arrives, what is refused, what is left behind."""

import asyncio
import gzip
import hashlib
import resource
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexing.errors import (
    FetchBusyError,
    FetchCutOffError,
    FetchDiskError,
    FetchError,
    FetchForbiddenError,
    FetchGoneError,
    FetchRedirectError,
    FetchServerError,
    FetchTimeoutError,
    FetchTooLargeError,
    FetchTypeError,
    FetchUnreachableError,
)
from indexing.fetch import fetch
from tests.indexing.fetch.conftest import LOOPBACK, Get
from tests.indexing.fetch.web import Page, WebServer, goes_to

SOUND = b"\0\0\0\x20ftypisom" + bytes(5000)
AUDIO = {"content-type": "audio/mp4; codecs=mp4a"}
PAGE = b"<!DOCTYPE html><html><title>Sign in to Slack</title></html>"
Nothing = Callable[[], bool]


def is_audio(media_type: str) -> bool:
    return media_type.startswith("audio/")


def test_a_file_arrives_whole_with_what_is_known_of_it(server: WebServer, get: Get, target: Path) -> None:
    server.pages["/a.mp4"] = Page(
        SOUND, headers=AUDIO | {"content-disposition": 'attachment; filename="call.mp4"'}
    )
    found = get(f"{server.url}/a.mp4?key=1#t=3", accept=is_audio)
    assert (found.path, found.media_type, found.size_bytes) == (target, "audio/mp4", len(SOUND))
    assert target.read_bytes() == SOUND
    assert found.sha256 == hashlib.sha256(SOUND).hexdigest()
    assert (found.filename, found.url) == ("call.mp4", f"{server.url}/a.mp4?key=1")
    assert list(target.parent.iterdir()) == [target]


def test_several_megabytes_arrive_byte_for_byte(server: WebServer, get: Get, target: Path) -> None:
    body = bytes(range(256)) * 20_000
    server.pages["/a"] = Page(body, declared=len(body))
    assert get(f"{server.url}/a").sha256 == hashlib.sha256(body).hexdigest()
    assert target.read_bytes() == body


def test_an_empty_file_arrives(server: WebServer, get: Get, target: Path) -> None:
    server.pages["/a"] = Page(b"", declared=0)
    assert get(f"{server.url}/a").size_bytes == 0
    assert target.read_bytes() == b""


def test_a_second_download_replaces_the_first(server: WebServer, get: Get, target: Path) -> None:
    server.pages |= {"/a": Page(b"first"), "/b": Page(b"second")}
    get(f"{server.url}/a")
    get(f"{server.url}/b")
    assert target.read_bytes() == b"second"


def test_two_downloads_at_once_to_one_target_leave_one_whole_file(server: WebServer, target: Path) -> None:
    bodies = [bytes([letter]) * 3_000_000 for letter in b"ab"]
    server.pages |= {"/0": Page(bodies[0]), "/1": Page(bodies[1])}

    async def both() -> None:
        await asyncio.gather(*(fetch(f"{server.url}/{n}", target, LOOPBACK) for n in (0, 1)))

    asyncio.run(both())
    assert target.read_bytes() in bodies
    assert list(target.parent.iterdir()) == [target]


def test_a_failed_download_leaves_the_older_file(server: WebServer, get: Get, target: Path) -> None:
    server.pages |= {"/a": Page(b"old"), "/b": Page(b"new", declared=1000)}
    get(f"{server.url}/a")
    with pytest.raises(FetchCutOffError):
        get(f"{server.url}/b")
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    "page", [Page(b"x" * 50, declared=50), Page(b"x" * 50)], ids=["declared", "undeclared"]
)
def test_more_bytes_than_allowed_are_refused(
    page: Page, server: WebServer, get: Get, nothing_left: Nothing
) -> None:
    server.pages["/a"] = page
    with pytest.raises(FetchTooLargeError, match="larger than the 49 bytes"):
        get(f"{server.url}/a", max_bytes=49)
    assert nothing_left()
    assert get(f"{server.url}/a", max_bytes=50).size_bytes == 50


def test_a_declared_size_is_refused_before_the_body_is_read(server: WebServer, get: Get) -> None:
    # the body never ends, so reading any of it to the end would run into the total time
    server.pages["/a"] = Page(declared=10**15, drips=True)
    with pytest.raises(FetchTooLargeError):
        get(f"{server.url}/a")


def test_a_call_cannot_raise_the_limit_of_the_settings(server: WebServer, target: Path) -> None:
    server.pages["/a"] = Page(b"x" * 50)
    settings = LOOPBACK.model_copy(update={"max_bytes": 10})
    with pytest.raises(FetchTooLargeError):
        asyncio.run(fetch(f"{server.url}/a", target, settings, max_bytes=100))


def test_a_host_that_drips_is_cut_off_by_the_total_time(
    server: WebServer, get: Get, nothing_left: Nothing
) -> None:
    server.pages["/a"] = Page(drips=True)
    with pytest.raises(FetchTimeoutError, match=r"within 0\.3 seconds"):
        get(f"{server.url}/a", total_seconds=0.3)
    assert nothing_left()


def test_a_silent_host_is_left_after_the_timeout(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page(hangs=True)
    with pytest.raises(FetchTimeoutError, match=r"silent for 0\.2 seconds"):
        get(f"{server.url}/a", timeout_seconds=0.2)


def test_a_cancelled_download_leaves_nothing(server: WebServer, target: Path, nothing_left: Nothing) -> None:
    server.pages["/a"] = Page(drips=True)

    async def cancel() -> None:
        task = asyncio.create_task(fetch(f"{server.url}/a", target, LOOPBACK))
        await asyncio.to_thread(server.asked.wait, 20)
        while nothing_left():
            await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancel())
    assert nothing_left()


def test_gzip_that_was_not_asked_for_is_unpacked(server: WebServer, get: Get, target: Path) -> None:
    body = bytes(range(256)) * 10_000 + bytes(1 << 20)
    packed = gzip.compress(body[:1000]) + gzip.compress(body[1000:])
    server.pages["/a"] = Page(packed, headers={"content-encoding": "gzip"}, declared=len(packed))
    assert get(f"{server.url}/a").size_bytes == len(body)
    assert target.read_bytes() == body
    assert server.sent("/a")["accept-encoding"] == "identity"


def test_a_gzip_bomb_stops_at_the_limit(server: WebServer, get: Get, nothing_left: Nothing) -> None:
    packed = gzip.compress(bytes(40_000_000))
    assert len(packed) < 50_000
    server.pages["/a"] = Page(packed, headers={"content-encoding": "gzip"})
    with pytest.raises(FetchTooLargeError):
        get(f"{server.url}/a", max_bytes=5_000_000)
    assert nothing_left()


@pytest.mark.parametrize("cut", [gzip.compress(bytes(range(256)))[:-9], b"no gzip at all"])
def test_damaged_gzip_is_refused(cut: bytes, server: WebServer, get: Get, nothing_left: Nothing) -> None:
    server.pages["/a"] = Page(cut, headers={"content-encoding": "gzip"})
    with pytest.raises(FetchCutOffError, match="damaged"):
        get(f"{server.url}/a")
    assert nothing_left()


def test_another_packing_is_refused(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page(headers={"content-encoding": "br"})
    with pytest.raises(FetchTypeError, match="packed"):
        get(f"{server.url}/a")


def test_a_body_that_ends_early_is_refused(server: WebServer, get: Get, nothing_left: Nothing) -> None:
    server.pages["/a"] = Page(b"half", declared=8)
    with pytest.raises(FetchCutOffError, match="broke off"):
        get(f"{server.url}/a")
    assert nothing_left()


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, FetchForbiddenError),
        (403, FetchForbiddenError),
        (404, FetchGoneError),
        (410, FetchGoneError),
        (500, FetchServerError),
        (206, FetchServerError),
        (418, FetchServerError),
    ],
)
def test_a_status_is_told_in_words(
    status: int, error: type[FetchError], server: WebServer, get: Get, nothing_left: Nothing
) -> None:
    server.pages["/a"] = Page(status=status)
    with pytest.raises(error) as raised:
        get(f"{server.url}/a?access_token=hush")
    assert "/a" in str(raised.value)
    assert "hush" not in str(raised.value)
    assert nothing_left()


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30.0),
        ("9" * 30, 86_400.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 9015 07:28:00 GMT", 86_400.0),
        ("-5", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_busy_host_says_how_long_to_wait(
    status: int, header: str | None, seconds: float | None, server: WebServer, get: Get
) -> None:
    server.pages["/a"] = Page(status=status, headers={"retry-after": header} if header else {})
    with pytest.raises(FetchBusyError, match="try again") as raised:
        get(f"{server.url}/a")
    assert raised.value.retry_after_seconds == seconds


@pytest.mark.parametrize("declared", ["text/html; charset=utf-8", "audio/mp4", "application/octet-stream"])
def test_a_sign_in_page_is_not_taken_for_a_recording(
    declared: str, server: WebServer, get: Get, nothing_left: Nothing
) -> None:
    server.pages["/a.mp4"] = Page(PAGE, headers={"content-type": declared})
    with pytest.raises(FetchTypeError, match=r"web page.*token"):
        get(f"{server.url}/a.mp4", accept=lambda name: is_audio(name) or name == "application/octet-stream")
    assert nothing_left()


def test_another_media_type_than_wanted_is_refused_unread(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page(headers={"content-type": "image/png"}, drips=True)
    with pytest.raises(FetchTypeError, match="image/png"):
        get(f"{server.url}/a", accept=is_audio)


def test_a_page_is_kept_where_pages_are_wanted(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page(PAGE, headers={"content-type": "Text/HTML"})
    assert get(f"{server.url}/a", accept=lambda name: name == "text/html").media_type == "text/html"


@pytest.mark.parametrize(
    "body", [b"\x7fELF\x02\x01\x01" + bytes(60), b"MZ\x90\0\x03" + bytes(60), b"#!/bin/sh\nrm -rf ~\n"]
)
def test_a_program_named_as_a_video_is_refused(
    body: bytes, server: WebServer, get: Get, nothing_left: Nothing
) -> None:
    server.pages["/a.mp4"] = Page(body, headers={"content-type": "video/mp4"})
    with pytest.raises(FetchTypeError, match="came as a program"):
        get(f"{server.url}/a.mp4", accept=lambda name: True)
    assert nothing_left()


def test_redirects_are_followed_to_the_end(server: WebServer, get: Get) -> None:
    server.pages |= {"/a": goes_to("/b"), "/b": goes_to("c?x=1", 307), "/c": Page(b"here")}
    assert get(f"{server.url}/a").url == f"{server.url}/c?x=1"


def test_a_ring_of_redirects_ends(server: WebServer, get: Get) -> None:
    server.pages["/a"] = goes_to("/a")
    with pytest.raises(FetchRedirectError, match="more than 3 times"):
        get(f"{server.url}/a", max_redirects=3)
    assert len(server.requests) == 4


def test_a_redirect_to_nowhere_is_told(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page(status=302)
    with pytest.raises(FetchRedirectError, match="where to"):
        get(f"{server.url}/a")


def test_a_closed_port_is_told(get: Get) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchUnreachableError, match=f"127.0.0.1:{port}"):
        get(f"http://127.0.0.1:{port}/")


@pytest.fixture
def small_files_only() -> Iterator[None]:
    """A disk that takes 100,000 bytes a file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small_files_only")
def test_a_full_disk_is_told_and_left_clean(server: WebServer, get: Get, nothing_left: Nothing) -> None:
    server.pages["/a"] = Page(bytes(200_000))
    with pytest.raises(FetchDiskError, match="no room"):
        get(f"{server.url}/a")
    assert nothing_left()


def test_a_declared_size_beyond_the_disk_is_refused_at_once(server: WebServer, get: Get) -> None:
    server.pages["/a"] = Page(declared=10**18, drips=True)
    with pytest.raises(FetchDiskError, match="no room"):
        get(f"{server.url}/a", max_bytes=10**19)


def test_a_folder_that_is_a_file_is_told(server: WebServer, get: Get, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    server.pages["/a"] = Page()
    with pytest.raises(FetchDiskError, match="cannot be written"):
        get(f"{server.url}/a", to=tmp_path / "taken" / "file")
