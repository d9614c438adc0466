"""How fast the hooks of meetings acknowledge: signed posts over loopback at a steady rate, each stored first."""

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.figures import quantile, show
from bot.arrivals.build import build_arrivals
from bot.arrivals.zoom.signature import sign
from bot.inbox import Inbox, NewEvent
from bot.intake import Intake
from bot.settings import Settings
from bot.store import open_store
from bot.testing.server import Server

POSTS = 300
# three times the 30,000 events an hour that a workspace may send; a post waits for no answer before it
RATE = 25
SECRET = "a-secret-token-of-zoom"  # noqa: S105  # of a server that lives for this run
STATE = "a-client-state-of-ours"
TOKEN = "a-token-of-somebody"  # noqa: S105  # as above
Post = Callable[[httpx.AsyncClient, int], Awaitable[httpx.Response]]


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        engine = open_store(f"sqlite:///{Path(home) / 'confidant.db'}")
        intake = Intake(Inbox(engine).store)

        async def receive(name: str, event_id: str, body: dict[str, object]) -> bool:
            return await intake.put(NewEvent(name, event_id, body, datetime.now(UTC)))

        settings = Settings.model_validate(
            {
                "home": home,
                "arrivals": {"upload_tokens": f"{TOKEN}:ana@example.org"},
                "zoom": {"secret_token": SECRET},
                "graph": {"client_state": STATE},
            }
        )
        arrivals = build_arrivals(settings, lambda: datetime.now(UTC))
        routes = [route for one in arrivals.values() for route in one.routes(receive)]
        server = Server(0)
        server.start(Starlette(routes=[*routes, Route("/bare", _bare, methods=["POST"])]))
        try:
            for name, post in (("Zoom", _zoom), ("Graph", _graph), ("upload", _upload)):
                asyncio.run(_measure(server.url, name, post))
        finally:
            server.stop()
            engine.dispose()


async def _bare(request: Request) -> Response:
    """The baseline: the same server reads a body and stores nothing."""
    await request.body()
    return Response()


async def _measure(url: str, name: str, post: Post) -> None:
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=60) as client:
        bare, _ = await _times(client, _nothing)
        seen, refused = await _times(client, post)
    show(
        f"{name}: ack p50 / p99, {RATE} a second",
        _quantiles(seen),
        f"target p99 < 300 ms; a server that stores nothing {_quantiles(bare)}; {refused} of {POSTS} refused",
    )


async def _times(client: httpx.AsyncClient, post: Post) -> tuple[list[float], int]:
    """Seconds of each post from the moment it was due, and how many were not acknowledged."""
    seconds, refused = list[float](), 0
    began = perf_counter()

    async def send(number: int) -> None:
        nonlocal refused
        due = began + number / RATE
        await asyncio.sleep(max(0.0, due - perf_counter()))
        answer = await post(client, number)
        seconds.append(perf_counter() - due)
        refused += answer.status_code not in (200, 202)

    await asyncio.gather(*(send(number) for number in range(POSTS)))
    return seconds, refused


async def _nothing(client: httpx.AsyncClient, number: int) -> httpx.Response:
    return await client.post("/bare", content=_zoom_body(number))


async def _zoom(client: httpx.AsyncClient, number: int) -> httpx.Response:
    # every second event comes twice
    body = _zoom_body(number // 2 if number % 4 == 1 else number)
    stamp = str(int(datetime.now(UTC).timestamp()))
    headers = {"x-zm-request-timestamp": stamp, "x-zm-signature": sign(body, stamp, SECRET)}
    return await client.post("/hooks/zoom", content=body, headers=headers)


def _zoom_body(number: int) -> bytes:
    files = [
        {
            "id": f"{number}-{one}",
            "file_type": "M4A",
            "file_size": 9,
            "download_url": "https://zoom.us/rec/x" * 9,
        }
        for one in range(6)
    ]
    recording = {"uuid": f"meeting-{number}", "topic": "Launch review", "recording_files": files}
    return json.dumps(
        {"event": "recording.completed", "event_ts": number, "payload": {"object": recording}}
    ).encode()


async def _graph(client: httpx.AsyncClient, number: int) -> httpx.Response:
    resource = f"users('u')/onlineMeetings('m-{number}')/transcripts('t-{number}')"
    item = {"changeType": "created", "clientState": STATE, "subscriptionId": "s", "resource": resource}
    return await client.post("/hooks/graph", json={"value": [item]})


async def _upload(client: httpx.AsyncClient, number: int) -> httpx.Response:
    words = f"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nAna: We ship {number} boxes.\n"
    return await client.post(
        "/hooks/upload", content=words.encode(), headers={"authorization": f"Bearer {TOKEN}"}
    )


def _quantiles(seconds: list[float]) -> str:
    return f"{quantile(seconds, 0.5) * 1000:.0f} / {quantile(seconds, 0.99) * 1000:.0f} ms"


if __name__ == "__main__":
    main()
