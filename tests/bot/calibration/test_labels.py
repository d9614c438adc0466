"""Whether a text holds an answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calibration.labels import agree, holds, tokens


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Parents receive 16 weeks of leave.", "16 weeks"),
        ("Parents receive **16   Weeks**, of leave.", "the 16 weeks"),
        ("The fee is $1,000.50 a year", "1000.50"),
        ("It fell by 5 %.", "5 percent"),
        ("The manager’s form", "manager's form"),
        ("会議は東京で開かれる。", "東京"),
        ("Between 10–15 people", "10-15 people"),
        ("It was cold: -5 degrees", "-5 degrees"),
        ("Carbon frames: 6 years.", "six years"),
        ("nach sechs Jahren", "6 Jahren"),
        ("It takes one week.", "1 week"),
        ("Weight: 22.4 kg", "22,4 kg"),
        ("Lunch from 11:45 to 14:00", "11.45"),
        ("Due 2026-08-31", "31 August"),
        ("by August 31st, 2026", "2026-08-31"),
        ("bis zum 31. März 2026", "31.03.2026"),
        ("le 1er mars", "1 March"),
    ],
)
def test_case_space_punctuation_and_articles_do_not_matter(text: str, answer: str) -> None:
    assert holds(text, answer)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Parents receive 116 weeks", "16 weeks"),
        ("version 1.5", "15"),
        ("version 1.5", "5"),
        ("16 or 17 weeks", "16 weeks"),
        ("the forms", "form"),
        ("weeks 16", "16 weeks"),
        ("it is 5 degrees", "-5 degrees"),
        ("one of the teams", "1"),
        ("Due 2026-08-30", "31 August"),
        ("22.4 kg", "224 kg"),
        ("from 11:45", "11.5"),
        ("", "16"),
        ("anything", "?!"),
    ],
)
def test_numbers_words_and_their_order_do(text: str, answer: str) -> None:
    assert not holds(text, answer)


def test_an_answer_of_articles_alone_is_still_an_answer() -> None:
    assert holds("The letter is A.", "letter is A")
    assert tokens("The") == ("the",)


def test_a_longer_answer_agrees_with_a_shorter_one_it_holds() -> None:
    assert agree("16 weeks", "16 weeks of paid leave")
    assert not agree("16 weeks", "12 weeks")


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_whatever_stands_around_an_answer_it_is_found(before: str, answer: str, after: str) -> None:
    if tokens(answer) and not set(tokens(answer)) <= {"a", "an", "the"}:
        assert holds(f"{before}\n. {answer} .\n{after}", answer)
