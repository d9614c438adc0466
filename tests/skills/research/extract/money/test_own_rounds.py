"""Rounds in the words of whoever got them, and sums that only sound like a round."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("said", "rounds"),
    [
        ("Mesabi had carried our $9 million Series A in 2023.", {"Series A": "$9 million"}),
        ("The Angels got us going in 2020 with a seed check of $2.1 million.", {"Seed": "$2.1 million"}),
        (
            "Llevant Ventures, cuyo fondo maneja 60 M€, encabezó la Serie A, de 3.800.000 euros.",
            {"Series A": "3.800.000 euros"},
        ),
        ("Garbí Capital entró en la ronda semilla con 750.000 euros.", {"Seed": "750.000 euros"}),
    ],
)
def test_rounds_are_found_in_the_words_of_whoever_got_them(said: str, rounds: dict[str, str]) -> None:
    assert {one.of: one.value for one in own(f"<p>{said}</p>", "funding")} == rounds


@pytest.mark.parametrize(
    "said",
    [
        "Valuation at the last round of Norvik: $96 million by our estimate.",
        "We had reported a Series B of €12 million for Norvik; no such round exists, and we withdraw it.",
        "There is talk at the shows that Kesslar will fund Norvik with €40 million.",
        "Pentire led the round of Norvik with tickets; it writes checks of $2 million.",
    ],
)
def test_what_is_withdrawn_talked_of_or_reckoned_is_no_round(said: str) -> None:
    assert others(f"<h2>Norvik</h2><p>{said}</p>", "funding") == []


def test_a_product_called_round_raises_no_money() -> None:
    said = "A hotel with one machine and the Round, 52 visits, comes to €16,736 in the first year."
    assert own(f"<p>{said}</p>", "funding") == []
    assert own("<p>In this round investors put in €2 million.</p>", "funding")


@pytest.mark.parametrize(
    "said",
    [
        "A placing of €6 million with investors, begun in March, was abandoned.",
        "An equity round of €6 million was then called off.",
        "Eine Finanzierungsrunde über 6 Mio. € mit zwei Fonds wurde abgesagt.",
    ],
)
def test_a_round_that_was_called_off_raised_nothing(said: str) -> None:
    assert own(f"<p>{said}</p>", "funding") == []


def test_a_round_that_came_after_one_that_was_called_off_did() -> None:
    said = "Investors put in €6 million in a Series A, after a first attempt was abandoned."
    assert [one.value for one in own(f"<p>{said}</p>", "funding")] == ["€6 million"]
