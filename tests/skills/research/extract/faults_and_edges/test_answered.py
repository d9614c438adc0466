"""Complaints below which somebody answers that they are over, and answers that complain of nothing."""

import pytest

from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import others

REVIEW = (
    "<h1>Norvik</h1><h3>“Was fine”</h3><p>Bookkeeper · February 2022</p><h4>Pros</h4><ul><li>Quick to learn</li></ul>"
    "<h4>Cons</h4><ul>{}</ul><p>{}</p>"
)


def faults(cons: str, answer: str) -> list[str]:
    html = REVIEW.format("".join(f"<li>{one}</li>" for one in cons.split("; ")), answer)
    return [one.value for one in others(html, "weakness")]


@pytest.mark.parametrize(
    ("con", "answer"),
    [
        ("No app for Android", "Reply from Norvik, July 2022: the Android app is out."),
        ("No ACH payments", "Times: this review is older than Bill Pay, which brought ACH."),
        ("Cannot export to a spreadsheet", "Norvik: solved in 8.3, thank you."),
    ],
)
def test_what_is_answered_as_mended_is_no_fault_and_neither_is_the_answer(con: str, answer: str) -> None:
    assert faults(con, answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        "Reply from Norvik: this is not fixed yet, sorry.",
        "Reply from Norvik: thank you for your words.",
    ],
)
def test_what_is_answered_otherwise_stays_a_fault(answer: str) -> None:
    assert faults("No app for Android", answer) == ["No app for Android"]


def test_of_several_faults_that_is_over_which_the_answer_names() -> None:
    assert faults("No app for Android; No phone support", "Norvik: the Android app is out.") == [
        "No phone support"
    ]


def test_what_answers_how_or_what_without_a_limit_is_no_fault() -> None:
    html = (
        "<h2>How long are we tied in?</h2><p>On monthly billing, until the end of the month you are in.</p>"
    )
    words = "On monthly billing, until the end of the month you are in"
    assert facts(html, Marks("weakness", words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "It speaks Dutch and English only, never German",
        "By then the battery is flat and it takes five hours to fill up again",
        "Printing stops when the internet connection fails",
    ],
)
def test_a_limit_stays_a_fault_below_any_question(words: str) -> None:
    assert len(facts(f"<h2>How does it cope with that?</h2><p>{words}.</p>", Marks("weakness", words))) == 1
