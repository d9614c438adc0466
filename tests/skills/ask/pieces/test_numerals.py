"""Numbers in letters are read in digits where they measure something, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.ask.pieces.numerals import DIGITS, in_digits


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("six years", "006 years"),
        ("Twenty people, two of them", "000020 people, two of them"),
        ("five to nine years", "0005 to 0009 years"),
        ("nach drei Jahren", "nach 0003 Jahren"),
        ("two hundred pounds, twenty-four months", "two hundred pounds, twenty-four months"),
        ("a hundred and two days", "a hundred and two days"),
        ("someone, six-monthly, often", "someone, six-monthly, often"),
        ("un ordinateur neuf", "un ordinateur neuf"),
        ("zero hours", "zero hours"),
    ],
)
def test_words_for_small_numbers_of_a_measure_become_digits(text: str, read: str) -> None:
    assert in_digits(text) == read


words = st.sampled_from(
    [*DIGITS, "years", "days", "to", "hundred", "ſix", "sıx", "NINE", " ", "-", "\n", "–"]
)


@given(st.lists(words, max_size=12))
def test_no_text_changes_its_length(pieces: list[str]) -> None:
    for text in (" ".join(pieces), "".join(pieces)):
        assert len(in_digits(text)) == len(text)
