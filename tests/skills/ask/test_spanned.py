"""A number is read as the documents write the stretch that holds it, and is left where none does."""

import asyncio
from pathlib import Path

import pytest

from bot.testing.chat import NOW, FakeChat
from indexing.models import TextModels
from skills.ask import AskQuery, ask
from skills.ask.spanned import as_spans_say
from skills.messages import Conversation, Message
from tests.skills.ask.conftest import make_passage

LIMITS = """| Value | Who approves |
|---|---|
| up to £300 | anybody with a card |
| £300.01 to £2,500 | the head of the shop |
| £2,500.01 to £15,000 | the finance director |
| over £15,000 | the board |
"""
SICK = (
    "| Service | Full pay |\n|---|---|\n| Under 1 year | none |\n"
    "| 1 to 4 years | 3 weeks |\n| Over 4 years | 9 weeks |\n"
)
SERVICE = """# 6 Leave

| Service | Days of leave |
|---|---|
| Less than five years | 26 |
| Five to nine years | 29 |
| Ten years and more | 31 |
"""
DISCOUNT = "A discount of up to 10 % is yours to give. From 10 to 20 % the manager decides on a discount."


@pytest.mark.parametrize(
    ("question", "text", "meant"),
    [
        ("who approves a £9000 crane", LIMITS, "who approves a £2,500.01 to £15,000 crane"),
        ("who approves 4 grand?", LIMITS, "who approves £2,500.01 to £15,000?"),
        ("who approves 250 quid", LIMITS, "who approves up to £300"),
        ("full pay after 3 years?", SICK, "full pay after 1 to 4 years?"),
        ("full pay after 4 years", SICK, "full pay after over 4 years"),
        ("leave after six years?", SERVICE, "leave after five to nine years?"),
        ("leave with 12 years", SERVICE, "leave with ten years and more"),
        ("leave with two years", SERVICE, "leave with less than five years"),
        ("may I give a 15% discount", DISCOUNT, "may I give a 10 to 20 % discount"),
    ],
)
def test_a_number_is_read_as_the_stretch_that_holds_it(question: str, text: str, meant: str) -> None:
    assert as_spans_say(question, [make_passage(text)]) == meant


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("who approves 9000 copies", LIMITS),  # counts something else
        ("who approves £2,500", LIMITS),  # stands there itself
        ("how long is a £900 rope", LIMITS),  # about something else
        ("may I give a 25% discount", DISCOUNT),  # beyond all of them
        ("who approves a crane", LIMITS),
        ("leave for one with five years", SERVICE.replace("Five to nine", "4 to 5 years, 5")),
        (
            "leave with 5 years",
            "| Service | Days of leave |\n|---|---|\n| 3 to 7 years | 2 |\n| 5 years | 29 |",
        ),
        ("do zero hours staff get paid leave", "Paid leave of staff who work less than 6 hours: none."),
        ("", LIMITS),
    ],
)
def test_other_questions_stay(question: str, text: str) -> None:
    assert as_spans_say(question, [make_passage(text)]) == question


def test_the_first_text_that_tells_of_it_decides_also_where_it_holds_no_such_number() -> None:
    receipts = make_passage("A receipt is needed from €12 upwards.", title="Receipts")
    hotels = make_passage("A receipt for a hotel: up to €90.", title="Hotels", start=900)
    assert as_spans_say("do I need a receipt for €8", [receipts, hotels]) == "do I need a receipt for €8"
    assert "up to €90" in as_spans_say("do I need a receipt for €8", [hotels, receipts])


def test_whoever_names_a_sum_reads_who_approves_it_and_how_it_was_read(
    tmp_path: Path, models: TextModels
) -> None:
    chat = FakeChat(tmp_path, None, models)
    chat.wrote("ana", f"# Buying\n\n## Who approves what\n\n{LIMITS}", location="buying.md")
    chat.wrote("ana", "# Leave\n\nEverybody has 25 days of leave.", location="leave.md")
    chat.wrote("ana", "# Desks\n\nDesks are booked a week ahead.", location="desks.md")
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message("who approves a £9000 crane", chat.rights.user("ana"), place, NOW)
    asked = asyncio.run(chat.dispatcher.answer(ask, AskQuery(question=message.text), message))
    chat.close()
    assert "the finance director" in asked.answer
    assert "Read as “who approves a £2,500.01 to £15,000 crane”" in asked.notes
