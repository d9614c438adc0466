"""Teams' connector service, one call at a time: what it says becomes a result or one of three plain errors."""

import json
import logging
import random
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from botbuilder.schema import ErrorResponseException
from botframework.connector.aio import ConnectorClient
from msrest.exceptions import ClientException, ClientRequestError, HttpOperationError
from msrest.serialization import Model

from bot.arrivals.web_api import ClientToken
from bot.errors import PlatformBusyError, PlatformRefusedError, PlatformUnreachableError
from bot.platforms import Payload
from bot.platforms.teams import limits
from bot.platforms.teams.adapter import Connectors
from bot.platforms.teams.settings import TeamsSettings

log = logging.getLogger(__name__)

# Microsoft's list of what may be tried again; of these the service did nothing with the first two
_REFUSED_FOR_NOW, _SHAKY = (412, 429), (502, 504)
# our secret is being replaced, or the app installed anew: an admin will mend it
_CLOSED, _CLOSED_SECONDS = (401,), 60.0
_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 2.0, 60.0
_PAGE, _MOST_PAGES = 500, 100


@dataclass(frozen=True)
class Where:
    """A conversation of Teams, at the address of its service; `targeted` is whom alone a message is shown."""

    service: str
    conversation: str
    targeted: str = ""


class Whole(Model):
    """An activity as it is. The SDK's own class drops what came after it: citations, feedback, streams."""

    _attribute_map = {"additional_properties": {"key": "", "type": "{object}"}}  # noqa: RUF012  # msrest's shape

    def __init__(self, content: Payload) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # as the SDK has it
        self.additional_properties = content


class TeamsApi:
    """Nothing is repeated here: a post that may have arrived must not come twice."""

    def __init__(
        self,
        settings: TeamsSettings,
        connectors: Connectors,
        token: ClientToken | None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings
        self.connectors = connectors
        self.token = token
        self.pace = Pace(clock)

    async def send(self, where: Where, activity: Payload) -> str:
        """Post an activity; its id, empty where Teams gives none."""
        wait = self.pace.take(where.conversation)
        if wait > 0:
            raise _busy("a message", wait)
        if where.targeted:
            answer = await self._targeted(
                "POST", where, f"/v3/conversations/{where.conversation}/activities", activity
            )
            return str(answer.get("id") or "")
        made = await self._ask(
            where,
            "a message",
            lambda client: client.conversations.send_to_conversation(where.conversation, Whole(activity)),
        )
        return str(getattr(made, "id", "") or "")

    async def update(self, where: Where, activity_id: str, activity: Payload) -> None:
        whole = {**activity, "id": activity_id}
        if where.targeted:
            await self._targeted("PUT", where, _path(where, activity_id), whole)
            return
        await self._ask(
            where,
            "an edit",
            lambda client: client.conversations.update_activity(
                where.conversation, activity_id, Whole(whole)
            ),
        )

    async def delete(self, where: Where, activity_id: str) -> None:
        """One that is gone already is no error."""
        try:
            if where.targeted:
                await self._targeted("DELETE", where, _path(where, activity_id))
                return
            await self._ask(
                where,
                "a removal",
                lambda client: client.conversations.delete_activity(where.conversation, activity_id),
            )
        except PlatformRefusedError as error:
            if error.code not in ("404", "ActivityNotFoundInConversation", "MessageNotFound"):
                raise

    async def open_chat(self, service: str, person: str, tenant: str) -> str:
        """The id of our chat with this person alone, made now if there is none."""
        wanted = {
            "isGroup": False,
            "bot": {"id": f"28:{self.settings.app_id}"},
            "members": [{"id": person}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        made = await self._ask(
            Where(service, ""),
            "a chat",
            lambda client: client.conversations.create_conversation(Whole(wanted)),
        )
        return str(made.id)

    async def member(self, where: Where, person: str) -> Payload | None:
        """What Teams knows of a member, by any of their ids; None for who is none."""
        try:
            found = await self._ask(
                where,
                "a member",
                lambda client: client.conversations.get_conversation_member(
                    where.conversation, person, raw=True
                ),
            )
        except PlatformRefusedError as error:
            if error.code in ("404", "MemberNotFoundInConversation"):
                return None
            raise
        return _account(found.response.json())

    async def members(self, where: Where) -> AsyncIterator[list[Payload]]:
        """Everybody in a conversation, or in the team of a channel, page by page."""
        more: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._ask(where, "the members", _page_of(where.conversation, more))
            listed = page.response.json()
            yield [_account(one) for one in listed.get("members") or ()]
            more = listed.get("continuationToken")
            if not more:
                return
        # one that is not whole must not be taken for a whole one
        raise PlatformRefusedError("Teams lists members without an end.", code="too_many_members")

    async def group_of(self, service: str, team: str) -> str:
        """The id in the tenant's directory of the group behind a team; empty where Teams does not say it.

        As TeamsInfo.get_team_details asks it, whose call would hold up everything else until it is answered."""
        details = await self._raw("GET", service, f"/v3/teams/{quote(team, safe='')}", "a team")
        return str(details.get("aadGroupId") or "")

    async def meeting(self, service: str, meeting: str) -> Payload:
        """What Teams says of a meeting whose chat we are in; refused where nobody consented to that.

        As TeamsInfo.get_meeting_info asks it, whose call would hold up everything else until it is answered."""
        return await self._raw("GET", service, f"/v1/meetings/{quote(meeting, safe='')}", "a meeting")

    async def _ask(
        self, where: Where, what: str, call: Callable[[ConnectorClient], Awaitable[Any]]
    ) -> Any:  # Any: the SDK's
        await self._sign_in(where.service)
        try:
            return await call(self.connectors.of(where.service))
        except ErrorResponseException as error:
            raise self._plain(
                what, error.response.status_code, error.response.headers, _code(error)
            ) from error
        except HttpOperationError as error:
            # how a roster is refused, without a code of its own
            raise self._plain(what, error.response.status_code, error.response.headers, "") from error
        except ClientRequestError as error:
            raise _unreachable(what, error) from error
        except (ClientException, ValueError, AttributeError) as error:
            # an answer that is no answer: whether the call took effect is not known
            raise _unreachable(what, error) from error

    async def _targeted(
        self, method: str, where: Where, path: str, activity: Payload | None = None
    ) -> Payload:
        """A message for one member alone, of which the SDK knows nothing."""
        content = {**activity, "recipient": {"id": where.targeted}} if activity else None
        query = {"isTargetedActivity": "true"}
        return await self._raw(method, where.service, path, "a targeted message", query, content)

    async def _raw(
        self,
        method: str,
        service: str,
        path: str,
        what: str,
        query: dict[str, str] | None = None,
        content: Payload | None = None,
    ) -> Payload:
        """A call that the SDK's connector does not have."""
        await self._sign_in(service)
        client = self.connectors.of(service)._client  # its transport, with our token
        headers = {"Content-Type": "application/json; charset=utf-8"}
        request = getattr(client, method.lower())(path, query or {}, headers, content)
        try:
            response = await client.async_send(request, stream=False)
        except ClientRequestError as error:
            raise _unreachable(what, error) from error
        body = response.text() if callable(response.text) else response.text
        if response.status_code not in (200, 201, 202):
            raise self._plain(what, response.status_code, response.headers, _word(body))
        try:
            answer = json.loads(body or "{}")
        except ValueError as error:
            raise _unreachable(what, error) from error
        return answer if isinstance(answer, dict) else {}

    async def _sign_in(self, service: str) -> None:
        """Our token goes to Teams' service alone, wherever a row of an earlier time says that it stands."""
        if not self.settings.admits(service):
            raise PlatformRefusedError(
                f"Teams' service does not stand at {service}.", code="service_forbidden"
            )
        if self.token is not None:
            self.connectors.bearer.token = await self.token.get()

    def _plain(
        self, what: str, status: int, headers: Any, code: str
    ) -> Exception:  # Any: a dict of the SDK's
        if status in _REFUSED_FOR_NOW:
            return _busy(what, _seconds(headers))
        if status in _CLOSED:
            log.error("Teams refuses our token for %s; `confidant doctor` says what is missing", what)
            if self.token is not None:
                self.token.forget()
            return _busy(what, _CLOSED_SECONDS)
        if status in _SHAKY or status >= 500:
            return _unreachable(what, RuntimeError(f"status {status}"))
        log.warning("Teams refused %s: %s %s", what, status, code)
        return PlatformRefusedError(f"Teams refused {what} ({code or status}).", code=code or str(status))


class Pace:
    """How soon a conversation takes another message, by Teams' rates; what waits here is not refused there."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: dict[str, deque[float]] = defaultdict(deque)

    def take(self, conversation: str) -> float:
        """Count one message: 0, or the seconds until it may be sent, and then it is not counted."""
        now, sent = self._clock(), self._sent[conversation]
        while sent and sent[0] <= now - limits.RATES[-1][1]:
            sent.popleft()
        wait = max((_until_free(sent, most, seconds, now) for most, seconds in limits.RATES), default=0.0)
        if wait <= 0:
            sent.append(now)
        return wait


def _until_free(sent: deque[float], most: int, seconds: float, now: float) -> float:
    if len(sent) < most:
        return 0.0
    return max(0.0, sent[-most] + seconds - now)


def _account(found: Payload) -> Payload:
    """A member as the service says it: the SDK's own classes leave out the role and the tenant."""
    names = {
        "id": ("id",),
        "name": ("name",),
        "email": ("email",),
        "upn": ("userPrincipalName",),
        "aad": ("aadObjectId", "objectId"),
        "tenant": ("tenantId",),
        "role": ("userRole",),
    }
    return {
        ours: next((str(found[one]) for one in theirs if found.get(one)), "")
        for ours, theirs in names.items()
    }


def _page_of(
    conversation: str, token: str | None
) -> Callable[[ConnectorClient], Awaitable[Any]]:  # Any: the SDK's
    def page(client: ConnectorClient) -> Any:  # Any: as above
        return client.conversations.get_teams_conversation_paged_members(
            conversation, page_size=_PAGE, continuation_token=token, raw=True
        )

    return page


def _path(where: Where, activity_id: str) -> str:
    return f"/v3/conversations/{where.conversation}/activities/{activity_id}"


def _code(error: ErrorResponseException) -> str:
    return _word(getattr(error.response, "text", ""))


def _word(body: object) -> str:
    """The service's own word for what is wrong."""
    try:
        text = body() if callable(body) else body
        inner = json.loads(str(text or "{}"))
    except ValueError:
        return ""
    found = inner.get("error") if isinstance(inner, dict) else None
    return str((found or {}).get("code") or "")[:80] if isinstance(found, dict | None) else ""


def _seconds(headers: Any) -> float:  # Any: a dict that ignores case
    """What the service says, or a pause that differs from everybody else's."""
    named = {str(name).lower(): value for name, value in dict(headers or {}).items()}
    try:
        return min(max(float(named["retry-after"]), 1.0), _LONGEST_PAUSE_SECONDS)
    except (KeyError, ValueError):
        return _PAUSE_SECONDS * (1 + random.random())  # noqa: S311  # jitter, no secret


def _busy(what: str, seconds: float) -> PlatformBusyError:
    return PlatformBusyError(
        f"Teams asks us to wait {seconds:.1f} s before {what}; I try again by myself.", retry_seconds=seconds
    )


def _unreachable(what: str, error: Exception) -> PlatformUnreachableError:
    return PlatformUnreachableError(
        f"Teams did not answer {what} ({type(error).__name__}: {str(error)[:120]}); I try again by myself."
    )
