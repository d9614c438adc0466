"""A day is read as the rota writes the stretch that holds it, and other days stay as they are."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from bot.testing.chat import NOW, FakeChat
from indexing.models import TextModels
from skills.ask import AskQuery, ask
from skills.ask.pieces.sentences import sentences_of
from skills.ask.rota import as_rota_says, is_off_rota
from skills.messages import Conversation, Message
from tests.skills.ask.conftest import make_passage

TODAY = date(2026, 12, 2)
WEEKS = """| Week | From | Nurse | Driver |
|---|---|---|---|
| 49 | 30 Nov 2026 | Ana | Kim |
| 50 | 7 Dec 2026 | Bo | Lee |
| 51 | 14 Dec 2026 | Cy | Max |
| 52 | 21 Dec 2026 | Di | Ned |
"""
SPANS = "| Week | First |\n|---|---|\n| 4–10 May | Ana |\n| 11–17 May | Bo |\n| 18–24 May | Cy |\n"
ACROSS = """| Service | 2 December | 9 December | 16 December | 23 December |
|---|---|---|---|---|
| Web | A | B | C | D |
"""
SHEET = "| No | From |\n|---|---|\n| 45 | 2026-11-02 |\n| 46 | 2026-11-09 |\n| 47 | 2026-11-16 |\n"
OPENING = """| House | 24 December, Opens | 24 December, Closes | 25 December, Closes | 1 January, Closes |
|---|---|---|---|---|
| The Swan | 10:00 | 22:00 | 16:30 | 20:00 |
"""
HOLIDAYS = """| Holiday | Day |
|---|---|
| Christmas | 25 December |
| Boxing Day | 26 December |
| New year | 1 January |
"""

OTHERS = {
    "pay.md": "# Pay\n\nPay day is the 26th of each month. Overtime is paid at time and a half.",
    "desks.md": "# Desks\n\nDesks are booked a week ahead. Dogs stay at home.",
    "leave.md": "# Leave\n\nEverybody has 25 days of leave. Ask your manager three weeks before.",
}


@pytest.mark.parametrize(
    ("question", "table", "meant"),
    [
        ("who is on duty next week", WEEKS, "who is on duty in the week of 7 Dec 2026"),
        ("who is on duty tonight?", WEEKS, "who is on duty in the week of 30 Nov 2026?"),
        ("duty driver over christmas", WEEKS, "duty driver in the week of 21 Dec 2026"),
        ("who is on duty on 16 december", WEEKS, "who is on duty in the week of 14 Dec 2026"),
        ("who is on duty 13 may", SPANS, "who is on duty in the week of 11–17 May"),
        ("who was on duty 12 november 2026", SHEET, "who was on duty in the week of 2026-11-09"),
        ("who has web duty at christmas", ACROSS, "who has web duty in the week of 23 December"),
        ("wer hat nächste woche duty", WEEKS, "wer hat in the week of 7 Dec 2026 duty"),
        ("when does the swan close on christmas day", OPENING, "when does the swan close on 25 December"),
        ("is the swan open new year's day?", OPENING, "is the swan open on 1 January?"),
    ],
)
def test_a_day_is_read_as_the_week_that_holds_it(question: str, table: str, meant: str) -> None:
    assert as_rota_says(question, [make_passage(table, title="Duty rota")], TODAY) == meant


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("who is on duty in the week of 14 december", WEEKS),  # as the rota writes it
        ("who is on duty 18-24 may", SPANS),
        ("who is on duty on 16 june", WEEKS),  # not in the rota
        ("what is the mileage rate now", WEEKS),  # about something else
        ("who is on duty", WEEKS),
        ("is the duty desk open at christmas", HOLIDAYS),  # no rota: its days do not go on evenly
        ("", WEEKS),
    ],
)
def test_other_questions_stay(question: str, table: str) -> None:
    assert as_rota_says(question, [make_passage(table, title="Duty rota")], TODAY) == question


def test_who_is_on_duty_next_week_is_answered_from_the_row_of_that_week(
    tmp_path: Path, models: TextModels
) -> None:
    chat = FakeChat(tmp_path, None, models)
    names = ("Ana Marsh", "Bo Lind", "Cy Reed", "Di Holm")
    starts = (NOW.date().toordinal() - NOW.weekday() + 7 * week for week in range(-1, 3))
    rows = "".join(
        f"| {date.fromordinal(start):%d %B %Y} | {name} |\n"
        for start, name in zip(starts, names, strict=True)
    )
    chat.wrote("ana", f"# On-call rota\n\n| Week from | On call |\n|---|---|\n{rows}", location="rota.md")
    for name, text in OTHERS.items():
        chat.wrote("ana", text, location=name)
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message("whos on call next week", chat.rights.user("ana"), place, NOW)
    asked = asyncio.run(chat.dispatcher.answer(ask, AskQuery(question=message.text), message))
    chat.close()
    assert "Cy Reed" in asked.answer
    assert not set(names) - {"Cy Reed"} & {name for name in names if name in asked.answer}
    assert any(note.startswith("Read as “whos on call in the week of") for note in asked.notes)


@pytest.mark.parametrize(
    ("question", "table", "is_off"),
    [
        ("who has web duty on 6 january", ACROSS, True),
        ("who has web duty on 31 december", ACROSS, True),
        ("who has web duty on 24 december", ACROSS, False),
        ("who has web duty", ACROSS, False),
        ("when is the holiday of 25 december", HOLIDAYS, False),
    ],
)
def test_a_rota_says_nothing_of_a_day_that_it_has_no_stretch_for(
    question: str, table: str, is_off: bool
) -> None:
    rows = [one for one in sentences_of(make_passage(table, title="Duty rota")) if one.is_row]
    assert [is_off_rota(question, one, TODAY) for one in rows] == [is_off] * len(rows)
