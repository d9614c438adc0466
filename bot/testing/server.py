"""uvicorn in a thread, and its lines, which can be cut without a word."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from threading import Event, Thread

import uvicorn
from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

# a client's idle line is used again for less long than the product keeps one
KEPT_OPEN_SECONDS = 1.0

Cut = Callable[[Scope], None]


class Lines:
    """Every connection by the client's address."""

    def __init__(self) -> None:
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}

    def cut(self, scope: Scope) -> None:
        """Reset the connection that this request came on."""
        self._transports[tuple(scope["client"])].abort()

    def protocol(self) -> type[asyncio.Protocol]:
        """uvicorn's own protocol, which notes its transport here."""
        transports = self._transports

        class NotedProtocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                transports[transport.get_extra_info("peername")[:2]] = transport
                super().connection_made(transport)

        return NotedProtocol


class Server:
    """Serves an ASGI app on 127.0.0.1 from `start` to `stop`; the port is open from the beginning."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.lines = Lines()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._server: uvicorn.Server | None = None
        self._thread: Thread | None = None

    def start(self, app: ASGIApp) -> asyncio.AbstractEventLoop:
        """Returns the loop it runs in."""
        config = uvicorn.Config(
            app,
            http=self.lines.protocol(),
            ws="websockets-sansio",
            lifespan="off",
            log_config=None,
            timeout_graceful_shutdown=1,
        )
        # cut lines and clients that were killed would be logged as errors, which here are the point
        config.log_level = "critical"
        self._server = uvicorn.Server(config)
        running = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve(running)), daemon=True)
        self._thread.start()
        running.wait()
        assert self.loop  # noqa: S101
        return self.loop

    async def _serve(self, running: Event) -> None:
        self.loop = asyncio.get_running_loop()
        running.set()
        assert self._server  # noqa: S101
        await self._server.serve([self._socket])

    def in_loop(self, call: Callable[[], object]) -> None:
        """Run it soon in the server's loop."""
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(call)

    def run(self, work: Awaitable[None]) -> None:
        """Run it in the server's loop and wait for its end."""

        async def wrapped() -> None:
            await work

        assert self.loop  # noqa: S101
        asyncio.run_coroutine_threadsafe(wrapped(), self.loop).result(10)

    def stop(self) -> None:
        """End every connection and wait for the thread."""
        if self._server and self._thread:
            self._server.should_exit = True
            self._thread.join()
        self._socket.close()
