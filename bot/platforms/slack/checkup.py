"""What the token may do, against what we need: for `confidant doctor`."""

from collections.abc import Mapping
from dataclasses import dataclass

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
