"""Whoever doubts an answer gets it again with its source."""

import pytest

from skills.ask.thread.doubt import asked_before, doubts
from skills.messages import Turn

FIRST = Turn("When does the Leith office open?", "At 8.")
NEXT = Turn("and Cardiff?", "At 9.")


@pytest.mark.parametrize(
    "question",
    [
        "are you sure?",
        "Really?",
        "hm, is that true?",
        "source?",
        "what's your source?",
        "where is that from?",
        "how do you know that?",
        "bist du sicher?",
        "vraiment ?",
    ],
)
def test_a_doubt_asks_the_last_question_again_where_it_stood(question: str) -> None:
    assert asked_before(question, (FIRST, NEXT)) == (NEXT.asked, (FIRST,))
    assert asked_before(question, (FIRST, NEXT, Turn("really?", "At 9."))) == (NEXT.asked, (FIRST,))


@pytest.mark.parametrize(
    "question",
    [
        "Is the lift really safe?",
        "what is the source of the river Leith?",
        "are you sure the office opens at 8?",
        "where is that?",
        "why?",
        "and in Cardiff?",
        "is it right to tip?",
    ],
)
def test_a_question_about_something_is_no_doubt(question: str) -> None:
    assert not doubts(question)


def test_nothing_is_doubted_where_nothing_was_said() -> None:
    assert asked_before("are you sure?", ()) is None
    assert asked_before("are you sure?", (Turn("really?", "I found nothing."),)) is None
