"""Saved pages: without menus, banners and what they hide, with tables as grids."""

import pytest

from indexing.settings import IndexSettings
from indexing.sources.convert import convert
from indexing.sources.files import draft_of
from indexing.sources.html import without_menus

PAGE = """<html><head><title>Berths</title></head><body>
<nav><a>Home</a> <a>News</a></nav><aside>News: new pontoon in July!</aside>
<article><h1>Visitor berths</h1><p>A berth costs 30 euros a night.</p><aside>Pay at the kiosk.</aside></article>
<footer>Harbour Ltd.</footer></body></html>"""


def test_menus_footers_and_what_stands_beside_are_not_read_and_asides_of_the_text_are() -> None:
    markdown = convert("berths.html", PAGE.encode(), "html").markdown
    assert "A berth costs 30 euros a night." in markdown
    assert "Pay at the kiosk." in markdown
    assert not {"News", "pontoon", "Harbour"} & set(markdown.replace(":", " ").split())


@pytest.mark.parametrize("page", ["<p>No menu</p>", "<nav>Only a menu</nav>", "", "<nav>"], ids=range(4))
def test_a_page_of_nothing_else_is_kept_and_none_is_refused(page: str) -> None:
    kept = without_menus(page)
    assert "nav" not in page or kept == page or "a" not in page


def body(html: str) -> str:
    return convert("a.html", f"<html><body>{html}</body></html>".encode(), "html").markdown


BESIDE = """<header><a href="/">Home</a><ul><li><a href="/a">Start</a></li><li><a href="/b">Teams</a></li></ul></header>
<div id="cookie-consent" class="cookie-banner">We use cookies. <button>Accept all</button></div>
<main><h1>Leave</h1><p>Everyone has 28 days.</p>%s<button>Edit page</button>
<select><option>English</option><option>Deutsch</option></select></main>"""


def test_banners_lists_of_links_above_and_buttons_are_not_read() -> None:
    assert body(BESIDE % "") == "# Leave\n\nEveryone has 28 days."


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>It was 20 days.</p>",
        '<div style="color: red; display: none">It was 20 days.</div>',
        '<div style="DISPLAY:NONE">It was 20 days.</div>',
    ],
)
def test_what_a_page_hides_is_not_read(hidden: str) -> None:
    assert "20" not in body(BESIDE % hidden)


@pytest.mark.parametrize(
    "opened",
    [
        "<details><summary>May I carry days over?</summary><p>Up to 5 days.</p></details>",
        '<button aria-controls="a1">May I carry days over?</button><div id="a1" hidden>Up to 5 days.</div>',
        '<h3>May I carry days over?</h3><div style="display:none">Up to 5 days.</div>',
        '<p><a href="#a1">May I carry days over?</a></p><p>-</p><div id="a1" style="display:none">Up to 5 days.</div>',
        '<p>May I carry days over?</p><div class="faq-answer" style="display:none">Up to 5 days.</div>',
    ],
    ids=range(5),
)
def test_what_a_press_opens_is_read_with_its_question(opened: str) -> None:
    read_as = body(BESIDE % opened)
    assert "May I carry days over?" in read_as
    assert "Up to 5 days." in read_as


def test_what_is_struck_out_is_not_read() -> None:
    assert body("<p>Up to <del>30</del> <ins>45</ins> euros<s>, or more</s>.</p>") == "Up to 45 euros."


def test_a_cell_over_several_rows_stands_in_each_of_them() -> None:
    table = (
        "<table><tr><th>Grade</th><th>Country</th><th>Rate</th></tr><tr><td rowspan=2>Senior</td><td>DE</td><td>40</td>"
        "</tr><tr><td>FR</td><td>50 | 60</td></tr></table>"
    )
    assert body(table).splitlines() == [
        "| Grade | Country | Rate |",
        "| --- | --- | --- |",
        "| Senior | DE | 40 |",
        "| Senior | FR | 50 \\| 60 |",
    ]


def test_a_name_over_several_columns_goes_before_those_below_it() -> None:
    table = (
        "<table><tr><th rowspan=2>Region</th><th colspan=2>2024</th><th colspan=2>2025</th></tr>"
        "<tr><th>H1</th><th>H2</th><th>H1</th><th>H2</th></tr>"
        "<tr><td>North</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>"
        "<tr><td colspan=5>Abroad</td></tr><tr><td>South</td><td colspan=2>5</td><td>6</td><td>7</td></tr></table>"
    )
    assert body(table).splitlines() == [
        "| Region | 2024 H1 | 2024 H2 | 2025 H1 | 2025 H2 |",
        "| --- | --- | --- | --- | --- |",
        "| North | 1 | 2 | 3 | 4 |",
        "| Abroad |  |  |  |  |",
        "| South | 5 | 5 | 6 | 7 |",
    ]


def test_a_table_that_claims_any_size_is_read_as_it_is() -> None:
    assert "Ana" in body("<table><tr><td colspan=99999 rowspan=99999>Ana</td><td>Bo</td></tr></table>")


@pytest.mark.parametrize(
    ("title", "heading", "told"),
    [
        ("Desk hours - Harbour intranet", "Desk hours", "Desk hours"),
        ("Harbour | Desk hours", "Desk hours", "Desk hours"),
        ("Desk hours | Harbour", "Desk hours in Hull", "Desk hours | Harbour"),
        ("Desk hours-to-be", "Desk hours", "Desk hours-to-be"),
    ],
)
def test_a_title_is_told_without_the_name_of_its_site(title: str, heading: str, told: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><main><h1>{heading}</h1><p>At ten.</p></main></body></html>"
    assert draft_of("a.html", page.encode(), IndexSettings()).title == told


def test_where_a_page_has_two_main_headings_its_title_stays_whole() -> None:
    body = "<h1>Harbour</h1><h1>Desks</h1><p>Desks are booked by ten.</p>"
    page = f"<html><head><title>Desks | Harbour</title></head><body>{body}</body></html>"
    assert draft_of("a.html", page.encode(), IndexSettings()).title == "Desks | Harbour"


def test_a_line_of_code_that_looks_like_a_heading_is_none_beside_which_a_title_stays_whole() -> None:
    body = "<h1>Deploy</h1><pre># first\nmake release</pre><p>Done by ten.</p>"
    page = f"<html><head><title>Deploy | Intranet</title></head><body>{body}</body></html>"
    assert draft_of("a.html", page.encode(), IndexSettings()).title == "Deploy"
