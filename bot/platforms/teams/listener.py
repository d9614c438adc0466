"""Teams' requests at /api/messages: checked by the SDK with our rules, stored, then answered; never worked on here.

What a person waits for on the screen (a dialog, a search in the box they write in) is answered at once.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.arrivals.hook import read_body
from bot.errors import PlatformUnreachableError, StoreError
from bot.metrics import Metrics
from bot.platforms import Payload, Receive
from bot.platforms.teams.adapter import Checks, TeamsAdapter
from bot.platforms.teams.inbound import NAME, event_id
from bot.platforms.teams.invokes import Invokes
from bot.platforms.teams.settings import TeamsSettings, is_loopback
from skills.language import say

log = logging.getLogger(__name__)

PATH = "/api/messages"
# Teams waits ten to fifteen seconds; after this it is told that it did not arrive
STORE_SECONDS = 5.0
UNCHECKED = (
    "Teams is heard WITHOUT AUTHENTICATION, from this machine alone: whoever can write to %s here may speak for "
    "anybody. Set CONFIDANT_TEAMS__APP_ID, __APP_PASSWORD and __TENANT_ID before it is used for real."
)
NOT_NOW = say("I cannot take this just now: my database does not answer. Please try again in a minute.")
# a request that came by way of another server is not of this machine, whatever its address says
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")

Answer = Callable[[Payload], Awaitable[Payload | None]]


class TeamsListener:
    def __init__(
        self, settings: TeamsSettings, checks: Checks, receive: Receive, metrics: Metrics, invokes: Invokes
    ) -> None:
        self.settings = settings
        self.receive = receive
        self.metrics = metrics
        self.invokes = invokes
        self._adapter = TeamsAdapter(checks)
        if not settings.in_use:
            log.warning(UNCHECKED, PATH)

    def routes(self) -> Sequence[Route]:
        return [Route(PATH, self._request, methods=["POST"])]

    async def _request(self, request: Request) -> Response:
        if not self.settings.in_use and not _is_of_this_machine(request):
            return PlainTextResponse("only from this machine, until an app id is set", 403)
        body = await read_body(request)
        try:
            whole = json.loads(body)
            activity = Activity().deserialize(whole)
        except Exception:  # noqa: BLE001  # the SDK raises what it likes for what is no activity
            return PlainTextResponse("not an activity", 400)
        if not isinstance(whole, dict) or not isinstance(whole.get("type"), str):
            return PlainTextResponse("not an activity", 400)
        return await self._checked(request.headers.get("authorization", ""), activity, whole)

    async def _checked(self, header: str, activity: Activity, whole: Payload) -> Response:
        async def on_turn(context: TurnContext) -> None:
            await self._take(context, whole)

        try:
            answer = await self._adapter.process_activity(header, activity, on_turn)
        except PermissionError as error:
            log.warning("a request in Teams' name is refused: %s", error)
            self.metrics.events.labels(NAME, "forged").inc()
            return PlainTextResponse("not authorised", 401)
        except (StoreError, TimeoutError) as error:
            log.warning("an event could not be stored, so it is not acknowledged: %s", error)
            self.metrics.events.labels(NAME, "refused").inc()
            return PlainTextResponse(NOT_NOW, 503)
        except PlatformUnreachableError as error:
            log.warning("nobody can say whether a request is Teams': %s", error)
            return PlainTextResponse("try again", 503)
        if isinstance(answer, InvokeResponse) and activity.type == ActivityTypes.invoke:
            return JSONResponse(answer.body or {}, int(answer.status or 200))
        return Response(status_code=200)

    async def _take(self, context: TurnContext, whole: Payload) -> None:
        """Store what came, and only then let it be acknowledged."""
        started = time.monotonic()
        if whole["type"] == ActivityTypes.invoke and not self.invokes.is_kept(whole):
            await _respond(context, await self.invokes.answer(whole))
            return
        if faults := await self.invokes.faults(whole):
            await _respond(context, faults)
            return
        body = {"activity": whole, "received_at": time.time()}
        new = await asyncio.wait_for(self.receive(NAME, event_id(whole), body), STORE_SECONDS)
        self.metrics.acknowledged.labels(NAME).observe(time.monotonic() - started)
        self.metrics.events.labels(NAME, "stored" if new else "repeated").inc()
        if whole["type"] == ActivityTypes.invoke:
            await _respond(context, self.invokes.receipt(whole))


async def _respond(context: TurnContext, body: Payload) -> None:
    """The answer to an invoke, which the adapter hands back."""
    answer = InvokeResponse(status=200, body=body)
    await context.send_activity(Activity(type=ActivityTypes.invoke_response, value=answer))


def _is_of_this_machine(request: Request) -> bool:
    host = request.client.host if request.client else ""
    return is_loopback(host) and not any(name in request.headers for name in _FORWARDED)
