"""What the sentence behind takes back, and questions that a house answers with no."""

import pytest

from skills.research.extract.words.replies import is_answered_no, is_taken_down, is_untrue
from tests.skills.research.extract.world import others, own


def told(html: str, field: str) -> list[str]:
    return [one.value for one in own(html, field) if not one.past]


@pytest.mark.parametrize(
    "behind",
    [
        "It had not.",
        "That was wrong.",
        "We're not.",
        "The poster admitted he made it up.",
        "This story is made up.",
        "We got that wrong.",
        "Das stimmt nicht.",
        "C'était faux.",
    ],
)
def test_what_the_next_sentence_calls_untrue_is_not_told(behind: str) -> None:
    assert is_untrue(behind)
    assert others(f"<p>In October we wrote that Norvik cannot print labels. {behind}</p>", "weakness") == []


@pytest.mark.parametrize(
    "behind", ["It does not export them.", "That was in March.", "We were wrong-footed by it."]
)
def test_a_sentence_of_its_own_takes_nothing_back(behind: str) -> None:
    assert not is_untrue(behind)
    assert others(f"<p>Norvik cannot print labels. {behind}</p>", "weakness")


@pytest.mark.parametrize(
    "behind",
    ["They don't.", "It won't.", "It has done so since the last update.", "Entirely my fault for buying it."],
)
def test_what_stays_or_is_of_somebody_else_takes_nothing_back(behind: str) -> None:
    assert others(f"<p>Norvik crashes on start-up. {behind}</p>", "weakness")


def test_what_it_could_not_do_and_does_now_is_mended() -> None:
    said = "<p>Norvik couldn't export labels when we started. It has done so since January.</p>"
    assert others(said, "weakness") == []


def test_a_post_that_was_taken_down_tells_nothing() -> None:
    assert is_taken_down("I've taken down the post saying that Norvik reads your private email.")
    assert is_taken_down(
        "Many reviews came from one address, so we took the old figure, 4.9, down until May."
    )
    assert not is_taken_down("It took the score of the old piano down to the cellar.")
    assert not is_taken_down("The old posts were taken down when the harbour was rebuilt.")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is there a Spanish version for students?", "There isn't."),
        ("Can I enter sizes in millimetres?", "Not today."),
        ("Kann die Software Urkunden zusammenfassen?", "Noch nicht."),
        ("Peut-on l'essayer hors ligne ?", "Pas encore."),
    ],
)
def test_what_a_house_answers_with_no_is_a_limit_of_its_own(question: str, answer: str) -> None:
    assert is_answered_no(question, answer)
    assert told(f"<h2>FAQ</h2><p>{question} {answer}</p>", "weakness")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is there a minimum term?", "No."),
        ("Do I need a credit card?", "No."),
        ("Is there a student discount?", "No."),
        ("Does it print labels?", "Yes."),
        ("Does it print labels?", "No, it sends them to your printer, which is better."),
    ],
)
def test_a_no_that_buyers_hope_for_or_that_says_more_is_none(question: str, answer: str) -> None:
    assert not is_answered_no(question, answer)


def test_a_fault_of_the_writers_own_is_no_weakness() -> None:
    said = "One reader told us that Norvik is slow. She had forgotten to update her card, and it was her own doing."
    assert others(f"<p>{said}</p>", "weakness") == []
