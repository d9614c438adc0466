"""A misspelt word is read as what was found spells it, and another word is not."""

import pytest

from skills.ask.spelling import NOWHERE, is_misspelt, respelt

TEXTS = ("Accommodation in September is booked by Ana.", "Running shoes and luggage are allowed.")


def spelt(question: str, *known: str) -> str:
    """As it is read where only these words stand in documents."""
    words = question.lower().strip("?").split()
    weights = {word: 1.0 if word in known else 7.5 for word in words} | {NOWHERE: 7.5}
    return respelt(question, weights, TEXTS)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("who books acommodation", "who books accommodation"),
        ("accomodation in septmber?", "accommodation in september?"),
        ("are runing shoes allowed", "are running shoes allowed"),
        ("are Allowwed shoes new", "are allowed shoes new"),
        ("is lugage allowed", "is luggage allowed"),
    ],
)
def test_a_letter_doubled_or_left_out_is_put_right(question: str, meant: str) -> None:
    assert spelt(question, "shoes", "new") == meant


@pytest.mark.parametrize(
    ("question", "text", "meant"),
    [
        ("who pays the bikeshed", "The bike shed is paid by all.", "who pays the bike shed"),
        ("are Bikesheds locked?", "Each bike-shed has a lock.", "are bike shed locked?"),
        ("when is the bike shed open", "The bikeshed opens at six.", "when is the bikeshed open"),
        ("is the bike then shed", "The bikeshed opens at six.", "is the bike then shed"),
        ("who pays the bikeshed", "A bike is in the shed.", "who pays the bikeshed"),
        ("who sees to it", "Whose is a seesto?", "who sees to it"),
        ("price of a 3t crane", "Crane 3 t: £90", "price of a 3 t crane"),
        ("price of a 3t crane", "Crane 3t, and 3 t of sand", "price of a 3t crane"),
        ("price of a 3t crane", "Crane 13 t: £90, 3 m", "price of a 3t crane"),
    ],
)
def test_two_words_and_one_are_the_same(question: str, text: str, meant: str) -> None:
    words = ("bikeshed", "bikesheds", "bike", "shed", "sees", "3t", NOWHERE)
    assert respelt(question, dict.fromkeys(words, 7.5), (text,)) == meant


@pytest.mark.parametrize(
    "question", ["who books acommodation", "running shoes", "", "?", "acommodation 2026"]
)
def test_what_documents_hold_stays(question: str) -> None:
    assert spelt(question, "who", "books", "acommodation", "running", "shoes", "2026") == question


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("contact", "contract"),
        ("stationary", "stationery"),
        ("diary", "dairy"),
        ("manager", "managers"),
        ("complain", "complaint"),
        ("trainer", "strainer"),
        ("later", "latter"),  # too short
        ("ordered", "orders"),
        ("insulin", "insulting"),
    ],
)
def test_another_word_is_not_meant(written: str, other: str) -> None:
    assert not is_misspelt(written, other)


def test_where_two_words_may_be_meant_none_is() -> None:
    weights = {"compliments": 7.5, NOWHERE: 7.5}
    texts = ("Complliments are cards.", "Commpliments are sweets.")
    assert respelt("compliments", weights, texts) == "compliments"


@pytest.mark.parametrize("asked", ["what does mathews pay", "what does Mathews pay"])
def test_a_name_is_never_another_name(asked: str) -> None:
    word = asked.split()[2]
    weights = {word.lower(): 7.5, "pay": 1.0, NOWHERE: 7.5}
    assert respelt(asked, weights, ("Our customers pay as agreed: Keld 12, and Matthews 30 days.",)) == asked
    assert respelt(asked, weights, ("Matthews pays after 30 days.", "Of all, matthews is the last.")) != asked
