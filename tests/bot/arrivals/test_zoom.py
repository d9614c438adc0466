"""Zoom: what is believed, what its events say, and with whose token its files are fetched."""

import hashlib
import hmac
import logging
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.arrivals import ALL, Artefact, Notice
from bot.arrivals.settings import ZoomSettings
from bot.arrivals.zoom import ZoomArrival
from bot.arrivals.zoom.arrival import quoted
from bot.arrivals.zoom.event import event_id, speaker_of, to_notice
from bot.arrivals.zoom.signature import is_signed, sign
from bot.errors import PlatformBusyError
from indexing.errors import FetchError, FetchRefusedError
from indexing.settings import FetchSettings
from skills.errors import UserError
from tests.bot.arrivals.desk import (
    LOOPBACK,
    NOW,
    SOUND,
    VTT,
    Says,
    Shelf,
    Vendor,
    at_noon,
    listening,
    run,
    says,
    sends,
)
from tests.bot.arrivals.zoom_events import (
    SECRET,
    TOKEN,
    UUID,
    completed,
    event,
    file,
    post,
    transcript_completed,
)


def arrival(fetching: FetchSettings = LOOPBACK, **settings: object) -> ZoomArrival:
    return ZoomArrival(
        ZoomSettings.model_validate({"secret_token": SECRET} | settings), fetching, at_noon, None
    )


@pytest.fixture
def zoom(shelf: Shelf) -> Iterator[httpx.Client]:
    with listening(arrival(), shelf) as client:
        yield client


def noticed(body: dict[str, object]) -> Notice:
    notice = to_notice(body)
    assert notice
    return notice


def artefact(url: str, kind: str = "recording", **more: object) -> Artefact:
    name = "TRANSCRIPT" if kind == "transcript" else "M4A"
    found = noticed(event("recording.completed", [file("audio_only", name, url, **more)]))
    return found.artefacts[0]


def test_stores_a_signed_event_and_reads_the_meeting_from_it(zoom: httpx.Client, shelf: Shelf) -> None:
    assert post(zoom, completed()).status_code == 200
    [body] = shelf.bodies
    notice = run(arrival().read(body))
    assert (notice.source, notice.title, notice.organiser) == ("zoom", "Launch review", "ana@acme.example")
    assert (notice.meeting, notice.started_at, notice.link) == (
        UUID,
        NOW - timedelta(hours=2),
        "https://acme.zoom.us/rec/share/abc",
    )


def test_takes_the_sound_and_leaves_the_pictures(zoom: httpx.Client) -> None:
    kinds = [(one.kind, one.id, one.speaker) for one in noticed(completed()).artefacts]
    assert kinds == [
        ("recording", "audio_only-id", ""),
        ("participant", "one-id", "Ana Ruiz"),
        ("participant", "two-id", "Bo Li"),
        ("participant", "three-id", ""),
    ]


def test_a_recording_that_was_paused_comes_as_one_file_for_each_stretch() -> None:
    files = [
        file("audio_only", "M4A", "https://zoom.us/1", id="a", recording_start="2026-11-20T10:00:00Z"),
        file("gallery_view", "MP4", "https://zoom.us/2", id="b", recording_start="2026-11-20T10:00:00Z"),
        file("gallery_view", "MP4", "https://zoom.us/3", id="c", recording_start="2026-11-20T10:40:00Z"),
        file("audio_only", "M4A", "https://zoom.us/4", id="d", status="processing"),
    ]
    assert [one.id for one in noticed(event("recording.completed", files)).artefacts] == ["a", "c"]


@pytest.mark.parametrize("events", [(completed, transcript_completed), (transcript_completed, completed)])
def test_recording_and_transcript_belong_to_one_meeting_in_either_order_and_repeated(
    zoom: httpx.Client, shelf: Shelf, events: tuple[object, ...]
) -> None:
    for make in (*events, *events):
        assert post(zoom, make()).status_code == 200  # type: ignore[operator]  # one of the two
    notices = [noticed(body) for body in shelf.bodies]
    assert {one.meeting for one in notices} == {UUID}
    assert sorted(one.id for notice in notices for one in notice.artefacts) == [
        "audio_only-id",
        "audio_transcript-id",
        "one-id",
        "three-id",
        "two-id",
    ]


def test_an_event_sent_again_with_a_new_stamp_is_the_same_event(zoom: httpx.Client, shelf: Shelf) -> None:
    for seconds in (0, 60):
        stamp = str(int(NOW.timestamp()) - seconds)
        post(zoom, completed() | {"download_token": f"other-{seconds}"}, **{"x-zm-request-timestamp": stamp})
    assert len(shelf.stored) == 1


def test_what_zoom_deleted_is_gone(zoom: httpx.Client, shelf: Shelf) -> None:
    post(zoom, event("recording.trashed", [file("audio_only", "M4A", "")]))
    post(zoom, event("recording.deleted", []))
    assert [noticed(one).gone for one in shelf.bodies] == [("audio_only-id",), (ALL,)]


def test_what_was_recovered_comes_again() -> None:
    body = completed() | {"event": "recording.recovered"}
    assert noticed(body).artefacts[0].id == "audio_only-id"


def test_answers_the_check_of_the_address(zoom: httpx.Client, shelf: Shelf) -> None:
    body = {"event": "endpoint.url_validation", "payload": {"plainToken": "qgg8vlvZRS6UYooatFL8Aw"}}
    token = hmac.new(SECRET.encode(), b"qgg8vlvZRS6UYooatFL8Aw", hashlib.sha256).hexdigest()
    assert post(zoom, body).json() == {"plainToken": "qgg8vlvZRS6UYooatFL8Aw", "encryptedToken": token}
    assert post(zoom, body, secret="another").status_code == 401
    assert not shelf.calls


@pytest.mark.parametrize("seconds", [-301, 301, 10**9])
def test_refuses_a_stale_stamp_though_it_is_signed(zoom: httpx.Client, shelf: Shelf, seconds: int) -> None:
    stamp = str(int(NOW.timestamp()) + seconds)
    assert post(zoom, completed(), **{"x-zm-request-timestamp": stamp}).status_code == 401
    assert not shelf.calls


@pytest.mark.parametrize("stamp", ["", "now", "١٧٩٥", "1_795", " 1795168800", "-1", "1" * 400, "1e9"])
def test_refuses_a_stamp_that_is_no_number(stamp: str) -> None:
    assert not is_signed(b"{}", stamp, sign(b"{}", stamp, SECRET), secret=SECRET, now=NOW)


def test_other_events_are_acknowledged_and_not_stored(zoom: httpx.Client, shelf: Shelf) -> None:
    assert post(zoom, event("meeting.started", [])).status_code == 200
    assert not shelf.calls


def test_without_a_secret_nothing_is_heard(shelf: Shelf) -> None:
    assert not arrival(secret_token=None).routes(shelf.receive)


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"object": None},
        {"object": []},
        {"object": {"uuid": ""}},
        {"object": {"uuid": 7}},
    ],
)
def test_an_event_that_names_no_meeting_says_nothing(odd: object) -> None:
    body = {"event": "recording.completed", "payload": odd}
    assert to_notice(body) is None
    assert event_id(body)


def test_a_file_that_cannot_be_read_keeps_no_other_out() -> None:
    files = [{"id": ""}, 7, {"id": "x", "file_size": -1}, file("audio_only", "M4A", "https://zoom.us/1")]
    body = event("recording.completed", files, topic=None)  # type: ignore[arg-type]  # what is not documented
    body["payload"]["object"] |= {
        "topic": None,
        "host_email": None,
        "start_time": "soon",
        "share_url": "javascript:x",
    }
    notice = noticed(body)
    assert [one.id for one in notice.artefacts] == ["audio_only-id"]
    assert (notice.title, notice.organiser, notice.started_at, notice.link) == (None, "", None, "")


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Audio only - Ana Ruiz.m4a", "Ana Ruiz"),
        ("audio_only_Ana Ruiz", "Ana Ruiz"),
        ("Jean-Luc  Picard", "Jean-Luc Picard"),
        ("audioAnaRuiz11234567.m4a", ""),
        ("GMT20261120-100000_Recording.m4a", ""),
        ("audio_only.m4a", ""),
        ("", ""),
    ],
)
def test_a_speaker_is_named_only_by_what_is_a_name(name: str, speaker: str) -> None:
    assert speaker_of(name) == speaker


def test_the_token_goes_to_zoom_and_not_over_a_redirect(vendor: Vendor, tmp_path: Path) -> None:
    with Vendor() as store:
        store.answers["GET /signed"] = sends(SOUND, "audio/mp4")
        vendor.answers["GET /rec/audio"] = Says(b"", 302, {"location": f"{store.url}/signed?key=1"})
        one = artefact(f"{vendor.url}/rec/audio")
        path = run(arrival(hosts=vendor.origin).fetch(one, tmp_path))
    assert path.read_bytes() == SOUND
    assert vendor.asked_for[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert "authorization" not in store.asked_for[0].headers


def test_a_host_that_is_not_zooms_gets_no_token(vendor: Vendor, tmp_path: Path) -> None:
    vendor.answers["GET /rec/audio"] = sends(SOUND, "audio/mp4")
    run(arrival().fetch(artefact(f"{vendor.url}/rec/audio"), tmp_path))
    assert "authorization" not in vendor.asked_for[0].headers


def test_a_private_address_is_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(FetchRefusedError):
        run(arrival(FetchSettings(), hosts="127.0.0.1").fetch(artefact("https://127.0.0.1/rec"), tmp_path))


@pytest.mark.parametrize("refusal", [Says(status=401), sends(b"<html>Sign in</html>", "text/html")])
def test_an_expired_token_is_replaced_by_the_apps_own(vendor: Vendor, tmp_path: Path, refusal: Says) -> None:
    vendor.answers |= {
        "GET /rec/old": refusal,
        "POST /oauth/token": says({"access_token": "fresh", "expires_in": 3600}),
        f"GET /v2/meetings/{quoted(UUID)}/recordings": says(
            event("x", [file("audio_only", "M4A", f"{vendor.url}/rec/new")])["payload"]["object"]
        ),
        "GET /rec/new": sends(SOUND, "audio/mp4"),
    }
    path = run(with_app(vendor).fetch(artefact(f"{vendor.url}/rec/old"), tmp_path))
    assert path.read_bytes() == SOUND
    asked = vendor.calls("POST /oauth/token")[0]
    assert asked.body == b"grant_type=account_credentials&account_id=acc"
    assert asked.headers["authorization"].startswith("Basic ")
    assert vendor.calls("GET /rec/new")[0].headers["authorization"] == "Bearer fresh"


def test_a_file_that_zoom_lists_no_more_is_gone(vendor: Vendor, tmp_path: Path) -> None:
    vendor.answers |= {
        "GET /rec/old": Says(status=401),
        "POST /oauth/token": says({"access_token": "fresh", "expires_in": 3600}),
        f"GET /v2/meetings/{quoted(UUID)}/recordings": says(event("x", [])["payload"]["object"]),
    }
    with pytest.raises(UserError, match="gone"):
        run(with_app(vendor).fetch(artefact(f"{vendor.url}/rec/old"), tmp_path))


def test_without_an_app_an_expired_token_is_said_plainly(vendor: Vendor, tmp_path: Path) -> None:
    vendor.answers["GET /rec/old"] = Says(status=403)
    with pytest.raises(UserError, match="CONFIDANT_ZOOM__ACCOUNT_ID"):
        run(arrival().fetch(artefact(f"{vendor.url}/rec/old"), tmp_path))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (sends(b"%PDF-1.7 what is this", "application/pdf"), UserError),
        (sends(b"", "audio/mp4"), UserError),
        (sends(b"\x7fELF" + bytes(100), "audio/mp4"), UserError),
        (sends(SOUND * 200, "audio/mp4"), UserError),
        (Says(status=404), UserError),
        (Says(status=429, headers={"retry-after": "7"}), PlatformBusyError),
        (Says(status=500), FetchError),
    ],
)
def test_what_is_no_recording_is_not_kept(
    vendor: Vendor, tmp_path: Path, answer: Says, error: type[Exception]
) -> None:
    vendor.answers["GET /rec/audio"] = answer
    with pytest.raises(error):
        run(arrival(hosts=vendor.origin).fetch(artefact(f"{vendor.url}/rec/audio"), tmp_path))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_that_is_too_large_by_its_own_word_is_not_asked_for(vendor: Vendor, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="larger"):
        run(arrival().fetch(artefact(f"{vendor.url}/rec", file_size=400_000), tmp_path))
    assert not vendor.asked_for


def test_a_transcript_is_fetched_as_one(vendor: Vendor, tmp_path: Path) -> None:
    vendor.answers["GET /rec/vtt"] = sends(VTT, "text/vtt")
    path = run(arrival().fetch(artefact(f"{vendor.url}/rec/vtt", "transcript"), tmp_path))
    assert (path.name, path.read_bytes()) == ("Launch review.vtt", VTT)


def test_no_token_stands_in_a_log_or_a_name(
    vendor: Vendor, tmp_path: Path, caplog: pytest.LogCaptureFixture, shelf: Shelf
) -> None:
    shelf.away = True
    with caplog.at_level(logging.DEBUG), listening(arrival(), shelf) as client:
        post(client, completed())
        with pytest.raises(UserError):
            run(arrival(hosts=vendor.origin).fetch(artefact(f"{vendor.url}/rec"), tmp_path))
    assert TOKEN not in caplog.text
    assert SECRET not in caplog.text
    assert TOKEN not in repr(artefact("https://zoom.us/x"))


@pytest.mark.parametrize(
    ("uuid", "path"),
    [
        ("4444AAAiAAAAAiAiAiiAii==", "4444AAAiAAAAAiAiAiiAii%3D%3D"),
        ("a/b==", "a%2Fb%3D%3D"),
        ("/a", "%252Fa"),
        ("a//b", "a%252F%252Fb"),
    ],
)
def test_a_uuid_with_slashes_is_encoded_twice(uuid: str, path: str) -> None:
    assert quoted(uuid) == path


@pytest.mark.parametrize("count", [2_000, pytest.param(100_000, marks=pytest.mark.deep)])
def test_no_mutated_request_is_believed(count: int) -> None:
    draw = random.Random(7)  # noqa: S311  # it picks what to change
    body, stamp = b'{"event":"recording.completed","event_ts":1795168800000}', str(int(NOW.timestamp()))
    parts = [body, stamp.encode(), sign(body, stamp, SECRET).encode()]
    assert is_signed(body, stamp, parts[2].decode(), secret=SECRET, now=NOW)
    accepted = 0
    for _ in range(count):
        changed = list(parts)
        which = draw.randrange(3)
        changed[which] = mutated(changed[which], draw)
        accepted += is_signed(
            changed[0], changed[1].decode("latin-1"), changed[2].decode("latin-1"), secret=SECRET, now=NOW
        )
    assert accepted == 0


def mutated(content: bytes, draw: random.Random) -> bytes:
    """The same with one byte changed, added, dropped or moved; never the same."""
    found = content
    while found == content:
        at = draw.randrange(len(content))
        found = draw.choice(
            [
                content[:at] + bytes([draw.randrange(256)]) + content[at + 1 :],
                content[:at] + bytes([draw.randrange(256)]) + content[at:],
                content[:at] + content[at + 1 :],
                content[at:] + content[:at],
                content[:at],
            ]
        )
    return found


def with_app(vendor: Vendor) -> ZoomArrival:
    return arrival(
        hosts=vendor.origin,
        account_id="acc",
        client_id="id",
        client_secret="secret",
        token_url=f"{vendor.url}/oauth/token",
        base_url=f"{vendor.url}/v2",
    )
