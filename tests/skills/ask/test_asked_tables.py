"""Questions that a table answers, through the real text model, the real reader and the real scorers."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.testing.chat import NOW, FakeChat
from indexing.models import TextModels
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.ask.draft import Draft, _surer
from skills.messages import Conversation, Message, Turn

HOURS = """# Opening hours

Our shops open six days a week.

| Day | Opens | Closes |
|---|---|---|
| Monday to Friday | 09:00 | 18:30 |
| Saturday | 10:00 | 16:00 |
| Sunday | closed | closed |

On public holidays all shops stay closed.
"""
RATES = """# Day rates by grade

Travel is paid by grade.

| Grade | Day rate | Hotel limit | Approver |
|---|---|---|---|
| Junior | 28 EUR | 95 EUR | team lead |
| Senior | 34 EUR | 120 EUR | team lead |
| Director | 46 EUR | 180 EUR | CFO |

Rates are paid with the June salary.
"""
HOTLINE = """# Customer support

The hotline is staffed on Saturdays from 8 am to 2 pm. On Sundays nobody answers the hotline; leave a message and we
call back on Monday.
"""


@pytest.fixture
def chat(tmp_path: Path, models: TextModels) -> Iterator[FakeChat]:
    chat = FakeChat(tmp_path, None, models)
    for place, text in {"hours.md": HOURS, "rates.md": RATES, "support.md": HOTLINE}.items():
        chat.wrote("ana", text, location=place)
    yield chat
    chat.close()


def put(chat: FakeChat, question: str, earlier: tuple[Turn, ...] = ()) -> Asked:
    place = Conversation("fake", "T1", "D1", private=True)
    message = Message(question, chat.rights.user("ana"), place, NOW, earlier=earlier)
    asked: Asked = asyncio.run(chat.dispatcher.answer(ask, AskQuery(question=question), message))
    return asked


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("What is the hotel limit for seniors?", "| Senior | 34 EUR | 120 EUR | team lead |"),
        ("what's the day rate of a director", "| Director | 46 EUR | 180 EUR | CFO |"),
        ("who approves a hotel for juniors?", "| Junior | 28 EUR | 95 EUR | team lead |"),
        ("when do shops open on Saturday?", "| Saturday | 10:00 | 16:00 |"),
        ("when do you close on Fridays?", "| Monday to Friday | 09:00 | 18:30 |"),
    ],
)
def test_the_row_that_answers_is_found_among_its_neighbours(chat: FakeChat, question: str, row: str) -> None:
    asked = put(chat, question)
    assert asked.decision == "answer"
    assert [one.quote for one in asked.citations if one.quote.startswith("|")] == [row]


@pytest.mark.parametrize(
    "question", ["what is the hotel limit for interns?", "what is the meal limit for seniors?"]
)
def test_a_row_or_column_that_is_not_there_is_not_made_up(chat: FakeChat, question: str) -> None:
    assert put(chat, question).declined


def test_of_another_day_nothing_is_answered_where_the_day_itself_is_told(chat: FakeChat) -> None:
    asked = put(chat, "Are the shops open on Sundays?")
    assert asked.declined or ("Sunday: closed." in asked.answer and "Saturday" not in asked.answer)


def test_a_follow_up_about_another_day_is_no_more_about_the_first(chat: FakeChat) -> None:
    first = "when is the hotline staffed on saturdays?"
    said = put(chat, first)
    assert said.answer.startswith("The hotline is staffed on Saturdays")
    then = put(chat, "and on Sundays?", (Turn(first, said.answer),))
    assert then.declined or then.answer.startswith("On Sundays nobody answers")


def test_another_column_after_another_row_is_that_rows(chat: FakeChat) -> None:
    table = (
        "# Our offices\n\n| Office | Opens | Closes | Fire marshal | First aider |\n|---|---|---|---|---|\n"
        "| Leith | 08:00 | 18:00 | Mairi Ross | Tom Bell |\n| Cardiff | 09:00 | 17:30 | Gwen Price | Rhys Jones |\n"
    )
    chat.wrote("bo", table, location="offices.md")
    thread: tuple[Turn, ...] = ()
    for question in ("When does the Leith office open?", "and Cardiff?", "and when does it close?"):
        asked = put(chat, question, thread)
        thread = (*thread, Turn(question, asked.answer))
    assert asked.answer.startswith("Cardiff:")
    assert "17:30" in asked.answer


def test_an_answer_that_is_doubted_is_given_again_with_its_source(chat: FakeChat) -> None:
    first = "when is the hotline staffed on saturdays?"
    said = put(chat, first)
    again = put(chat, "are you sure?", (Turn(first, said.answer),))
    assert (again.answer, again.citations) == (said.answer, said.citations)


def test_a_second_reading_of_a_follow_up_counts_only_with_its_doubt_twice() -> None:
    def drafted(confidence: float | None) -> Draft:
        return Draft(confidence=confidence, text=str(confidence))

    assert _surer(drafted(0.5), drafted(0.9)).confidence == pytest.approx(0.8)
    assert _surer(drafted(0.5), drafted(0.7)) == drafted(0.5)
    assert _surer(drafted(None), drafted(0.9)) == drafted(None)
    assert _surer(drafted(0.5), drafted(None)) == drafted(0.5)


def test_a_table_that_began_before_its_passage_is_read_with_its_columns(chat: FakeChat) -> None:
    names = [f"Unit {letter}{number}" for letter in "ABCDEFGH" for number in range(1, 9)]
    rows = "".join(f"| {name} | {20 + place} | wing {name[-2]} |\n" for place, name in enumerate(names))
    chat.wrote(
        "bo", f"# Storage units\n\n| Unit | Rent | Where |\n|---|---|---|\n{rows}", location="units.md"
    )
    asked = put(chat, "what is the rent of unit H8?")
    assert asked.citations
    assert asked.answer.startswith("Unit H8: Rent 83")


def test_of_a_row_nothing_is_left_out_that_holds_the_kind_of_thing_asked_for(chat: FakeChat) -> None:
    table = (
        "# Yard prices\n\n| Service | Unit | Price excl. VAT (£) | Remarks |\n|---|---|---|---|\n"
        "| Winter storage ashore | per metre per month | 14.2 | October to March, in the lower yard |\n"
    )
    chat.wrote("bo", table, location="yard.md")
    assert "14.2" in put(chat, "how much is winter storage per metre").answer


def test_a_question_mark_that_is_left_out_makes_no_answer_surer(chat: FakeChat) -> None:
    words = "when is the hotline staffed on Sundays"
    assert put(chat, words).confidence == pytest.approx(put(chat, f"{words}?").confidence, abs=0.02)
