"""Blocks of a page: which heading speaks for which words, what cells are called, what is joined and what is not."""

import pytest

from indexing.web.page import BlockKind
from tests.indexing.web.reading.pages import LONG, block, page, texts


@pytest.mark.parametrize(
    "card",
    [
        "<div class=card><h3>{}</h3><p>{}</p></div>",
        "<div class=card><div class=card-head><h3>{}</h3><p>For all</p></div><div><p>{}</p></div></div>",
        "<div class=card><div class=plan-name>{}</div><div>{}</div></div>",
        "<li class='card recommended'><div><p class=title>{}</p></div><p>{}</p></li>",
        "<div class=box><p>{}</p><p>{}</p></div>",
        "<a class=box href=/buy><strong class=title>{}</strong><span>{}</span></a>",
        "<article><p><strong>{}</strong></p><p>{}</p></article>",
        "<div class=col><div role=heading aria-level=3>{}</div><div>{}</div></div>",
    ],
)
def test_what_a_card_says_stands_under_its_name_alone(card: str) -> None:
    cards = card.format("Solo", "$12 a month") + card.format("Crew", "$25 a month")
    found = page(f"<h2>Plans</h2><div class=grid>{cards}</div><p>Billed yearly.</p>")
    assert block(found, "$12 a month").path == ("Plans", "Solo")
    assert block(found, "$25 a month").path == ("Plans", "Crew")
    assert block(found, "Billed yearly.").path == ("Plans",)


def test_a_name_with_nothing_below_it_is_a_line_like_any_other() -> None:
    found = page(
        "<h2>Customers</h2><ul><li><div class=name>Globex</div></li><li><div class=name>Initech</div></li></ul>"
    )
    assert [one.kind for one in found.blocks] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM]
    assert found.text == "## Customers\n\n- Globex\n- Initech\n"


def test_what_is_said_of_a_term_stands_under_it() -> None:
    found = page("<dl><dt>Founded<dd>2012<dt>Staff<dd>80</dl><p>More.</p>")
    assert block(found, "80").path == ("Staff",)
    assert block(found, "More.").path == ()


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<span>$</span><span>25</span><span>/mo</span>", "$25/mo"),
        ("<span>$25</span><span>per user</span>", "$25 per user"),
        ("<span>Founded</span><span>2012</span>", "Founded 2012"),
        ("$12<sup>99</sup>", "$12 99"),
        ("<b>E</b>nter<i>prise</i>", "Enterprise"),
        ("Ac<!-- x -->me<span hidden>x</span> Inc", "Acme Inc"),
        ("A&amp;B &euro;5&nbsp;000", "A&B €5 000"),
        ("one<br>two", "one\ntwo"),
        ("<span style='display:block'>one</span>", "one"),
    ],
)
def test_words_are_parted_where_a_visitor_sees_them_apart(html: str, words: str) -> None:
    assert texts(page(f"<div>{html}</div>")) == [words]


def test_cells_are_called_by_all_that_spans_them() -> None:
    found = page(
        "<table><thead><tr><th><th colspan=2>Price</tr><tr><th>Plan<th>Month<th>Year</tr></thead>"
        "<tr><th colspan=3>Small</th></tr><tr><td rowspan=2>Solo<td>$1<td>$2</tr>"
        "<tr><td>$3<td><s>$4</s> $5</tr></table>"
    )
    assert (block(found, "$2").row, block(found, "$2").column) == ("Solo", "Price Year")
    assert (block(found, "$3").row, block(found, "$3").column) == ("Solo", "Price Month")
    assert block(found, "$1").path == ("Small",)
    assert block(found, "$4").struck
    assert not block(found, "$5").struck


def test_a_table_of_names_and_values_has_no_head() -> None:
    found = page("<table><tr><td>Chief<td>Ana<tr><td>Founded<td>2012<tr><td>Staff<td>80</table>")
    assert [(one.row, one.column) for one in found.blocks if found.words(one) in ("Ana", "2012")] == [
        ("Chief", ""),
        ("Founded", ""),
    ]


def test_roles_make_a_table_too() -> None:
    def row(role: str, *cells: str) -> str:
        return "<div role=row>" + "".join(f"<div role={role}>{one}</div>" for one in cells) + "</div>"

    found = page(f"<div role=table>{row('columnheader', 'Plan', 'Price')}{row('cell', 'Solo', '$9')}</div>")
    assert (block(found, "$9").row, block(found, "$9").column) == ("Solo", "Price")


def test_a_table_that_lays_out_a_page_is_read_as_the_page() -> None:
    found = page(
        f"<table><tr><td>{LONG * 3}</td><td><p>Beside it.</p></td></tr><tr><td>Below<td>it</tr></table>"
    )
    assert block(found, "Beside it.").kind is BlockKind.TEXT


def test_a_short_table_that_holds_the_title_of_the_page_lays_it_out() -> None:
    row = "<tr><td>Home</td><td><h1>Prices</h1><p>$9 a month</p></td></tr>"
    found = page(f"<table><tr><td colspan=2>Acme</td></tr>{row}</table>")
    assert block(found, "$9 a month").kind is BlockKind.TEXT
    assert block(found, "$9 a month").path == ("Prices",)


@pytest.mark.parametrize(
    "html",
    [
        "<p style='text-decoration:line-through'>$20</p>",
        "<p class=old-price>$20</p>",
        "<p class=gone>$20</p>",
        "<p><del>$20</del></p>",
    ],
)
def test_crossed_out_words_are_struck(html: str) -> None:
    assert block(page(html, "<style>.gone { text-decoration: line-through }</style>"), "$20").struck


@pytest.mark.parametrize(
    "html",
    [
        "<div class=testimonials><p>{}</p></div>",
        "<div itemprop=review><p>{}</p></div>",
        "<ol class='comment-list'><li id=comment-4>{}</li></ol>",
        "<blockquote>{}</blockquote>",
    ],
)
def test_words_of_others_are_quoted(html: str) -> None:
    assert block(page(LONG + html.format("It broke twice.")), "It broke twice.").quoted


def test_a_page_that_is_a_review_as_a_whole_speaks_for_itself() -> None:
    found = page(f"<article class=review><h1>Acme tested</h1>{LONG}<p>It works.</p></article>")
    assert not block(found, "It works.").quoted


AROUND = [
    "<nav><a href=/a>{}</a></nav>",
    "<div class='cookie-banner'>{} <button>OK</button></div>",
    "<div class=fixed><p>We use cookies. {}</p><button>Accept all</button></div>",
    "<footer><p>{}</p></footer>",
    "<aside class=sidebar><h3>Popular posts</h3><a href=/a>{}</a></aside>",
    "<div><h3>Related articles</h3><ul><li><a href=/a>{}</a></ul></div>",
    "<h3>Ähnliche Artikel</h3><ul><li><a href=/a>{}</a></ul>",
    "<form><p>{}</p><input type=email></form>",
    "<div class=ads><p>{}</p></div>",
    "<ul>" + "".join(f"<li><a href=/{one}>Page {one} {{}}</a>" for one in range(6)) + "</ul>",
]


@pytest.mark.parametrize("html", AROUND)
def test_what_stands_around_a_page_is_left_out(html: str) -> None:
    words = "Beside the point"
    assert words not in page(f"<h1>Acme</h1>{LONG}{html.format(*[words] * 6)}").text


@pytest.mark.parametrize(
    "html",
    [
        "<div class='card recommended'><p>{}</p></div>",
        "<div class='hero-banner'><h1>{}</h1></div>",
        "<header><h1>{}</h1><p>Plans</p></header>",
        "<article><p>One</p><footer>{}</footer></article>",
        "<form action=/>" + LONG + "<p>{}</p><input type=text></form>",
        "<main><ul>" + "<li><a href=/c>Customer</a>" * 6 + "<li>{}</ul></main>",
        "<p>{} <a href=/cookies>Our cookie jar</a></p>",
    ],
)
def test_what_only_sounds_like_furniture_is_kept(html: str) -> None:
    words = "We serve 900 firms."
    assert words in page(html.format(words) + LONG).text


def test_a_short_page_is_kept_whole() -> None:
    assert "Acme costs $12." in page("<div class=sidebar><p>Acme costs $12.</p></div>").text


def test_a_caption_stands_above_its_table_and_in_no_cell() -> None:
    found = page(
        "<table><caption>Plants by software</caption><thead><tr><th>Software</th><th>Plants</th></tr></thead>"
        f"<tr><td>Anvil</td><td>388</td></tr><tr><td>Bolt</td><td>236</td></tr></table><p>{LONG}</p>"
    )
    assert block(found, "Plants by software").kind is BlockKind.TEXT
    assert block(found, "388").column == "Plants"
    assert block(found, "Anvil").column == "Software"
