"""Slack's events, commands and presses (Bolt): checked, stored, then acknowledged; never answered here."""

import asyncio
import json
import logging
import time
from collections.abc import Sequence
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

from bot.arrivals.hook import read_body
from bot.commands import faults_of
from bot.errors import PlatformError, StoreError
from bot.forms import needs_form
from bot.languages import Languages
from bot.metrics import Metrics
from bot.platforms import Receive
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.forms import (
    AnySkill,
    Opening,
    files_in,
    filled_in,
    kept_in,
    modal,
    opening_of,
    says_something,
)
from bot.platforms.slack.inbound import UNOPENED, event_id
from bot.platforms.slack.people import NAME
from bot.platforms.slack.settings import SlackSettings
from skills.language import Reader, again, filled, say, speaking

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
PATH = "/slack/events"
SENT = "view_submission"
# Slack waits three seconds; after this it is told to send again
STORE_SECONDS = 2.3
LANGUAGE_SECONDS = 0.3
# a socket that dropped is noticed after this long; Slack sends what it held again a minute later
PING_SECONDS = 3
# what timed out may be stored all the same a moment later
NOT_NOW = say(
    "My database does not answer just now. If nothing comes of this within a minute, please try again."
)
NO_FORM = say(
    "I could not open the form. Please try again, or write the command with its words: `{example}`.",
    example="",
)


class SlackListener:
    """Hears over Socket Mode where there is an app token, and over HTTP where there is a signing secret."""

    def __init__(
        self,
        settings: SlackSettings,
        api: SlackApi,
        receive: Receive,
        metrics: Metrics,
        skills: Sequence[AnySkill],
        languages: Languages,
    ) -> None:
        self.settings = settings
        self.api = api
        self.receive = receive
        self.metrics = metrics
        self.languages = languages
        self.skills = {skill.command: skill for skill in skills}
        secret = settings.signing_secret.get_secret_value() if settings.signing_secret else ""
        self._app = AsyncApp(
            # else Bolt looks through the source of every module for its caller's
            name="confidant",
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
        self._telling = set[asyncio.Task[None]]()

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
        body = await read_body(request)
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
        body = {**req.body, "received_at": time.time()}
        # what a person reads of what cannot wait for a worker is in their language too
        with speaking(await self._reader(body)):
            return await self._taken(body)

    async def _reader(self, body: Payload) -> Reader:
        """Whoever opened or sent a form or typed a command; whom the database does not tell in time speaks as all."""
        user = str(body.get("user_id") or (body.get("user") or {}).get("id") or "")
        try:
            found = asyncio.to_thread(self.languages.of_account, NAME, user)
            return await asyncio.wait_for(found, LANGUAGE_SECONDS) if user else self.languages.house
        except (StoreError, TimeoutError):
            return self.languages.house

    async def _taken(self, body: Payload) -> BoltResponse:
        started = time.monotonic()
        opening = opening_of(body, self.settings.renamed)
        form = self._form_of(opening, body) if opening else None
        if opening and form and not says_something(body):
            return await self._open_form(form, opening, body)
        if faults := self._faults(body):
            return _json({"response_action": "errors", "errors": faults})
        try:
            new = await asyncio.wait_for(self.receive(NAME, event_id(body), body), STORE_SECONDS)
        except (StoreError, TimeoutError) as error:
            log.warning("an event could not be stored, so it is not acknowledged: %s", error)
            self.metrics.events.labels(NAME, "refused").inc()
            return self._not_now(body)
        self.metrics.acknowledged.labels(NAME).observe(time.monotonic() - started)
        self.metrics.events.labels(NAME, "stored" if new else "repeated").inc()
        if opening and form and new:
            # a thumb that points down is kept by now, and its reply offers the form once more
            await self._opens(form, opening, body)
        return BoltResponse(status=200, body="")

    def _not_now(self, body: Payload) -> BoltResponse:
        """Events are sent again; what a person did is not, so they are told at once."""
        if "command" in body:
            return _text(again(NOT_NOW))
        if body.get("type") == SENT:
            fields = [one.get("block_id") for one in (body.get("view") or {}).get("blocks") or ()]
            if fields:
                return _json({"response_action": "errors", "errors": {fields[0]: again(NOT_NOW)}})
        if url := body.get("response_url"):
            telling = asyncio.create_task(self._tell(str(url), again(NOT_NOW)))
            self._telling.add(telling)
            telling.add_done_callback(self._telling.discard)
        return BoltResponse(status=503, body="")

    async def _tell(self, url: str, sentence: str) -> None:
        try:
            await self.api.respond(url, {"text": sentence})
        except PlatformError as error:
            log.warning("that nothing can be taken just now could not be told: %s", error)

    def _form_of(self, opening: Opening, body: Payload) -> AnySkill | None:
        """The skill whose form is wanted; a bare command opens one only where the skill cannot do without words."""
        skill = self.skills.get(opening.command)
        return skill if skill and ("command" not in body or needs_form(skill.query)) else None

    async def _open_form(self, skill: AnySkill, opening: Opening, body: Payload) -> BoltResponse:
        """Or say that it does not open: a command's answer shows that, a press's does not, so a worker tells it."""
        if await self._opens(skill, opening, body):
            return BoltResponse(status=200, body="")
        sentence = filled(NO_FORM, example=skill.examples[0])
        if "command" in body:
            return _text(sentence)
        try:
            await asyncio.wait_for(
                self.receive(NAME, event_id(body), {**body, UNOPENED: sentence}), STORE_SECONDS
            )
        except (StoreError, TimeoutError) as error:
            log.warning("that a form does not open could not be stored: %s", error)
            return self._not_now(body)
        return BoltResponse(status=200, body="")

    async def _opens(self, skill: AnySkill, opening: Opening, body: Payload) -> bool:
        """It hangs on a trigger of three seconds, so no worker waits."""
        try:
            view = modal(skill, opening)
            opened = self.api.workspaces.call(
                body, "views.open", trigger_id=body.get("trigger_id"), view=view
            )
            await asyncio.wait_for(opened, STORE_SECONDS)
        except (PlatformError, TimeoutError) as error:
            log.warning("the form of %s could not be opened: %s", skill.command, error)
            return False
        return True

    def _faults(self, body: Payload) -> dict[str, str]:
        """What does not fit in a form that was sent, by its field: said in the form, which stays open."""
        view = body.get("view") or {}
        skill = self.skills.get(str(kept_in(view).get("command"))) if body.get("type") == SENT else None
        if skill is None:
            return {}
        fields = {block.get("block_id") for block in view.get("blocks") or ()}
        return {
            name: fault
            for name, fault in faults_of(skill.query, dict(filled_in(view))).items()
            if name in fields and name not in dict(files_in(view))
        }


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


def _text(sentence: str) -> BoltResponse:
    return _json({"response_type": "ephemeral", "text": sentence})


def _json(body: Payload) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(body), headers={"content-type": ["application/json"]})
