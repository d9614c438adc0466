"""Pages as shops, site builders and archives of the web make them today."""

from dataclasses import replace

import pytest

from skills.research.extract import find_companies
from skills.research.extract.amounts.page_days import is_old
from skills.research.extract.goods.house_goods import plans_of
from skills.research.facts import Fact
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import NORVIK, page, read

CAPTURED = "<p>WebVault archive. Captured 14 September 2023 from www.norvik.example/pricing.</p>"


@pytest.mark.parametrize(
    ("said", "url"),
    [
        (CAPTURED, "https://webvault.example/x"),
        ("<p>This is a historical copy of a page.</p>", "https://webvault.example/x"),
        ("<h1>Pricing</h1>", "https://webvault.example/web/20230914083000/norvik.example/pricing"),
    ],
)
def test_a_page_that_an_archive_captured_is_old(said: str, url: str) -> None:
    assert is_old(page(f"{said}<p>Pro costs £19 a month.</p>", url=url))


def test_a_page_about_a_capture_of_today_is_not_old() -> None:
    assert not is_old(page("<p>Leads captured on 3 forms are kept.</p><p>Pro costs £19 a month.</p>"))


def test_a_captured_page_of_other_days_is_no_second_company_of_its_name() -> None:
    home = replace(page("<h1>Tallow</h1><p>We are Tallow.</p>", url="https://tallow.example/"), site="Tallow")
    kept = page(
        CAPTURED + "<h1>Plans</h1><p>Pro is £19.</p>", url="https://vault.example/x", title="Plans | Tallow"
    )
    found = find_companies(
        "compare Tallow and Norvik", [("s1", home), ("s2", replace(kept, site="Tallow")), ("s3", NORVIK)]
    )
    assert found.ambiguous == ()
    assert [one.hosts for one in found.companies if one.name == "Tallow"] == [frozenset({"tallow.example"})]


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("funding", "$52 million",
         "Before Norvik, our founder Ines ran sensors at Brightfield, which raised $52 million before it closed."),
        ("funding", "£20,000", "We also sponsor the Ancoats Air Fund, which gave £20,000 to local schools last year."),
        ("customers", "80,000 customers", "Before Norvik, Tilda sold Homebird, which had 80,000 customers."),
        ("customers", "4,200 pubs", "To Ledgerly, which runs in 4,200 pubs, it does speak."),
        ("customers", "4,200 pubs", "It speaks to Ledgerly, which runs in 4,200 pubs."),
        ("customers", "4,200 pubs", "Orders flow into Ledgerly, which is used in 4,200 pubs."),
        ("customers", "4,200 Praxen", "Wir sprechen mit Kontorix, das in 4,200 Praxen läuft."),
    ],
)  # fmt: skip
def test_what_is_told_of_somebody_in_passing_is_not_the_houses(field: str, words: str, said: str) -> None:
    assert facts(f"<h1>About us</h1><p>{said}</p>", Marks(field, words)) == []


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("funding", "$5 million", "Our Series A was led by Elm Capital, which put $5 million into Norvik."),
        ("customers", "900 customers", "We are the house behind Norvik, which has 900 customers."),
        ("customers", "900 schools", "We make Leaf, which has 900 schools as customers."),
        ("customers", "900 schools", "Say hello to Norvik, which runs in 900 schools."),
        ("customers", "900 schools", "Our answer was Leaf, which runs in 900 schools."),
    ],
)
def test_what_is_told_of_the_house_in_such_words_is_its_own(field: str, words: str, said: str) -> None:
    assert facts(f"<h1>About us</h1><p>{said}</p>", Marks(field, words)) != []


def test_the_round_right_before_a_sum_is_its_round() -> None:
    said = "Today we announce our Series A: £6.4 million, led by Elm with our seed investors Quayside Seed."
    [fact] = facts(f"<h1>News</h1><p>{said}</p>", Marks("funding", "nothing"))
    assert fact.of == "Series A"


def own(html: str, field: str, url: str = "https://norvik.example/page") -> list[Fact]:
    return [
        one
        for one in read(page(html, url=url)).facts
        if (one.company, one.field, one.span.source) == ("Norvik", field, "s1") and not one.past
    ]


@pytest.mark.parametrize(
    "line",
    [
        "(214 customer reviews)",
        "240 Richmond St W, Toronto, ON",
        "Basler Straße 115, 79115 Freiburg",
        "18 rue de la Martinière, 69001 Lyon",
        "Norvik House, 9 Mill Lane, Bristol",
    ],
)
def test_reviews_and_addresses_are_no_customers(line: str) -> None:
    said = f"<h1>Customers</h1><p>{line}</p>"
    number = line.split(" ")[0].strip("(")
    assert own(said, "customers") == []
    assert facts(said, Marks("customers", line)) == []
    assert facts(said, Marks("customers", number)) == []


def test_those_who_are_counted_beside_reviews_are_customers() -> None:
    [fact] = own("<p>We have 214 customers.</p>", "customers")
    assert fact.measure is not None
    assert fact.measure.amount == 214


@pytest.mark.parametrize(
    "item",
    [
        "<li><b>{}</b><br>{}</li>",
        "<li><b>{}</b><p>{}</p></li>",
    ],
)
def test_a_list_of_customers_names_them_and_their_numbers_are_theirs(item: str) -> None:
    buyers = (
        ("Ville de Lyon", "38 écoles depuis 2024"),
        ("Crèches Babibulle", "112 crèches"),
        ("Ain", "27 collèges"),
    )
    items = "".join(item.format(*one) for one in buyers)
    html = f"<h1>Ils nous font confiance</h1><ul>{items}</ul>"
    found = own(html, "customers", "https://norvik.example/clients")
    assert {one.value for one in found} == {"Ville de Lyon", "Crèches Babibulle", "Ain"}
    assert facts(html, Marks("customers", "112 crèches"))[0].measure is None


def test_a_column_of_customers_names_them_and_no_product() -> None:
    html = (
        "<h1>Referenzen</h1><table><tr><th>Kunde<th>Projekt<th>Geräte</tr><tr><td>Stadt Emmendingen<td>Grundschulen"
        "<td>420</tr><tr><td>Landkreis Rottweil<td>Berufsschulzentrum<td>188</tr></table>"
    )
    found = own(html, "customers")
    assert {one.value for one in found} == {"Stadt Emmendingen", "Landkreis Rottweil"}
    assert found[0].span.quote == "Stadt Emmendingen | Grundschulen | 420"
    assert facts(html, Marks("product", "Stadt Emmendingen")) == []


def test_the_staff_in_a_register_are_no_customers_though_its_accounts_are_named() -> None:
    said = "<h1>Norvik AS</h1><dl><dt>Average number of employees (2025 accounts)</dt><dd>58</dd></dl>"
    told = read(page(said, url="https://register.example/1", of="The Register")).facts
    assert [one for one in told if one.field == "customers"] == []


def test_a_product_that_bears_its_houses_name_is_told_by_what_it_does() -> None:
    [fact] = own("<p>Norvik Cloud watches the air in every room.</p>", "product")
    assert fact.value == "Norvik Cloud"
    [fact] = own("<p>Wir sind da. Die Norvik Ampel zeigt mit Rot, wann gelüftet werden muss.</p>", "product")
    assert fact.value == "Norvik Ampel"


@pytest.mark.parametrize(
    "said",
    [
        "Norvik Group owns the yard.",
        "Norvik Messtechnik liefert gut.",
        "Norvik Capital invests in each round.",
    ],
)
def test_what_a_house_does_makes_no_product_of_its_longer_name(said: str) -> None:
    assert own(f"<p>{said}</p><p>Norvik Messtechnik GmbH</p>", "product") == []


CARDS = (
    "<h1>Pricing</h1><div class=card><h3>Seedling</h3><p>£24 a month</p></div><div class=card><h3>Grove</h3>"
    "<p>£49 a month</p></div><p>Seedling is made for one school. Seedling is free for 30 days.</p>"
)


def test_a_plan_is_no_product_where_the_house_sells_something_by_name() -> None:
    assert {one.value for one in own(CARDS, "product")} == {"Seedling"}
    named = f"{CARDS}<p>Norvik Cloud watches the air in every room.</p>"
    assert {one.value for one in own(named, "product")} == {"Norvik Cloud"}


def test_the_columns_of_a_table_of_ticks_are_plans() -> None:
    row = "<tr><td>{}<td>✓<td>✓</tr>"
    table = f"<table><tr><th>Feature<th>Grove<th>Forest</tr>{''.join(map(row.format, 'ABC'))}</table>"
    assert plans_of([page(table)]) == {"Grove", "Forest"}


def test_what_was_only_offered_is_no_money_in() -> None:
    assert own("<p>An investor offered us $15 million last year. We said no.</p>", "funding") == []
    assert own("<p>An investor offered us $15 million and we accepted.</p>", "funding") != []


def test_what_a_customer_worked_with_before_has_another_price() -> None:
    said = "<p>Before Norvik its caretakers walked the halls with a hand-held meter that cost £95.</p>"
    assert own(said, "price", "https://norvik.example/customers/harlow") == []
