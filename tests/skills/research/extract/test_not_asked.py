"""What pages say of houses that nobody asks about is never said of the one that is asked about."""

import pytest

from indexing.web.page import WebPage
from skills.research.extract import extract, find_companies
from skills.research.facts import Fact
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import NORVIK, TALLOW, page


def facts(html: str, url: str, of: str, *more: WebPage) -> list[Fact]:
    """What a page of Norvik's or of a paper says where Norvik alone is asked about."""
    named = [(f"s{n}", one) for n, one in enumerate((page(html, url=url, of=of), NORVIK, *more), 1)]
    found = find_companies("Tell me about Norvik", named, named=("Norvik",))
    told = extract(named, found, FIELDS).facts
    return [one for one in told if one.span.source == "s1" and one.field != "company"]


def own(html: str, *more: WebPage) -> list[Fact]:
    return facts(f"<h1>Notes</h1>{html}", "https://norvik.example/blog", "Norvik AS", *more)


def paper(html: str, *more: WebPage) -> list[Fact]:
    return facts(f"<h1>Who plans best</h1>{html}", "https://markettimes.example/b", "Market Times", *more)


@pytest.mark.parametrize(
    "said",
    [
        "Tallow raised $31 million in January to put a chip in every sock in Texas.",
        "Systems such as Tallow start at around £300 per site per month before you have bought a single tag.",
        "Tallow charges $40 a user each month.",
        "For a seat of Tallow one pays $40 a month.",
    ],
)
def test_figures_of_a_house_whose_site_was_read_too_are_not_the_asked_ones(said: str) -> None:
    assert own(f"<p>{said}</p>", TALLOW) == []


def test_a_blog_that_says_another_house_raised_money_says_so_of_nobody_who_is_asked_about() -> None:
    said = "<p>Brightwash raised $31 million in January to put a chip in every sock.</p>"
    assert own(said) == []


@pytest.mark.parametrize("more", [(), (TALLOW,)])
def test_what_a_paper_says_under_the_name_of_another_is_the_others(more: tuple[WebPage, ...]) -> None:
    said = (
        "<p><b>Norvik</b> plans shifts. It has no app.</p>"
        "<p><b>Tallow</b> is a till, not a tracker. It does not handle rental contracts.</p>"
    )
    assert {one.value for one in paper(said, *more) if one.field == "weakness"} == {"has no app"}


def test_the_asked_ones_own_facts_beside_another_are_kept() -> None:
    said = "<p>Unlike Tallow, Norvik costs $12 a user each month and has 1,200 customers.</p>"
    found = own(said, TALLOW)
    assert {one.field for one in found} >= {"price", "customers"}


def test_a_customer_that_is_no_maker_begins_a_sentence_about_the_asked_one() -> None:
    said = "<p>Berendt Hotels is a family firm of Oslo. It pays Norvik $12 a user each month.</p>"
    assert [one.value for one in paper(said) if one.field == "price"] == ["$12 a user each month"]
