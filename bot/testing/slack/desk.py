"""Takes one call through what a test planned for it, the token, the rate limit and the method, to the answer."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.testing.server import Lines
from bot.testing.slack import scopes
from bot.testing.slack.border import Border
from bot.testing.slack.errors import RateLimitedError, RefusedError
from bot.testing.slack.faults import Failure, Faults, When
from bot.testing.slack.limits import Limits
from bot.testing.slack.methods import METHODS
from bot.testing.slack.methods.request import Request
from bot.testing.slack.rates import Rates
from bot.testing.slack.records import Call, Json
from bot.testing.slack.world import World

NESTED = frozenset("blocks attachments metadata view files prompts chunks loading_messages".split())
BOT_TOKEN, APP_TOKEN = "xoxb-fake-bot-token", "xapp-1-fake-app-token"


# what another team's token, or OAuth, gives for a method, its arguments and a token, and the scopes of that token;
# None if it is none of these
Elsewhere = Callable[[str, Json, str], tuple[Json, str] | None]


class Desk:
    """The Web API; `work` of other addresses (files, response URLs) goes through the same faults."""

    def __init__(
        self,
        world: World,
        *,
        limits: Limits,
        rates: Rates,
        faults: Faults,
        lines: Lines,
        url: str,
        echo: Callable[[Json], None],
        new_ticket: Callable[[], str],
    ) -> None:
        self.scopes = scopes.ALL
        self._world = world
        self._limits = limits
        self._rates = rates
        self._faults = faults
        self._lines = lines
        self._url = url
        self._echo = echo
        self._new_ticket = new_ticket
        self.border = Border()
        # the desks of other teams where the app is installed, and what they and OAuth answer instead of this one
        self.others: list[Desk] = []
        self.elsewhere: Elsewhere = lambda _method, _arguments, _token: None
        # whether a token may have this team's files
        self.opens: Callable[[str], bool] = lambda token: token == BOT_TOKEN

    @property
    def world(self) -> World:
        return self._world

    def holding(self, held: Callable[[World], bool]) -> "Desk":
        """The desk of the team whose world holds something; this one, if none does."""
        return next((desk for desk in (self, *self.others) if held(desk.world)), self)

    async def answer(self, http: HttpRequest) -> ASGIApp:
        """One call of the Web API."""
        method = http.path_params["method"]
        arguments, token = await read_call(http)

        def work() -> Response:
            given = self.elsewhere(method, arguments, token)
            if given is None:
                return self.call(method, arguments, token)
            result, granted = given
            return JSONResponse({"ok": True, **result}, headers={"x-oauth-scopes": granted})

        return await self.guard(http, method, arguments, work)

    async def guard(
        self, http: HttpRequest, method: str, arguments: Json, work: Callable[[], Response]
    ) -> ASGIApp:
        """Answer with what `work` gives, unless a test planned otherwise; the world is locked while it works."""
        call = self.arrive(method, arguments)
        await self._moment(call, "before")
        with self._world.lock:
            if self._faults.next_cut(method, "before"):
                return self._cut(http, call)
            failure = self._faults.next_failure(method)
            answer = _failed(failure) if failure else self._work(work)
        await self._moment(call, "after")
        with self._world.lock:
            if self._faults.next_cut(method, "after"):
                return self._cut(http, call)
            self.end(call, answer.status_code, _error_of(answer), answer.headers.get("retry-after"))
        return answer

    def request(self, method: str, arguments: Json) -> Request:
        """A call as the methods see it."""
        return Request(method, arguments, self._world, self._limits, self._url, self._echo, self._new_ticket)

    def call(self, method: str, arguments: Json, token: str) -> Response:
        """What a method answers to the app's own tokens."""
        _check_token(method, token)
        return JSONResponse({"ok": True, **self.result(method, arguments)}, headers=self._headers())

    def result(self, method: str, arguments: Json) -> Json:
        """What a method gives to a token that may call it; the world must be locked."""
        if method not in METHODS:
            raise RefusedError("unknown_method")
        arguments = self.border.inward(arguments)
        channel = self._world.channels.get(str(arguments.get("channel", "")))
        scopes.check_scope(method, channel.kind if channel else "", self.scopes)
        self._rates.take(method, str(arguments.get("channel", "")), self._world.now())
        result = METHODS[method](self.request(method, arguments))
        self._world.changed()
        return self.border.outward(result)

    def _headers(self) -> dict[str, str]:
        return {"x-oauth-scopes": ",".join(self.scopes)}

    def _work(self, work: Callable[[], Response]) -> Response:
        try:
            return work()
        except RateLimitedError as error:
            headers = {"retry-after": str(error.seconds)}
            return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers)
        except RefusedError as error:
            return JSONResponse(_refusal(error), headers=self._headers())

    def arrive(self, method: str, arguments: Json) -> Call:
        with self._world.lock:
            call = Call(len(self._world.calls), method, arguments, self._world.now())
            self._world.calls.append(call)
            self._world.changed()
            return call

    def end(self, call: Call, status: int, error: str | None, retry_after: str | None = None) -> None:
        seconds = int(retry_after) if retry_after else None
        self._world.calls[call.number] = replace(call, status=status, error=error, retry_after=seconds)
        self._world.changed()

    async def _moment(self, call: Call, when: When) -> None:
        with self._world.lock:
            callbacks = self._faults.due_callbacks(call.method, when)
            held = self._faults.held(call.method, when)
        for callback in callbacks:
            await asyncio.to_thread(callback, call)
        if held:
            await held.wait()

    def _cut(self, http: HttpRequest, call: Call) -> ASGIApp:
        self.end(call, 0, "cut")
        self._lines.cut(http.scope)
        return _silence


async def _silence(_scope: Scope, receive: Receive, _send: Send) -> None:
    # nothing may be sent any more; uvicorn is content once the line is known to be gone
    while (await receive())["type"] != "http.disconnect":
        pass


async def read_call(http: HttpRequest) -> tuple[Json, str]:
    """Arguments from the query and the body, and the token."""
    arguments: Json = dict(http.query_params)
    body = await http.body()
    if http.headers.get("content-type", "").startswith("application/json"):
        given = json.loads(body or b"{}")
        arguments |= given if isinstance(given, dict) else {}
    else:
        arguments |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    for name in NESTED & set(arguments):
        arguments[name] = _nested(arguments[name])
    given_token = str(arguments.pop("token", ""))
    return arguments, http.headers.get("authorization", "").removeprefix("Bearer ") or given_token


def _nested(value: object) -> Any:  # Any: whatever JSON a form field holds
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _check_token(method: str, token: str) -> None:
    if not token:
        raise RefusedError("not_authed")
    if token not in (BOT_TOKEN, APP_TOKEN):
        raise RefusedError("invalid_auth")
    if (method == "apps.connections.open") != (token == APP_TOKEN) and method != "api.test":
        raise RefusedError("not_allowed_token_type")


def _refusal(error: RefusedError) -> Json:
    body: Json = {"ok": False, "error": error.code, **error.details}
    if error.messages:
        body |= {"errors": list(error.messages), "response_metadata": {"messages": list(error.messages)}}
    return body


def _failed(failure: Failure) -> Response:
    if failure.status is not None and failure.status != 200:
        headers = {"retry-after": "1"} if failure.status == 429 else None
        return PlainTextResponse(failure.error or "scripted failure", failure.status, headers)
    return JSONResponse({"ok": False, "error": failure.error or "internal_error"})


def _error_of(answer: Response) -> str | None:
    if not isinstance(answer, JSONResponse):
        return None if answer.status_code < 400 else f"HTTP {answer.status_code}"
    body = json.loads(bytes(answer.body))
    return None if body.get("ok", True) else str(body.get("error"))
