"""What a visitor sees by a page's style sheets, and what only programs would read."""

import pytest

from tests.indexing.web.reading.pages import LONG, block, page

HERE = "We serve 900 firms."


@pytest.mark.parametrize(
    ("css", "html"),
    [
        ("@media print { .a { display: none } }", "<p class=a>{}</p>"),
        ("@media (max-width: 600px) { .a { display: none } }", "<p class=a>{}</p>"),
        (".a { display: none } .a.open { display: block }", "<p class='a open'>{}</p>"),
        (".a { display: none !important } .b { display: none }", "<p class=c>{}</p>"),
        (".menu .a { display: none }", "<p class=a>{}</p>"),
        (".x > .a { display: none }", "<div class=x><div><p class=a>{}</p></div></div>"),
        (".a:hover { display: none }", "<p class=a>{}</p>"),
        ("body { opacity: 0 }", "<p>{}</p>"),
        (".gap { font-size: 0 } .in { font-size: 16px }", "<div class=gap><p class=in>{}</p></div>"),
        (".v { visibility: hidden } .w { visibility: visible }", "<div class=v><p class=w>{}</p></div>"),
        (".g { color: transparent; background-clip: text }", "<p class=g>{}</p>"),
        ("", "<section style='background:#111'><p style='color:#fff'>{}</p></section>"),
        ("", "<section style='background-image:url(a.png)'><p style='color:#fff'>{}</p></section>"),
        ("", "<p class='hidden md:block'>{}</p>"),
        ("", "<details><summary>Firms</summary><p>{}</p></details>"),
        ("", "<p><span class=sr-only>Nine hundred</span><span aria-hidden=true>{}</span></p>"),
    ],
)  # fmt: skip
def test_words_that_a_usual_screen_shows_are_read(css: str, html: str) -> None:
    assert HERE in page(LONG + html.format(HERE), f"<style>{css}</style>").text


@pytest.mark.parametrize(
    ("css", "html"),
    [
        (".a { color: red } /* } */ .a { display: none }", "<p class=a>{}</p>"),
        ("@media screen and (min-width: 600px) { .a { display: none } }", "<p class=a>{}</p>"),
        ("@supports (display: grid) { .a { display: none } }", "<p class=a>{}</p>"),
        (".a { display: none !important } .a { display: block }", "<p class=a>{}</p>"),
        (".menu .a { display: none }", "<div class=menu><div><p class=a>{}</p></div></div>"),
        (".x > .a { opacity: 0 }", "<div class=x><p class=a>{}</p></div>"),
        ("[data-x] { display: none }.a[data-x='1'] { display: none }", "<p class=a data-x=1>{}</p>"),
        ("#a { position: absolute; left: -10000px }", "<p id=a>{}</p>"),
        (".a { clip: rect(0, 0, 0, 0); position: absolute }", "<p class=a>{}</p>"),
        (".a { background: #101010 } .b { color: #111 }", "<div class=a><p class=b>{}</p></div>"),
        (".md\\:gone { display: none }", "<p class='md:gone'>{}</p>"),
        ("", "<p style='transform:translateX(-9999px)'>{}</p>"),
        ("", "<p style='color:#fefefe'>{}</p>"),
        ("", "<div style='visibility:hidden'><p>{}</p></div>"),
        ("", "<div style='font-size:0'><p><b>{}</b></p></div>"),
        ("", "<dialog>{}</dialog>"),
        ("", "<p class=visually-hidden>{}</p>"),
        ("", "<p style='height:0;overflow:hidden'>{}</p>"),
        ("", "<noscript>{}</noscript>"),
        ("", "<select><option>{}</select>"),
        ("", "<p title='{}'></p><meta name=description content='{}'>"),
        ("", "<script type='application/ld+json'>{{\"price\": \"{}\"}}</script>"),
    ],
)  # fmt: skip
def test_words_that_no_screen_shows_are_not_read(css: str, html: str) -> None:
    assert HERE not in page(LONG + html.format(HERE, HERE), f"<style>{css}</style>").text


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>{}</p>",
        "<div style='display:none'><p>We <b>serve</b> 900 firms.</p></div>",
        "<p style='font-size:0'>{}</p>",
        "<template><p>{}</p></template>",
        "<!-- {} -->",
        "<!-- unended <p hidden>{}</p>",
    ],
)
def test_words_that_no_visitor_sees_are_kept_apart(html: str) -> None:
    found = page(LONG + html.format(HERE))
    assert HERE not in found.text
    assert (HERE in found.unseen) is not html.startswith("<!-- unended")


def test_a_shops_old_and_new_price_are_read_where_the_same_is_said_aloud() -> None:
    found = page(
        LONG + "<p class=price><del aria-hidden=true><bdi>$39.00</bdi></del> "
        "<span class=screen-reader-text>Original price was: $39.00.</span>"
        "<ins aria-hidden=true><bdi>$34.00</bdi></ins>"
        "<span class=screen-reader-text>Current price is: $34.00.</span></p>"
    )
    assert block(found, "$39.00").struck
    assert not block(found, "$34.00").struck
    assert page(LONG + "<script>// We serve 900 firms.</script>").unseen == ()


def test_marks_that_show_nothing_split_no_word_and_turn_none_round() -> None:
    found = page("<p>Ac\u200bme c\u00adosts \u202e$12\u202c a\ufeff month.\U000e0041</p>")
    assert found.text.strip() == "Acme costs $12 a month."


def test_what_a_page_says_without_scripts_is_read_where_it_says_nothing_else() -> None:
    assert (
        HERE
        in page(f"<div id=root></div><noscript>{LONG}<p>{HERE}</p></noscript><script src=a></script>").text
    )


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<span class=counter-number data-to-value=910>0</span><span>+</span>", "910+"),
        ("<span data-to-value=12500 data-delimiter=','>0</span>", "12,500"),
        ("<div data-count=48>0%</div>", "48%"),
        ("<span data-target='#menu'>0</span>", "0"),
        ("<span data-count=7>5</span>", "5"),
        ("<span data-count=0>0</span>", "0"),
    ],
)
def test_a_number_that_a_script_counts_up_to_is_read_as_it_stands_in_the_end(html: str, seen: str) -> None:
    assert f"\n\n{seen}\n" in page(f"{LONG}<div>{html}</div><p>firms</p>").text


IMPRINT = "© 2026 Breeze Technologies Ltd. Registered in England no. 11873204."
MENU = "<div><h4>Company</h4><a href=/n>News</a><a href=/t>Trust centre</a></div>"


@pytest.mark.parametrize(
    "footer",
    [
        f"<div class=wrap><div class=grid>{MENU}</div><p class=legal>{IMPRINT}</p></div>",
        f"<div class=wrap><div class=grid>{MENU * 9}</div><p class=legal>{IMPRINT}</p></div>",
        f"{MENU}<p>{'Each of them is made by hand in Bristol. ' * 9}</p><p>{IMPRINT}</p>",
    ],
)
def test_of_a_footer_the_line_that_says_whose_page_it_is_is_read_without_its_menus(footer: str) -> None:
    found = page(f"<main>{LONG}</main><footer>{footer}</footer>")
    assert IMPRINT in found.text
    assert "Trust centre" not in found.text
    assert "made by hand" not in found.text


@pytest.mark.parametrize("names", ["site-footer", "grid footer", "page_footer"])
def test_a_block_that_is_called_a_footer_is_read_like_one(names: str) -> None:
    found = page(f"<main>{LONG}</main><div class='{names}'>{MENU * 3}<p>{IMPRINT}</p></div>")
    assert IMPRINT in found.text
    assert "Trust centre" not in found.text


def test_a_footer_that_names_no_house_is_left_out() -> None:
    assert "News" not in page(f"<main>{LONG}</main><footer>{MENU}<p>© 2026 Breeze</p></footer>").text


@pytest.mark.parametrize("summary", ["<h2>What it does</h2>", "What it does"])
def test_headings_in_a_part_that_can_be_folded_away_stand_below_its_summary(summary: str) -> None:
    folded = f"<details><summary>{summary}</summary><h3>Anvil</h3><p>{HERE}</p></details>"
    found = page(f"<h1>Kilns</h1>{folded}<h2>Terms</h2>{LONG}")
    [block] = [one for one in found.blocks if HERE in found.words(one)]
    assert block.path == ("Kilns", "What it does", "Anvil")
    assert [one.path for one in found.blocks if found.words(one) == "Terms"] == [("Kilns",)]


@pytest.mark.parametrize("names", ["share", "post-share", "sharing"])
def test_a_line_of_links_to_share_the_page_is_no_word_of_it(names: str) -> None:
    line = f"<div class={names}>Share this: <a href=#>LinkedIn</a> <a href=#>X</a> <a href=#>Email</a></div>"
    assert "LinkedIn" not in page(f"<h1>Kilns</h1>{LONG}{line}").text


def test_a_block_about_market_share_is_read() -> None:
    assert HERE in page(f"<h1>Kilns</h1>{LONG}<div class=market-share><p>{HERE}</p></div>").text
