"""A web server on loopback whose pages do what a test tells them, and resolvers that say what a test wants."""

import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import anyio
import uvicorn
from starlette.types import Message, Receive, Scope, Send


@dataclass(frozen=True)
class Page:
    """One answer. `declared` is the Content-Length, None for an answer whose length is not told."""

    body: bytes = b"hello"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    declared: int | None = None
    drips: bool = False  # one byte after another without an end
    hangs: bool = False  # nothing at all


def goes_to(location: str, status: int = 302) -> Page:
    """A redirect; its body would be too much to read."""
    return Page(b"x" * 100, status, {"location": location})


class WebServer:
    """A real server in a thread; `requests` holds each path with its headers."""

    def __init__(self, pages: Mapping[str, Page], certificate: Path | None = None) -> None:
        self.pages = dict(pages)
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.asked = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.origin = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.origin}"
        config = uvicorn.Config(
            self._answer,
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            ssl_certfile=certificate,
        )
        config.log_level = (
            "critical"  # a broken answer is logged as an error of the app, which here is the point
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def sent(self, path: str) -> dict[str, str]:
        """The headers of the first request for the path."""
        return next(headers for asked, headers in self.requests if asked == path)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.requests.append((scope["path"], headers))
        self.asked.set()
        page = self.pages[scope["path"]]
        if scope["method"] == "POST":
            await _read(receive)
        if page.hangs:
            await _gone(receive)
            return
        await send(_start(page))
        if page.drips:
            await _drip(receive, send)
        else:
            await send({"type": "http.response.body", "body": page.body})


def _start(page: Page) -> Message:
    headers = dict(page.headers)
    if page.declared is not None:
        headers["content-length"] = str(page.declared)
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http.response.start", "status": page.status, "headers": pairs}


async def _read(receive: Receive) -> None:
    """A body that is left unread resets the connection, and with it what was answered."""
    while (await receive()).get("more_body"):
        pass


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _drip(receive: Receive, send: Send) -> None:
    async with anyio.create_task_group() as group:

        async def drop_by_drop() -> None:
            while True:
                await send({"type": "http.response.body", "body": b"x", "more_body": True})
                await anyio.sleep(0.01)

        group.start_soon(drop_by_drop)
        await _gone(receive)
        group.cancel_scope.cancel()


class Names:
    """A resolver from a table; each name gives its lists of addresses in turn, and the last one stays."""

    def __init__(self, **names: Sequence[Sequence[str]]) -> None:
        self._names = {name.replace("_", "."): list(answers) for name, answers in names.items()}
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        if host not in self._names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        answers = self._names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]
