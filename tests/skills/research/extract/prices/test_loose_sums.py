"""Sums beside a house's price list, or where it publishes none, and plans whose card says no more than that they are
free."""

from decimal import Decimal

import pytest

from skills.research.extract.fields.prices import loose_sums
from skills.research.extract.names.names import flat
from skills.research.facts import Fact, Measure, Span, Voice
from tests.skills.research.extract.world import own, page, read, told

CARDS = (
    "<h1>Simple sums</h1><div><h3>Dock</h3><p>Free</p><p>up to 5 users</p></div>"
    "<div><h3>Quay</h3><p>£12</p><p>per user per month</p></div>"
    "<div><h3>Pier</h3><p>£18</p><p>per user per month</p></div>"
)
LIST = {("Quay", "12 GBP month user"), ("Pier", "18 GBP month user"), ("Dock", "0")}


def sums(html: str) -> set[tuple[str, str]]:
    return {(one.of, told(one.measure)) for one in own(html, "price") if one.measure and not one.past}


def test_a_card_that_says_no_more_than_free_is_of_a_free_plan() -> None:
    assert sums(CARDS) == LIST


def test_free_below_a_heading_alone_is_no_plan() -> None:
    assert not sums("<h3>Delivery</h3><p>Free</p><h3>Returns</h3><p>Free</p>")


def test_a_sum_that_is_a_heading_is_of_the_plan_above_it() -> None:
    html = (
        "<h1>Plans</h1><h3>Quay</h3><h4>₹149</h4><p>per user per month, paid monthly</p><h4>₹119</h4>"
        "<p>per user per month, paid yearly</p><h3>Pier</h3><h4>₹249</h4><p>per user per month, paid monthly</p>"
    )
    assert sums(html) == {
        ("Quay", "149 INR month user"),
        ("Quay", "119 INR month user"),
        ("Pier", "249 INR month user"),
    }


@pytest.mark.parametrize(
    "words",
    [
        (
            "<h2>Fees you may meet</h2><table><tr><td>Wire</td><td>£20 each</td></tr>"
            "<tr><td>Custom connector</td><td>£99 a month</td></tr></table>"
        ),
        "<h2>Not in the price</h2><ul><li>Seat for an outside accountant: £19 a month.</li></ul>",
        "<h2>Charges</h2><ul><li>Each card: £9 when it is issued</li><li>A visit: £750 a day</li></ul>",
        "<h2>What it looks like</h2><p>A studio of 40 on Quay pays £480 a month.</p>",
    ],
)
def test_fees_and_bills_beside_a_list_by_the_user_are_no_prices(words: str) -> None:
    assert sums(CARDS + words) == LIST


@pytest.mark.parametrize(
    "words",
    [
        "<p>The studio had an old tool that charged £29 a seat and was liked by nobody.</p>",
        "<p>New cards start with a ceiling of £2,000 a month, which the office can move.</p>",
        "<p>A firm with 20 vans and a bookkeeper at £19 an hour.</p>",
    ],
)
def test_what_a_house_says_on_another_page_is_no_price_beside_its_list(words: str) -> None:
    pages = (
        page(words, url="https://norvik.example/story"),
        page(CARDS, url="https://norvik.example/pricing"),
    )
    facts = [one for one in read(*pages).facts if (one.company, one.field) == ("Norvik", "price")]
    assert {(one.of, told(one.measure)) for one in facts if one.measure} == LIST


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("<p>Probes are rented, never sold: £12 per probe per month.</p>", "12 GBP month probe"),
        (
            "<table><tr><th>Kept</th><th>Price</th></tr><tr><td>Microfilm</td><td>£38 a reel</td></tr></table>",
            "38 GBP",
        ),
        ("<p>Each further site is £35 per month.</p>", "35 GBP month"),
    ],
)
def test_what_is_paid_for_a_thing_of_its_own_stays_beside_the_list(words: str, price: str) -> None:
    assert price in {sum_ for _, sum_ in sums(CARDS + words)}


def test_what_is_sold_by_a_name_of_its_own_keeps_its_price_beside_the_list() -> None:
    html = (
        "<h2>Our products</h2><h3>Wrenbox</h3><p>Wrenbox is a reader that counts the crates.</p><h2>Prices</h2>"
        "<ul><li>Wrenbox: £690</li></ul>"
    )
    assert ("Wrenbox", "690 GBP") in sums(CARDS + html)


def test_a_list_of_plans_for_different_things_leaves_every_other_sum() -> None:
    html = (
        "<h1>Prices</h1><h3>Own it</h3><p>£2,400</p><h3>Lease it</h3><p>£46</p><p>per month</p>"
        "<p>Rent our printer for £19 per month.</p>"
    )
    assert "19 GBP month" in {sum_ for _, sum_ in sums(html)}


def test_what_cards_say_of_themselves_is_not_lent_to_a_fee_beside_them() -> None:
    html = (
        "<h1>Precios</h1><p>Por usuario y mes, IVA no incluido.</p><h3>Base</h3><p>5,90 €</p><p>por usuario y mes</p>"
        "<h3>Extra</h3><p>8,90 €</p><p>por usuario y mes</p><h2>Otros importes</h2><ul><li>Duplicado: 6 €.</li></ul>"
    )
    assert {sum_ for _, sum_ in sums(html)} == {"5.9 EUR month user", "8.9 EUR month user"}


def test_rupees_are_money_by_sign_letters_and_scale() -> None:
    html = (
        "<h1>Pricing</h1><p>Quay costs Rs 1,499 per user per month.</p><p>Pier costs Rs. 2,50,000 a year.</p>"
        "<p>Fleet costs ₹2 lakhs a year.</p><p>It has an RS 232 port.</p>"
    )
    assert {sum_ for _, sum_ in sums(html)} == {"1499 INR month user", "250000 INR year", "200000 INR year"}


BY_NAME = (
    "<h1>Prices</h1><h2>Quaymaster</h2><p>€2.60 per berth per month.</p><h2>Gatelog</h2><p>€1,150 per harbour per "
    "month.</p>"
)


def asked(html: str) -> list[str]:
    return [one.value for one in own(BY_NAME + html, "price")]


LISTED = ["€2.60 per berth per month", "€1,150 per harbour per month"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>For a harbour with 1,400 berths that makes €3,640 a month.</p>",
        "<table><tr><td>Kiosk (optional)</td><td>€3,450</td></tr><tr><td>Onboarding</td><td>included</td></tr></table>",
        "<h2>Hardware and fitting</h2><p>All of this is charged once. A berth sensor is €145.</p>",
        "<h2>What would we pay?</h2><p>A quay with 6,000 berths would pay €8,100. Tags for that quay cost €18,000.</p>",
        "<p>A consultancy wrote last year that harbour software costs €1,900 a month on average.</p>",
        "<p>Our quay paid €2,200 a month to its former supplier.</p>",
    ],
)
def test_beside_a_list_sums_that_are_reckoned_optional_paid_once_or_told_by_others_are_no_price(
    html: str,
) -> None:
    assert asked(html) == LISTED


@pytest.mark.parametrize(
    "html",
    [
        "<p>The dry dock is €310 a week.</p>",
        "<p>A buyer says that Norvik costs €310 a week.</p>",
        "<p>Once we had one price. The dry dock is €310 a week.</p>",
    ],
)
def test_a_thing_told_in_a_sentence_beside_the_list_keeps_its_price(html: str) -> None:
    assert asked(html) == [*LISTED, "€310 a week"]


def test_a_house_that_publishes_no_prices_asks_none_of_the_sums_on_its_pages() -> None:
    quoted = page("<p>We quote for each and do not publish prices.</p>", url="https://norvik.example/q")
    told = page(
        "<p>We know that in the end every visitor pays €2.50 an hour.</p>", url="https://norvik.example/h"
    )
    facts = [one for one in read(quoted, told).facts if (one.company, one.field) == ("Norvik", "price")]
    assert not [one for one in facts if one.measure]


def test_a_table_of_goods_keeps_its_prices_beside_plans_of_service() -> None:
    html = (
        "<h2>Our products</h2><h3>Wrenbox</h3><p>Wrenbox is a reader that counts the crates.</p><h1>What it costs</h1>"
        "<table><tr><th></th><th>Guide price</th></tr><tr><td>Wrenbox, 18 m</td><td>£18,900</td></tr>"
        "<tr><td>Tollhouse</td><td>£6,200</td></tr></table><p>Wrenbox on hire is £310 a week.</p>"
        "<h2>Service plans</h2><div><h3>Silver</h3><p>£980</p><p>per weighbridge per year</p></div>"
        "<div><h3>Gold</h3><p>£1,560</p><p>per weighbridge per year</p></div>"
    )
    assert {"18900 GBP", "6200 GBP", "310 GBP week"} <= {amount for _, amount in sums(html)}


def test_each_row_of_a_long_list_is_read_a_few_times_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    read_rows: list[str] = []

    def counted(words: str) -> str:
        read_rows.append(words)
        return flat(words)

    monkeypatch.setattr(loose_sums, "flat", counted)
    rows = 400
    facts = [
        Fact(
            "Norvik",
            "price",
            f"£{number}",
            Span("s1", number * 1_000, number * 1_000 + 20, f"Hook no. {number} | £{number}"),
            Voice.ITSELF,
            0.9,
            measure=Measure(Decimal(number), "GBP"),
        )
        for number in range(1, rows)
    ]
    assert loose_sums.without_loose_sums(facts, {}) == facts
    assert len(read_rows) < 4 * rows
