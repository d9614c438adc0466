"""What a page says of itself: whose it is, in which language, of which day."""

from datetime import date

import pytest

from tests.indexing.web.reading.pages import LONG, page, read

GERMAN = (
    "<p>Die Software ist für alle und wir sind mit der Arbeit auf dem Weg zu den Kunden, nicht nur für sie.</p>"
    * 3
)


def data(json: str) -> str:
    return f"<script type='application/ld+json'>{json}</script>"


@pytest.mark.parametrize(
    ("head", "body", "name"),
    [
        (data('{"@graph": [{"@type": "Brand", "name": "Acme Inc.", "url": "https://acme.example"}]}'), "", "Acme Inc."),
        (data('{"@type": "Article", "publisher": {"@type": "Organization", "name": "The Times"}}'), "", "The Times"),
        (data('{"@type": "Organization", "name": "Globex", "url": "https://globex.example"}'), "", ""),
        ("", "<footer>© 2019–2026 Acme Robotics GmbH. All rights reserved</footer>", "Acme Robotics GmbH"),
        ("", "<footer>Copyright © 2026 by Acme | Privacy</footer>", "Acme"),
        ("", "<footer>© 2026 All rights reserved</footer>", ""),
        ("", "<footer><p>Acme Software AG</p><p>Street 1</p></footer>", "Acme Software AG"),
        ("", "<footer>Acme Equipos, S.L. · Aviso legal</footer>", "Acme Equipos, S.L"),
        ("", "<footer><p>Acme Hornos S.A. · Calle Mayor 4</p></footer>", "Acme Hornos S.A"),
        ("<meta property=og:site_name content=Acme>", "", "Acme"),
    ],
)  # fmt: skip
def test_an_organisation_is_the_one_that_a_page_says_to_be_of(head: str, body: str, name: str) -> None:
    assert page(LONG + body, head).organisation == name


@pytest.mark.parametrize(
    ("title", "said", "names"),
    [
        ("Rates | Acme", "Acme is a trading name of Borea Ltd.", ("Acme", "Borea Ltd")),
        ("Acme Van Hire", "Acme is a trading name of Borea Ltd.", ("Acme", "Borea Ltd")),
        ("Rates | Acme", "Borea Ltd trading as Acme, Leith", ("Acme", "Borea Ltd")),
        ("Acme opens a second hall | Times", "Acme is a trading name of Borea Ltd.", ("Times", "Times")),
        ("Welcome to Acme", "We are a trading name of Borea Ltd.", ("", "")),
    ],
)
def test_a_house_that_trades_under_another_name_goes_by_the_one_its_site_bears(
    title: str, said: str, names: tuple[str, str]
) -> None:
    told = page(f"{LONG}<footer>{said}</footer>", f"<title>{title}</title>")
    assert (told.site, told.organisation) == names


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Pricing | Acme", "Acme"),
        ("Acme – Pricing", "Acme"),
        ("Plans and pricing", ""),
        ("Globex and others: how they compare | Daily News", "Daily News"),
        ("Briefs, November 2026 | Frame and Pane", "Frame and Pane"),
        ("Round-up: four packages | Zeitung für Glas", "Zeitung für Glas"),
        ("Two years on – Acme blog", "Acme"),
        ("Elmet Villas | Acme customers", "Acme"),
        ("Acme closes its round | News", ""),
        ("Acme Raises Series B | Newsroom", ""),
        ("What a block drinks – workshop notes", ""),
        ("veldspar / room signs | veldspar", "veldspar"),
        ("Price drafts – internal", ""),
        ("Acme® – looms that hum", "Acme"),
        ("sheet no. 4: Anvil, Forge, Tongs", ""),
        ("Six years of looms – Fell Journal", "Fell Journal"),
    ],
)
def test_a_site_is_named_in_its_titles(title: str, site: str) -> None:
    assert page(LONG, f"<title>{title}</title>").site == site


@pytest.mark.parametrize(
    ("title", "link", "site"),
    [
        ("Elmet Villas | Fell customer tale", "<a href='/'>Fell</a>", "Fell"),
        ("Working at Fell", "<a href='https://acme.example/'>Fell</a>", "Fell"),
        ("Fell. Looms that hum", "<a href='/index.html'><svg><title>a drawing</title></svg> Fell</a>", "Fell"),
        ("Fell. Looms that hum", "<a href='/'><!-- the logo --><b>Fell</b></a>", "Fell"),
        ("Die Webstühle von Fell", "<a href='/de/'><img src=a.png alt='Fell'></a>", "Fell"),
        ("Rates of Fell", "<a href='/'>Home</a><a href='/'>Fell</a>", "Fell"),
        ("Plans at Home", "<a href='/'>Home</a>", ""),
        ("How Elmet Villas weaves", "<a href='/customers/elmet'>Elmet Villas</a>", ""),
        ("How Elmet Villas weaves", "<a href='https://elmet.example/'>Elmet Villas</a>", ""),
        ("How Elmet Villas weaves", "<a href='#elmet'>Elmet Villas</a>", ""),
        ("How to get back to weaving", "<a href='/'>Back to weaving</a>", ""),
        ("Fellside in spring", "<a href='/'>Fell</a>", ""),
    ],
)  # fmt: skip
def test_a_site_is_called_as_the_link_to_its_first_page_where_the_title_says_so_too(
    title: str, link: str, site: str
) -> None:
    assert page(f"<header>{link}</header>{LONG}", f"<title>{title}</title>").site == site


def test_a_house_is_the_one_that_the_title_names_in_full_as_the_link_home_does() -> None:
    told = f"<header><a href='/'>Fell</a></header>{LONG}<p>Tarn Ltd, bought in 2024, is now in our hall.</p>"
    titles = {
        "Half-year report – Fell Mills plc": "Fell Mills plc",
        "Half-year report – Tarn Mills plc": "Tarn Ltd",
    }
    for title, house in titles.items():
        assert page(told, f"<title>{title}</title>").organisation == house
    imprint = f"<header><a href='/'>Fell</a></header>{LONG}<footer>© 2026 Fell Looms Ltd</footer>"
    assert page(imprint, "<title>Elmet Villas tells | Fell Looms</title>").site == "Fell Looms"


def test_a_journal_of_a_house_is_a_part_of_its_site_and_a_first_page_is_headed_with_its_house() -> None:
    found = page(
        f"{LONG}<footer>© 2026 Fell Ltd</footer>", "<title>Six years of looms – Fell Journal</title>"
    )
    assert found.site == "Fell"
    html = f"<title>FELL LOOMS LTD - weavers</title><h1>Fell Looms Ltd</h1>{LONG}"
    first, other = (read(html, f"https://a.example{path}") for path in ("/", "/firms/fell"))
    assert (first.site, first.organisation) == ("Fell Looms", "Fell Looms Ltd")
    assert other.organisation != "Fell Looms Ltd"


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Our Blog", "https://ourplace.example"),
        ("Get Support", "https://getscale.example"),
        ("The Shop", "https://theforge.example"),
        ("Car Shop", "https://carbonico.example"),
        ("Welcome to Fell Looms Ltd", "https://a.example"),
        ("A review of Fell Looms Ltd", "https://a.example"),
        ("Fell Looms Ltd", "https://a.example/?p=12"),
        ("Fell Looms Ltd", "https://[a.example/"),
    ],
)
def test_what_only_looks_like_the_name_of_a_house_is_none(title: str, url: str) -> None:
    found = read(f"<title>{title}</title><h1>{title}</h1>{LONG}", url)
    assert (found.site, found.organisation) == ("", "")


@pytest.mark.parametrize(
    ("title", "url", "site"),
    [
        ("Fell Blog", "https://blog.fell.example/x", "Fell"),
        ("Fell Docs", "https://docs.fell.example/start", "Fell"),
        ("Fell and Looms Journal", "https://fell-and-looms.example/", "Fell and Looms"),
        ("Our Shop", "https://shop.ourplace.example/", ""),
        ("Bell Shop", "https://shop.fell.example/", ""),
    ],
)
def test_any_part_of_the_address_may_be_the_name_of_the_house(title: str, url: str, site: str) -> None:
    assert read(f"<title>{title}</title><h1>News</h1>{LONG}", url).site == site


def test_a_mark_behind_the_name_of_a_house_is_none_of_it() -> None:
    found = page(LONG, data('{"@type": "Organization", "name": "Fell®"}'))
    assert found.organisation == "Fell"


def test_a_title_of_a_drawing_is_not_the_page_s() -> None:
    assert page(f"<svg><title>Arrow</title></svg>{LONG}", "<title>Plans</title>").title == "Plans"


@pytest.mark.parametrize(
    ("lang", "body", "language"),
    [
        ("de-AT", "<p>Acme</p>", "de"),
        ("", GERMAN, "de"),
        ("en", GERMAN * 3, "de"),
        ("", "<p>Acme</p>", ""),
        ("xx-y", LONG, "xx"),
    ],
)
def test_a_language_is_as_said_unless_the_words_are_plainly_of_another(
    lang: str, body: str, language: str
) -> None:
    assert read(f"<html lang='{lang}'><body>{body}</body></html>").language == language


@pytest.mark.parametrize(
    ("head", "body", "published", "modified"),
    [
        ("", "<p>Last updated: March 3, 2026</p>", None, date(2026, 3, 3)),
        ("", "<footer>Page last updated 2026-03-03. © 2020 Acme</footer>", None, date(2026, 3, 3)),
        ("", "<p>Stand: 3. März 2026</p>", None, date(2026, 3, 3)),
        ("", "<p>As we said, 900 firms were served as of March 2024 by us.</p>", None, None),
        ("", "<p>Updated <time datetime=2026-03-03>3 days ago</time></p>", None, date(2026, 3, 3)),
        ("", "<time itemprop=datePublished datetime=2026-03-03T10:00Z>today</time>", date(2026, 3, 3), None),
        ("", "<p><time datetime=2026-03-03>March 3</time></p>", date(2026, 3, 3), None),
        ("", "<p><time datetime=2026-03-03>a</time> <time datetime=2025-03-03>b</time></p>", None, None),
        ("<meta property=article:published_time content=2026-03-03T00:00:00Z>", "", date(2026, 3, 3), None),
        ("<meta property=article:modified_time content=2026-03-03>", "<p>Updated 1 May 2025", None, date(2025, 5, 1)),
        (data('{"datePublished": "2025-01-02", "dateModified": "2026-03-03"}'), "", date(2025, 1, 2), date(2026, 3, 3)),
        ("", "<footer>© 2026 Acme. Founded 3 March 2012.</footer>", None, None),
        ("", "<p>03/04/2026</p>", None, None),
        ("", "<p>Valid from 1 February 2026 until 31 January 2031. Before VAT.</p>", None, None),
        ("", "<p>Valid from 1 February 2024 until 31 January 2025.</p>", None, date(2025, 1, 31)),
        ("", "<p>Valid from 1 February 2026.</p>", None, date(2026, 2, 1)),
        ("", "<p>公開日 2026年3月3日</p>", date(2026, 3, 3), None),
        ("<meta name=date content=2031-03-03>", "<p>Last updated: March 3, 2031</p>", None, None),
    ],
)  # fmt: skip
def test_days_are_those_that_a_page_says_and_the_visible_one_first(
    head: str, body: str, published: date | None, modified: date | None
) -> None:
    found = page(f"<h1>News</h1>{LONG}{body}{LONG}", head)
    assert (found.published, found.modified) == (published, modified)


def test_an_address_says_a_day_where_nothing_else_does() -> None:
    assert read(f"<body>{LONG}", url="https://acme.example/2026/03/03/news").published == date(2026, 3, 3)


@pytest.mark.parametrize("heading", ["From 1 March 2026", "Ab 1. März 2026", "Until 1 March 2026"])
def test_since_when_a_price_holds_is_no_byline(heading: str) -> None:
    assert page(f"<h1>Prices</h1><h2>{heading}</h2>{LONG}").published is None
    assert page(f"<h1>Prices</h1><p>By Ada Byron, 1 March 2026</p>{LONG}").published == date(2026, 3, 1)


WITH_FOUR = " with four people who had met at a school for blacksmiths"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12 June 2026.", date(2026, 6, 12)),
        ("Ilmen Institute, 30 October 2026.", date(2026, 10, 30)),
        ("Ilmen Institute, 30 October 2026. 520 managers were asked.", date(2026, 10, 30)),
        ("<i>19 February 2024</i> Acme has raised $8 million.", date(2024, 2, 19)),
        ("LEEDS, 19 February 2024 – Acme has raised $8 million.", date(2024, 2, 19)),
        ("October 2026. Acme no longer crashes.", date(2026, 10, 1)),
        ("You are looking at a copy taken on 4 May 2022.", date(2022, 5, 4)),
        ("This page was archived on 4 May 2022.", date(2022, 5, 4)),
        ("Sie sehen eine Kopie vom 4. Mai 2022.", date(2022, 5, 4)),
        ("On 19 February 2024 Acme raised $8 million.", None),
        ("Founded 3 March 2012. Acme has 9 shops.", None),
        ("In October 2026 Acme won.", None),
        ("Order a copy of 4 May 2022 from the printers.", None),
        (
            "<ul><li>3 March 2012 Acme is founded by four people who had met at a school for smiths.</li></ul>",
            None,
        ),
        (f"3 March 2012 Acme begins{WITH_FOUR}.</p><p>4 May 2019 Acme moves{WITH_FOUR}.", None),
    ],
)
def test_news_begins_with_its_day_and_an_archive_says_of_when_its_copy_is(
    line: str, day: date | None
) -> None:
    assert page(f"<h1>News</h1><p>{line}</p>{LONG}").published == day
