"""Slack's events, commands and presses (Bolt): checked, stored, then acknowledged; never answered here."""

import asyncio
import json
import logging
import time
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackClientError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import PlatformError, StoreError
from bot.metrics import Metrics
from bot.platforms import Receive
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.inbound import event_id
from bot.platforms.slack.modal import minutes_modal
from bot.platforms.slack.people import NAME
from bot.platforms.slack.settings import SlackSettings

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
PATH = "/slack/events"
# Slack waits three seconds; after this it is told to send again
STORE_SECONDS = 2.5
# a socket that dropped is noticed after this long; Slack sends what it held again a minute later
PING_SECONDS = 3
LARGEST_BODY_BYTES = 5_000_000
NOT_NOW = "I cannot take this just now: my database does not answer. Please try again in a minute."
NO_FORM = "I could not open the form. Attach the recording in a direct message to me and write `minutes`."


class SlackListener:
    """Hears over Socket Mode where there is an app token, and over HTTP where there is a signing secret."""

    def __init__(self, settings: SlackSettings, api: SlackApi, receive: Receive, metrics: Metrics) -> None:
        self.settings = settings
        self.api = api
        self.receive = receive
        self.metrics = metrics
        secret = settings.signing_secret.get_secret_value() if settings.signing_secret else ""
        self._app = AsyncApp(
            signing_secret=secret,
            client=api.client,
            authorize=_authorize,
            # the bot's own messages are told apart where events are read, for every kind alike
            ignoring_self_events_enabled=False,
            attaching_conversation_kwargs_enabled=False,
            logger=_bolt_log(),
        )
        self._app.use(self._take)
        self._socket: AsyncSocketModeHandler | None = None

    def routes(self) -> list[Route]:
        """For the one web server; none without a signing secret, because nobody could be believed."""
        return [Route(PATH, self._request, methods=["POST"])] if self.settings.signing_secret else []

    async def start(self) -> None:
        """Open the socket, and keep trying; the client reconnects by itself from then on."""
        if self.settings.app_token is None:
            return
        token = self.settings.app_token.get_secret_value()
        self._socket = AsyncSocketModeHandler(self._app, token, ping_interval=PING_SECONDS)
        pause = 1.0
        while True:
            try:
                await self._socket.client.connect()  # type: ignore[no-untyped-call]
                return
            except (SlackClientError, OSError, TimeoutError, ValueError) as error:
                log.warning("Slack's socket cannot be opened, trying again in %.0f s: %s", pause, error)
            except Exception:
                log.exception("Slack's socket cannot be opened, trying again in %.0f s", pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)

    async def stop(self) -> None:
        if self._socket is not None:
            await self._socket.client.close()  # type: ignore[no-untyped-call]

    async def _request(self, request: Request) -> Response:
        body = await request.body()
        if len(body) > LARGEST_BODY_BYTES:
            return PlainTextResponse("too large", 413)
        try:
            bolt_request = to_async_bolt_request(request, body)
        except (ValueError, AttributeError, TypeError):
            # neither text nor JSON; Slack sends nothing of the kind
            return PlainTextResponse("not an event", 400)
        if not isinstance(bolt_request.body, dict):
            return PlainTextResponse("not an event", 400)
        return to_starlette_response(await self._app.async_dispatch(bolt_request))

    async def _take(self, req: AsyncBoltRequest) -> BoltResponse:
        """Store what came, and only then let it be acknowledged."""
        if _is_a_bots(req.body):
            return BoltResponse(status=200, body="")
        started = time.monotonic()
        body = {**req.body, "received_at": time.time()}
        if _is_bare_minutes(body, self.settings.renamed):
            return await self._open_form(body)
        try:
            new = await asyncio.wait_for(self.receive(NAME, event_id(body), body), STORE_SECONDS)
        except (StoreError, TimeoutError) as error:
            log.warning("an event could not be stored, so it is not acknowledged: %s", error)
            self.metrics.events.labels(NAME, "refused").inc()
            return _text(NOT_NOW) if "command" in body else BoltResponse(status=503, body="")
        self.metrics.acknowledged.labels(NAME).observe(time.monotonic() - started)
        self.metrics.events.labels(NAME, "stored" if new else "repeated").inc()
        return BoltResponse(status=200, body="")

    async def _open_form(self, body: Payload) -> BoltResponse:
        """`/minutes` alone: a form that takes the file. It hangs on a trigger of three seconds, so no worker waits."""
        try:
            opening = self.api.call(
                "views.open",
                trigger_id=body.get("trigger_id"),
                view=minutes_modal(str(body.get("channel_id") or "")),
            )
            await asyncio.wait_for(opening, STORE_SECONDS)
        except (PlatformError, TimeoutError) as error:
            log.warning("the form for minutes could not be opened: %s", error)
            return _text(NO_FORM)
        return BoltResponse(status=200, body="")


async def _authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    """One workspace, one token: whoever signed the request is whom the token is for."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="")


def _bolt_log() -> logging.Logger:
    """Bolt says at each start that a token is ignored which nobody gave it; its errors are wanted."""
    bolt = logging.getLogger(f"{__name__}.bolt")
    bolt.setLevel(logging.ERROR)
    return bolt


def _is_a_bots(body: Payload) -> bool:
    """A message of ours or of another app's bot: never answered, so two bots never talk to each other."""
    event = body.get("event") or {}
    return event.get("type") in ("message", "app_mention") and bool(event.get("bot_id"))


def _is_bare_minutes(body: Payload, renamed: dict[str, str]) -> bool:
    name = str(body.get("command") or "").lstrip("/")
    return renamed.get(name, name) == "minutes" and not str(body.get("text") or "").strip()


def _text(sentence: str) -> BoltResponse:
    return BoltResponse(
        status=200,
        body=json.dumps({"response_type": "ephemeral", "text": sentence}),
        headers={"content-type": ["application/json"]},
    )
