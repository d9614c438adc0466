"""A fault that the house answers to have mended is none any more; what somebody else lacks is none of the house's."""

import pytest

from skills.research.facts import Fact
from tests.skills.research.extract.world import others, own, said_on


def _reviewed(html: str) -> list[Fact]:
    body = f"<h1>Norvik</h1><h2>Latest reviews</h2><h3>“Stuck”</h3>{html}"
    return said_on(body, "weakness", "https://reviews.example/norvik", "Reviews")


_CONS = "<p>Cons: The arm froze whenever two cars came at once.</p>"


@pytest.mark.parametrize(
    "reply",
    [
        "Reply from Norvik: Sorry about that. It was our fault, and version 3.9 has cured it.",
        "Response from the vendor: Two cars at once have been handled since the March 2025 update.",
        "Antwort von Norvik: Das ist mit Version 4.2 behoben.",
    ],
)
def test_a_fault_that_the_house_answers_to_have_mended_is_none(reply: str) -> None:
    assert not _reviewed(f"{_CONS}<p>{reply}</p>")


@pytest.mark.parametrize(
    "behind",
    [
        "<p>Reply from Norvik: Sorry about that, we have written to you.</p>",
        "<p>Reply from Norvik: This is not fixed yet, version 4 will bring it.</p>",
        "<h3>“Fine”</h3><p>Pros: All was well.</p><p>Reply from Norvik: Version 4.2 has cured it.</p>",
    ],
)
def test_a_fault_without_such_an_answer_stays(behind: str) -> None:
    assert [one.value for one in _reviewed(_CONS + behind)] == [
        "The arm froze whenever two cars came at once"
    ]


def test_a_reviewer_who_has_nothing_to_complain_of_tells_of_no_fault() -> None:
    assert not _reviewed("<p>Cons: None that I’d blame on Norvik.</p>")


def test_a_clause_about_another_name_tells_of_that_one() -> None:
    assert not _reviewed("<p>We also looked at Ledgemoor, which cannot read plates in the rain.</p>")


def test_below_fine_print_only_what_sounds_like_a_limit_is_one() -> None:
    assert not own("<h2>The fine print</h2><p>We checked three quotes.</p>", "weakness")
    assert own("<h2>The fine print</h2><p>It runs on Windows only.</p>", "weakness")


def test_what_a_page_says_of_whoever_wrote_it_is_not_said_of_the_house() -> None:
    html = (
        "<h1>Norvik, brought to you by Kesselbank</h1><p>Norvik prints labels.</p><h2>About Kesselbank</h2>"
        "<p>We have 340 customers for door entry and hold ISO 9001.</p>"
    )
    assert not others(html, "proof")
    assert others(html.replace("We have 340 customers for door entry and hold", "Norvik holds"), "proof")


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


@pytest.mark.parametrize(
    "text",
    [
        "Norvik must have some 2,000 customers by now.",
        "Going by the stickers on doors, Norvik has 2,000 customers.",
    ],
)
def test_how_many_somebody_reckons_from_what_he_sees_is_a_guess(text: str) -> None:
    assert not others(f"<p>{text}</p>", "customers")
