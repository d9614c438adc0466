"""Totals beside rounds, that nobody put money in, and who bought a company."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("said", "rounds"),
    [
        (
            "Investors have put $41 million into the company, $22 million of it in the Series B of May 2026.",
            {"total": "$41 million", "Series B": "$22 million"},
        ),
        (
            "We have raised €30 million, of which €12 million in a Series A in 2024.",
            {"total": "€30 million", "Series A": "€12 million"},
        ),
    ],
)
def test_the_whole_is_told_beside_the_round_that_is_a_part_of_it(said: str, rounds: dict[str, str]) -> None:
    assert {one.of: one.value for one in own(f"<p>{said}</p>", "funding")} == rounds


def test_that_no_outside_money_was_taken_is_found_in_german_and_french() -> None:
    assert own("<p>Fremdes Kapital haben wir nie aufgenommen.</p>", "funding")
    assert others("<p>Son concurrent allemand Norvik, lui, n’a jamais levé de fonds.</p>", "funding")
    assert not others("<p>Norvik n’a jamais perdu de clients.</p>", "funding")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (
            "Norvik was bought by Corvane Industrial in 2022 for $63.5 million.",
            "bought by Corvane Industrial in 2022 for $63.5 million",
        ),
        ("Norvik has been acquired by Corvane.", "acquired by Corvane"),
        ("Norvik a été racheté par Corvane en 2022.", "racheté par Corvane en 2022"),
        ("Norvik wurde 2022 von der Corvane AG übernommen.", "2022 von der Corvane AG übernommen"),
    ],
)
def test_who_bought_the_company_is_told_under_funding(said: str, value: str) -> None:
    assert [one.value for one in others(f"<p>{said}</p>", "funding") if not one.past] == [value]


@pytest.mark.parametrize(
    "said",
    [
        "Norvik bought Alderly in 2022 for $5 million.",
        "Alderly was bought by Norvik in 2022 for $5 million.",
        "The Norvik building was bought by Corvane in 2022.",
        "A stake in Norvik was acquired by Corvane.",
        "Norvik may be bought by Corvane.",
        "Norvik was not bought by Corvane.",
        "The first Norvik was bought by a bakery.",
    ],
)
def test_what_a_company_buys_and_what_is_bought_of_it_is_no_sale_of_the_company(said: str) -> None:
    assert others(f"<p>{said}</p>", "funding") == []


@pytest.mark.parametrize(
    "said",
    [
        "In 2021 stak Fonds Noord € 3 miljoen in Norvik, want er was werk.",
        "Norvik haalde in mei € 3 miljoen op bij Delta Ventures.",
        "Delta Ventures investeerde vorig jaar € 3 miljoen in ons.",
        "Norvik heeft € 3 miljoen opgehaald.",
    ],
)
def test_money_put_in_is_found_in_dutch(said: str) -> None:
    assert [one.value for one in own(f"<p>{said}</p>", "funding")] == ["€ 3 miljoen"]


@pytest.mark.parametrize(
    "said",
    [
        "Wij staken € 4 miljoen in een nieuwe loods.",
        "De gemeente investeerde € 6 miljoen in de haven.",
        "Wij haalden vorig jaar 3 miljoen pakjes op en verdienden € 2 miljoen.",
    ],
)
def test_money_spent_or_earned_in_dutch_was_not_put_in(said: str) -> None:
    assert own(f"<p>{said}</p>", "funding") == []
