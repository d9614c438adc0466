"""Headings below which a house speaks of something else than of itself and what it sells."""

import pytest

from tests.skills.research.extract.world import own


@pytest.mark.parametrize("heading", ["Nicht verwechseln", "Not to be confused", "À ne pas confondre"])
def test_below_words_of_namesakes_nothing_is_said_of_the_house(heading: str) -> None:
    assert not own(
        f"<h2>{heading}</h2><p>Zäune können wir nicht. Fences cannot be had from us.</p>", "weakness"
    )


def test_below_words_of_gifts_or_incidents_nothing_is_proven() -> None:
    assert not own(
        "<h2>Giving back</h2><p>We support the Dry Cellars. They won the Citizen Prize in 2025.</p>", "proof"
    )
    assert not own("<h2>Past incidents</h2><p>Resolved after 95 minutes; capacity was doubled.</p>", "proof")
    assert own("<h2>Honours</h2><p>We won the Citizen Prize in 2025.</p>", "proof")


def test_those_who_left_are_no_customers_and_prove_nothing() -> None:
    gone = "<h1>Customers</h1><h2>No longer with us</h2><p>Alder Market has used Norvik since 2020.</p>"
    assert not own(gone, "customers")
    assert own(gone.replace("No longer with us", "With us"), "customers")
