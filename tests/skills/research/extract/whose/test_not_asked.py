"""What pages say of houses that nobody asks about is never said of the one that is asked about."""

from collections.abc import Sequence
from datetime import date

import pytest

from indexing.tagging import Line, Tag
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


def test_an_association_counts_in_the_newest_years_column_who_uses_what() -> None:
    table = (
        "<table><caption>Plants by software, June 2026</caption><thead><tr><th>Software</th><th>Plants 2025</th>"
        "<th>Plants 2026</th></tr></thead><tr><td>Norvik</td><td>371</td><td>388</td></tr>"
        "<tr><td>Tallow</td><td>219</td><td>236</td></tr></table>"
    )
    found = [one for one in paper(f"<p>Published 10 July 2026.</p>{table}") if one.field == "customers"]
    assert [(one.value, one.past, one.about) for one in found] == [
        ("371", True, date(2025, 7, 1)),
        ("388", False, date(2026, 7, 10)),
    ]


@pytest.mark.parametrize("head", ["Year", "Software"])
def test_years_of_a_table_that_counts_nothing_that_is_used_are_no_customers(head: str) -> None:
    what = "Plants" if head == "Year" else "Releases"
    table = (
        f"<table><tr><th>{head}</th><th>{what} 2025</th><th>{what} 2026</th></tr>"
        "<tr><td>Norvik</td><td>371</td><td>388</td></tr><tr><td>Tallow</td><td>219</td><td>236</td></tr></table>"
    )
    assert [one for one in paper(table) if one.field == "customers"] == []


@pytest.mark.parametrize(
    ("said", "field", "day"),
    [
        ("Norvik has never taken outside investment, and has been profitable since 2012.", "funding", None),
        ("Norvik has 300 customers, and has grown since 2019.", "customers", None),
        (
            "Norvik raised $4 million in May 2024, and has been led by Jo since 2019.",
            "funding",
            date(2024, 5, 1),
        ),
        ("Since 2022, Norvik is certified to ISO 9001.", "proof", date(2022, 7, 1)),
        ("Until 2024 Norvik cost €140 per site per month.", "price", date(2024, 7, 1)),
        ("Bis Ende 2024 kostete Norvik 119 € im Monat.", "price", date(2024, 7, 1)),
    ],
)
def test_a_fact_is_of_the_day_that_its_own_words_give(said: str, field: str, day: date | None) -> None:
    assert {one.about for one in own(f"<p>{said}</p>") if one.field == field} == {day}


def test_where_a_house_sits_names_no_customers() -> None:
    line = "Norvik AS, The Dye House, Kirkstall Road, Leeds."

    class Tagged:
        name, labels = "t", ("customers",)

        def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
            tags = (Tag("customers", len("Norvik AS, "), len(line) - 1, 0.9),)
            return [tags if one.text == line else () for one in lines]

    html = f"<h1>Prices</h1><p>{line}</p>"
    named = [("s1", page(html, url="https://norvik.example/a")), ("s2", NORVIK)]
    found = extract(named, find_companies("", named, named=("Norvik",)), FIELDS, Tagged())
    assert [one for one in found.facts if one.field == "customers"] == []
