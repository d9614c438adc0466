"""The one web server; platforms and webhooks add their routes here."""

import logging
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import SettingsError, StoreError
from bot.metrics import Metrics
from bot.store import current_revision, plain_errors

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import WebSettings

log = logging.getLogger(__name__)
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def build_web(app: "App", metrics: Metrics, routes: Sequence[BaseRoute] = ()) -> Starlette:
    """The routes that every deployment has, and those of the platforms."""

    def healthz(_request: Request) -> JSONResponse:
        """200 while the database answers, 503 while it does not; why stands in the log, for callers are not known."""
        try:
            with plain_errors(app.engine):
                revision = current_revision(app.engine)
        except StoreError:
            log.exception("the database does not answer")
            return JSONResponse({"status": "unavailable"}, status_code=503)
        return JSONResponse({"status": "ok", "revision": revision})

    def measured(_request: Request) -> Response:
        return Response(metrics.text(), headers={"content-type": METRICS_TYPE})

    return Starlette(routes=[Route("/healthz", healthz), Route("/metrics", measured), *routes])


def listening(web: "WebSettings") -> socket.socket:
    """The server's socket, bound; raises SettingsError when the address is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
    server = socket.socket(family, socket.SOCK_STREAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind((web.host, web.port))
        server.listen(512)
    except OSError as error:
        server.close()
        raise SettingsError(
            f"Port {web.port} of {web.host} cannot be used ({error.strerror}); "
            "set CONFIDANT_WEB__PORT or CONFIDANT_WEB__HOST."
        ) from error
    return server


class Server(uvicorn.Server):
    """uvicorn without its own signal handlers: the program stops in its own order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def make_server(web: Starlette) -> Server:
    return Server(uvicorn.Config(web, log_level="warning", lifespan="off", timeout_graceful_shutdown=5))
