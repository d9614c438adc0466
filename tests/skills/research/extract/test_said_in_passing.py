"""Labels within a line, halves of sentences, small sums besides, and whom a report without a name is of."""

import pytest

from indexing.tagging import Tag
from indexing.web.page import WebPage
from skills.research.extract import extract, find_companies
from skills.research.extract.fields.edges.edge import own_part
from skills.research.extract.tagging.marks import put_right
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import PAGES, others, own, page


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("price", "<p>A single Norvik visit without a plan is £70 a horse.</p>", "£70"),
        (
            "price",
            "<p>One of our fitters will check it at your barn for $175 per horse.</p>",
            "$175 per horse",
        ),
        ("customers", "<p>540 yards are on a plan this November.</p>", "540 yards"),
        (
            "customers",
            (
                "<table><tr><td>Customers</td><td>410 contractors and manufacturers</td></tr>"
                "<tr><td>Clocks</td><td>3,300 clocks</td></tr></table>"
            ),
            "410",
        ),
        (
            "edge",
            "<p>Norvik sends the book by itself. Of the apps on sale it's the only one that does.</p>",
            "book",
        ),
        (
            "edge",
            (
                "<p>Leave any month and take all with you. We read the small print of eleven rivals and every one of "
                "them ties you down for a year.</p>"
            ),
            "Leave any month",
        ),
        ("edge", "<p>Alone among the Americans it mends at the ringside.</p>", "mends at the ringside"),
        (
            "weakness",
            "<h2>Not mended</h2><p>Norvik cannot split a bill between two owners.</p>",
            "split a bill",
        ),
        ("funding", "<p>L’amorçage, 900 000 € réunis en 2020 auprès de cavaliers.</p>", "900 000 €"),
        ("proof", "<p>Au Salon 2025, le jury nous a remis le Prix de l’Étrier.</p>", "Prix"),
    ],
)
def test_it_is_found(field: str, said: str, value: str) -> None:
    assert any(value in one.value and not one.past for one in own(f"<h1>Norvik</h1>{said}", field))


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("price", "<h2>Prices</h2><p>Carrying your old records across costs £1,200 for it, the once.</p>"),
        ("price", "<h2>Prices</h2><p>A course day is DKK 3,900 for the whole team, paid once.</p>"),
        ("price", "<h2>Prices</h2><p>Norvik costs €990 on these three days only.</p>"),
        ("price", "<h2>Visits and extras</h2><p>An engraved plate costs £18.</p>"),
        ("price", "<h2>Prices</h2><p>Figure a new $1,900 saddle every time, and do the math.</p>"),
        (
            "price",
            "<h2>Prices</h2><p>A demo saddle at home is $60 a week, which we credit toward your order.</p>",
        ),
        ("price", "<h2>Tarifs</h2><p>Notre revendeur vend le Cross à £4,100, prix qu’il fixe lui-même.</p>"),
        ("customers", "<p>Four customers with deep pockets put up £400,000 in 2019.</p>"),
        (
            "funding",
            "<p>What we earn we put into Norvik, or €250,000 of it into the dogs’ home in Skive.</p>",
        ),
        ("funding", "<p>A newsletter has us raising $40 million more; we aren’t talking to anyone.</p>"),
        ("proof", "<p>Didn’t win: the Golden Spade Award, made the last three though.</p>"),
        ("product", "<p>Her bridles sold under the name of Tolley Bridlework Ltd until 2014.</p>"),
    ],
)
def test_what_is_besides_over_or_of_somebody_else_is_not(field: str, said: str) -> None:
    assert [one for one in own(f"<h1>Norvik</h1>{said}", field) if not one.past] == []


def test_of_two_sums_of_a_round_the_one_that_its_fund_holds_is_none() -> None:
    said = (
        "<p>La série A : Loire, un fonds de 230 millions d’euros, a mené ce tour de 5,5 millions d’euros.</p>"
    )
    assert [one.value for one in own(f"<h1>Norvik</h1>{said}", "funding")] == ["5,5 millions d’euros"]


def test_a_label_that_a_line_begins_with_asks_like_a_heading() -> None:
    said = "What we did not like: Norvik could not read our scanner, so results were typed in by hand."
    assert any("could not read our scanner" in one.value for one in others(f"<p>{said}</p>", "weakness"))
    marked = Tag("edge", 22, len(said) - 1, 0.9)
    assert [one.label for one in put_right(said, (marked,))] == ["weakness"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            "It works with no signal at all; every other system stops at the grid.",
            "It works with no signal at all",
        ),
        ("It found a cow in two seconds; the next fastest took eleven.", "It found a cow in two seconds"),
        ("Every other system stops at the grid.", "Every other system stops at the grid."),
    ],
)
def test_of_a_contrast_the_half_that_is_of_the_house_is_kept(said: str, left: str) -> None:
    start = said.find("; ") + 2 if "; " in said else 0
    first, last = own_part(said, start, len(said))
    assert said[first:last] == left


KNOWN = page("<h1>Norvik</h1><p>Meet Bracken. Our product is called Bracken. Bracken is a scale.</p>")


def _of(name: str, html: str, field: str, *, own: WebPage = PAGES[0][1]) -> list[str]:
    there = page(html, url="https://markettimes.example/d", of="Market Times")
    named = [("s1", there), ("s2", own), PAGES[1]]
    facts = extract(named, find_companies("compare Norvik and Tallow", named), FIELDS).facts
    return [one.value for one in facts if (one.span.source, one.field, one.company) == ("s1", field, name)]


COMPARED = (
    "<h1>Two, one winter</h1><h2>Norvik {0}, on Teasel</h2><p>What we didn’t like: the straps end too "
    "low.</p><h2>Tallow {1}, on Banks</h2><p>What we didn’t like: the flaps squeak all day.</p>"
)


def test_headings_of_a_test_that_name_each_house_with_its_product_are_of_the_houses() -> None:
    html = COMPARED.format("Bracken", "Wren")
    assert [one for one in _of("Norvik", html, "weakness", own=KNOWN) if "straps" in one]
    assert [one for one in _of("Tallow", html, "weakness", own=KNOWN) if "squeak" in one]


def test_two_longer_names_of_which_neither_is_a_known_product_are_of_namesakes() -> None:
    html = COMPARED.format("Joinery", "Tours")
    assert [_of(one, html, "weakness", own=KNOWN) for one in ("Norvik", "Tallow")] == [[], []]


def test_who_is_quoted_in_a_report_of_one_house_speaks_of_that_house() -> None:
    html = (
        "<h1>Firm lands cash</h1><p>Norvik of Perth has hired ten fitters. Norvik began in a barn.</p>"
        "<p>“You can’t book less than six horses, so people like me are shut out,” said Moira Baird.</p>"
    )
    assert any("six horses" in one for one in _of("Norvik", html, "weakness"))
    both = html.replace("in a barn", "in a barn, as did Tallow")
    assert not any("six horses" in one for one in _of("Norvik", both, "weakness"))
