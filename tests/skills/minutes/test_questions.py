"""Open questions: asked, serious and not answered."""

import pytest

from skills.minutes.questions import find_questions
from tests.skills.minutes.talk import said


def questions(*lines: str) -> list[str]:
    return [line.text for line in find_questions(said(*lines)[0])]


WHO = "Ana: Who will train the distributors in Spain?"


def test_a_question_that_nobody_answers_is_open() -> None:
    assert questions(WHO, "Tom: The filter supplier is late.") == [
        "Who will train the distributors in Spain?"
    ]


def test_a_question_is_open_when_nobody_knows() -> None:
    assert questions(WHO, "Tom: We don't know yet who trains the distributors.") == [WHO[5:]]


def test_a_question_without_its_mark_is_found() -> None:
    assert questions("Ana: who will train the distributors in Spain", "Tom: next point please") == [
        "Who will train the distributors in Spain."
    ]


@pytest.mark.parametrize(
    "answer", ["Priya: I will.", "Priya: Jonas will train them.", "Priya: Marco.", "Priya: Me."]
)
def test_a_name_answers_who(answer: str) -> None:
    assert questions(WHO, answer) == []


def test_a_time_answers_when() -> None:
    assert questions("Ana: When does the first shipment arrive?", "Tom: On Monday.") == []


def test_a_number_answers_how_many() -> None:
    assert questions("Ana: How many distributors are in Spain?", "Tom: About twelve.") == []


def test_a_prompt_reply_by_another_answers_in_any_words() -> None:
    assert (
        questions("Ana: How long will it take to fix the bug?", "Tom: I need four more days for that.") == []
    )
    assert (
        questions("Ana: Tom, what do people say about it?", "Tom: Most of them are happy with the new one.")
        == []
    )


def test_going_on_to_something_else_answers_nothing() -> None:
    line = "Tom: The filter supplier is two weeks late, and that could delay the first shipment."
    assert questions(WHO, line) == [WHO[5:]]


def test_yes_answers_a_yes_or_no_question() -> None:
    assert questions("Ana: Do the distributors have a contract?", "Tom: Yes, since March.") == []


@pytest.mark.parametrize(
    "line",
    [
        "Can you hear me?",
        "That is the plan for the launch, right?",
        "Does that make sense?",
        "Any questions?",
        "Can everybody see my screen?",
        "Is everyone ready?",
        "How are you?",
        "What do you think about the launch?",
        "What?",
        "We ship the order on Monday.",
    ],
)
def test_small_talk_is_no_open_question(line: str) -> None:
    assert questions(f"Ana: {line}", "Tom: Next point.") == []
