"""The one web server; platforms and webhooks add their routes here."""

import logging
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.errors import StoreError
from bot.store import current_revision, plain_errors

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)


def build_web(app: "App") -> Starlette:
    """The routes that every deployment has."""

    def healthz(_request: Request) -> JSONResponse:
        """200 while the database answers, 503 while it does not; why stands in the log, for callers are not known."""
        try:
            with plain_errors(app.engine):
                revision = current_revision(app.engine)
        except StoreError:
            log.exception("the database does not answer")
            return JSONResponse({"status": "unavailable"}, status_code=503)
        return JSONResponse({"status": "ok", "revision": revision})

    return Starlette(routes=[Route("/healthz", healthz)])


def run(app: "App") -> None:
    """Serve until a signal stops it; requests under way are finished first."""
    web = app.settings.web
    uvicorn.run(build_web(app), host=web.host, port=web.port, log_level="warning")
