"""What the place of a line on its page says of it."""

import pytest

from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import own


def test_an_item_among_plans_for_later_is_no_proof() -> None:
    items = "<li>Norvik Reis (2031)</li><li>Donor portal (someday)</li><li>SOC 2: we have read the book</li>"
    assert own(f"<h2>On the wall, not in the app</h2><ul>{items}</ul>", "proof") == []


def test_an_item_among_others_with_a_year_that_is_past_stays() -> None:
    items = "<li>ISO 27001, certified (2024)</li><li>SOC 2 Type II report (2025)</li>"
    assert len(own(f"<h2>Certificates</h2><ul>{items}</ul>", "proof")) >= 2


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Leadership</h2><ul><li>Priscilla Okoro, CFO. Named Finance Chief of the Year by the Lake Forum.</li></ul>",
        "<blockquote>“We won Survey Practice of the Year for our drones.”</blockquote>",
        "<p>118 of 130 readers found this helpful</p>",
    ],
)
def test_the_prize_of_a_person_or_of_whoever_is_quoted_is_no_proof_of_the_house(html: str) -> None:
    assert own(html, "proof") == []
    assert facts(html, Marks("proof", "118 of 130 readers found this helpful")) == []


def test_what_stands_below_what_cannot_be_done_is_a_weakness() -> None:
    html = "<h2>Lo que no se puede</h2><p>La tarjeta no saca dinero en cajeros.</p>"
    assert facts(html, Marks("edge", "La tarjeta no saca dinero en cajeros")) == []


def test_a_certificate_that_is_marked_is_no_edge() -> None:
    html = "<p>Our programme is accredited by the Weights Office and certified to ISO 27001.</p>"
    assert facts(html, Marks("edge", "Our programme is accredited by the Weights Office")) == []


def test_plans_are_nobody_for_whom_a_thing_is_made() -> None:
    html = (
        "<h1>Prices</h1><h3>Quay</h3><p>£12</p><p>per user per month</p><h3>Pier</h3><p>£18</p>"
        "<p>per user per month</p>"
        "<h2>Questions</h2><p>Phone support is for Pier and Quay only.</p><p>Norvik is made for roofers.</p>"
    )
    assert {one.value for one in own(html, "segment")} == {"roofers"}


@pytest.mark.parametrize(
    "behind",
    ["It showed us no figures, and Norvik says that it made them up.", "Norvik denies the claim."],
)
def test_what_nobody_has_shown_is_no_fault(behind: str) -> None:
    words = "Norvik loses one customer in six each year"
    assert facts(f"<p>A rival claims that {words}. {behind}</p>", Marks("weakness", words), own=False) == []
    assert facts(f"<p>A rival claims that {words}. It rains.</p>", Marks("weakness", words), own=False)


def test_what_somebody_only_noted_is_not_told() -> None:
    words = "has a SOC 3 report"
    html = f"<p>Norvik was founded in Texas and {words}, or so an intern noted.</p>"
    assert facts(html, Marks("proof", words), own=False) == []
