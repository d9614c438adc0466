"""Graph's hook, what its notifications lead to, and the subscriptions behind them."""

import hmac
import logging
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.arrivals.download import ClosedError, download
from bot.arrivals.elsewhere import Elsewhere
from bot.arrivals.graph.access import graph_api
from bot.arrivals.graph.meeting import NAME, CallFile, OnlineMeeting, closed_notice, to_notice
from bot.arrivals.graph.resource import items_of, lowered, read_resource
from bot.arrivals.graph.subscriptions import Subscriptions
from bot.arrivals.hook import Hook, read_body, read_json, refused, short
from bot.arrivals.notice import Artefact, Notice
from bot.arrivals.repeat import Repeat
from bot.arrivals.settings import GraphSettings
from bot.arrivals.signed_tokens import Keys, TokenRefusedError, read_token
from bot.errors import PlatformRefusedError, PlatformUnreachableError
from bot.metrics import Metrics
from bot.platforms import Payload, Receive
from indexing.fetch.named import reaching
from indexing.settings import FetchSettings
from skills.errors import UserError
from skills.language import say

log = logging.getLogger(__name__)

PATH = "/hooks/graph"
LONGEST_ECHO = 4000
TRANSCRIPTS_OFF = "GraphAccessToTranscriptsDisabled"
OFF = say("Your Microsoft 365 tenant keeps meeting transcripts from apps.")
OFF_HINT = say("A Teams admin can allow them again, or send me the transcript.")
# who publishes notifications, in the tokens that vouch for them (learn.microsoft.com, change notifications)
PUBLISHER = "0bf30f3b-4a52-48df-9a82-234910c4a086"
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_KEPT_FIELDS = (
    "changetype",
    "resource",
    "subscriptionid",
    "subscriptionexpirationdatetime",
    "lifecycleevent",
)


class GraphArrival(Elsewhere):
    """Hears where there is a client state, and asks Graph as the app of the settings."""

    name = NAME

    def __init__(
        self,
        settings: GraphSettings,
        public_url: str,
        fetching: FetchSettings,
        now: Callable[[], datetime],
        metrics: Metrics | None,
    ) -> None:
        self.settings = settings
        self.fetching = fetching
        self.metrics = metrics
        self._state = settings.client_state.get_secret_value() if settings.client_state else ""
        self._api = graph_api(settings, now)
        self._token = self._api.token
        self._keys = Keys(settings.keys_url, now)
        self.subscriptions = (
            Subscriptions(settings, self._api, f"{public_url}{PATH}", now)
            if public_url and self._state and settings.has_app
            else None
        )
        self._renewal = (
            Repeat("renew the subscriptions of Microsoft Graph", self.subscriptions.ensure)
            if self.subscriptions
            else None
        )

    def routes(self, receive: Receive) -> Sequence[BaseRoute]:
        if not self._state:
            return ()
        hook = Hook(NAME, receive, self.metrics)

        async def heard(request: Request) -> Response:
            return await self._hear(request, hook)

        return (Route(PATH, heard, methods=["POST"]),)

    async def start(self, _receive: Receive) -> None:
        """Keep the subscriptions; the first look comes at once, for a meeting may begin in the next minute."""
        if self._renewal:
            self._renewal.start()

    async def stop(self) -> None:
        if self._renewal:
            await self._renewal.stop()

    async def read(self, body: Payload) -> Notice | None:
        if body.get("lifecycleevent"):
            await self._follow(str(body["lifecycleevent"]).lower(), str(body.get("subscriptionid") or ""))
            return None
        resource = read_resource(str(body.get("resource") or ""))
        if resource is None:
            return None
        try:
            file = await self._api.get(resource.path, CallFile)
        except PlatformRefusedError as error:
            if error.code in ("404", "NotFound", "ResourceNotFound"):
                return None
            why = _plainly(error)
            return closed_notice(resource, f"{why} {why.hint}")
        try:
            meeting = await self._api.get(resource.meeting_path, OnlineMeeting)
        except PlatformRefusedError as error:
            # a call without an entry in a calendar has no meeting to read
            log.warning("a Teams meeting cannot be read, so its title and people are unknown: %s", error)
            meeting = OnlineMeeting()
        return to_notice(resource, file, meeting, self.settings.tenant_id)

    async def fetch(self, artefact: Artefact, folder: Path) -> Path:
        query = "?$format=text/vtt" if artefact.kind == "transcript" else ""
        url = f"{self.settings.base_url}/{artefact.source}/content{query}"
        settings = reaching(self.fetching, self.settings.base_url)
        try:
            return await download(url, artefact, folder, settings, bearer=await self._token.get())
        except ClosedError as error:
            raise await self._why_closed(artefact, error) from error

    async def _why_closed(self, artefact: Artefact, closed: ClosedError) -> UserError:
        """The fetcher reads no body of a refusal, so Graph is asked once more."""
        self._token.forget()
        ending = "/content" if artefact.kind == "transcript" else ""
        try:
            await self._api.call("GET", f"{artefact.source}{ending}")
        except PlatformRefusedError as error:
            return _plainly(error)
        return closed

    async def _hear(self, request: Request, hook: Hook) -> Response:
        echo = request.query_params.get("validationToken")
        if echo is not None:
            headers = {"x-content-type-options": "nosniff"}
            return PlainTextResponse(echo[:LONGEST_ECHO], headers=headers)
        payload = read_json(await read_body(request))
        items = [one for one in items_of(payload) if self._is_for_us(one)]
        if not items:
            raise refused()
        try:
            await self._check_tokens(payload)
        except TokenRefusedError as error:
            raise refused() from error
        except PlatformUnreachableError:
            log.warning("the keys of Microsoft's tokens cannot be had, so a notification is not acknowledged")
            return PlainTextResponse("not now", 503, headers={"retry-after": "10"})
        kept = [{name: one[name] for name in _KEPT_FIELDS if name in one} for one in items]
        return await hook.keep(*((event_id(one), one) for one in kept), status=202)

    def _is_for_us(self, item: Payload) -> bool:
        """Whether it carries our word, and comes from our tenant where it says which."""
        state = str(item.get("clientstate") or "").encode("utf-8", "replace")
        known = hmac.compare_digest(state, self._state.encode())
        tenant, ours = str(item.get("tenantid") or "").lower(), self.settings.tenant_id.lower()
        return known and (tenant == ours or not tenant or not _GUID.fullmatch(ours))

    async def _check_tokens(self, payload: Payload) -> None:
        """Raise TokenRefusedError unless each token that came along is Graph's own, for our app."""
        found = lowered(payload)
        tokens = found.get("validationtokens") if isinstance(found, dict) else None
        for token in tokens if isinstance(tokens, list) else ():
            if not self.settings.client_id:
                raise TokenRefusedError("Nobody can tell whom it is for without CONFIDANT_GRAPH__CLIENT_ID.")
            claims = await read_token(str(token), self._keys, audience=self.settings.client_id)
            tenant = str(claims.get("tid") or "").lower()
            issuers = (
                f"https://sts.windows.net/{tenant}/",
                f"https://login.microsoftonline.com/{tenant}/v2.0",
            )
            ours = self.settings.tenant_id.lower()
            of_ours = tenant == ours or not _GUID.fullmatch(ours)
            by_graph = PUBLISHER in (claims.get("azp"), claims.get("appid"))
            if not (of_ours and by_graph and str(claims["iss"]).lower() in issuers):
                raise TokenRefusedError("It was made by somebody else.")

    async def _follow(self, event: str, subscription_id: str) -> None:
        """Renew, or make anew, what Graph says is about to end."""
        if event == "missed":
            log.warning(
                "Microsoft Graph could not deliver some notifications; meetings of the last hours may be missing"
            )
        if self.subscriptions is None:
            return
        if event == "reauthorizationrequired" and subscription_id:
            await self.subscriptions.renew(subscription_id)
        else:
            await self.subscriptions.ensure()


def event_id(item: Payload) -> str:
    """The same for a notification that is sent again, also by another subscription to the same."""
    if item.get("lifecycleevent"):
        parts = (
            item["lifecycleevent"],
            item.get("subscriptionid"),
            item.get("subscriptionexpirationdatetime"),
        )
        return short(":".join(str(part) for part in parts))
    resource = read_resource(str(item.get("resource") or ""))
    # ids are told apart by case, what stands around them is not
    about = f"{resource.meeting}:{resource.kind}:{resource.id}" if resource else item.get("resource")
    return short(f"{item.get('changetype')}:{about}")


def _plainly(error: PlatformRefusedError) -> UserError:
    if error.code == TRANSCRIPTS_OFF:
        return UserError(OFF, hint=OFF_HINT)
    return UserError(
        say("Microsoft Graph does not let me read this meeting ({code}).", code=error.code),
        hint=say(
            "See that the app has OnlineMeetingTranscript.Read.All, OnlineMeetingRecording.Read.All "
            "and an application access policy."
        ),
    )
