"""Brings events, commands and clicks to the product, signed, and again when it does not acknowledge."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from uuid import uuid4

import httpx

from bot.testing.server import KEPT_OPEN_SECONDS
from bot.testing.slack.border import Border
from bot.testing.slack.deliveries import Attempt, Delivery, Envelope
from bot.testing.slack.records import Json
from bot.testing.slack.sockets import Sockets
from bot.testing.slack.world import World

Answered = Callable[[Envelope, Attempt], None]


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """X-Slack-Signature of a body sent at `timestamp` (whole seconds since the epoch, as text)."""
    signed = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


class Courier:
    """Sends over HTTP where there is an address for it, else over a socket; lives in the server's loop."""

    def __init__(
        self,
        world: World,
        sockets: Sockets,
        *,
        secret: str,
        ack_seconds: float,
        retry_delays: tuple[float, ...],
    ) -> None:
        self.events_url: str | None = None
        self.deliveries: list[Delivery] = []
        self.on_answer: Answered = lambda _envelope, _attempt: None
        self.border = Border()
        # those of other teams on this server, which end with it
        self.others: list[Courier] = []
        self._world = world
        self._sockets = sockets
        self._secret = secret
        self._ack_seconds = ack_seconds
        self._retry_delays = retry_delays
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: httpx.AsyncClient | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    async def close(self) -> None:
        for other in self.others:
            await other.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._client:
            await self._client.aclose()

    @property
    def has_listener(self) -> bool:
        """Whether anything ever listened; echoes are for listeners only."""
        return self.events_url is not None or self._sockets.seen

    def send(self, delivery: Delivery) -> Delivery:
        """Start sending; returns at once."""
        self.deliveries.append(delivery)
        for envelope in delivery.envelopes:
            envelope.payload = self.border.envelope(envelope.payload)
            self._start(self._deliver(envelope))
        return delivery

    def resend(self, delivery: Delivery) -> None:
        """Once more, at once, as a retry, whatever came back before."""
        for envelope in delivery.envelopes:
            self._start(self._once(envelope, "http_timeout"))

    def run(self, work: Coroutine[None, None, Attempt]) -> Attempt:
        """Run in the server's loop and wait for it."""
        assert self._loop, "the fake is not running"  # noqa: S101
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    def _start(self, work: Coroutine[None, None, object]) -> None:
        def create() -> None:
            assert self._loop  # noqa: S101
            task: asyncio.Task[None] = self._loop.create_task(_finish(work))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

        assert self._loop, "the fake is not running"  # noqa: S101
        self._loop.call_soon_threadsafe(create)

    async def _deliver(self, envelope: Envelope) -> None:
        delays = self._retry_delays if envelope.kind == "events_api" else ()
        attempt = await self._once(envelope, "")
        for delay in delays:
            if envelope.acked or attempt.last:
                break
            await asyncio.sleep(delay)
            if not envelope.acked:  # a test may have sent it again meanwhile
                attempt = await self._once(envelope, _reason(attempt))
        with self._world.lock:
            envelope.settled = True
            self._world.changed()

    async def _once(self, envelope: Envelope, reason: str) -> Attempt:
        with self._world.lock:
            number = envelope.next_number
            envelope.next_number += 1
        if self.events_url:
            body, content_type = envelope.request()
            headers = {"content-type": content_type}
            if number:
                headers |= {"x-slack-retry-num": str(number), "x-slack-retry-reason": reason}
            attempt = await self.post(body, headers=headers)
            attempt = replace(attempt, event_id=envelope.event_id, number=number, reason=reason)
        else:
            attempt = await self._over_socket(envelope, number, reason)
        with self._world.lock:
            envelope.attempts.append(attempt)
            self.on_answer(envelope, attempt)
            self._world.changed()
        return attempt

    async def _over_socket(self, envelope: Envelope, number: int, reason: str) -> Attempt:
        frame = envelope.frame(number, reason)
        started = time.monotonic()
        acked, payload = await self._sockets.send(frame, self._ack_seconds)
        seconds = time.monotonic() - started
        body = json.dumps(payload) if payload else ""
        return Attempt(
            str(frame["envelope_id"]), envelope.event_id, number, reason, "socket", None, body, seconds, acked
        )

    async def post(
        self,
        body: bytes,
        *,
        headers: Mapping[str, str],
        timestamp: str | None = None,
        signed: str | None = None,
    ) -> Attempt:
        """One signed request; `timestamp` and `signed` take the place of the true ones."""
        stamp = str(int(time.time())) if timestamp is None else timestamp
        signs = {
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature(self._secret, stamp, body) if signed is None else signed,
        }
        started = time.monotonic()
        status, answer, last = await self._request(body, signs | dict(headers))
        return Attempt(
            envelope_id=str(uuid4()),
            event_id="",
            number=0,
            reason="",
            via="http",
            status=status,
            body=answer,
            seconds=time.monotonic() - started,
            acked=status is not None and 200 <= status < 300,
            last=last,
        )

    async def _request(self, body: bytes, headers: Json) -> tuple[int | None, str, bool]:
        # a request that waited for a free line would count as one that the product did not acknowledge
        # and a line that the product is closing just now must not be taken once more
        limits = httpx.Limits(
            max_connections=None, max_keepalive_connections=20, keepalive_expiry=KEPT_OPEN_SECONDS
        )
        self._client = self._client or httpx.AsyncClient(trust_env=False, limits=limits)
        try:
            # httpx's own limits are for single steps; Slack's is for the whole
            async with asyncio.timeout(self._ack_seconds):
                response = await self._client.post(
                    self.events_url or "", content=body, headers=headers, timeout=None
                )
        except TimeoutError:
            return None, "", False
        except httpx.HTTPError as error:
            return None, f"{type(error).__name__}: {error}", False
        return response.status_code, response.text, response.headers.get("x-slack-no-retry") == "1"


def _reason(attempt: Attempt) -> str:
    if attempt.via == "socket":
        return "timeout"
    if attempt.status is not None:
        return "http_error"
    return "connection_failed" if attempt.body else "http_timeout"


async def _finish(work: Coroutine[None, None, object]) -> None:
    await work
