"""What the token may do and where it may post, against what we need: for `confidant doctor`."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import PlatformError, PlatformRefusedError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.installations import Installation
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.oauth import INSTALL
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.workspaces import working_for

# Slack sends an event only to who has one of these scopes; which events an app subscribes to no token can ask
EVENT_SCOPES: Mapping[str, tuple[str, ...]] = {
    # of agents, which Slack gives this scope
    "agent_session_stopped": ("assistant:write",),
    "app_context_changed": ("assistant:write",),
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "channel_shared": ("channels:read", "groups:read"),
    "channel_unshared": ("channels:read", "groups:read"),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "team_join": ("users:read",),
    "user_change": ("users:read",),
}


@dataclass(frozen=True)
class Checkup:
    """`missing` gives what would not work without each scope; empty where Slack does not say which it has.

    `unheard` are the events that do not come without them."""

    team: str
    user: str
    missing: Mapping[str, str]
    unheard: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """What is missing, by name."""
        lacks = ", ".join(f"{scope} ({why})" for scope, why in self.missing.items())
        return f"the app lacks {lacks}" + (
            f"; so it does not hear {', '.join(self.unheard)}" if self.unheard else ""
        )


@dataclass(frozen=True)
class InstallationLine:
    """How one installation stands; `sound` is False where something must be done, None where nothing is installed."""

    what: str
    sound: bool | None
    says: str
    mend: str = ""


async def missing_scopes(settings: SlackSettings) -> Checkup:
    """Ask Slack once who the token is for. Raises a PlatformError when it takes no token or does not answer."""
    return await _checkup(SlackApi(settings))


async def installation_lines(api: SlackApi) -> list[InstallationLine]:
    """Each workspace where the app was installed by OAuth, asked one by one; empty where OAuth is not set up."""
    if api.tokens is None:
        return []
    installations = api.tokens.installations
    lines = [await _line(api, one) for one in installations.all()]
    lines += [
        InstallationLine(
            f"Slack in {workspace}",
            False,
            "it is installed, and not served",
            "name it in CONFIDANT_SLACK__WORKSPACES, or take the app out of it",
        )
        for workspace in installations.turned_away()
    ]
    if not api.settings.workspaces:
        says, mend = "no workspace may install it", "name its id in CONFIDANT_SLACK__WORKSPACES"
        lines.append(InstallationLine("Slack by OAuth", False, says, mend))
    elif not lines:
        mend = f"open {INSTALL} of the web server in a browser"
        lines.append(InstallationLine("Slack by OAuth", None, "it is installed nowhere yet", mend))
    return lines


async def _line(api: SlackApi, one: Installation) -> InstallationLine:
    what = f"Slack in {one.name} ({one.workspace})"
    again = f"install it again from {INSTALL}"
    try:
        with working_for(one.workspace):
            found = await _checkup(api)
    except PlatformError as error:
        return InstallationLine(what, False, str(error), again)
    if found.missing:
        return InstallationLine(what, False, found.says, f"add the scopes to the app and {again}")
    lives = f", its token is renewed before {one.expires_at:%Y-%m-%d %H:%M} UTC" if one.expires_at else ""
    where = "the whole organisation" if one.org_wide else found.team
    return InstallationLine(what, True, f"{where} as {found.user}{lives}")


async def _checkup(api: SlackApi) -> Checkup:
    answer, scopes = await api.who()
    held = {scope.strip() for scope in scopes.split(",") if scope.strip()}
    missing = {scope: why for scope, why in SCOPES.items() if held and scope not in held}
    unheard = tuple(
        event
        for event, needed in EVENT_SCOPES.items()
        if needed and all(scope in missing for scope in needed)
    )
    return Checkup(str(answer.get("team") or ""), str(answer.get("user") or ""), missing, unheard)


async def cannot_post_in(api: SlackApi, channel: str) -> str:
    """Why posts of our own would not arrive in this channel, or are not made; empty where they do.

    Raises a PlatformError when Slack does not answer."""
    try:
        with working_for(await api.workspaces.of_channel(channel)):
            answer = await api.call("conversations.info", channel=channel)
    except PlatformRefusedError as error:
        return f"Slack says {error.code}"
    about = answer.get("channel") or {}
    if about.get("is_ext_shared") or about.get("is_pending_ext_shared"):
        return "it is shared with outsiders"
    if about.get("is_archived"):
        return "it is archived"
    return "" if about.get("is_member") else "Confidant is not in it; invite it"
