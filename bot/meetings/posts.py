"""The posts of a meeting: let them say that it was deleted, and read back what stands there."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, runtime_checkable

from sqlalchemy import or_, select

from bot.errors import PlatformError
from bot.languages import Languages
from bot.meetings.proof import Look
from bot.meetings.traces import Traces
from bot.outbox import Letter, Outbox, Payload, ReadBy
from bot.platforms import Platform, Platforms
from bot.store import transaction
from bot.tables import OutboxAboutRow, OutboxRow
from skills.language import anew, day, filled, say, says_any_of, speaking
from skills.messages import Reply

PLACE = "posts"
GONE = say(
    "The minutes of this meeting were deleted on {day}, with the transcript and what was kept of them.",
    day="",
)
TAKEN_BACK = say("What stood here was said in a meeting that was deleted on {day}.", day="")


@runtime_checkable
class ReadsBack(Protocol):
    """A platform that can say what a message of ours shows now."""

    async def text_of(self, place: Payload, message_id: str) -> str | None:
        """Its words, or None where there is no such message any more. Raises a PlatformError."""


@dataclass(frozen=True)
class _Post:
    key: str
    platform: str
    place: Payload
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Posts:
    """`platforms` are those that the settings name; what another one shows cannot be reached."""

    outbox: Outbox
    platforms: Platforms
    now: Callable[[], datetime]
    languages: Languages

    async def withdraw(self, traces: Traces) -> None:
        """Word each post anew: in the outbox, so that it happens even if we are stopped now, and there at once."""
        for post in await asyncio.to_thread(self._posts, traces):
            platform = self.platforms.get(post.platform)
            if platform is not None and platform.is_lasting(post.place):
                gone = notice if post.key in traces.posts else taken_back
                letter = await asyncio.to_thread(
                    self._reword, platform, post, gone(traces.deleted_at or self.now())
                )
                await _say(platform, post, letter)

    async def look(self, traces: Traces) -> tuple[Look, ...]:
        """How many messages still show anything but that it was deleted."""
        left = 0
        notes: list[str] = []
        for post in await asyncio.to_thread(self._posts, traces):
            platform = self.platforms.get(post.platform)
            if platform is None:
                left, notes = left + len(post.ids), [*notes, f"{post.platform} is not set up here"]
            elif not platform.is_lasting(post.place):
                notes.append("one was seen by one person in passing and cannot be edited")
            else:
                found, why = await _left(platform, post)
                left, notes = left + found, [*notes, *why]
        return (Look(PLACE, left, "; ".join(notes)),)

    def _posts(self, traces: Traces) -> list[_Post]:
        about = select(OutboxAboutRow.outbox_id).where(OutboxAboutRow.location.in_(traces.locations))
        ours = or_(OutboxRow.delivery_key.in_(traces.posts), OutboxRow.id.in_(about))
        wanted = select(OutboxRow).where(ours).order_by(OutboxRow.id)
        with transaction(self.outbox.engine) as session:
            return [
                _Post(row.delivery_key, row.platform, json.loads(row.place), tuple(json.loads(row.posted)))
                for row in session.scalars(wanted)
            ]

    def _reword(self, platform: Platform, post: _Post, reply: Reply) -> Letter:
        with transaction(self.outbox.engine) as session:
            with speaking(self.languages.of_place(session, post.platform, post.place)):
                letter = platform.write(post.key, anew(reply), post.place)
            letter = replace(letter, read_by=ReadBy.ANYONE)
            self.outbox.reword(session, letter, now=self.now())
            return letter


def notice(now: datetime) -> Reply:
    """What stands where the minutes stood."""
    return Reply(filled(GONE, day=day(now, full=True)))


def taken_back(now: datetime) -> Reply:
    """What stands where an answer, a transcript, a digest or a reminder stood."""
    return Reply(filled(TAKEN_BACK, day=day(now, full=True)))


async def _say(platform: Platform, post: _Post, letter: Letter) -> None:
    """Edit the first message and take the others away; the courier does so again, which does no harm."""
    try:
        for message_id, message in zip(post.ids, letter.rich, strict=False):
            await platform.edit(post.place, message_id, message)
        for message_id in post.ids[len(letter.rich) :]:
            await platform.remove(post.place, message_id)
    except PlatformError:
        return  # the outbox has it, and looking again says so


async def _left(platform: Platform, post: _Post) -> tuple[int, list[str]]:
    if not isinstance(platform, ReadsBack):
        return 0, [f"{platform.name} took the edit and cannot be asked what it shows"]
    try:
        shown = [await platform.text_of(post.place, one) for one in post.ids if one]
    except PlatformError as error:
        return max(len(post.ids), 1), [str(error)]
    return sum(text is not None and not says_any_of((GONE, TAKEN_BACK), text) for text in shown), []
