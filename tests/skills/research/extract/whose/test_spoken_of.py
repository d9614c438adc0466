"""How others speak of a house: by its products, by what they hold against it; and what only sounds like its own."""

import pytest

from indexing.tagging import Tag
from indexing.web.page import WebPage
from skills.research.extract import extract, find_companies
from skills.research.extract.tagging.marks import put_right
from skills.research.extract.whose.brands import brands_of
from skills.research.extract.words.doubt import is_unsure
from skills.research.schema import FIELDS
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import TALLOW, others, own, page, read


def _said_of_norvik(review: str, field: str, *own_pages: WebPage) -> list[str]:
    there = page(review, url="https://markettimes.example/d", of="Market Times")
    named = [(f"s{number}", one) for number, one in enumerate((there, TALLOW, *own_pages), 1)]
    found = extract(named, find_companies("compare Norvik and Tallow", named), FIELDS)
    return [
        one.value
        for one in found.facts
        if (one.span.source, one.field, one.company) == ("s1", field, "Norvik")
    ]


REVIEWS = (
    "<h1>Payroll</h1><h2>Fryline</h2><p>{by}4.4 of 5</p><h3>Owner, Tulsa</h3>"
    "<p>Cons: phone support closes at five in the afternoon.</p>"
)
SERVED = page("<h1>Norvik</h1><p>2,750 owners work with Fryline.</p>")


def test_a_review_below_a_product_is_of_its_maker_where_the_line_below_names_it() -> None:
    assert _said_of_norvik(REVIEWS.format(by="by Norvik, "), "weakness", SERVED)


def test_a_review_below_a_product_is_of_nobody_where_no_page_says_whose_it_is() -> None:
    assert not _said_of_norvik(REVIEWS.format(by=""), "weakness", SERVED)
    unknown = page("<h1>Norvik</h1><p>We are here to help.</p>")
    assert not _said_of_norvik(REVIEWS.format(by=""), "weakness", unknown)


def test_a_table_of_makers_and_products_says_whose_a_product_is() -> None:
    table = (
        "<table><tr><th>Maker</th><th>Product</th></tr><tr><td>Norvik</td><td>Fryline</td></tr></table>"
        "<p>Fryline cannot split one shift between two rates.</p>"
    )
    assert _said_of_norvik(f"<h1>Compared</h1>{table}", "weakness", SERVED)


def test_what_a_house_calls_its_product_on_its_own_pages_is_a_name_for_others() -> None:
    home = page("<h1>Norvik</h1><p>Meet Fryline.</p><p>Our service, called Fryline, files your taxes.</p>")
    told = "<h1>Forum</h1><p>Anyone on Fryline? It cannot split one shift between two rates.</p>"
    assert _said_of_norvik(told, "weakness", home)


CALLED = page(
    "<h1>Norvik</h1><p>With Fryline, our service, taxes file themselves. Our service is called Fryline.</p>"
)
NAMED_BY_RIVAL = page(
    "<h1>Tallow</h1><p>The cheapest one we know is Fryline.</p>",
    url="https://tallow.example/",
    of="Tallow Ltd",
)
SMALL = page(
    "<h1>Forum</h1><p>A fryline is a queue.</p>", url="https://markettimes.example/", of="Market Times"
)


@pytest.mark.parametrize(("other", "kept"), [(TALLOW, True), (NAMED_BY_RIVAL, False), (SMALL, False)])
def test_a_name_that_a_rival_writes_too_or_that_is_a_word_is_no_brand(other: WebPage, kept: bool) -> None:
    named = [("s1", CALLED), ("s2", other)]
    found = find_companies("compare Norvik and Tallow", named)
    said = [one for one in extract(named, found, FIELDS).facts if one.company == "Norvik"]
    brands = brands_of(said, found.companies, [one for _, one in named])
    assert brands == ((("Fryline", "Norvik"),) if kept else ())


def test_a_name_that_begins_as_the_house_does_is_its_own_where_its_own_page_tells_what_it_does() -> None:
    home = page("<h1>Norvik</h1><p>Norvik Pay runs wages for pubs.</p>")
    told = "<h1>Payroll</h1><h2>Norvik Pay</h2><p>Cons: holiday pay has to be worked out by hand.</p>"
    assert _said_of_norvik(told, "weakness", home)


@pytest.mark.parametrize(
    "said",
    [
        "Against Norvik they hold that invoices are missing half of the items.",
    ],
)
def test_what_is_held_against_a_house_is_of_it(said: str) -> None:
    assert others(f"<p>{said}</p>", "weakness")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("price", "<h2>Prices</h2><p>Sign by St Brigid’s Day and Essentials is €0.80 a room until June.</p>"),
        ("price", "<h2>Prices</h2><p>Switching this winter? You get Solo for $10 a month through May.</p>"),
        ("price", "<h2>Preise</h2><p>Herbstaktion: die ersten zwei Monate für CHF 9.</p>"),
        ("price", "<h2>Preise</h2><p>Zweite Mahnung: CHF 20.</p>"),
        (
            "price",
            "<h2>Preise</h2><p>Die Treuhand Rätia macht das, für CHF 22 je Abrechnung und auf eigene Rechnung.</p>",
        ),
        ("price", "<h2>The Lodge</h2><p>Nora paid a bureau €1,100 a year and still did the tips.</p>"),
        ("funding", "<p>Il fatturato del 2025 è stato di 2.600.000 euro.</p>"),
        ("proof", "<p>Das Audit für ISO 27001 ist auf Februar angemeldet.</p>"),
        ("proof", "<p>For ISO 27001 we have started on the paperwork.</p>"),
        ("proof", "<p>Per la ISO 27001 la verifica è fissata in primavera.</p>"),
        ("proof", "<p>Beim Digital-Award 2025 reicht es für Platz drei.</p>"),
        ("proof", "<p>Moorbridge, the bank that moves the wages, is certified to PCI DSS.</p>"),
    ],
)
def test_what_is_for_a_while_to_come_or_of_somebody_else_is_none(field: str, said: str) -> None:
    assert [one for one in own(f"<h1>Norvik</h1>{said}", field) if not one.past] == []


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("price", "<h2>Prices</h2><p>Norvik costs €49 a month.</p><p>Sign up today.</p>", "€49"),
        ("price", "<h2>Preise</h2><p>Norvik kostet CHF 49 pro Monat, Mahnungen sind gratis.</p>", "CHF 49"),
        ("funding", "<p>Series A: €4 million, led by Nord Capital.</p>", "€4 million"),
        ("proof", "<p>Our audit is done: certified to ISO 27001 since 2020.</p>", "ISO 27001"),
        (
            "proof",
            "<p>With Norvik there were 58 per cent fewer claims than without.</p>",
            "58 per cent fewer",
        ),
        ("proof", "<p>Our bank said yes. Norvik is certified to PCI DSS.</p>", "PCI DSS"),
    ],
)
def test_what_holds_is_found(field: str, said: str, value: str) -> None:
    assert any(value in one.value and not one.past for one in own(f"<h1>Norvik</h1>{said}", field))


@pytest.mark.parametrize(
    "said",
    [
        "I was locked out of Norvik for a day, though to be fair I had mistyped my own address.",
        "On 3 July we said Norvik had sent out slips with the wrong year.",
    ],
)
def test_what_the_writer_did_or_takes_back_is_no_weakness(said: str) -> None:
    assert others(f"<p>{said}</p>", "weakness") == []


def test_what_a_thing_tells_people_to_do_does_not_make_it_doubtful() -> None:
    said = "It looks at your bed board and suggests who should move to which ward."
    assert not is_unsure(said, 0, of_doing=True)
    assert is_unsure("It should read your bed board.", 0, of_doing=True)


def test_a_piece_that_is_most_of_a_tag_is_not_made_doubtful_by_the_rest() -> None:
    said = "Norvik will not link up with any system, they say"
    tags = (Tag("weakness", 0, 40, 0.92), Tag("weakness", 41, 49, 0.31))
    [one] = put_right(said, tags)
    assert (one.start, one.end) == (0, 49)
    assert one.probability > 0.85


def test_no_other_day_makes_nothing_unique() -> None:
    said = "Parcels leave them on Thursdays and no other day"
    assert [one.label for one in put_right(said, (Tag("weakness", 0, len(said), 0.9),))] == ["weakness"]


def test_of_a_row_of_figures_the_first_is_of_customers() -> None:
    body = "<p>In numbers: 1,270 clinics, 9,400 screens and a dog.</p>"
    [fact] = facts(body, Marks("customers", "1,270 clinics, 9,400 screens"))
    assert fact.measure is not None
    assert fact.measure.amount == 1270


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("price", "<p>For $49 a month you get support from Monday through Friday.</p>", "$49"),
        ("price", "<p>Join in seconds. $49 per month until you cancel.</p>", "$49"),
        ("price", "<h2>Prices</h2><p>Book this course for $49 through our website.</p>", "$49"),
        ("price", "<p>Der Tarif Plus kostet 19 € pro Monat inklusive Mahnungen.</p>", "19 €"),
        ("price", "<p>Pro costs $49 per month and includes late payment reminder emails.</p>", "$49"),
        ("price", "<p>Norvik costs $49 per month, and many clients paid an accountant before.</p>", "$49"),
        ("price", "<p>Für alle, die auf eigene Rechnung arbeiten: 9 € pro Monat.</p>", "9 €"),
        ("price", "<p>Team plan with onboarding: from €20 per month</p>", "€20"),
        ("price", "<p>App für die ersten Monate mit Baby: 9 € pro Monat.</p>", "9 €"),
        ("proof", "<p>Norvik GmbH, Potsdamer Platz 5, Berlin, zertifiziert nach ISO 9001</p>", "ISO 9001"),
        ("proof", "<p>Norvik hat ein Patent angemeldet und ist nach ISO 9001 zertifiziert.</p>", "ISO 9001"),
        ("proof", "<p>We are certified to ISO 27001 and the next audit is fixed for May.</p>", "ISO 27001"),
        ("proof", "<p>Norvik, a payment processor, is certified to PCI DSS.</p>", "PCI DSS"),
        ("proof", "<h2>ISO 17025</h2><p>Held by our laboratory in Oslo since 2021.</p>", "ISO 17025"),
        ("funding", "<p>Contract management: Norvik raised €8 million.</p>", "€8 million"),
    ],
)
def test_what_only_sounds_like_one_of_them_keeps_its_value(field: str, said: str, value: str) -> None:
    assert any(value in one.value and not one.past for one in own(f"<h1>Norvik</h1>{said}", field))


COMPASS = page("<h1>Norvik</h1><p>Our platform is called Compass. Compass plans shifts.</p>")


@pytest.mark.parametrize(
    ("home", "said"),
    [
        (COMPASS, "Compass Group raised $50 million."),
        (
            page("<h1>Norvik</h1><p>Norvik Systems is another company; we are not affiliated with it.</p>"),
            "Norvik Systems raised $50 million.",
        ),
        (
            page("<h1>Norvik</h1><p>Norvik Capital has invested in us.</p>"),
            "Norvik Capital raised $50 million.",
        ),
        (
            page("<h1>Norvik</h1><p>Norvik sells Makita drills.</p><p>It offers Bluetooth printing.</p>"),
            "Makita raised $50 million. Bluetooth raised $50 million.",
        ),
    ],
)
def test_what_another_house_of_like_name_raised_is_not_its_own(home: WebPage, said: str) -> None:
    assert _said_of_norvik(f"<h1>In brief</h1><p>{said}</p>", "funding", home) == []


@pytest.mark.parametrize(
    "heading",
    ["<h2>Fryline</h2><p>by Norvik, 3 May</p>", "<h2>Fryline</h2><p>from Norvik, 30 km</p>"],
)
def test_a_byline_below_a_heading_makes_no_product(heading: str) -> None:
    said = f"<h1>Notes</h1>{heading}<p>Cons: it lacks an app.</p>"
    assert not _said_of_norvik(said, "weakness", SERVED)


@pytest.mark.parametrize(
    "said",
    [
        "Critics wonder when Norvik might crash.",
        "Norvik, which might lack an API, is cheap.",
        "Nurses who left Norvik tell us that Pelt is slow.",
    ],
)
def test_what_may_be_or_is_of_another_is_no_weakness(said: str) -> None:
    assert others(f"<p>{said}</p>", "weakness") == []


def test_a_name_below_our_machines_that_the_house_uses_often_is_its() -> None:
    own_page = page(
        "<h1>Norvik</h1><h2>Our machines</h2><h3>Wharfe 40</h3><p>Two hoppers and a tank.</p>"
        "<h3>Aire 20</h3><p>A queue that moves, and ink.</p>"
        "<p>Clean the Wharfe 40 once a week.</p><p>Most firms rent a Wharfe 40.</p>"
    )
    paper = page(
        "<h1>Four weeks with a printer</h1><p>We tried the big one from Norvik.</p><h2>Result</h2>"
        "<p>The Wharfe 40 printed 11,000 pages in four weeks without a single fault.</p>",
        url="https://markettimes.example/test",
        of="Market Times",
    )
    told = [one for one in read(paper, own_page).facts if one.field == "proof"]
    assert [(one.company, one.span.source) for one in told] == [("Norvik", "s1")]
