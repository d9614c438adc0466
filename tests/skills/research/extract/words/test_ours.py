"""Who speaks of the own house as we, us or our is heard in each language, by whoever asks for it."""

import pytest

from skills.research.extract.fields.money.whose_money import is_of_somebody_else
from skills.research.extract.fields.proofs.no_proof import is_no_proof
from skills.research.extract.words.ours import OURS, OURS_WIDELY


@pytest.mark.parametrize(
    "word", ["we", "Us", "ours", "wir", "unserem", "nous", "notre", "nos", "nosotros", "nuestras", "nuestro"]
)
def test_who_speaks_of_the_own_house_is_heard_in_four_languages(word: str) -> None:
    assert OURS.search(f"x {word} x")
    assert OURS_WIDELY.search(f"x {word} x")
    assert is_no_proof(word)


@pytest.mark.parametrize("word", ["noi", "nostra", "wij", "onze", "vi", "vores", "vårt"])
def test_where_prices_are_told_it_is_heard_in_more(word: str) -> None:
    assert OURS_WIDELY.search(f"x {word} x")


def test_a_french_eleven_and_words_that_hold_such_a_word_are_none() -> None:
    assert not OURS.search("onze clients")
    assert not OURS_WIDELY.search("hours, west, bonus, winter, tours")


def test_a_country_in_capitals_is_nobody() -> None:
    assert not OURS.search("Sales in the US and at US banks")
    assert not OURS_WIDELY.search("Sales in the US")
    assert OURS.search("WE ARE HERE")


@pytest.mark.parametrize("words", ["our", "nuestra", "notre"])
def test_what_was_raised_is_the_own_houses_where_it_says_ours(words: str) -> None:
    assert not is_of_somebody_else(f"Gritwell raised £30m, {words} part of it", "")
