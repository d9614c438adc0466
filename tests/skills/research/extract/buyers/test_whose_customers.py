"""Whose customers a count counts, and counts that stand alone."""

import pytest

from tests.skills.research.extract.buyers.test_counted import counted
from tests.skills.research.extract.world import others, own, said_on

CUSTOMERS = "https://norvik.example/customers"


@pytest.mark.parametrize(
    "said",
    [
        "One of our clients, Brough Workwear, serves 6,700 wearers and spends less than a third of that.",
        "Our customer Alder Inn has 4,100 customers of its own.",
        "Alder Inn, a client of ours, serves 4,100 customers a week.",
        "Their laundry in Tampa works for 310 outside customers.",
        "Einer unserer Kunden, Vogt, betreut 6700 Kunden.",
        "Notre client Vogt sert 6 700 clients.",
    ],
)
def test_customers_of_a_customer_are_not_the_houses(said: str) -> None:
    assert [one.value for one in own(f"<h1>Norvik</h1><p>{said}</p>", "customers") if one.measure] == []


def test_a_newspapers_count_of_a_customers_customers_is_none_of_the_company() -> None:
    html = "<p>Norvik has 310 customers. Its biggest customer, Brough, has 6,700 clients.</p>"
    assert [one.value for one in others(html, "customers") if one.measure] == ["310 customers"]


def test_below_a_customers_name_so_many_are_that_customers() -> None:
    html = (
        "<h1>Customers</h1><h2>Marrow Bay Resorts</h2><p>Marrow Bay runs 46 properties. Their laundry in Tampa washes "
        "90,000 pieces a day for 310 outside customers.</p><h2>Hotels</h2><p>The list has 140 customers by now.</p>"
    )
    found = [one.value for one in said_on(html, "customers", CUSTOMERS, "Norvik AS") if one.measure]
    assert found == ["140 customers"]


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p>187 plants on four continents.</p>", "187 plants"),
        ("<p>240 Wäschereien in neun Ländern.</p>", "240 Wäschereien"),
        ("<p>Ninety-four hospital systems, 1.1 million clinicians.</p>", "Ninety-four hospital systems"),
        ("<p>385 laundries can’t be wrong. See plans</p>", "385 laundries"),
        (
            "<div><b>1,400</b><span>properties count their linen with us every morning</span></div>",
            "1,400 properties",
        ),
        ("<p>We work for 310 outside customers.</p>", "310 customers"),
        ("<p>Our customer success team serves 310 hotels.</p>", "310 hotels"),
    ],
)
def test_a_count_that_stands_alone_is_of_those_who_buy(html: str, value: str) -> None:
    [found] = [one.value for one in own(f"<h1>Norvik</h1>{html}", "customers") if one.measure]
    assert " ".join(found.split()) == value


@pytest.mark.parametrize(
    "html",
    [
        "<p>40 people on four continents.</p>",
        "<div><b>12</b><span>offices on four continents</span></div>",
        "<p>12 models, 40 colours.</p>",
        "<p>It is paid for by the four people who have been with us since 2019.</p>",
        "<p>An optician who fits 25 Single pairs a week spends £170 with us.</p>",
        "<p>9,000 garments washed with us each day.</p>",
        "<div><b>12</b><span>years of washing hotel linen for guests in Ireland</span></div>",
    ],
)
def test_what_a_house_counts_of_itself_is_no_customer(html: str) -> None:
    assert [one.value for one in own(f"<h1>Norvik</h1>{html}", "customers") if one.measure] == []


def test_contracts_that_filed_accounts_list_are_the_other_side_of_a_count() -> None:
    said = (
        "Norvik says it has 2,600 clinics. The accounts that it filed for the year to August 2026 list 1,940 active "
        "contracts."
    )
    assert any(one.startswith("1,940") for one in counted(said, "customers"))


def test_what_those_who_were_counted_have_together_is_no_count_of_them() -> None:
    html = "<p>430 firms use Norvik. Together they let 96,000 customers park.</p>"
    assert [int(one.measure.amount) for one in own(html, "customers") if one.measure] == [430]


def test_a_number_below_the_word_customers_alone_is_how_many_the_house_has() -> None:
    html = "<h1>Key facts</h1><dl><dt>Customers</dt><dd>860 organisations, as at 31 October 2026.</dd></dl>"
    assert [one.measure.amount for one in own(html, "customers") if one.measure] == [860]


@pytest.mark.parametrize(
    "said",
    [
        "Its 300 chairs were mended last year, and its choir has 240 members.",
        "Its 300 chairs were mended for £1.4 million, and its choir has 240 members.",
        "Its reading club has 240 subscribers.",
        "Its gift shop in Leeds counts 240 members.",
    ],
)
def test_what_a_part_of_somebody_told_of_before_has_is_no_count_of_the_house(said: str) -> None:
    assert own(f"<p>Pell Hall has been with us since May.</p><p>{said}</p>", "customers") == []


@pytest.mark.parametrize(
    "said",
    [
        "Its platform has 240 customers.",
        "Its payroll service, made in Leeds, has 240 customers.",
        "Norvik began in a shed, and its choir app has 240 customers.",
    ],
)
def test_what_the_thing_that_is_sold_has_is_a_count_of_the_house(said: str) -> None:
    assert [one.value for one in own(f"<p>{said}</p>", "customers")] == ["240 customers"]
