"""What a house is held to be worth, what its backers put into others, and what a customer raised."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "html",
    [
        "<p>Two people who saw the term sheet put the whole company at $310 million, Norvik’s investors say.</p>",
        "<h2>Norvik</h2><p>Its main backer also put $22 million into Alder’s landlord.</p>",
    ],
)
def test_what_a_house_is_worth_and_what_went_to_a_landlord_is_no_round(html: str) -> None:
    assert [one.value for one in others(html, "funding")] == []


def test_what_a_backer_put_into_the_house_is_one() -> None:
    told = others("<p>Its main backer Bray Capital put $22 million into Norvik.</p>", "funding")
    assert [one.value for one in told] == ["$22 million"]


def test_what_a_customer_with_a_title_raised_is_his() -> None:
    html = (
        "<h1>Stories</h1><h2>Alder Growers: nine halls</h2>"
        "<p>Alder, named Grower of the Year by the Plains Guild of Hall Owners in 2025, "
        "raised $75 million from pension funds.</p>"
    )
    assert own(html, "funding") == []


@pytest.mark.parametrize(
    "said",
    [
        "Norvik raised €9m in the property sector’s largest round of the year.",
        "Fjord Capital put €9m into the building software firm Norvik in May 2026.",
    ],
)
def test_a_sector_is_no_landlord(said: str) -> None:
    assert [one.value for one in others(f"<h1>News</h1><p>Norvik makes looms. {said}</p>", "funding")] == [
        "€9m"
    ]
