"""What is asked for the thing itself, and what beside it: add-ons, services, deposits, shares, sums of a heading."""

import pytest

from skills.research.compare.add_ons import add_on_in, is_add_on
from skills.research.compare.values import entry_first
from skills.research.compare.weigh import Claim
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Extra storage: $", "Extra storage"),
        ("Each additional user costs AUD ", "additional user"),
        ("Every extra seat is EUR ", "extra seat"),
        ("Support retainer: EUR ", "Support retainer"),
        ("Plans start at AUD ", ""),
        ("The standard plan costs £", ""),
    ],
)
def test_what_is_paid_beside_a_plan_bears_its_name(words: str, of: str) -> None:
    assert add_on_in(words, len(words)) == of
    assert is_add_on(of) is bool(of)


def test_an_add_on_is_never_the_entry_price() -> None:
    html = "<h1>Prices</h1><p>Plans start at AUD 450 per month.</p><p>Each additional user costs AUD 30 per month.</p>"
    claims = entry_first([Claim((one,), (), None, True, False) for one in own(html, "price")])
    assert [str(one.best.measure.amount) for one in claims if one.best.measure] == ["450", "30"]


@pytest.mark.parametrize(
    "html",
    [
        (
            "<h2>Services and equipment</h2><table><tr><td>Training at your plant</td><td>€700 a day</td></tr>"
            "<tr><td>Deposit for the dongle</td><td>€90, returned at the end</td></tr></table>"
        ),
        "<h2>Other things that cost money</h2><ul><li>Moving your data: $900, one time</li></ul>",
        "<p>Mileage from Ludlow is billed at £0.45 a mile.</p>",
        "<p>The rush fee is $65 for each box.</p>",
        "<p>Herbstaktion: Wer bis 15. Dezember bestellt, zahlt für Einzel drei Monate lang 12 € pro Monat.</p>",
        "<p>The $99 a month some of you used to pay isn't a price anyone can get today.</p>",
        "<h2>Money</h2><h3>Seed, 2019</h3><ul><li>£900,000 from Trent Angels</li></ul>",
        "<p>Updates are free, which is usual in our trade.</p>",
    ],
)
def test_services_deposits_offers_and_rounds_are_no_price(html: str) -> None:
    assert [one.value for one in own(html, "price") if not one.past] == []


def test_a_heading_says_what_the_sums_below_it_are_for() -> None:
    html = "<h2>Lastra, per cutting table and month</h2><dl><dt>Uno</dt><dd>€120</dd><dt>Due</dt><dd>€240</dd></dl>"
    measures = [one.measure for one in own(html, "price")]
    assert [one.per for one in measures if one] == [("cutting table", "month")] * 2


def test_what_all_prices_of_a_page_are_for_is_told_with_each() -> None:
    html = "<p>All prices in USD, per marina, excluding VAT.</p><h2>Dock</h2><p>Dock costs $49 per month.</p>"
    assert [one.measure.per for one in own(html, "price") if one.measure] == [("marina", "month")]


def test_a_share_of_what_customers_take_in_is_a_price() -> None:
    assert [
        one.value for one in own("<h2>Pricing</h2><p>0.9% of ticket revenue, no monthly fee.</p>", "price")
    ] == ["0.9% of ticket revenue"]


def test_the_price_of_a_house_that_is_looked_at_too_is_not_of_this_one() -> None:
    html = "<p>People who looked at Norvik also looked at Cristalplan (€75 per table).</p>"
    assert others(html, "price") == []


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Quayside from £29 a month</li><li>Harbour Master from £79 a month</li></ul>",
        "<h2>Quayside, from £29 a month</h2><p>For one.</p><h2>Harbour Master, from £79 a month</h2><p>For all.</p>",
        "<p><strong>Quayside</strong> from only £29 a month</p><p><strong>Harbour Master</strong> starting at £79</p>",
        "<h3>Quayside</h3><p>from £29</p><p>per month</p><h3>Harbour Master</h3><p>from £79</p><p>per month</p>",
        "<p>The Quayside plan is available from £29 a month. Our Harbour Master plan is £79 a month.</p>",
    ],
)
def test_a_price_that_begins_with_from_bears_the_name_of_its_plan(html: str) -> None:
    assert [one.of for one in own(f"<h1>Pricing</h1>{html}", "price")] == ["Quayside", "Harbour Master"]


@pytest.mark.parametrize(
    "line",
    [
        "Prices from £29 a month",
        "Plans from £29 a month",
        "Norvik from £29 a month",
        "Norvik starts at £29 a month",
        "Available from £29 a month",
        "Membership from £29 a month",
        "Get Started from £29 a month",
        "From only £29 a month",
        "It is available from £29 a month",
    ],
)
def test_what_begins_a_line_without_naming_a_plan_is_no_plan(line: str) -> None:
    assert [one.of for one in own(f"<h1>Pricing</h1><ul><li>{line}</li></ul>", "price")] == [""]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th></th><th>Wharfe</th><th>Aire</th></tr><tr><td>Rent</td><td>£39</td><td>£72</td></tr>",
        (
            "<tr><th>Gerät</th><th>Miete</th></tr><tr><td>Wharfe</td><td>39 "
            "£</td></tr><tr><td>Aire</td><td>72 £</td></tr>"
        ),
    ],
)
def test_a_row_or_a_column_of_rents_names_no_plan(table: str) -> None:
    told = own(f"<h1>Prices</h1><table>{table}</table>", "price")
    assert [(one.of, int(one.measure.amount)) for one in told if one.measure] == [
        ("Wharfe", 39),
        ("Aire", 72),
    ]


def test_a_model_with_its_number_is_what_a_price_is_for() -> None:
    rows = "<tr><td>Skiff 200</td><td>129 EUR</td></tr><tr><td>Skiff 400</td><td>219 EUR</td></tr>"
    told = own(f"<h1>Preise</h1><table><tr><th>Gerät</th><th>Miete</th></tr>{rows}</table>", "price")
    assert [one.of for one in told] == ["Skiff 200", "Skiff 400"]
