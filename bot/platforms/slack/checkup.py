"""What the token may do and where it may post, against what we need: for `confidant doctor`."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import PlatformRefusedError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.settings import SlackSettings


@dataclass(frozen=True)
class Checkup:
    """`missing` gives what would not work without each scope; empty where Slack does not say which it has."""

    team: str
    user: str
    missing: Mapping[str, str]


async def missing_scopes(settings: SlackSettings) -> Checkup:
    """Ask Slack once who the token is for. Raises a PlatformError when it takes no token or does not answer."""
    answer, scopes = await SlackApi(settings).who()
    held = {scope.strip() for scope in scopes.split(",") if scope.strip()}
    missing = {scope: why for scope, why in SCOPES.items() if held and scope not in held}
    return Checkup(str(answer.get("team") or ""), str(answer.get("user") or ""), missing)


async def cannot_post_in(settings: SlackSettings, channel: str) -> str:
    """Why posts of our own would not arrive in this channel, or are not made; empty where they do.

    Raises a PlatformError when Slack does not answer."""
    try:
        answer = await SlackApi(settings).call("conversations.info", channel=channel)
    except PlatformRefusedError as error:
        return f"Slack says {error.code}"
    about = answer.get("channel") or {}
    if about.get("is_ext_shared") or about.get("is_pending_ext_shared"):
        return "it is shared with outsiders"
    if about.get("is_archived"):
        return "it is archived"
    return "" if about.get("is_member") else "Confidant is not in it; invite it"
