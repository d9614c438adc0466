"""Slack's Web API, one call at a time: what it says becomes a result or one of three plain errors."""

import json
import logging
import time
from collections.abc import AsyncIterator, Callable
from typing import IO, Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.errors import PlatformBusyError, PlatformRefusedError, PlatformUnreachableError
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.tokens import TIMEOUT_SECONDS, Tokens
from bot.platforms.slack.workspaces import Workspaces, current

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
UPLOAD_SECONDS = 120
SLOWEST_BYTES = 500_000  # a second, of an upload that is still waited for
# Slack says these when it failed itself; whether the call took effect is not known
_SHAKY = ("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org")
_BUSY = ("ratelimited", "rate_limited")
# the app is being installed anew, or its token replaced: nothing was done, and an admin will mend it
_CLOSED = (
    "access_denied",
    "account_inactive",
    "ekm_access_denied",
    "invalid_auth",
    "missing_scope",
    "not_authed",
    "org_login_required",
    "token_expired",
    "token_revoked",
)
_CLOSED_SECONDS = 60.0
_POSTS = ("auth.test", "chat.postEphemeral", "chat.postMessage", "conversations.open")
_PAUSE_SECONDS = 30.0
# these take a form and no JSON
_FORMS = (
    "conversations.history",
    "conversations.info",
    "conversations.members",
    "conversations.replies",
    "files.completeUploadExternal",
    "files.getUploadURLExternal",
    "files.info",
    "users.conversations",
    "users.info",
    "users.list",
)
_LARGEST_PAGE = 1000


class SlackApi:
    """Calls with the token of the workspace that we work for; without `tokens` there is the one of the settings.

    Nothing is repeated here: a post that may have arrived must be looked for first."""

    def __init__(
        self,
        settings: SlackSettings,
        clock: Callable[[], float] = time.monotonic,
        tokens: Tokens | None = None,
    ) -> None:
        self.settings = settings
        self.tokens = tokens
        self.workspaces = Workspaces(self)
        self._clock = clock
        self._own = token = settings.bot_token.get_secret_value() if settings.bot_token else None
        self.client = AsyncWebClient(
            token=token, base_url=settings.base_url, timeout=TIMEOUT_SECONDS, retry_handlers=[]
        )
        # after a 429 the same method is left alone for as long as Slack said, also by other replies
        self._quiet_until: dict[str, float] = {}
        # what `auth.test` says of a token, which never changes
        self._identities: dict[str | None, Payload] = {}

    async def token(self) -> str | None:
        """The token of the workspace that we work for. Raises PlatformRefusedError where there is none."""
        return await self.tokens.of(current()) if self.tokens else self._own

    async def identity(self) -> Payload:
        """Who we are in this workspace: `user_id`, `team_id`, `url`; asked once."""
        token = await self.token()
        if token not in self._identities:
            self._identities[token] = await self.call("auth.test")
        return self._identities[token]

    async def call(self, method: str, *, pace: str = "", **arguments: Any) -> Payload:
        """One call with Slack's own arguments. `pace` is what a rate limit counts besides the method: a channel.

        Raises PlatformBusyError, PlatformUnreachableError or PlatformRefusedError."""
        key = f"{current()} {method} {pace}"
        self._respect(key, method)
        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            answer = await self._ask(method, given)
        except SlackApiError as error:
            raise self._plain(method, key, error) from error
        except (aiohttp.ClientError, TimeoutError, SlackClientError, OSError) as error:
            raise _unreachable(method, error) from error
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _ask(self, method: str, given: Payload) -> AsyncSlackResponse:
        """Once more with a new token, if Slack did nothing because this one has expired."""
        token = await self.token()
        try:
            return await self._send(method, given, token)
        except SlackApiError as error:
            data = getattr(error.response, "data", None)
            expired = isinstance(data, dict) and data.get("error") == "token_expired"
            if not expired or self.tokens is None or token is None or token == self._own:
                raise
            return await self._send(method, given, await self.tokens.renewed(current(), token))

    async def _send(self, method: str, given: Payload, token: str | None) -> AsyncSlackResponse:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        # what is sent is taken apart there, and must be whole if it is sent again
        if method in _FORMS:
            return await self.client.api_call(method, data=dict(given), headers=headers)
        return await self.client.api_call(method, json=dict(given), headers=headers)

    async def who(self) -> tuple[Payload, str]:
        """What `auth.test` says, and the scopes that Slack names in its header; both for a look, not for work."""
        try:
            answer = await self._ask("auth.test", {})
        except SlackApiError as error:
            raise _refused("auth.test", str(error.response.get("error"))) from error
        except (aiohttp.ClientError, TimeoutError, SlackClientError, OSError) as error:
            raise _unreachable("auth.test", error) from error
        named = {str(name).lower(): value for name, value in dict(answer.headers).items()}
        return dict(answer.data) if isinstance(answer.data, dict) else {}, str(
            named.get("x-oauth-scopes") or ""
        )

    async def pages(self, method: str, field: str, *, most: int, **arguments: Any) -> AsyncIterator[Any]:
        """Every item of a paged list, `most` pages at most."""
        cursor: str | None = None
        for _ in range(most):
            answer = await self.call(method, **{**arguments, "limit": _LARGEST_PAGE, "cursor": cursor})
            for item in answer.get(field) or ():
                yield item
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    async def respond(self, url: str, message: Payload) -> None:
        """Post to the response URL of a command, to its sender alone."""
        try:
            answer = await AsyncWebhookClient(url, timeout=TIMEOUT_SECONDS, retry_handlers=[]).send_dict(
                {"response_type": "ephemeral", "replace_original": False, **message}
            )
        except (aiohttp.ClientError, TimeoutError, SlackClientError, OSError) as error:
            raise _unreachable("response_url", error) from error
        if answer.status_code == 429:
            raise _busy("response_url", _seconds(answer.headers))
        if answer.status_code >= 500:
            raise _unreachable("response_url", RuntimeError(f"status {answer.status_code}"))
        if answer.status_code != 200 or (answer.body or "ok").strip() not in ("ok", '{"ok":true}'):
            raise _refused("response_url", _code(answer.body))

    async def upload(self, url: str, content: bytes | IO[bytes], size_bytes: int) -> None:
        """Send a file to the address that Slack gave for it; without the token, which is not for that host."""
        timeout = aiohttp.ClientTimeout(total=UPLOAD_SECONDS + size_bytes / SLOWEST_BYTES)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(url, data=content, allow_redirects=False) as answer,
            ):
                status = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise _unreachable("the upload of a file", error) from error
        if status == 429:
            raise _busy("the upload of a file", _PAUSE_SECONDS)
        if status >= 500:
            raise _unreachable("the upload of a file", RuntimeError(f"status {status}"))
        if status != 200:
            raise _refused("the upload of a file", f"status_{status}")

    def _respect(self, key: str, method: str) -> None:
        left = self._quiet_until.get(key, 0.0) - self._clock()
        if left > 0:
            raise _busy(method, left)

    def _plain(self, method: str, key: str, error: SlackApiError) -> Exception:
        status = getattr(error.response, "status_code", 0)
        # what is no JSON at all comes without data
        data = getattr(error.response, "data", None)
        if not isinstance(data, dict):
            return _unreachable(method, error)
        said = data.get("error")
        code = str(said or f"status_{status}")
        if status == 429 or code in _BUSY:
            seconds = _seconds(getattr(error.response, "headers", {}))
            self._quiet_until[key] = self._clock() + seconds
            return _busy(method, seconds)
        if code in _CLOSED and method in _POSTS:
            log.error("Slack refuses %s (%s); `confidant doctor` says what is missing", method, code)
            return _busy(method, _CLOSED_SECONDS)
        if status >= 500 or code in _SHAKY:
            return _unreachable(method, RuntimeError(code))
        detail = (data.get("response_metadata") or {}).get("messages")
        log.warning("Slack refused %s: %s %s", method, code, detail or "")
        return _refused(method, code)


def _seconds(headers: Any) -> float:  # Any: a plain dict or one that ignores case
    named = {str(name).lower(): value for name, value in dict(headers).items()}
    value = named.get("retry-after", "")
    value = value[0] if isinstance(value, list) else value
    try:
        return max(float(value), 1.0)
    except ValueError:
        return _PAUSE_SECONDS


def _code(body: str | None) -> str:
    """Slack's word for a refusal, which comes alone or in JSON."""
    said = (body or "no_reason").strip()
    try:
        read = json.loads(said)
    except ValueError:
        read = None
    return str(read.get("error") or "no_reason") if isinstance(read, dict) else said[:80]


def _busy(method: str, seconds: float) -> PlatformBusyError:
    return PlatformBusyError(
        f"Slack asks us to wait {seconds:.0f} s before {method}; I try again by myself.",
        retry_seconds=seconds,
    )


def _unreachable(method: str, error: Exception) -> PlatformUnreachableError:
    return PlatformUnreachableError(
        f"Slack did not answer {method} ({type(error).__name__}: {str(error)[:120]}); I try again by myself."
    )


def _refused(method: str, code: str) -> PlatformRefusedError:
    mend = " An admin can mend it: `confidant doctor`." if code in _CLOSED else ""
    return PlatformRefusedError(f"Slack refused {method} ({code}).{mend}", code=code)
