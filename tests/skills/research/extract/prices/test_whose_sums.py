"""Sums of an example, of a supplier, of a dealer, of a fund, of whoever pays late; and which price is whose."""

from datetime import date

import pytest

from skills.research.compare.add_ons import is_add_on, is_of_add_ons
from skills.research.compare.figures import told
from skills.research.compare.values import entry_first
from skills.research.compare.weigh import Claim
from tests.skills.research.extract.world import others, own, page, read


@pytest.mark.parametrize(
    "html",
    [
        "<p>Take three lines on Standard: £780 a month.</p>",
        "<p>Nehmen wir vier Hallen mit Plus: 780 € im Monat.</p>",
        "<h3>What does a typical customer pay?</h3><p>£780 a month, all told.</p>",
        "<p>Late payments cost $35.</p>",
        "<p>A late fee of $35 is due after 30 days.</p>",
        "<p>Sensors are rented from Gasmeter Nood at €7 each per month.</p>",
        "<p>Gates are ordered from Ferrulite for €70 a month.</p>",
        "<h3>One-off</h3><p>Connecting a store: €1,200.</p>",
        "<h3>One-time costs</h3><p>Linking a shop: €1,200.</p>",
        "<h3>Einmalige Kosten</h3><p>Anschluss eines Lagers: 1.200 €.</p>",
    ],
)
def test_sums_of_examples_suppliers_and_late_payers_and_what_is_paid_once_are_no_price(html: str) -> None:
    assert [one.value for one in own(f"<h2>Prices</h2>{html}", "price")] == []


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p>Take ten minutes to sign up and pay £49 a month.</p>", "£49 a month"),
        ("<p>Take any plan: £49 a month.</p>", "£49 a month"),
        ("<h3>What does it cost?</h3><p>Norvik is £49 a month.</p>", "£49 a month"),
        ("<p>Norvik chases late payers from £49 a month.</p>", "£49 a month"),
        ("<p>Norvik is rented from Norvik directly at £49 a month.</p>", "£49 a month"),
        ("<p>Norvik can be bought from the App Store at £49 a year.</p>", "£49 a year"),
        ("<h3>One-off</h3><p>A day pass without a plan: £49 a month.</p>", "£49 a month"),
    ],
)
def test_a_price_beside_such_words_stays(html: str, value: str) -> None:
    assert [one.value for one in own(f"<h2>Prices</h2>{html}", "price")] == [value]


def test_what_a_dealer_quotes_is_no_price_of_the_house() -> None:
    assert (
        others("<p>Dealer here quotes €33 per user for Norvik, with his service on top.</p>", "price") == []
    )
    assert others("<p>For Norvik my dealer wants about €33 a month.</p>", "price") == []
    for words in (
        "Norvik, whose dealers sell through its portal, costs €33 a month.",
        "Dealers pay nothing: Norvik costs €33 a month.",
        "Norvik quotes €33 a month.",
    ):
        assert [one.value for one in others(f"<p>{words}</p>", "price")] == ["€33 a month"]


def test_a_plan_that_is_closed_is_no_round_and_a_fund_is_not_the_houses() -> None:
    for words in (
        "The Basic plan ($180) is closed to new customers since 2024.",
        "The office, worth $2 million, closed for good in 2024.",
    ):
        assert own(f"<p>{words}</p>", "funding") == []
    html = "<h1>Norvik closes Series A</h1><p>Norvik raised $8 million in a Series A led by Longbeach.</p>"
    fund = "<p>Longbeach Growth has $95 million to invest.</p>"
    assert [one.value for one in own(html + fund, "funding")] == ["$8 million"]
    for words in (
        "We closed $8 million in seed money.",
        "Norvik raised $8 million to invest in its team.",
        "With our Series A we have $8 million to invest in our team.",
    ):
        assert [one.value for one in own(f"<p>{words}</p>", "funding")] == ["$8 million"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Listed price: £125/line (2024)", date(2024, 7, 1)),
        ("Norvik lists at £125 (2024)", date(2024, 7, 1)),
        ("2024 Price: £125 a month", date(2024, 7, 1)),
        ("Norvik costs £125 (ISO 9001 (2015) is included)", None),
        ("Norvik costs £125 and has 2024 users", None),
    ],
)
def test_a_year_that_stands_in_the_words_is_that_of_the_price(words: str, day: date | None) -> None:
    facts = own(f"<h2>Norvik</h2><p>{words}</p>", "price")
    assert [one.about for one in facts] == [day]


def test_of_two_sums_in_a_sentence_each_has_its_own_year() -> None:
    for words in (
        "We raised £4.1 million in a Series A in 2023 and £600,000 in seed money in 2019.",
        "In 2023 we raised £4.1 million in a Series A, in 2019 £600,000 in seed money.",
    ):
        assert {one.of: one.about.year for one in own(f"<p>{words}</p>", "funding") if one.about} == {
            "Series A": 2023,
            "Seed": 2019,
        }
    (lone,) = own("<p>We raised £4.1 million, most of it from Larch, in 2023.</p>", "funding")
    assert lone.about == date(2023, 7, 1)


def test_what_goes_with_any_plan_is_no_entry_price_and_keeps_its_name() -> None:
    for words in (
        "<h2>Add-ons</h2><p>Lotline: $95 per site per month.</p>",
        "<p>Lotline: $95 per site per month with any plan.</p>",
    ):
        html = f"<h1>Prices</h1><h2>Sapling</h2><p>$310 per site per month</p>{words}"
        claims = entry_first([Claim((one,), (), None, True, False) for one in own(html, "price")])
        assert [(one.best.of, is_add_on(one.best.of)) for one in claims] == [
            ("Sapling", False),
            ("+ Lotline", True),
        ]
    assert not is_of_add_ons("Plans with every add-on")
    assert not is_of_add_ons("What add-ons do")


@pytest.mark.parametrize(
    ("html", "of"),
    [
        ("<h2>Gatelog</h2><p>Gatelog is billed at £45 per gate per month.</p>", "Gatelog"),
        ("<h2>Sorter</h2><p>€ 210 per machine per month.</p>", "Sorter"),
        ("<p>Haulbook is £55 per truck per month.</p>", "Haulbook"),
        ("<p>Norvik is £55 per truck per month.</p>", ""),
        ("<p>Support is £55 per truck per month. You get support by telephone.</p>", ""),
        ("<p>This is £55 per truck per month.</p>", ""),
    ],
)
def test_a_price_bears_the_name_of_what_it_is_asked_for(html: str, of: str) -> None:
    assert [one.of for one in own(f"<h1>Prices</h1>{html}", "price")] == [of]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("In New Zealand dollars, per shed per month, GST not included.", "390 NZD a month and shed"),
        ("Per packing line and month, before VAT.", "390 NZD a month and packing line"),
        ("Per month we clean 90 sheds.", "390 NZD"),
        ("Made in New Zealand.", "390 NZD"),
    ],
)
def test_what_all_prices_are_for_may_stand_below_the_heading_alone(words: str, value: str) -> None:
    (fact,) = own(f"<h1>Pricing</h1><p>{words}</p><h2>Single</h2><ul><li>NZ$390</li></ul>", "price")
    assert fact.measure is not None
    parts = told(fact.measure).replace(" a shed and month", " a month and shed")
    assert parts.replace(" a packing line and month", " a month and packing line") == value
    assert fact.value == "NZ$390"


def test_they_are_whom_the_sentence_before_names_whatever_stands_above() -> None:
    forum = page(
        "<h1>Norvik price?</h1><p>Switching to Tallow? They wanted $300 a month.</p><p>They want $49 a month.</p>",
        url="https://forum.example/t",
        of="Forum",
    )
    prices = [(one.company, one.value) for one in read(forum).facts if one.field == "price"]
    assert ("Tallow", "$300 a month") in prices
    assert ("Norvik", "$300 a month") not in prices
    assert ("Norvik", "$49 a month") in prices


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Where</h2><p>A ticket at Wyrehall is £2.60, a price the town sets itself.</p>",
        "<h2>Wo</h2><p>Eine Karte kostet in Wyrehall 2,60 €; den Preis legt die Stadt selbst fest.</p>",
    ],
)
def test_a_price_that_a_customer_sets_is_none_of_the_house(html: str) -> None:
    assert [one.value for one in own(html, "price") if not one.past] == []
