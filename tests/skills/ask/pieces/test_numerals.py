"""Numbers in letters are read in digits, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.ask.pieces.numerals import in_digits


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("six years", "006 years"),
        ("Twenty people, two of them", "000020 people, 002 of them"),
        ("nach drei Jahren", "nach 0003 Jahren"),
        ("someone, six-monthly, often", "someone, six-monthly, often"),
        ("it's one's own", "it's one's own"),
    ],
)
def test_words_for_small_numbers_become_digits(text: str, read: str) -> None:
    assert in_digits(text) == read


@given(st.text())
def test_no_text_changes_its_length(text: str) -> None:
    assert len(in_digits(text)) == len(text)
