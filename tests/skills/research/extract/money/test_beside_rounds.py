"""Sums on pages about a house that are none of its rounds."""

import pytest

from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import own

ROUND = "<p>We raised a Series A of £5 million from Kullen Ventures.</p>"


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


def test_beside_rounds_that_are_told_a_sum_that_is_only_marked_is_none() -> None:
    words = "<p>Sold his first company, a mileage app, for $4.5 million.</p>"
    assert [one.value for one in facts(ROUND + words, Marks("funding", "$4.5 million"))] == ["£5 million"]


def test_the_capital_in_a_register_was_not_put_in() -> None:
    html = (
        "<table><tr><th>Name</th><th>Seat</th><th>Capital</th></tr><tr><td>Norvik AS</td><td>Bergen</td>"
        "<td>€18,000</td></tr><tr><td>Tallow Ltd</td><td>Cork</td><td>€3,000</td></tr></table>"
    )
    assert facts(html, Marks("funding", "€18,000"), own=False) == []
