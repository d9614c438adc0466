"""Whether Teams takes our secret, and whether its requests can be checked: for `confidant doctor`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.errors import PlatformError, PlatformRefusedError
from bot.platforms.teams.book import Book
from bot.platforms.teams.channels import TeamsChannels
from bot.platforms.teams.inbound import NAME
from bot.platforms.teams.people import TeamsPeople
from bot.platforms.teams.settings import TeamsSettings
from bot.platforms.teams.tokens import Issuer, own_token
from bot.rosters import Rosters

MEND = "see docs/teams.md"
READERS = "members of private and shared channels"
SECRET = "CONFIDANT_TEAMS__APP_PASSWORD may have run out: make a new one in the Azure portal"  # noqa: S105  # a sentence


@dataclass(frozen=True)
class Line:
    """`sound` is False where something must be done, None where nothing is set up."""

    what: str
    sound: bool | None
    says: str
    mend: str = ""


async def lines(
    settings: TeamsSettings, engine: Engine, now: Callable[[], datetime], *, hears_meetings: bool
) -> list[Line]:
    """What stands and what is missing; nothing is sent to anybody. `hears_meetings`: Microsoft Graph tells of them."""
    if not settings.in_use:
        says = "not set up; without Slack too it is heard unchecked, from this machine alone"
        return [Line("Teams", None, says, MEND)]
    found = [await _token(settings, now), await _keys(settings, now)]
    known = Book(engine, now).any()
    if known is None:
        says = "nobody has written yet, so nobody can be written to first"
        found.append(
            Line("Teams conversations", None, says, "confidant teams-package, then install it in Teams")
        )
    elif hears_meetings:
        found.append(_meetings(Book(engine, now)))
    return found


def _meetings(book: Book) -> Line:
    """Whether minutes can stand in the chats of meetings."""
    began, told = book.meeting_counts()
    if not began:
        says = "none began in a chat that I am in, so their organisers have the minutes alone"
        return Line(
            "chats of meetings", None, says, "confidant teams-package --meetings, then add it to a meeting"
        )
    says = f"{began} meeting(s) of 90 days in chats that I am in"
    if told < began:
        return Line("chats of meetings", None, f"{says}; of {began - told} Teams tells nothing more", MEND)
    return Line("chats of meetings", True, says)


async def readers(people: TeamsPeople) -> list[Line]:
    """Whether somebody says who is in the channels that are not their whole team's; nothing where there are none.

    Until then nobody counts as being in one, and nothing of it is told to anybody."""
    refused: dict[str, list[str]] = {}
    hint, asked, sure = MEND, people.book.with_own_members(), False
    if people.graph is None:
        # of the others Teams itself would have said that they are private or shared
        asked = [one for one in asked if one.membership]
    for known in asked:
        try:
            await people.can_be_told(known)
        except PlatformRefusedError as error:
            refused.setdefault(str(error.args[0]), []).append(known.name or known.conversation)
            # one of which nothing is said is most likely its whole team's, and is only not read back
            hint, sure = str(getattr(error, "hint", hint)), sure or bool(known.membership)
        except PlatformError as error:
            return [Line(READERS, None, str(error))]
    if not refused:
        return [Line(READERS, True, f"told of {len(asked)} channel(s)")] if asked else []
    says = [
        f"not told of {', '.join(names[:3])}{' …' * (len(names) > 3)}: {why}"
        for why, names in refused.items()
    ]
    return [Line(READERS, False if sure else None, "; ".join(says), hint)]


async def cannot_post_in(
    settings: TeamsSettings, engine: Engine, now: Callable[[], datetime], channel: str
) -> str:
    """Why posts of our own do not arrive in this channel; empty where they do, as far as is known."""
    if not settings.in_use:
        return "Teams is not set up"
    try:
        about = await TeamsChannels(Book(engine, now), Rosters(engine, NAME), now).about(channel)
    except PlatformRefusedError:
        return "nobody has written to me there yet: mention me once"
    return "it is shared with people outside the company" if about.external else ""


async def _token(settings: TeamsSettings, now: Callable[[], datetime]) -> Line:
    token = own_token(settings, now)
    try:
        if token is not None:
            await token.get()
    except PlatformError as error:
        return Line("Teams", False, str(error), SECRET)
    return Line(
        "Teams", True, f"app {settings.app_id} of tenant {settings.tenant_id}, heard at /api/messages"
    )


async def _keys(settings: TeamsSettings, now: Callable[[], datetime]) -> Line:
    try:
        count = await Issuer(settings, now).key_count()
    except PlatformError as error:
        return Line("Teams requests", False, str(error), "see CONFIDANT_TEAMS__OPENID_URL")
    return Line("Teams requests", True, f"checked by {count} key(s) of {settings.openid_url}")
