"""Reminders: on the working day before, once when late, to people who may read the meeting, and never twice."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PlatformRefusedError
from bot.languages import Languages
from bot.meetings.reminders import SATURDAY, Reminders, reminder_day
from bot.meetings.tables import ActionRow, MeetingRow
from bot.outbox import Letter, Outbox
from bot.platforms import Payload, Platform
from bot.store import transaction
from bot.tables import OutboxRow
from bot.testing.meetings import MeetingChat, action
from skills.language import ENGLISH
from skills.messages import Reply

DECK = action("Send the deck.", 65)


class Desk:
    """A platform that writes every reply down instead of posting it."""

    name = "fake"

    def __init__(self, refused: str = "") -> None:
        self.refused = refused.split()
        self.written: list[tuple[str, Reply, Payload]] = []

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        self.written.append((key, reply, place))
        return Letter(key, self.name, place, ({"text": reply.summary},), ())

    async def direct(self, person: str) -> tuple[Platform, Payload] | None:
        if person in self.refused:
            raise PlatformRefusedError("no", code="missing_scope")
        return None if person == "gus" else (cast("Platform", self), {"kind": "dm", "user": person})


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[MeetingChat]:
    chat = MeetingChat(tmp_path)
    yield chat
    chat.close()


def promised(chat: MeetingChat, due: str, *, assignee: str = "bo", readers: str = "everyone") -> None:
    chat.held("m00001", actions=(DECK,), readers=readers)
    with transaction(chat.engine) as session:
        row = session.query(ActionRow).one()
        row.assignee, row.due_on, row.changed_by = assignee, date.fromisoformat(due), "ana"


def remind(chat: MeetingChat, day: str, desk: Desk | None = None) -> int:
    desk = desk or Desk()
    now = datetime.fromisoformat(f"{day}T07:30").replace(tzinfo=UTC)
    outbox = Outbox(chat.engine)
    work = Reminders(
        chat.engine,
        chat.directory,
        outbox,
        desk.direct,
        lambda: now,
        lambda: None,
        Languages(chat.directory, ENGLISH),
    )
    return asyncio.run(work.send())


def letters(chat: MeetingChat) -> list[str]:
    with transaction(chat.engine) as session:
        keys = [row.delivery_key for row in session.query(OutboxRow).order_by(OutboxRow.id)]
    return [key.split(":", 2)[2] for key in keys if key.startswith("reminder:")]


def test_once_on_the_day_before_and_once_when_late(chat: MeetingChat) -> None:
    promised(chat, "2026-12-03")  # a Thursday
    days = [f"2026-12-{day:02}" for day in range(1, 12)]
    assert [day for day in days if remind(chat, day)] == ["2026-12-02", "2026-12-04"]
    assert letters(chat) == ["2026-12-02", "2026-12-04"]


def test_weekends_are_quiet_and_a_monday_is_reminded_of_on_friday(chat: MeetingChat) -> None:
    promised(chat, "2026-12-07")
    days = [f"2026-12-{day:02}" for day in range(3, 10)]
    assert [day for day in days if remind(chat, day)] == ["2026-12-04", "2026-12-08"]


def test_a_reminder_that_a_standstill_held_back_comes_once_it_ends(chat: MeetingChat) -> None:
    promised(chat, "2026-12-03")
    assert remind(chat, "2026-12-03") == 1
    assert remind(chat, "2026-12-03") == 0


def test_what_is_done_or_nobodys_is_reminded_of_no_more(chat: MeetingChat) -> None:
    promised(chat, "2026-12-03")
    with transaction(chat.engine) as session:
        name = session.query(ActionRow).one().id
    chat.say(f"meetings done {name}")
    assert remind(chat, "2026-12-02") == 0
    promised(chat, "2026-12-03", assignee="")
    chat.say(f"meetings reopen {name}")
    assert remind(chat, "2026-12-02") == 0


def test_a_new_day_brings_new_reminders(chat: MeetingChat) -> None:
    promised(chat, "2026-12-03")
    assert remind(chat, "2026-12-02") == 1
    with transaction(chat.engine) as session:
        name = session.query(ActionRow).one().id
    chat.say(f"meetings due {name} 2026-12-10")
    assert [remind(chat, f"2026-12-{day:02}") for day in (4, 8, 9)] == [0, 0, 1]


@pytest.mark.parametrize("assignee", ["gus", "zed"])
def test_who_is_on_no_platform_or_may_not_read_the_meeting_any_more_is_not_told(
    chat: MeetingChat, assignee: str
) -> None:
    promised(chat, "2026-12-03", assignee=assignee)
    assert remind(chat, "2026-12-02") == 0
    promised(chat, "2026-12-03", assignee="bo")
    with transaction(chat.engine) as session:
        session.get_one(MeetingRow, "m00001").readers = "user:ana"
    assert remind(chat, "2026-12-02") == 0


def test_two_processes_at_once_send_one(chat: MeetingChat) -> None:
    promised(chat, "2026-12-03")
    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(lambda _: remind(chat, "2026-12-02"), range(2)))
    assert sum(sent) == 1
    assert letters(chat) == ["2026-12-02"]


def test_it_says_what_when_and_where_it_was_said_with_buttons(chat: MeetingChat) -> None:
    promised(chat, "2026-12-03")
    desk = Desk()
    remind(chat, "2026-12-02", desk)
    ((key, reply, place),) = desk.written
    assert key.startswith("reminder:")
    assert place == {"kind": "dm", "user": "bo"}
    assert reply.summary == "Due tomorrow: Send the deck."
    assert "01:05 in Launch review, 20 Nov 2026" in str(reply)
    assert "2026-12-09" in str(reply)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-30, 30))
def test_reminders_belong_to_working_days_and_come_in_time(due_on: date, offset: int) -> None:
    today = date.fromordinal(due_on.toordinal() + offset)
    day = reminder_day(due_on, today)
    if day is not None:
        assert day <= today
        assert day.weekday() < SATURDAY
        assert abs((day - due_on).days) <= 3


def test_one_who_cannot_be_reached_keeps_nobody_else_from_being_reminded(chat: MeetingChat) -> None:
    chat.held("m00001", actions=(DECK, action("Call the bank.", 90)))
    with transaction(chat.engine) as session:
        for row, person in zip(
            session.query(ActionRow).order_by(ActionRow.start), ("bo", "ana"), strict=True
        ):
            row.assignee, row.due_on, row.changed_by = person, date(2026, 12, 3), "ana"
    desk = Desk(refused="bo")
    assert remind(chat, "2026-12-02", desk) == 1
    assert desk.written[0][2] == {"kind": "dm", "user": "ana"}
