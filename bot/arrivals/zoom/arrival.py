"""Zoom's hook, and its files: with the event's own token, and with the app's where that one expired."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.arrivals.download import ClosedError, download
from bot.arrivals.elsewhere import Elsewhere
from bot.arrivals.hook import Hook, read_body, read_json, refused
from bot.arrivals.notice import Artefact, Notice
from bot.arrivals.settings import ZoomSettings
from bot.arrivals.web_api import ClientToken, WebApi
from bot.arrivals.zoom.event import NAME, Place, Recording, current_url, event_id, is_ours, to_notice
from bot.arrivals.zoom.signature import answer_to, is_signed
from bot.errors import PlatformRefusedError
from bot.metrics import Metrics
from bot.platforms import Payload, Receive
from indexing.settings import FetchSettings
from skills.errors import UserError
from skills.language import say

PATH = "/hooks/zoom"


class ZoomArrival(Elsewhere):
    """Hears only where there is a secret token, because nobody else could be believed."""

    name = NAME

    def __init__(
        self,
        settings: ZoomSettings,
        fetching: FetchSettings,
        now: Callable[[], datetime],
        metrics: Metrics | None,
    ) -> None:
        self.settings = settings
        self.fetching = fetching
        self.now = now
        self.metrics = metrics
        self._secret = settings.secret_token.get_secret_value() if settings.secret_token else ""
        self._token = _token(settings, now)

    def routes(self, receive: Receive) -> Sequence[BaseRoute]:
        if not self._secret:
            return ()
        hook = Hook(NAME, receive, self.metrics)

        async def heard(request: Request) -> Response:
            return await self._hear(request, hook)

        return (Route(PATH, heard, methods=["POST"]),)

    async def start(self, _receive: Receive) -> None:
        """Zoom calls us."""

    async def stop(self) -> None: ...

    async def read(self, body: Payload) -> Notice | None:
        return to_notice(body)

    async def fetch(self, artefact: Artefact, folder: Path) -> Path:
        place = Place.of(artefact.source)
        bearer = artefact.secret if self._is_zooms(place.url) else ""
        try:
            return await download(place.url, artefact, folder, self.fetching, bearer=bearer)
        except ClosedError as error:
            if self._token is None:
                raise UserError(
                    say("Zoom's leave to fetch {name!r} has expired.", name=artefact.name),
                    hint=say(
                        "Set CONFIDANT_ZOOM__ACCOUNT_ID, __CLIENT_ID and __CLIENT_SECRET, or send the file here."
                    ),
                ) from error
            return await self._fetch_anew(artefact, place, folder, self._token)

    async def _hear(self, request: Request, hook: Hook) -> Response:
        raw = await read_body(request)
        stamp = request.headers.get("x-zm-request-timestamp", "")
        signature = request.headers.get("x-zm-signature", "")
        if not is_signed(raw, stamp, signature, secret=self._secret, now=self.now()):
            raise refused()
        body = read_json(raw)
        if body.get("event") == "endpoint.url_validation":
            payload = body.get("payload")
            plain = str(payload.get("plainToken") or "") if isinstance(payload, dict) else ""
            return JSONResponse(answer_to(plain, self._secret))
        if not is_ours(body):
            return Response(status_code=200)
        return await hook.keep((event_id(body), body))

    async def _fetch_anew(self, artefact: Artefact, place: Place, folder: Path, token: ClientToken) -> Path:
        """With the app's own token, from where Zoom says that the file is now."""
        api = WebApi("Zoom", self.settings.base_url, token)
        try:
            listed = await api.get(f"meetings/{quoted(place.meeting)}/recordings", Recording)
        except PlatformRefusedError as error:
            raise UserError(
                say("Zoom does not let us read the recordings of this meeting ({code}).", code=error.code),
                hint=say("Give the app the scope cloud_recording:read:list_recording_files:admin."),
            ) from error
        url = current_url(listed, artefact.id)
        if not url or not self._is_zooms(url):
            raise UserError(say("{name!r} is gone: Zoom has it no more.", name=artefact.name))
        return await download(url, artefact, folder, self.fetching, bearer=await token.get())

    def _is_zooms(self, url: str) -> bool:
        """Whether a token of Zoom may go there: hosts of the settings and those below them, by exact port if named."""
        parts = urlsplit(url)
        host, place = parts.hostname or "", parts.netloc.lower()
        return any(host == one or host.endswith(f".{one}") or place == one for one in self.settings.hosts)


def quoted(uuid: str) -> str:
    """A meeting's UUID in a path; twice where it would be read as folders otherwise, as Zoom asks."""
    once = quote(uuid, safe="")
    return quote(once, safe="") if uuid.startswith("/") or "//" in uuid else once


def _token(settings: ZoomSettings, now: Callable[[], datetime]) -> ClientToken | None:
    if not settings.has_oauth or settings.client_secret is None:
        return None
    return ClientToken(
        "Zoom",
        settings.token_url,
        {"grant_type": "account_credentials", "account_id": settings.account_id},
        now,
        account=(settings.client_id, settings.client_secret.get_secret_value()),
    )
