"""Installing the app from a web page (OAuth v2): /slack/install leads to Slack, /slack/oauth_redirect comes back."""

import asyncio
import html
import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.oauth import AuthorizeUrlGenerator
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.errors import ConfidantError, StoreError
from bot.platforms.slack.installations import Installation, Installations
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.states import LIVES, StateError, States
from bot.platforms.slack.tokens import TIMEOUT_SECONDS
from skills.language import Reader, again, current, reader_with, say, speaking

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
COOKIE = "confidant_install"
AWAY = say("Slack does not answer; try again in a minute.")
NO_DATABASE = say("My database does not answer; try again in a minute.")
AGAIN = say("Begin again")
# the address of the page holds a code, and nobody else's page may press its button
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_USED_UP = say("The code from Slack is used up or too old.")
_CODES = {
    "invalid_code": _USED_UP,
    "code_already_used": _USED_UP,
    "bad_client_secret": say(
        "Slack does not take our client secret; an operator must set {name}.",
        name="CONFIDANT_SLACK__CLIENT_SECRET",
    ),
    "invalid_client_id": say(
        "Slack does not know our client id; an operator must set {name}.", name="CONFIDANT_SLACK__CLIENT_ID"
    ),
    "bad_redirect_uri": say(
        "The address of this page is not among the app's redirect URLs; an operator must add it."
    ),
    "cannot_install_an_org_installed_app": say("The app is installed for the whole organisation already."),
}


class _RefusedError(ConfidantError):
    """The installation came to nothing; `sentence` is for whoever wanted it."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def install_routes(settings: SlackSettings, engine: Engine, now: Callable[[], datetime]) -> list[Route]:
    """For the one web server; none where OAuth is not set up."""
    if not settings.oauth:
        return []
    pages = _Pages(settings, engine, now)
    return [
        Route(INSTALL, pages.install, methods=["GET"]),
        Route(REDIRECT, pages.redirect, methods=["GET"]),
    ]


class _Pages:
    def __init__(self, settings: SlackSettings, engine: Engine, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self.now = now
        self.installations = Installations(engine, settings.admits)
        self._secret = settings.client_secret.get_secret_value() if settings.client_secret else ""
        self._states = States(engine, self._secret, now)
        self._client = AsyncWebClient(base_url=settings.base_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
        self._urls = AuthorizeUrlGenerator(
            client_id=settings.client_id,
            scopes=sorted(SCOPES),
            authorization_url=urljoin(settings.base_url, "/oauth/v2/authorize"),
        )

    async def install(self, request: Request) -> HTMLResponse:
        """A page with the button, and the cookie that binds what follows to this browser."""
        state = self._states.issue()
        url = html.escape(self._urls.generate(state))
        with speaking(_reader(request)):
            what = say(
                "Confidant answers from your company's documents and meetings. Slack shows what it may do there "
                "before you allow it."
            )
            add = say("Add to Slack")
            page = _page(say("Install Confidant"), f'<p>{what}</p><p><a href="{url}">{add}</a></p>')
        seconds = int(LIVES.total_seconds())
        page.set_cookie(
            COOKIE, state, max_age=seconds, path="/slack", secure=True, httponly=True, samesite="lax"
        )
        return page

    async def redirect(self, request: Request) -> HTMLResponse:
        """Slack sends the browser here, with a code or with the reason why there is none."""
        try:
            installed = await self._installed(request)
        except _RefusedError as error:
            log.warning("an installation came to nothing: %s", error)
            with speaking(_reader(request)):
                why = html.escape(again(error.sentence))
                page = _page(
                    say("Not installed"),
                    f'<p>{why}</p><p><a href="{INSTALL}">{AGAIN}</a></p>',
                    error.status,
                )
        else:
            log.info("installed in %s (%s)", installed.name, installed.workspace)
            with speaking(_reader(request)):
                page = _page(say("Installed"), _next_steps(installed))
        page.delete_cookie(COOKIE, path="/slack", secure=True, httponly=True, samesite="lax")
        return page

    async def _installed(self, request: Request) -> Installation:
        given = request.query_params
        cookie = request.cookies.get(COOKIE, "")
        try:
            await asyncio.to_thread(lambda: self._states.spend(given.get("state", ""), cookie=cookie))
        except StateError as error:
            raise _RefusedError(error.args[0], 400) from error
        except StoreError as error:
            log.exception("the state of an installation cannot be looked at")
            raise _RefusedError(NO_DATABASE, 503) from error
        if refusal := given.get("error"):
            raise _RefusedError(_denied(refusal), 400)
        answer = await self._exchange(given.get("code", ""))
        installation = _installation(answer, self.now())
        own = self.settings.bot_token
        if own and own.get_secret_value() == installation.token:
            raise _RefusedError(
                say("This workspace is served with {name} already.", name="CONFIDANT_SLACK__BOT_TOKEN"), 409
            )
        if not self.settings.admits(installation.workspace, installation.enterprise):
            await self._give_back(installation.token)
            raise _RefusedError(
                say(
                    "The workspace {workspace} may not install this Confidant; an operator can name it in {name}.",
                    workspace=f"{installation.name} ({installation.workspace})",
                    name="CONFIDANT_SLACK__WORKSPACES",
                ),
                403,
            )
        try:
            await asyncio.to_thread(self.installations.write, installation)
        except StoreError as error:
            log.exception("an installation cannot be kept")
            raise _RefusedError(NO_DATABASE, 503) from error
        return installation

    async def _exchange(self, code: str) -> Payload:
        if not code:
            raise _RefusedError(say("Slack sent no code."), 400)
        try:
            answer = await self._client.oauth_v2_access(
                client_id=self.settings.client_id, client_secret=self._secret, code=code
            )
        except SlackApiError as error:
            raise _refused(error) from error
        except (aiohttp.ClientError, TimeoutError, SlackClientError, OSError) as error:
            raise _RefusedError(AWAY, 502) from error
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _give_back(self, token: str) -> None:
        """What is not served must not stay installed, nor its token be of use to anybody."""
        try:
            await self._client.api_call("auth.revoke", headers={"Authorization": f"Bearer {token}"})
        except (aiohttp.ClientError, TimeoutError, SlackClientError, OSError) as error:
            log.warning(
                "the token of a workspace that is not served could not be given back: %s",
                type(error).__name__,
            )


def _installation(answer: Payload, now: datetime) -> Installation:
    team, enterprise = answer.get("team") or {}, answer.get("enterprise") or {}
    org_wide = bool(answer.get("is_enterprise_install"))
    where = enterprise if org_wide else team
    if answer.get("token_type") != "bot" or not answer.get("access_token") or not where.get("id"):
        raise _RefusedError(
            say("Slack gave no bot token; the app needs bot scopes (see `confidant manifest`)."), 502
        )
    seconds = answer.get("expires_in")
    return Installation(
        workspace=str(where["id"]),
        enterprise=str(enterprise.get("id") or ""),
        name=str(where.get("name") or where["id"]),
        bot_user=str(answer.get("bot_user_id") or ""),
        scopes=str(answer.get("scope") or ""),
        token=str(answer["access_token"]),
        refresh_token=str(answer.get("refresh_token") or ""),
        expires_at=now + timedelta(seconds=int(seconds)) if seconds else None,
        installed_by=str((answer.get("authed_user") or {}).get("id") or ""),
        installed_at=now,
    )


def _refused(error: SlackApiError) -> _RefusedError:
    # what is no JSON at all comes as text
    data = getattr(error.response, "data", None)
    if not isinstance(data, dict):
        return _RefusedError(AWAY, 502)
    said = str(data.get("error"))
    unknown = say("Slack refused the installation ({why}).", why=_plain(said))
    return _RefusedError(_CODES.get(said, unknown), 502)


def _denied(code: str) -> str:
    if code == "access_denied":
        return say("Slack was told not to install it.")
    return say("Slack did not install it ({why}).", why=_plain(code))


def _plain(code: str) -> str:
    """Slack's word for a reason, and nothing that somebody else wrote into the address."""
    return code if re.fullmatch(r"[a-z_]{1,60}", code) else say("no reason that I know")


def _next_steps(installed: Installation) -> str:
    then = say(
        "Confidant is installed in {workspace}. In Slack, write to it in its direct message, or invite it into a "
        "channel ({invite}) and mention it there. {help} lists what it can do.",
        workspace=html.escape(installed.name),
        invite="<code>/invite @Confidant</code>",
        help="<code>/confidant help</code>",
    )
    check = say(
        "Whoever runs it can check the installation with {command}.", command="<code>confidant doctor</code>"
    )
    return f"<p>{then}</p><p>{check}</p>"


def _reader(request: Request) -> Reader:
    """Whoever sees the page is known by their browser alone."""
    return reader_with(request.headers.get("accept-language", ""))


def _page(title: str, body: str, status: int = 200) -> HTMLResponse:
    language = current().language.replace("_", "-")
    text = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )
    return HTMLResponse(text, status, headers=_HEADERS)
