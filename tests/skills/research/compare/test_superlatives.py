"""Who is best at what, or has most of it, in words that do not speak of leading."""

import pytest

from skills.research.compare.mentions import mentions_in
from skills.research.compare.superlatives import best_in

HOUSES = ("Acme", "Borea")


@pytest.mark.parametrize(
    ("said", "who", "what"),
    [
        ("For repairs nobody comes near Acme.", "Acme", "repairs"),
        ("Nobody comes close to Acme for repairs, our readers say.", "Acme", "repairs"),
        ("When it comes to spare parts, no other supplier can touch Borea.", "Borea", "spare parts"),
        ("No one beats Acme on price.", "Acme", "price"),
        ("Nobody beats Acme for response time.", "Acme", "response time"),
        ("Acme has the best phone line in this trade: a person in 40 seconds.", "Acme", "phone line"),
        ("Borea offers the finest training of any maker.", "Borea", "training"),
        ("Acme has the most marinas of any supplier that we follow.", "Acme", "number of marinas"),
        ("No one has more marinas than Acme.", "Acme", "number of marinas"),
    ],
)
def test_who_is_called_best_or_has_most(said: str, who: str, what: str) -> None:
    assert best_in(said, HOUSES) == (who, what)


@pytest.mark.parametrize(
    "said",
    [
        "Nobody comes near Acme’s office on Sundays.",
        "Nobody comes near Acme.",
        "No one has more complaints than Acme.",
        "Nobody pays growers faster than Acme.",
        "Acme has the best support.",
        "Acme used to have the best support in this trade.",
        "Perhaps Acme has the best support in this trade.",
        "Acme says it has the best support in this trade.",
        "If Acme has the best support in this trade, we missed it.",
        "No one has more marinas than Acme once had.",
        "Acme has the most marinas it ever had.",
        "For repairs nobody comes near Acme Robotics.",
    ],
)
def test_what_gives_nobody_a_place(said: str) -> None:
    assert best_in(said, HOUSES) is None


def test_a_hostile_sentence_may_name_a_house_ten_thousand_times() -> None:
    said = "Acme has the most " * 10_000
    assert len(mentions_in(said, HOUSES)) == 10_000
    assert best_in(said, HOUSES) is None


def test_a_longer_name_takes_its_place_from_the_shorter_ones_within() -> None:
    said = "Acme Mills and Mills and Acme"
    assert [name for *_, name in mentions_in(said, ("Acme", "Mills", "Acme Mills"))] == [
        "Acme Mills",
        "Mills",
        "Acme",
    ]
