"""Other people's websites on loopback: many sites, one real server, and all that the open web does to a reader."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Self

import uvicorn
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

HTML = "text/html; charset=utf-8"
PIECE_BYTES = 1 << 16


class Hosting(StrEnum):
    """How sites are told apart: by port, by name on one port, by address on one port, or by folder on one host."""

    PORTS = "ports"
    NAMES = "names"
    ADDRESSES = "addresses"
    FOLDERS = "folders"


@dataclass(frozen=True)
class Answer:
    """What a path is answered with. In HTML, `@@site@@` becomes the root address of that site, without a slash.

    `wait_seconds` pass before the first byte. `repeat` sends the body so many times, for pages too large to keep.
    `packed` sends it gzipped whatever the client asks for. The first `busy_times` requests get a 429 instead."""

    body: bytes = b""
    media_type: str = HTML
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    wait_seconds: float = 0.0
    repeat: int = 1
    packed: bool = False
    busy_times: int = 0
    retry_after: str = "1"


@dataclass(frozen=True)
class Asked:
    """A request as it came; `at_seconds` is on a clock that only runs forward."""

    site: str
    path: str
    headers: Mapping[str, str]
    at_seconds: float


Pages = Mapping[str, Answer]


def page(html: str, *, charset: str = "utf-8", declared: str | None = None) -> Answer:
    """A page in one charset that may declare another; `declared` empty declares none."""
    named = charset if declared is None else declared
    media_type = f"text/html; charset={named}" if named else "text/html"
    return Answer(html.encode(charset, "xmlcharrefreplace"), media_type)


def redirect(to: str, status: int = 301) -> Answer:
    """To a path of the same site, or to `@@site@@/path` of another."""
    return Answer(status=status, headers=(("location", to),))


def gone(status: int = 404) -> Answer:
    return Answer(b"<!doctype html><title>Not here</title><h1>Page not found</h1>", status=status)


def busy(then: Answer, times: int, retry_after: str = "1") -> Answer:
    """429 so many times, then the answer."""
    return replace(then, busy_times=times, retry_after=retry_after)


def slow(then: Answer, seconds: float) -> Answer:
    return replace(then, wait_seconds=seconds)


def packed(then: Answer) -> Answer:
    return replace(then, packed=True)


def large(size_bytes: int, paragraph: str, head: str = "") -> Answer:
    """An HTML page of at least so many bytes: a head, then one paragraph again and again."""
    block = f"<p>{paragraph}</p>\n".encode()
    piece = block * max(1, PIECE_BYTES // len(block))
    lead = f"<!doctype html><title>Archive</title>{head}".encode()
    return Answer(lead + piece, repeat=max(1, -(-size_bytes // len(piece))))


def login_page(name: str) -> Answer:
    return page(
        f"<!doctype html><title>Sign in | {name}</title><main><h1>Sign in to {name}</h1>"
        "<form method=post action=/session><label>E-mail <input type=email name=user></label><label>Password "
        "<input type=password name=word></label><button>Continue</button></form>"
        "<p><a href=/reset>Forgotten your password?</a></p></main>"
    )


def paywall(title: str, teaser: str) -> Answer:
    """The beginning of an article, then an offer to subscribe."""
    return page(
        f"<!doctype html><title>{title}</title><article><h1>{title}</h1><p>{teaser}</p>"
        '<div class="meter-wall"><h2>Subscribe to keep reading</h2><p>This article is for subscribers. '
        "You have read all of your free articles this month.</p><a href=/subscribe>See offers</a></div></article>"
    )


def needs_javascript(title: str, script: str) -> Answer:
    """A page whose words only a browser would show."""
    return page(
        f'<!doctype html><html lang=en><head><title>{title}</title></head><body><div id="root"></div>'
        "<noscript>You need to enable JavaScript to run this app.</noscript>"
        f"<script>window.__STATE__={script}</script><script src=/app.js defer></script></body></html>"
    )


class Sites:
    """Serves sites by name from `with` to its end; `asked` holds each request in its order.

    A path may hold a query; one that is not there as asked is looked up without it, else answered with 404."""

    def __init__(
        self,
        sites: Mapping[str, Pages],
        *,
        robots: Mapping[str, str] | None = None,
        hosting: Hosting = Hosting.PORTS,
    ) -> None:
        self.asked: list[Asked] = []
        self._sites = sites
        self._robots = dict(robots or {})
        self._hosting = hosting
        self._names = sorted(sites)
        self._refused: dict[tuple[str, str], int] = {}
        self._sockets = _sockets(len(self._names), hosting)
        self._ports = [int(one.getsockname()[1]) for one in self._sockets]
        config = uvicorn.Config(
            self._serve, interface="asgi3", http="h11", ws="none", lifespan="off", log_config=None
        )
        # readers that hang up in the middle of a page would be logged as errors, which here are the point
        config.log_level = "critical"
        config.timeout_graceful_shutdown = 1
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._run, daemon=True)
        self._running = Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self._running.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        for one in self._sockets:
            one.close()

    def url(self, site: str, path: str = "") -> str:
        """Where a site's path is; KeyError for a site that is not served."""
        if site not in self._sites:
            raise KeyError(site)
        place = self._names.index(site)
        match self._hosting:
            case Hosting.PORTS:
                return f"http://127.0.0.1:{self._ports[place]}{path}"
            case Hosting.NAMES:
                return f"http://{site}.localhost:{self._ports[0]}{path}"
            case Hosting.ADDRESSES:
                return f"http://{_address(place)}:{self._ports[0]}{path}"
            case Hosting.FOLDERS:
                return f"http://127.0.0.1:{self._ports[0]}/{site}{path}"

    def filled(self, text: str) -> str:
        """The text with each `@@site@@` as that site's address."""
        for site in self._names:
            text = text.replace(f"@@{site}@@", self.url(site))
        return text

    def asked_of(self, site: str) -> tuple[str, ...]:
        """The paths that were asked for, in their order."""
        return tuple(one.path for one in self.asked if one.site == site)

    def _run(self) -> None:
        asyncio.run(self._listen())

    async def _listen(self) -> None:
        self._running.set()
        await self._server.serve(self._sockets)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        site, path = self._place(request)
        self.asked.append(Asked(site, path, dict(request.headers), monotonic()))
        answer = self._found(site, path)
        await asyncio.sleep(answer.wait_seconds)
        await self._response(site, answer)(scope, receive, send)

    def _place(self, request: Request) -> tuple[str, str]:
        """Which site is meant, and its path with the query."""
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if self._hosting is Hosting.FOLDERS and path != "/robots.txt":
            site, slash, rest = path[1:].partition("/")
            return (site, f"/{rest}") if slash or site in self._sites else ("", path)
        host = request.headers.get("host", "")
        known = {self.url(site).removeprefix("http://"): site for site in self._names}
        return known.get(host, ""), path

    def _found(self, site: str, path: str) -> Answer:
        if path == "/robots.txt":
            return self._rules(site)
        pages = self._sites.get(site, {})
        answer = pages.get(path) or pages.get(path.partition("?")[0]) or gone()
        before = self._refused.get((site, path), 0)
        if before >= answer.busy_times:
            return answer
        self._refused[site, path] = before + 1
        return Answer(b"Too many requests", "text/plain", 429, (("retry-after", answer.retry_after),))

    def _rules(self, site: str) -> Answer:
        rules = self._robots.get(site)
        if self._hosting is Hosting.FOLDERS:
            # one host has one file: a site's rules stand there for its folder
            rules = "\n".join(_moved(self._robots.get(one, ""), one) for one in self._names)
        return Answer(rules.encode(), "text/plain; charset=utf-8") if rules else gone()

    def _response(self, site: str, answer: Answer) -> Response:
        headers = {name: self.filled(value) for name, value in answer.headers}
        if headers.get("location", "").startswith("/"):
            headers["location"] = self.url(site, headers["location"])
        headers["content-type"] = answer.media_type
        body = answer.body
        if b"@@" in body and answer.media_type.startswith("text/html"):
            for site in self._names:
                body = body.replace(f"@@{site}@@".encode(), self.url(site).encode())
        if answer.packed:
            body = gzip.compress(body, mtime=0)
            headers["content-encoding"] = "gzip"
        if answer.repeat > 1:
            return StreamingResponse(_again(body, answer.repeat), answer.status, headers)
        return Response(body, answer.status, headers)


def _moved(rules: str, site: str) -> str:
    """A site's rules with its folder before each path; what they say of the pace holds for the whole host."""
    lines = []
    for line in rules.splitlines():
        name, colon, value = line.partition(":")
        if name.strip().lower() in ("allow", "disallow") and value.strip():
            line = f"{name}{colon} /{site}{value.strip()}"
        lines.append(line)
    return "\n".join(lines)


def _sockets(count: int, hosting: Hosting) -> list[socket.socket]:
    if hosting in (Hosting.NAMES, Hosting.FOLDERS):
        return [socket.create_server(("127.0.0.1", 0))]
    if hosting is Hosting.PORTS:
        return [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    first = socket.create_server((_address(0), 0))
    port = first.getsockname()[1]
    return [first, *(socket.create_server((_address(place), port)) for place in range(1, count))]


def _address(place: int) -> str:
    return f"127.0.{1 + place // 200}.{1 + place % 200}"


async def _again(body: bytes, times: int) -> AsyncIterator[bytes]:
    for _ in range(times):
        yield body


def names_resolve(names: Iterable[str]) -> bool:
    """Whether this system takes NAME.localhost to loopback, as RFC 6761 asks; many do not."""
    try:
        for name in names:
            socket.getaddrinfo(f"{name}.localhost", 80, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return True
