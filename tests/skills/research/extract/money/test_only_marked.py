"""Sums on pages about a house that nobody put in."""

import pytest

from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "words",
    [
        "The round put our value at $410 million.",
        "Series B closed in May; it took the company's value to $410 million.",
    ],
)
def test_what_a_round_made_a_house_worth_was_not_put_in(words: str) -> None:
    assert not [one for one in own(f"<p>{words}</p>", "funding") if one.measure]


def test_what_a_round_brought_stays() -> None:
    assert [one.value for one in own("<p>The Series B of $60 million was led by Kullen.</p>", "funding")] == [
        "$60 million"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Sold his first company, a mileage app, for $4.5 million.",
        "In 2025 people gave Kwartelveld $4.5 million, and it carries a mark.",
        "La empresa pidió al banco $4.5 million para renovar cabezas tractoras.",
        "Adria Ventures amministra $4.5 million.",
    ],
)
def test_where_nobody_puts_money_in_a_sum_that_is_only_marked_is_none(words: str) -> None:
    assert facts(f"<p>{words}</p>", Marks("funding", "$4.5 million")) == []


@pytest.mark.parametrize(
    "words",
    [
        "In 2013 three angels bought shares for $4.5 million.",
        "Minority stake, 2025: $4.5 million from Norrvik Group",
        "En 2019 unos amigos de la casa invirtieron $4.5 million.",
    ],
)
def test_where_somebody_puts_money_in_it_is_found_as_it_is_marked(words: str) -> None:
    assert len(facts(f"<p>{words}</p>", Marks("funding", "$4.5 million"))) == 1


def test_what_a_writer_may_have_mixed_up_is_not_told() -> None:
    assert (
        others("<p>Norvik has raised €2 million, unless we mixed it up with Cuentaluz.</p>", "funding") == []
    )


def test_the_capital_in_a_register_was_not_put_in() -> None:
    html = (
        "<table><tr><th>Name</th><th>Seat</th><th>Capital</th></tr><tr><td>Norvik AS</td><td>Bergen</td>"
        "<td>€18,000</td></tr><tr><td>Tallow Ltd</td><td>Cork</td><td>€3,000</td></tr></table>"
    )
    assert facts(html, Marks("funding", "€18,000"), own=False) == []
