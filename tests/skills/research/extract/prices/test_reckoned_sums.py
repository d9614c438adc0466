"""Sums that the same pages show to be no price: so many times one, what nobody has to take, what is paid once."""

import pytest

from tests.skills.research.extract.world import others, own, page, read

_LIST = (
    "<h1>Prices</h1><h2>Quaymaster</h2><p>€2.60 per berth per month.</p><h2>Gatelog</h2><p>€1,150 per harbour per "
    "month.</p>"
)


def _own(html: str) -> list[str]:
    return [one.value for one in own(_LIST + html, "price")]


_LISTED = ["€2.60 per berth per month", "€1,150 per harbour per month"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>For a harbour with 1,400 berths that makes €3,640 a month.</p>",
        "<table><tr><td>Kiosk (optional)</td><td>€3,450</td></tr><tr><td>Onboarding</td><td>included</td></tr></table>",
        "<h2>Hardware and fitting</h2><p>All of this is charged once. A berth sensor is €145.</p>",
        "<h2>What would we pay?</h2><p>A quay with 6,000 berths would pay €8,100. Tags for that quay cost €18,000.</p>",
        "<p>A consultancy wrote last year that harbour software costs €1,900 a month on average.</p>",
        "<p>Our quay paid €2,200 a month to its former supplier.</p>",
    ],
)
def test_beside_a_list_sums_that_are_reckoned_optional_paid_once_or_told_by_others_are_no_price(
    html: str,
) -> None:
    assert _own(html) == _LISTED


@pytest.mark.parametrize(
    "html",
    [
        "<p>The dry dock is €310 a week.</p>",
        "<p>A buyer says that Norvik costs €310 a week.</p>",
        "<p>Once we had one price. The dry dock is €310 a week.</p>",
    ],
)
def test_a_thing_told_in_a_sentence_beside_the_list_keeps_its_price(html: str) -> None:
    assert _own(html) == [*_LISTED, "€310 a week"]


def test_a_house_that_publishes_no_prices_asks_none_of_the_sums_on_its_pages() -> None:
    quoted = page("<p>We quote for each and do not publish prices.</p>", url="https://norvik.example/q")
    told = page(
        "<p>We know that in the end every visitor pays €2.50 an hour.</p>", url="https://norvik.example/h"
    )
    facts = [one for one in read(quoted, told).facts if (one.company, one.field) == ("Norvik", "price")]
    assert not [one for one in facts if one.measure]


def test_what_a_reseller_charges_on_his_own_page_is_no_price_of_the_house() -> None:
    html = "<h2>What we charge</h2><table><tr><td>Norvik, our service included</td><td>£2.75 a month</td></tr></table>"
    assert not others(html, "price")
    assert others("<h2>What they charge</h2><p>Norvik costs £2.75 a month.</p>", "price")


def test_what_an_offer_that_is_over_was_for_is_no_price() -> None:
    text = "Our half-price Christmas, with Norvik at €575, was for contracts signed in December 2025 only."
    assert not own(f"<h2>Prices</h2><p>{text}</p>", "price")
