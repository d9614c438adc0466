"""The web server of the product with the hooks of one source, and vendors on loopback that the source asks."""

import asyncio
import base64
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.applications import Starlette
from starlette.types import Receive as AsgiReceive
from starlette.types import Scope, Send

from bot.arrivals import Arrival
from bot.errors import StoreError
from bot.testing.server import Server
from indexing.fetch.connect import public_certificates
from indexing.settings import FetchSettings
from tests.indexing.fetch.web import WebServer

Json = dict[str, Any]  # Any: what JSON holds
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LOOPBACK = FetchSettings(
    allowed_networks=("127.0.0.1/32",), timeout_seconds=20, total_seconds=40, max_bytes=300_000
)
VTT = b"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nAna Ruiz: We ship on Friday.\n"
SOUND = b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00" + bytes(range(256)) * 8


def at_noon() -> datetime:
    return NOW


@dataclass
class Shelf:
    """What was stored, by source and id; `away` is a database that does not answer."""

    stored: dict[tuple[str, str], Json] = field(default_factory=dict)
    away: bool = False
    calls: int = 0

    async def receive(self, name: str, event_id: str, body: Json) -> bool:
        self.calls += 1
        if self.away:
            raise StoreError("The database does not answer.")
        json.dumps(body)
        new = (name, event_id) not in self.stored
        self.stored.setdefault((name, event_id), body)
        return new

    @property
    def bodies(self) -> list[Json]:
        return list(self.stored.values())


@contextmanager
def listening(arrival: Arrival, shelf: Shelf) -> Iterator[httpx.Client]:
    """A client of the real server that has this source's hooks."""
    server = Server(0)
    server.start(Starlette(routes=[*arrival.routes(shelf.receive)]))
    try:
        with httpx.Client(
            base_url=server.url, trust_env=False, timeout=20, verify=public_certificates()
        ) as client:
            yield client
    finally:
        server.stop()


@dataclass(frozen=True)
class Asked:
    """A request as a vendor saw it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Says:
    """An answer of a vendor."""

    body: bytes = b"{}"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})


Answer = Says | Callable[[Asked], Says]


def says(value: object, status: int = 200) -> Says:
    return Says(json.dumps(value).encode(), status)


def sends(content: bytes, media_type: str) -> Says:
    return Says(content, headers={"content-type": media_type})


class Vendor(WebServer):
    """A vendor's server in a thread: an answer for each method and raw path, 404 for any other."""

    def __init__(self) -> None:
        super().__init__({})
        self.answers: dict[str, Answer] = {}
        self.asked_for: list[Asked] = []

    def calls(self, method_and_path: str) -> list[Asked]:
        return [one for one in self.asked_for if f"{one.method} {one.path}" == method_and_path]

    async def _answer(self, scope: Scope, receive: AsgiReceive, send: Send) -> None:
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        query = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
        path = scope["raw_path"].decode().partition("?")[0]
        asked = Asked(scope["method"], path, query, headers, bytes(body))
        self.asked_for.append(asked)
        answer = self.answers.get(f"{asked.method} {path}", Says(status=404))
        said = answer if isinstance(answer, Says) else answer(asked)
        pairs = [(name.encode(), value.encode()) for name, value in said.headers.items()]
        await send({"type": "http.response.start", "status": said.status, "headers": pairs})
        await send({"type": "http.response.body", "body": said.body})


@dataclass(frozen=True)
class Issuer:
    """Signs tokens as Microsoft and Google do, and has its public key at a vendor's address."""

    key: rsa.RSAPrivateKey
    name: str = "key-1"

    @classmethod
    def new(cls, name: str = "key-1") -> "Issuer":
        return cls(rsa.generate_private_key(public_exponent=65537, key_size=2048), name)

    def sign(self, claims: Json, **header: str) -> str:
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": self.name, **header})

    def published(self) -> Says:
        numbers = self.key.public_key().public_numbers()
        entry = {
            "kty": "RSA",
            "use": "sig",
            "kid": self.name,
            "n": _number(numbers.n),
            "e": _number(numbers.e),
        }
        return says({"keys": [entry]})


def in_an_hour() -> int:
    return int((NOW + timedelta(hours=1)).timestamp())


def _number(value: int) -> str:
    content = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def run(work: Any) -> Any:  # Any: whatever the coroutine gives
    return asyncio.run(work)
