"""What was sent to the product, attempt by attempt, and whether it acknowledged."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Condition
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from bot.testing.slack.records import Json


@dataclass(frozen=True)
class Attempt:
    """One sending of one envelope; `seconds` is the time until the answer, or until waiting ended."""

    envelope_id: str
    event_id: str
    number: int  # 0 is the first; more are retries
    reason: str  # why it is sent again: Slack's X-Slack-Retry-Reason
    via: str  # "http" or "socket"
    status: int | None  # of HTTP; None over a socket or without an answer
    body: str
    seconds: float
    acked: bool
    last: bool = False  # the answer forbade retries


@dataclass
class Envelope:
    """One event, command or click, sent until it is acknowledged or given up."""

    kind: str  # "events_api", "slash_commands" or "interactive"
    payload: Json
    event_id: str = ""
    user: str = ""
    attempts: list[Attempt] = field(default_factory=list)
    settled: bool = False
    next_number: int = 0

    @property
    def acked(self) -> bool:
        return any(attempt.acked for attempt in self.attempts)

    def frame(self, number: int, reason: str) -> Json:
        """As it goes through a socket; each attempt has an id of its own."""
        frame: Json = {"envelope_id": str(uuid4()), "payload": self.payload, "type": self.kind}
        frame["accepts_response_payload"] = self.kind != "events_api"
        if self.kind == "events_api":
            frame |= {"retry_attempt": number, "retry_reason": reason}
        return frame

    def request(self) -> tuple[bytes, str]:
        """Body and content type as it goes over HTTP."""
        if self.kind == "events_api":
            return json.dumps(self.payload).encode(), "application/json"
        fields = self.payload if self.kind == "slash_commands" else {"payload": json.dumps(self.payload)}
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"


class Delivery:
    """Everything one act of a person sent; a mention in a channel is two envelopes."""

    def __init__(
        self, lock: Condition, envelopes: Sequence[Envelope], channel: str = "", ts: str = ""
    ) -> None:
        self.envelopes = tuple(envelopes)
        self.channel = channel
        self.ts = ts
        self._lock = lock

    @property
    def event_ids(self) -> tuple[str, ...]:
        return tuple(envelope.event_id for envelope in self.envelopes if envelope.event_id)

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        with self._lock:
            return tuple(attempt for envelope in self.envelopes for attempt in envelope.attempts)

    @property
    def acked(self) -> bool:
        with self._lock:
            return bool(self.envelopes) and all(envelope.acked for envelope in self.envelopes)

    @property
    def settled(self) -> bool:
        """Whether nothing more will be sent of its own accord."""
        with self._lock:
            return all(envelope.settled for envelope in self.envelopes)

    @property
    def latency_seconds(self) -> float | None:
        """The slowest acknowledgement; None while one is missing."""
        if not self.acked:
            return None
        return max(attempt.seconds for attempt in self.attempts if attempt.acked)

    @property
    def status(self) -> int | None:
        """The last HTTP status."""
        attempts = self.attempts
        return attempts[-1].status if attempts else None

    @property
    def body(self) -> Any:  # Any: whatever JSON the product answered, or its text
        """The last answer's body, parsed if it is JSON; "" without one."""
        attempts = self.attempts
        return parsed(attempts[-1].body) if attempts else ""

    def wait(self, timeout: float = 10.0) -> "Delivery":
        """Until it is acknowledged or given up; TimeoutError after `timeout` seconds."""
        return self._wait(lambda: self.settled, timeout)

    def wait_attempts(self, count: int, timeout: float = 10.0) -> "Delivery":
        """Until so many attempts have ended."""
        return self._wait(lambda: len(self.attempts) >= count, timeout)

    def _wait(self, done: Callable[[], bool], timeout: float) -> "Delivery":
        ends = time.monotonic() + timeout
        with self._lock:
            while not done():
                if (left := ends - time.monotonic()) <= 0:
                    raise TimeoutError(f"Still under way after {timeout:g} s: {self.attempts}")
                self._lock.wait(left)
        return self


def parsed(body: str) -> Any:  # Any: whatever JSON the product answered, or its text
    """JSON if it is JSON, else the text."""
    try:
        return json.loads(body)
    except ValueError:
        return body
