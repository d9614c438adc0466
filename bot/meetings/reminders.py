"""Reminds people of what they took on: on the working day before it is due, and once when it is late."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, select

from bot.directory import Directory
from bot.errors import PlatformRefusedError
from bot.languages import Languages
from bot.meetings.actions import held_of, items_of
from bot.meetings.tables import ActionRow, ActionState, MeetingRow, MeetingState
from bot.outbox import Letter, Outbox
from bot.platforms import Payload, Platform, Platforms
from bot.store import locked, transaction
from indexing.audience import Audience
from skills.language import day, joined, say, speaking
from skills.meeting_book import ActionItem
from skills.messages import Choices, Footer, Lines, Quote, Reply
from skills.moments import clock, link_at

log = logging.getLogger(__name__)

SATURDAY = 5
_DAY = timedelta(days=1)
# where a person can be written to, if anywhere
Direct = Callable[[str], Awaitable[tuple[Platform, Payload] | None]]


def first_direct(platforms: Platforms) -> Direct:
    """The first platform that knows the person."""

    async def find(person: str) -> tuple[Platform, Payload] | None:
        for platform in platforms.values():
            if place := await platform.direct(person):
                return platform, place
        return None

    return find


@dataclass(frozen=True)
class Due:
    """A reminder to send: to whom, of what, and the day that it belongs to."""

    item: ActionItem
    day: date

    @property
    def key(self) -> str:
        """The same in every process, so that it is sent once."""
        return f"reminder:{self.item.id}:{self.day.isoformat()}"


@dataclass(frozen=True)
class Reminders:
    engine: Engine
    directory: Directory
    outbox: Outbox
    direct: Direct
    now: Callable[[], datetime]
    wake: Callable[[], None]
    languages: Languages

    async def send(self) -> int:
        """Hand what is due to the outbox, once however often and in how many processes this is called.

        Nothing is sent on Saturdays and Sundays. Raises a PlatformError where a platform is away."""
        today = self.now().date()
        if today.weekday() >= SATURDAY:
            return 0
        sent = 0
        for due in await asyncio.to_thread(self._due, today):
            if not await asyncio.to_thread(self._may_know, due.item):
                log.warning(
                    "action %s is not reminded of: its assignee may not read the meeting", due.item.id
                )
                continue
            try:
                found = await self.direct(due.item.assignee)
            except PlatformRefusedError as error:
                log.warning("action %s is not reminded of: %s", due.item.id, error)
                continue
            if found is None:
                log.warning("action %s is not reminded of: its assignee is on no platform", due.item.id)
                continue
            platform, place = found
            with speaking(await asyncio.to_thread(self.languages.of_person, due.item.assignee)):
                letter = platform.write(due.key, reminder(due.item, today), place)
            sent += await asyncio.to_thread(self._hand_over, due, letter)
        if sent:
            self.wake()
        return sent

    def _due(self, today: date) -> list[Due]:
        wanted = (
            select(ActionRow, MeetingRow)
            .join(MeetingRow, MeetingRow.id == ActionRow.meeting_id)
            .where(
                ActionRow.state == ActionState.OPEN,
                ActionRow.assignee != "",
                # a due Monday is reminded of on Friday
                ActionRow.due_on <= today + 3 * _DAY,
                MeetingRow.state.not_in((MeetingState.LEFT_OUT, MeetingState.DELETED)),
            )
        )
        with transaction(self.engine) as session:
            pairs = [(row, held_of(meeting)) for row, meeting in session.execute(wanted)]
            told = {row.id: row.reminded_at for row, _ in pairs}
            items = items_of(session, pairs)
        found = ((item, reminder_day(item.due_on, today)) for item in items if item.due_on)
        return [
            Due(item, day)
            for item, day in found
            if day is not None and ((last := told[item.id]) is None or last.date() < day)
        ]

    def _may_know(self, item: ActionItem) -> bool:
        """Rights may have changed since it was assigned."""
        person = self.directory.find(item.assignee)
        with transaction(self.engine) as session:
            row = session.get(MeetingRow, item.meeting.id)
            readers = frozenset(row.readers.split(",")) if row else frozenset[str]()
        return person is not None and Audience.of(self.directory.rights_of(person)).may_read(readers)

    def _hand_over(self, due: Due, letter: Letter) -> bool:
        """Whether this call is the one that sends it: somebody may have ticked it off meanwhile."""
        with transaction(self.engine) as session:
            row = locked(session, ActionRow, due.item.id)
            if row is None or row.state != ActionState.OPEN or row.assignee != due.item.assignee:
                return False
            if row.due_on != due.item.due_on or (row.reminded_at and row.reminded_at.date() >= due.day):
                return False
            row.reminded_at = self.now()
            self.outbox.put(session, letter, now=self.now())
        return True


def reminder_day(due_on: date, today: date) -> date | None:
    """The day of the newest reminder that should have gone out by today; None while there is none.

    The first belongs to the last working day before it is due, the second to the first one after it."""
    late = _working_day(due_on + _DAY, _DAY)
    if today >= late:
        return late
    before = _working_day(due_on - _DAY, -_DAY)
    return before if before <= today <= due_on else None


def reminder(item: ActionItem, today: date) -> Reply:
    """What the person reads, with its proof, and buttons to tick it off or to put it off."""
    link = link_at(item.meeting.link, item.start)
    when = joined((item.meeting.title, day(item.meeting.started_at)), ", ")
    buttons = Choices(
        say("Done, or later?"),
        (f"meetings done {item.id}", f"meetings due {item.id} {today + 7 * _DAY}"),
        (say("✓ Done"), say("In a week")),
    )
    proof = (
        (Quote(item.quote, say("{time} in {meeting}", time=clock(item.start), meeting=when), link),)
        if item.quote
        else ()
    )
    said = Lines((f"[{clock(item.start)}] {item.text}",), (link,))
    return Reply(
        say("{when}: {text}", when=_when(item.due_on, today), text=item.text),
        (
            said,
            *proof,
            buttons,
            Footer(say("From {meeting}. I remind once before and once after the day.", meeting=when)),
        ),
        about=(item.meeting.location,),
    )


def _when(due_on: date | None, today: date) -> str:
    if due_on is None or due_on == today:
        return say("Due today")
    if due_on < today:
        return say("This was due on {day}", day=day(due_on, weekday=True, year=False))
    return (
        say("Due tomorrow")
        if due_on == today + _DAY
        else say("Due on {day}", day=day(due_on, weekday=True, year=False))
    )


def _working_day(day: date, step: timedelta) -> date:
    while day.weekday() >= SATURDAY:
        day += step
    return day
