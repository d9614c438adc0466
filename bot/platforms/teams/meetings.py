"""Meetings in chats that we are in: which chat is whose, so that minutes can be posted there later on.

Teams tells a bot of a meeting's beginning and end where somebody consented to OnlineMeeting.ReadBasic.Chat.
"""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import PlatformError, PlatformRefusedError
from bot.platforms import Payload
from bot.platforms.teams.api import TeamsApi
from bot.platforms.teams.book import Book
from bot.platforms.teams.inbound import conversation_of

log = logging.getLogger(__name__)

START, END = "application/vnd.microsoft.meetingStart", "application/vnd.microsoft.meetingEnd"
MEETINGS_FROM = "graph"
NOT_IN_CHAT = "not_in_chat"


@dataclass(frozen=True)
class TeamsMeetings:
    api: TeamsApi
    book: Book

    async def note(self, activity: Payload) -> None:
        """Write down what an event says of a meeting; what Teams does not tell us of it is left."""
        name, meeting = activity.get("name"), meeting_of(activity)
        if activity.get("type") != "event" or name not in (START, END) or not meeting:
            return
        chat = conversation_of(activity)
        began, ended = name == START, name == END
        await asyncio.to_thread(lambda: self.book.met(meeting, chat, began=began, ended=ended))
        series = await self._series(str(activity.get("serviceUrl") or ""), meeting)
        if series:
            await asyncio.to_thread(lambda: self.book.met(meeting, chat, series=series))

    async def chat(self, chat: str, series: str) -> tuple[str, str | None]:
        """A meeting's conversation and the reply chain that it has in a channel, by what Microsoft Graph says of it.

        Raises PlatformRefusedError where we are not in it."""
        conversation, _, chain = chat.partition(";messageid=")
        if not conversation or await asyncio.to_thread(self.book.find, conversation) is None:
            conversation, chain = await asyncio.to_thread(self.book.chat_of, series) if series else "", ""
        if not conversation or await asyncio.to_thread(self.book.find, conversation) is None:
            raise PlatformRefusedError("I am not in the chat of this meeting.", code=NOT_IN_CHAT)
        return conversation, chain or None

    async def _series(self, service: str, meeting: str) -> str:
        """Microsoft Graph's id of a meeting; empty where nobody consented, or Teams is away."""
        try:
            details = (await self.api.meeting(service, meeting)).get("details")
        except PlatformError as error:
            log.info("a meeting is known by its chat alone: %s", error)
            return ""
        return str(details.get("msGraphResourceId") or "") if isinstance(details, dict) else ""


def meeting_of(activity: Payload) -> str:
    """Teams' own id of the meeting that an activity is about; empty for any other."""
    data, value = activity.get("channelData"), activity.get("value")
    named = data.get("meeting") if isinstance(data, dict) else None
    found = (named.get("id") if isinstance(named, dict) else "") or (
        value.get("Id") or value.get("id") if isinstance(value, dict) else ""
    )
    return str(found or "")[:255]
