"""What all hooks share: a body read up to a limit, and events that are stored before they are acknowledged."""

import asyncio
import hashlib
import json
import logging
import time
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.errors import StoreError
from bot.metrics import Metrics
from bot.platforms import Payload, Receive

log = logging.getLogger(__name__)

# Zoom waits three seconds and Graph counts slower answers against us; after this it is told to send again
STORE_SECONDS = 2.5
LARGEST_BODY_BYTES = 5_000_000
# the inbox and the tables of meetings hold ids of 255 characters
LONGEST_ID = 200


@dataclass(frozen=True)
class Hook:
    """The way from one source's requests into the inbox."""

    name: str
    receive: Receive
    metrics: Metrics | None

    async def keep(self, *events: tuple[str, Payload], status: int = 200) -> Response:
        """Store what came under the ids of its events, and only then answer with `status`; 503 where that fails."""
        started = time.monotonic()
        try:
            async with asyncio.timeout(STORE_SECONDS):
                new = await asyncio.gather(*(self.receive(self.name, key, body) for key, body in events))
        except (StoreError, TimeoutError) as error:
            log.warning("an event of %s could not be stored, so it is not acknowledged: %s", self.name, error)
            self._count("refused", len(events))
            return PlainTextResponse("not now", 503, headers={"retry-after": "10"})
        self._count("stored", sum(new))
        self._count("repeated", len(new) - sum(new))
        if self.metrics and events:
            self.metrics.acknowledged.labels(self.name).observe(time.monotonic() - started)
        return Response(status_code=status)

    def _count(self, outcome: str, events: int) -> None:
        if self.metrics and events:
            self.metrics.events.labels(self.name, outcome).inc(events)


async def read_body(request: Request, limit: int = LARGEST_BODY_BYTES) -> bytes:
    """The bytes as they came, before anything is made of them: a signature is over these.

    Raises HTTPException with 413 past the limit, declared or counted."""
    declared = request.headers.get("content-length", "")
    body = bytearray()
    if declared.isdecimal() and int(declared[:20]) > limit:
        raise HTTPException(413, "too large")
    try:
        async for block in request.stream():
            body += block
            if len(body) > limit:
                raise HTTPException(413, "too large")
    except ClientDisconnect as error:
        raise HTTPException(400, "broke off") from error
    return bytes(body)


def read_json(body: bytes) -> Payload:
    """The object in a body. Raises HTTPException with 400 for anything else."""
    try:
        payload = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "not JSON in UTF-8") from error
    if not isinstance(payload, dict):
        raise HTTPException(400, "not a JSON object")
    return payload


def short(text: str) -> str:
    """An id that fits our tables and is the same each time: the source's own, or its hash where that is longer."""
    plain = text.isprintable() and len(text) <= LONGEST_ID
    return text if plain else hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def refused() -> HTTPException:
    """What whoever is not believed is told: not why."""
    return HTTPException(401, "not signed as it should be")
