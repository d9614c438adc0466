"""Rights in Microsoft Graph to read channels, and which one is missing where it refuses us.

Source: the permissions of learn.microsoft.com/graph/api/channel-list-messages, channel-get and channel-list-allmembers.
"""

from collections.abc import Awaitable
from typing import TypeVar

from bot.errors import PlatformRefusedError, RightMissingError
from bot.platforms.teams.groups import UNKNOWN
from skills.language import say

MESSAGES, CHANNEL = "ChannelMessage.Read.Group", "ChannelSettings.Read.Group"
# a team's consent (ChannelMember.Read.Group) is documented for it, and yet Graph answers of private channels: "API
# requires one of ChannelMember.Read.All, …" (techcommunity.microsoft.com, Issue with Teams RSC Permission, 2025)
MEMBERS = "ChannelMember.Read.All"
NO_GRAPH = "no_graph"
_BY_TEAMS = say(
    "An owner of the team can consent to it (`confidant teams-package --listening`), or an admin for all teams."
)
_BY_ADMINS = say(
    "An admin grants it to the app in Microsoft Entra, for all teams: the consent of a team does not reach channels "
    "with members of their own."
)
Got = TypeVar("Got")


async def consented(asked: Awaitable[Got], right: str) -> Got:
    """What Graph answers. Raises RightMissingError where it refuses."""
    try:
        return await asked
    except PlatformRefusedError as error:
        raise missing(error, right) from error


def missing(error: PlatformRefusedError, right: str) -> PlatformRefusedError:
    """The same with the right that is missing, unless it is about something else."""
    if error.code in (UNKNOWN, NO_GRAPH) or isinstance(error, RightMissingError):
        return error
    words = say(
        "Microsoft Graph does not let me read this channel ({code}): {permission} is missing.",
        code=error.code,
        permission=right,
    )
    hint = _BY_ADMINS if right == MEMBERS else _BY_TEAMS
    return RightMissingError(words, code=error.code, right=right, hint=hint)
