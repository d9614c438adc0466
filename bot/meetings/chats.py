"""Meetings that have a chat of their own: their minutes go there, or their organiser hears why they do not."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.arrivals.notice import Notice
from bot.errors import PlatformRefusedError
from bot.meetings.tables import MeetingRow
from bot.platforms import HostsMeetings, Payload, Platforms
from skills.language import say
from skills.messages import Footer, Reply
from skills.minutes.answer import Minutes


class Missed(StrEnum):
    """Why the minutes of a meeting do not stand in its chat, or in the channel of a rule, where they would belong."""

    NOT_THERE = "not there"
    OUTSIDERS = "outsiders"
    SHARED_CHANNEL = "shared channel"


@dataclass(frozen=True)
class Post:
    """Where a meeting's one post goes; nowhere without a platform, and `trouble` says why if that was not meant.

    `missed` says why it goes to the organiser and not where it belongs."""

    platform: str = ""
    channel: str = ""
    place: Payload | None = None
    trouble: str = ""
    missed: str = ""


def host_of(platforms: Platforms, source: str) -> HostsMeetings | None:
    """The platform on which the meetings are held that this source tells of."""
    hosts = (one for one in platforms.values() if isinstance(one, HostsMeetings))
    return next((one for one in hosts if one.meetings_from == source), None)


async def place_in_chat(platforms: Platforms, notice: Notice) -> tuple[str, Payload | None, Missed | None]:
    """The platform and place of a meeting's chat, or why it cannot be that; all empty for one that has no chat."""
    host = host_of(platforms, notice.source)
    if host is None or not (notice.chat or notice.series):
        return "", None, None
    try:
        place = await host.meeting_chat(notice.chat, notice.series, instead=notice.organiser)
    except PlatformRefusedError:
        return "", None, Missed.NOT_THERE
    return (host.name, place, None) if place else ("", None, Missed.OUTSIDERS)


def missed_words(missed: str) -> str:
    """A sentence for the organiser, who has the minutes alone; empty where nothing was missed."""
    if missed == Missed.NOT_THERE:
        return say(
            "I am not in the chat of this meeting, so this goes to you alone. Add me to the chat, and the next "
            "minutes stand there."
        )
    if missed == Missed.OUTSIDERS:
        return say("People from outside read the chat of this meeting, so this goes to you alone.")
    if missed == Missed.SHARED_CHANNEL:
        return say(
            "People from outside read the channel that a rule names for it, so this goes to you alone."
        )
    return ""


def with_missed(
    shown: Callable[[MeetingRow, Minutes], Reply],
) -> Callable[[MeetingRow, Minutes], Reply]:
    """The post of a meeting, and below it why it does not stand in the meeting's chat."""

    def post(meeting: MeetingRow, minutes: Minutes) -> Reply:
        return below(shown(meeting, minutes), meeting)

    return post


def below(reply: Reply, meeting: MeetingRow) -> Reply:
    words = missed_words(meeting.missed)
    return replace(reply, blocks=(*reply.blocks, Footer(words))) if words else reply
