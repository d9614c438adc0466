"""For which workspace we work just now, and which one an event, a channel or a person belongs to.

The empty id is the workspace of the bot token in the settings, or the only one where the app is installed.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

from slack_bolt.request.internals import (
    extract_enterprise_id,
    extract_is_enterprise_install,
    extract_team_id,
)

from bot.errors import PlatformError, PlatformRefusedError
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.tokens import NOT_INSTALLED, Tokens, not_installed

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
Method = TypeVar("Method", bound=Callable[..., Awaitable[Any]])  # Any: whatever the method gives
WORKSPACE = "workspace"  # in a place
_current: ContextVar[str] = ContextVar("slack_workspace", default="")
_ENDS = ("app_uninstalled", "tokens_revoked")
# what an app hears of a channel or person in a workspace where it sees none, or is shut out
_NOT_HERE = (
    NOT_INSTALLED,
    "account_inactive",
    "channel_not_found",
    "invalid_auth",
    "token_expired",
    "token_revoked",
    "user_not_found",
    "user_not_visible",
)


def current() -> str:
    """The workspace whose token calls are made with."""
    return _current.get()


@contextmanager
def working_for(workspace: str) -> Iterator[None]:
    """Calls inside are made with the token of this workspace."""
    before = _current.set(workspace)
    try:
        yield
    finally:
        _current.reset(before)


def at_place(method: Method) -> Method:
    """A method whose first argument is a place works for the workspace of that place; `self` has an `api`."""

    @wraps(method)
    async def there(self: Any, place: Payload, *args: Any, **named: Any) -> Any:  # Any: as the method has it
        with working_for(await self.api.workspaces.of_place(place)):
            return await method(self, place, *args, **named)

    return cast("Method", there)


def in_channel(method: Method) -> Method:
    """A method whose first argument is a channel works for the workspace of that channel; `self` has an `api`."""

    @wraps(method)
    async def there(self: Any, channel: str, *args: Any, **named: Any) -> Any:  # Any: as the method has it
        with working_for(await self.api.workspaces.of_channel(channel)):
            return await method(self, channel, *args, **named)

    return cast("Method", there)


def placed(place: Payload, workspace: str | None = None) -> Payload:
    """A place with the workspace that it is in; that for which we work, unless another is named."""
    where = current() if workspace is None else workspace
    return {**place, WORKSPACE: where} if where else place


class Calls(Protocol):
    """What is asked of Slack here; its client, which makes every call for a workspace, stands above."""

    settings: SlackSettings
    tokens: Tokens | None

    async def identity(self) -> Payload: ...

    async def call(self, method: str, **arguments: Any) -> Payload: ...  # Any: Slack's own arguments


class Workspaces:
    def __init__(self, api: Calls) -> None:
        self.api = api
        # channels never move, and one that is met in two workspaces is shared and refused in both
        self._channels: dict[str, str] = {}
        self._heard: dict[tuple[str, str, bool], str] = {}

    async def of_body(self, body: Payload) -> str | None:
        """The workspace whose installation heard this; None where the app is not installed.

        It is never another one's: an answer must not come with the token of a workspace that did not ask."""
        tokens = self.api.tokens
        if tokens is None:
            return ""
        team, enterprise, org_wide = _key(body)
        found = None
        if org_wide:
            found = await asyncio.to_thread(tokens.installations.serving, "", enterprise)
        if found is None:
            found = await asyncio.to_thread(tokens.installations.serving, team, enterprise)
        if await self._is_own(team, enterprise, installed=found is not None):
            return ""
        if found is not None:
            self._heard[_key(body)] = found.workspace
        return found.workspace if found else None

    async def call(self, body: Payload, method: str, **arguments: Any) -> Payload:  # Any: Slack's own JSON
        """A call for the workspace of this event. Raises a PlatformError."""
        workspace = await self.of_body(body)
        if workspace is None:
            raise not_installed(_team(body))
        with working_for(workspace):
            return await self.api.call(method, **arguments)

    async def of_place(self, place: Payload) -> str:
        """The workspace that a place is in; one that was written down before there were several is looked for."""
        named = str(place.get(WORKSPACE) or "")
        if not named and self.api.tokens and self.api.settings.bot_token is None and place.get("channel"):
            return await self.of_channel(str(place["channel"]))
        return await self.of_team(named)

    async def of_team(self, team: str) -> str:
        """The workspace that a conversation is in, by the team that it names."""
        tokens = self.api.tokens
        if not team or tokens is None:
            return ""
        installed = await asyncio.to_thread(tokens.installations.find, team) is not None
        return "" if await self._is_own(team, "", installed=installed) else team

    def named_in(self, body: Payload) -> str:
        """The workspace of an event as far as the event says it."""
        if self.api.tokens is None:
            return ""
        return self._heard.get(_key(body)) or _team(body)

    def not_here(self, body: Payload) -> None:
        """An event of a workspace where the app is not installed: nobody is answered with another one's token.

        Raises PlatformRefusedError for a command, whose sender can be told without any."""
        team = _team(body)
        log.warning("an event of the workspace %s is left: the app is not installed there", team)
        if "command" in body:
            raise not_installed(team)

    async def of_channel(self, channel: str) -> str:
        """The workspace in which we see this channel. Raises a PlatformError."""
        if self._channels.get(channel) not in await self.everywhere():
            found = await self._where("conversations.info", "channel", channel=channel)
            if found is None:
                raise PlatformRefusedError(
                    f"Slack knows no channel {channel} here.", code="channel_not_found"
                )
            self._channels[channel] = found
        return self._channels[channel]

    async def of_person(self, user: str) -> str | None:
        """The workspace of which somebody is a member; None where they are of none. Raises a PlatformError."""
        return await self._where("users.info", "user", user=user)

    async def everywhere(self) -> list[str]:
        """Every workspace that is served."""
        settings, tokens = self.api.settings, self.api.tokens
        own = [""] if settings.bot_token or tokens is None else []
        installed = await asyncio.to_thread(tokens.installations.all) if tokens else []
        others = [
            one
            for one in installed
            if not (own and await self._is_own(one.workspace, one.enterprise, installed=True))
        ]
        return own + [one.workspace for one in others]

    async def ends(self, body: Payload) -> bool:
        """Whether an event says that the app is there no more; then its installation is forgotten."""
        event = body.get("event") or {}
        if event.get("type") not in _ENDS:
            return False
        tokens = self.api.tokens
        team, enterprise, org_wide = _key(body)
        if tokens is None or await self._is_own(team, enterprise):
            log.error("Slack says %s: the bot token in the settings is good no more", event["type"])
            return True
        # one team that an organisation takes the app from is not all of it
        workspace = enterprise if org_wide or not team else team
        if event["type"] == "tokens_revoked" and not await self._is_ours(workspace, event):
            return True
        said_at = datetime.fromtimestamp(float(body.get("event_time") or 0), UTC)
        installations, now = tokens.installations, tokens.now()
        if await asyncio.to_thread(lambda: installations.end(workspace, said_at=said_at, now=now)):
            log.warning("Slack says %s: the installation in %s is forgotten", event["type"], workspace)
        return True

    async def _is_ours(self, workspace: str, event: Payload) -> bool:
        """People's own tokens are revoked by the same event, and we hold none of these."""
        tokens = self.api.tokens
        found = await asyncio.to_thread(tokens.installations.find, workspace) if tokens else None
        return found is not None and found.bot_user in ((event.get("tokens") or {}).get("bot") or ())

    async def _is_own(self, team: str, enterprise: str, *, installed: bool = False) -> bool:
        """Whether this is the workspace, or the organisation, that the bot token in the settings is for.

        Where the app is `installed` by OAuth too, a token of ours that Slack does not take keeps nobody waiting."""
        if self.api.settings.bot_token is None:
            return False
        try:
            with working_for(""):
                own = await self.api.identity()
        except PlatformError:
            if installed:
                return False
            raise
        if own.get("is_enterprise_install") and enterprise:
            return enterprise == own.get("enterprise_id")
        return team in ("", own.get("team_id"))

    async def _where(self, method: str, kind: str, **arguments: str) -> str | None:
        everywhere = await self.everywhere()
        if len(everywhere) == 1:
            return everywhere[0]
        for workspace in everywhere:
            with working_for(workspace):
                try:
                    about = (await self.api.call(method, **arguments)).get(kind) or {}
                    if kind == "channel" or is_member(about, await self.api.identity()):
                        return workspace
                except PlatformRefusedError as error:
                    if error.code not in _NOT_HERE:
                        raise
        return None


def is_member(user: Payload, identity: Payload) -> bool:
    """Whether somebody is a person of the workspace, or the organisation, that `auth.test` says a token is for."""
    if not user.get("id") or user.get("is_bot") or user.get("is_stranger"):
        return False
    grid = user.get("enterprise_user") or {}
    if identity.get("is_enterprise_install"):
        return bool(grid) and grid.get("enterprise_id") == identity.get("enterprise_id")
    workspace = identity.get("team_id")
    return (
        not workspace
        or user.get("team_id") in (None, "", workspace)
        or workspace in (grid.get("teams") or ())
    )


def _key(body: Payload) -> tuple[str, str, bool]:
    """The team, its organisation, and whether the installation is that of the whole organisation."""
    return _team(body), str(extract_enterprise_id(body) or ""), bool(extract_is_enterprise_install(body))


def _team(body: Payload) -> str:
    """The team whose installation an event came for, also in channels that several share."""
    message = body.get("message") or {}
    posted_by = (message.get("bot_profile") or {}).get("team_id")
    # whoever presses may be of another team than the message that they press on
    if body.get("type") == "block_actions" and posted_by:
        return str(posted_by)
    # through which workspace an event reaches us; its team is where it happened, which may be the other side
    through = body.get("context_team_id") if not body.get("authorizations") else None
    return str(through or extract_team_id(body) or "")
