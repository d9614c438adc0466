"""Figures that whoever speaks only guesses, or has only heard of and asks about."""

import pytest

from skills.research.extract.words.doubt import is_hearsay
from skills.research.extract.words.guesses import is_guess, is_only_guessed
from skills.research.extract.words.replies import is_asked_whether
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "text",
    [
        "I'd guess Norvik has around 50 customers, tops.",
        "I bet they have like 2,000 clinics by now.",
        "We can only guess, but 300 choirs may use it.",
        "I would say about 90 schools.",
        "At a guess, Norvik has 400 clients.",
        "Ich schätze, Norvik hat 50 Kunden.",
        "Je dirais que Norvik a 50 clients.",
        "Supongo que Norvik tiene 50 clientes.",
        "Jeg gætter på, at Norvik har 50 kunder.",
        "Ik gok dat Norvik 50 klanten heeft.",
    ],
)
def test_who_guesses_says_so(text: str) -> None:
    assert is_guess(text)
    assert is_hearsay(text, figures=True)


@pytest.mark.parametrize(
    "text",
    [
        "No more guessing: 800 clinics use Norvik.",
        "We bet on Norvik in 2021 and pay $49 a month.",
        "It takes the guesswork out of 340 routes.",
        "Ask 800 clinics what they would say about Norvik.",
        "Norvik betreut 800 Kunden, die ihre Kosten kennen.",
    ],
)
def test_a_plain_figure_is_no_guess(text: str) -> None:
    assert not is_guess(text)


@pytest.mark.parametrize(
    "text",
    [
        "No idea really.",
        "Just a guess.",
        "Don't quote me on that.",
        "I may be wrong.",
        "Not sure though.",
        "Keine Ahnung.",
        "Aucune idée.",
        "Ni idea.",
        "Ingen anelse.",
        "Geen idee.",
    ],
)
def test_the_sentence_behind_says_that_it_was_a_guess(text: str) -> None:
    assert is_only_guessed(text)


@pytest.mark.parametrize(
    "text",
    [
        "No idea was too small for them.",
        "Just a phone call and it works.",
        "I am sure of that.",
        "Not a single one has left.",
        "Guess who is next.",
    ],
)
def test_the_sentence_behind_may_say_something_else(text: str) -> None:
    assert not is_only_guessed(text)


@pytest.mark.parametrize(
    "text",
    [
        "True?",
        "Is that true?",
        "Is it so?",
        "Right?",
        "Stimmt das?",
        "C'est vrai ?",
        "¿Es verdad?",
        "Er det rigtigt?",
    ],
)
def test_it_is_asked_whether_it_is_so(text: str) -> None:
    assert is_asked_whether(text)


@pytest.mark.parametrize(
    "text", ["Will you be next?", "Why?", "Ready to start?", "What does it cost?", "Is that right for you?"]
)
def test_another_question_doubts_nothing(text: str) -> None:
    assert not is_asked_whether(text)


def test_how_many_a_stranger_guesses_is_not_told() -> None:
    assert others("<p>Norvik has around 50 customers, tops. No idea really.</p>", "customers") == []


def test_whom_a_house_is_asked_about_and_denies_is_no_customer() -> None:
    html = (
        "<h2>Questions</h2><h3>I heard Narrows County Transit uses you. True?</h3><p>No. Narrows County Transit ran a "
        "trial in 2024 and went on to build its own system.</p>"
    )
    assert [one.value for one in own(html, "customers")] == []


def test_a_heading_that_goes_on_with_a_question_keeps_its_number() -> None:
    found = own("<h2>Trusted by 800 clinics. Will you be next?</h2>", "customers")
    assert [one.measure and int(one.measure.amount) for one in found] == [800]


@pytest.mark.parametrize(
    "text",
    [
        "Norvik must have some 2,000 customers by now.",
        "Going by the stickers on doors, Norvik has 2,000 customers.",
    ],
)
def test_how_many_somebody_reckons_from_what_he_sees_is_a_guess(text: str) -> None:
    assert not others(f"<p>{text}</p>", "customers")
