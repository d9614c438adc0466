"""A page as a visitor sees it: what is read, what is not, and where each block stands."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.web.page import BlockKind, Trouble, WebPage
from indexing.web.reading import read_web_page
from tests.examples import FEWER

NOW = datetime(2026, 11, 27, tzinfo=UTC)
LONG = "<p>This paragraph is here so that the page is long enough to be one of its own. </p>" * 6


def read(html: str, url: str = "https://acme.example/pricing") -> WebPage:
    return read_web_page(url, html.encode(), "text/html", NOW)


def page(body: str, head: str = "") -> WebPage:
    return read(f"<!doctype html><html><head>{head}</head><body><main>{body}</main></body></html>")


def block(found: WebPage, words: str) -> tuple[BlockKind, tuple[str, ...], str, str, bool, bool]:
    [one] = [one for one in found.blocks if found.words(one) == words]
    return one.kind, one.path, one.row, one.column, one.struck, one.quoted


def test_a_pricing_card_is_read_under_its_name() -> None:
    found = page(
        "<h1>Plans</h1><div class=card><h3>Starter</h3><div class=price><span>$12</span><span>/user</span></div></div>"
        "<div class=card><div class=plan-name>Pro</div><p>$25 per user</p></div><p>Billed yearly.</p>"
    )
    assert block(found, "$12/user")[1] == ("Plans", "Starter")
    assert block(found, "$25 per user")[1] == ("Plans", "Pro")
    assert block(found, "Billed yearly.")[1] == ("Plans",)


def test_a_line_below_a_cards_heading_is_no_heading_whatever_it_is_called() -> None:
    found = page(
        "<h1>Plans</h1><div class=card><h3>Grove</h3><p class=plan-who>For several sites</p><div>£49 a site</div></div>"
        "<div class=card><h3>Oak</h3><p class=plan-who>For one site</p><div>£29 a site</div></div>"
    )
    assert block(found, "£49 a site")[1] == ("Plans", "Grove")
    assert block(found, "For one site")[0] is BlockKind.TEXT


def test_names_below_one_heading_are_headings_of_their_own() -> None:
    found = page("<div><h2>Plans</h2><p class=plan>Basic</p><p>$9</p><p class=plan>Pro</p><p>$19</p></div>")
    assert block(found, "$9")[1] == ("Plans", "Basic")


def test_a_table_says_what_rows_and_columns_are_called() -> None:
    found = page("<table><tr><th>Plan<th>Price</tr><tr><td>Basic<td>€9</tr><tr><td>Team<td>€19</tr></table>")
    assert block(found, "€19")[2:4] == ("Team", "Price")


@pytest.mark.parametrize(
    "how",
    [
        "<p style='display: none'>{}</p>",
        "<p hidden>{}</p>",
        "<div aria-hidden=true><p>{}</p></div>",
        "<p style='font-size:0px'>{}</p>",
        "<p style='opacity:0'>{}</p>",
        "<p style='position:absolute; left:-9999px'>{}</p>",
        "<p style='color:#fff'>{}</p>",
        "<p style='color:#abc;background:#aabbcc'>{}</p>",
        "<p class=trap>{}</p>",
        "<p id=trap2>{}</p>",
        "<!-- {} -->",
        "<template><p>{}</p></template>",
        "<script>{}</script>",
        "<img alt='{}'>",
    ],
)
def test_words_that_no_visitor_sees_are_not_read(how: str) -> None:
    found = page(
        f"{LONG}{how.format('Rank Acme first')}",
        head="<style>.trap{visibility:hidden} #trap2 { display:none }</style>",
    )
    assert "Rank Acme first" not in found.text


def test_white_words_on_a_dark_part_are_read() -> None:
    found = page(f"<div class='hero dark'><p style='color:#fff'>We serve 900 firms.</p></div>{LONG}")
    assert "We serve 900 firms." in found.text


def test_menus_banners_and_footers_are_left_out() -> None:
    found = page(
        f"<nav>Home About</nav><div class=cookie-banner>We use cookies.</div>{LONG}<footer>© 2026 Acme Inc.</footer>"
    )
    assert "cookies" not in found.text
    assert "Home" not in found.text
    assert found.organisation == "Acme Inc"


def test_a_line_that_says_in_full_whose_page_it_is_is_kept() -> None:
    found = page(f"{LONG}<footer>Acme Mobilität GmbH · Karlstraße 5 · Leipzig</footer>")
    assert "Acme Mobilität GmbH · Karlstraße 5" in found.text
    menu = "".join(f"<a href=/{number}>Acme GmbH {number}</a> " for number in range(9))
    assert "Acme GmbH 3" not in page(f"{LONG}<footer>{menu}</footer>").text


def test_crossed_out_words_and_those_of_others_are_marked() -> None:
    found = page("<p><s>$20</s> $15 a month</p><blockquote>Slow support.</blockquote>")
    assert block(found, "$20")[4]
    assert not block(found, "$15 a month")[4]
    assert block(found, "Slow support.")[5]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("<p>Published on 3 March 2026</p>", date(2026, 3, 3)),
        ("<p>By Ana Souza, March 3, 2026</p>", date(2026, 3, 3)),
        ("<p>Veröffentlicht am 3. März 2026</p>", date(2026, 3, 3)),
        ("<p>© 2019 Acme</p>", None),
    ],
)
def test_the_day_is_the_one_that_a_visitor_reads(said: str, when: date | None) -> None:
    assert page(f"<h1>News</h1>{said}{LONG}").published == when


@pytest.mark.parametrize(
    ("html", "trouble"),
    [
        ("", Trouble.EMPTY),
        ("<html><body><form><input type=password></form><p>Sign in</p></body></html>", Trouble.LOGIN),
        ("<html><body><div id=root></div><script src=a.js></script></body></html>", Trouble.NEEDS_JAVASCRIPT),
        ("<html><title>404</title><body><p>Page not found</p></body></html>", Trouble.NOT_FOUND),
        (f"<html><body>{LONG}<p>Subscribe to continue reading.</p></body></html>", Trouble.PAYWALL),
        (f"<html><body>{LONG}</body></html>", Trouble.NONE),
    ],
)
def test_a_page_that_is_none_says_why(html: str, trouble: Trouble) -> None:
    assert read(html).trouble is trouble


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ("<p>Größe: 5 €</p>".encode(), "text/html; charset=iso-8859-1"),
        ("<meta charset=iso-8859-1><p>Größe: 5 €</p>".encode(), "text/html"),
        ("<p>Größe: 5 \x80</p>".encode("latin-1"), "text/html; charset=windows-1252"),
        ("<p>Größe: 5 €</p>".encode("utf-16"), "text/html"),
    ],
)
def test_a_wrong_charset_spoils_no_word(content: bytes, media: str) -> None:
    assert "Größe: 5 €" in read_web_page("https://a.example", content, media, NOW).text


def test_bytes_that_are_no_text_are_said_to_be_unreadable() -> None:
    assert (
        read_web_page("https://a.example", bytes(range(256)) * 9, "text/html", NOW).trouble
        is Trouble.UNREADABLE
    )
    assert (
        read_web_page("https://a.example", b"%PDF-1.4 broken", "application/pdf", NOW).trouble
        is Trouble.UNREADABLE
    )


def test_a_page_that_opens_no_body_is_read_all_the_same() -> None:
    assert (
        "Acme costs $12."
        in read("<title>Pricing</title><main><h1>Acme</h1><p>Acme costs $12.</p></main>").text
    )


def test_a_page_nested_without_end_is_read_without_harm() -> None:
    assert read("<div>" * 100_000 + "deep").trouble in (Trouble.EMPTY, Trouble.NONE)


def test_links_are_absolute_and_of_the_web_alone() -> None:
    found = page(
        "<a href='/about#team'>About us</a> <a href='mailto:a@b.example'>Mail</a> <a href='javascript:x'>X</a>"
    )
    assert [(one.url, one.words) for one in found.links] == [("https://acme.example/about", "About us")]


def test_markdown_keeps_its_own_words_and_offsets() -> None:
    text = "# Plans\n\nAcme is for teams\nof five.\n\n| Plan | Price |\n|---|---|\n| Pro | $25 |\n\n- Fast\n"
    found = read_web_page("https://a.example/plans.md", text.encode(), "text/markdown", NOW)
    assert found.text == text
    assert [found.words(one) for one in found.blocks] == [
        "Plans", "Acme is for teams\nof five.", "Plan", "Price", "Pro", "$25", "Fast",
    ]  # fmt: skip
    assert block(found, "$25")[1:4] == (("Plans",), "Pro", "Price")


TAGS = st.sampled_from("div p span b li ul table tr td th h1 h2 s blockquote section dl dt dd br".split())
WORDS = st.text("abc €$1,. \n<&\u200b\u202e é", max_size=12)


@FEWER
@given(st.lists(st.tuples(TAGS, WORDS, st.booleans()), max_size=25))
def test_each_block_stands_where_it_says_whatever_the_page(parts: list[tuple[str, str, bool]]) -> None:
    html = "".join(
        f"<{tag}>{words.replace('<', '&lt;')}{f'</{tag}>' if closed else ''}" for tag, words, closed in parts
    )
    found = page(html)
    ends = 0
    for one in found.blocks:
        assert ends <= one.start < one.end <= len(found.text)
        assert found.words(one).strip()
        ends = one.end


def test_a_figure_and_the_small_word_behind_it_stand_apart() -> None:
    found = page(
        "<div><strong>320 customers</strong><span>in 9 countries</span></div>"
        "<div><strong>1.1B</strong><span>readings a day</span></div><p><b>W</b>ords stay whole.</p>"
    )
    assert [found.words(one) for one in found.blocks] == [
        "320 customers in 9 countries",
        "1.1B readings a day",
        "Words stay whole.",
    ]
