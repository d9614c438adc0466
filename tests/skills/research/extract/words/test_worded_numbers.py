"""Numbers in words are read as what they are."""

import pytest

from skills.research.extract.amounts.worded_numbers import worded_numbers


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("over twelve hundred clinics", "1200"),
        ("two hundred and fifty teams", "250"),
        ("a thousand shops", "1000"),
        ("three million users", "3000000"),
        ("twenty-five offices", "25"),
        ("ninety nine", "99"),
    ],
)
def test_numbers_in_words_are_read(words: str, amount: str) -> None:
    assert [str(one) for _, _, one in worded_numbers(words)] == [amount]


@pytest.mark.parametrize("words", ["nothing here", "anyone", "a team", "the tenant", "often"])
def test_words_that_only_hold_a_number_are_none(words: str) -> None:
    assert list(worded_numbers(words)) == []
