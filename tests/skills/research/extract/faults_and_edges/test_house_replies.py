"""Complaints below which somebody answers that they are over, and answers that complain of nothing."""

import pytest

from skills.research.facts import Fact
from tests.skills.research.extract.world import others, said_on

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


def _reviewed(html: str) -> list[Fact]:
    body = f"<h1>Norvik</h1><h2>Latest reviews</h2><h3>“Stuck”</h3>{html}"
    return said_on(body, "weakness", "https://reviews.example/norvik", "Reviews")


_CONS = "<p>Cons: The arm froze whenever two cars came at once.</p>"


@pytest.mark.parametrize(
    "reply",
    [
        "Reply from Norvik: Sorry about that. It was our fault, and version 3.9 has cured it.",
        "Response from the vendor: Two cars at once have been handled since the March 2025 update.",
        "Antwort von Norvik: Das ist mit Version 4.2 behoben.",
    ],
)
def test_a_fault_that_the_house_answers_to_have_mended_is_none(reply: str) -> None:
    assert not _reviewed(f"{_CONS}<p>{reply}</p>")


@pytest.mark.parametrize(
    "behind",
    [
        "<p>Reply from Norvik: Sorry about that, we have written to you.</p>",
        "<p>Reply from Norvik: This is not fixed yet, version 4 will bring it.</p>",
        "<h3>“Fine”</h3><p>Pros: All was well.</p><p>Reply from Norvik: Version 4.2 has cured it.</p>",
    ],
)
def test_a_fault_without_such_an_answer_stays(behind: str) -> None:
    assert [one.value for one in _reviewed(_CONS + behind)] == [
        "The arm froze whenever two cars came at once"
    ]
