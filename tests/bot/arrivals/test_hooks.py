"""What every hook keeps: stored before it is acknowledged, once, and nothing for whoever is not believed."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from bot.arrivals import Arrival, Arrivals
from bot.arrivals.build import build_arrivals
from bot.arrivals.zoom.signature import sign
from bot.inbox import Inbox, NewEvent
from bot.intake import Intake
from bot.metrics import Metrics
from bot.settings import Settings
from bot.testing.databases import open_prepared
from tests.bot.arrivals.desk import NOW, SOUND, Issuer, Shelf, Vendor, at_noon, listening
from tests.bot.arrivals.test_graph import STATE, item
from tests.bot.arrivals.test_meet import AUDIENCE, PUSHER, TRANSCRIPT, made, token
from tests.bot.arrivals.test_upload import ANA
from tests.bot.arrivals.zoom_events import SECRET, completed

NO_EVENTS = (
    b"",
    b"not json",
    b"[]",
    b"7",
    b'"text"',
    b"\xff\xfe{\x00}\x00",
    b'{"event": "\xe9"}',
    b"[" * 100_000,
    b'{"value": 7}',
    b'{"value": [[]]}',
)
SOURCES = ("zoom", "graph", "meet", "upload")


@dataclass(frozen=True)
class Caller:
    """Somebody who posts to one hook, believed or not, whatever the bytes are."""

    arrival: Arrival
    good: bytes
    headers: Callable[[bytes], dict[str, str]]
    accepted: int

    def post(self, client: httpx.Client, body: bytes | None = None, *, believed: bool = True) -> int:
        raw = self.good if body is None else body
        headers = {"content-type": "application/json"} | (self.headers(raw) if believed else {})
        return client.post(f"/hooks/{self.arrival.name}", content=raw, headers=headers).status_code


@pytest.fixture
def arrivals(vendor: Vendor, issuer: Issuer, tmp_path: Path) -> Arrivals:
    vendor.answers["GET /keys"] = issuer.published()
    settings = Settings.model_validate(
        {
            "home": tmp_path,
            "arrivals": {"upload_tokens": f"{ANA}:ana@acme.example"},
            "zoom": {"secret_token": SECRET},
            "graph": {"client_state": STATE},
            "meet": {"audience": AUDIENCE, "service_account": PUSHER, "keys_url": f"{vendor.url}/keys"},
        }
    )
    return build_arrivals(settings, at_noon, Metrics())


@pytest.fixture(params=SOURCES)
def caller(request: pytest.FixtureRequest, arrivals: Arrivals, issuer: Issuer) -> Caller:
    arrival = arrivals[request.param]
    stamp = str(int(NOW.timestamp()))
    match request.param:
        case "zoom":
            return Caller(
                arrival,
                json.dumps(completed()).encode(),
                lambda raw: {"x-zm-request-timestamp": stamp, "x-zm-signature": sign(raw, stamp, SECRET)},
                200,
            )
        case "graph":
            return Caller(arrival, json.dumps({"value": [item(tenantId=None)]}).encode(), lambda _: {}, 202)
        case "meet":
            bearer = {"authorization": f"Bearer {token(issuer)}"}
            return Caller(arrival, json.dumps(made("transcript", TRANSCRIPT)).encode(), lambda _: bearer, 200)
        case _:
            headers = {"authorization": f"Bearer {ANA}", "content-type": "audio/mp4"}
            return Caller(arrival, SOUND, lambda _: headers, 202)


@pytest.fixture
def hook(caller: Caller, shelf: Shelf) -> Iterator[httpx.Client]:
    with listening(caller.arrival, shelf) as client:
        yield client


def test_an_event_that_is_sent_again_is_acknowledged_and_stored_once(
    caller: Caller, hook: httpx.Client, shelf: Shelf
) -> None:
    assert [caller.post(hook) for _ in range(3)] == [caller.accepted] * 3
    assert (len(shelf.stored), shelf.calls) == (1, 3)


def test_nothing_is_acknowledged_while_the_database_is_away(
    caller: Caller, hook: httpx.Client, shelf: Shelf
) -> None:
    shelf.away = True
    assert caller.post(hook) == 503
    shelf.away = False
    assert caller.post(hook) == caller.accepted


def test_nobody_else_is_heard(caller: Caller, hook: httpx.Client, shelf: Shelf) -> None:
    body = caller.good.replace(STATE.encode(), b"what somebody guessed")
    assert caller.post(hook, body, believed=False) == 401
    assert not shelf.calls


@pytest.mark.parametrize("body", NO_EVENTS, ids=range(len(NO_EVENTS)))
def test_what_is_no_event_is_refused_or_passed_over_and_never_stored(
    caller: Caller, hook: httpx.Client, shelf: Shelf, body: bytes
) -> None:
    assert caller.post(hook, body) in (200, 400, 401, 415)
    assert not shelf.calls


def test_a_huge_body_is_refused_before_it_is_read(caller: Caller, hook: httpx.Client, shelf: Shelf) -> None:
    if caller.arrival.name == "upload":
        return  # it takes what is large, up to a limit of its own
    assert caller.post(hook, b"{" + b" " * 5_000_001) == 413

    def pieces() -> Iterator[bytes]:
        yield from (b" " * 1_000_000 for _ in range(6))

    answer = hook.post(f"/hooks/{caller.arrival.name}", content=pieces(), headers=caller.headers(b""))
    assert answer.status_code == 413
    assert not shelf.calls


def test_only_post_is_answered(caller: Caller, hook: httpx.Client) -> None:
    assert hook.get(f"/hooks/{caller.arrival.name}").status_code == 405


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_prepared(tmp_path / "confidant.db")
    yield engine
    engine.dispose()


def test_what_was_acknowledged_stands_in_the_inbox(caller: Caller, engine: Engine) -> None:
    inbox = Inbox(engine)
    intake = Intake(inbox.store)

    class Door(Shelf):
        async def receive(self, name: str, event_id: str, body: dict[str, object]) -> bool:
            return await intake.put(NewEvent(name, event_id, body, NOW))

    with listening(caller.arrival, Door()) as client:
        assert [caller.post(client) for _ in range(2)] == [caller.accepted] * 2
    [event] = inbox.take("p", now=datetime.max.replace(tzinfo=UTC), limit=10)
    assert event.platform == caller.arrival.name
    assert len(event.key) < 255


def test_every_source_is_there_and_silent_without_settings(tmp_path: Path, shelf: Shelf) -> None:
    found = build_arrivals(Settings.model_construct(home=tmp_path), at_noon)
    assert list(found) == ["zoom", "graph", "meet", "folder", "upload"]
    assert not [route for one in found.values() for route in one.routes(shelf.receive)]


def test_starts_and_stops_without_being_asked_anything(tmp_path: Path, shelf: Shelf) -> None:
    import asyncio

    async def walk() -> None:
        for one in build_arrivals(Settings.model_construct(home=tmp_path), at_noon).values():
            await one.start(shelf.receive)
            await one.stop()

    asyncio.run(walk())
    assert not shelf.calls


def test_hooks_of_all_sources_live_on_one_server(arrivals: Arrivals, shelf: Shelf) -> None:
    with ExitStack() as stack:
        for name in SOURCES:
            client = stack.enter_context(listening(arrivals[name], shelf))
            assert client.post(f"/hooks/{name}").status_code in (400, 401)
