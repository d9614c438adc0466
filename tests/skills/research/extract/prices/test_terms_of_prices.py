"""What a price list says of all its prices, when one pays, for how many a price holds, and what is bought besides."""

import pytest

from tests.skills.research.extract.world import own, told


def _told(html: str) -> list[tuple[str, str]]:
    return [(told(one.measure), one.of) for one in own(html, "price") if one.measure]


def test_a_column_of_when_one_pays_leaves_the_month_that_the_page_gives() -> None:
    table = (
        "<table><tr><th></th><th>Paid monthly</th><th>Paid yearly</th></tr>"
        "<tr><td>Starter</td><td>$49</td><td>$39</td></tr></table>"
    )
    assert _told(f"<h1>Pricing</h1><p>Per inspector, per month. US dollars.</p>{table}") == [
        ("49 USD inspector month", "Starter, paid monthly"),
        ("39 USD inspector month", "Starter, paid yearly"),
    ]
    # where nothing else is said, a year is what the price is for
    assert _told(f"<h1>Pricing</h1>{table}") == [("49 USD month", "Starter"), ("39 USD year", "Starter")]


@pytest.mark.parametrize(
    "words",
    [
        "From 50 inspectors Team comes down to $62 paid yearly.",
        "Above 50 seats Team drops to $62 a month.",
        "Ab 50 Nutzern sinkt Team auf 62 € im Monat.",
    ],
)
def test_a_price_for_many_is_not_told_without_saying_so(words: str) -> None:
    assert _told(f"<h1>Pricing</h1><p>{words}</p>") == []


def test_a_price_that_went_down_for_everybody_stays() -> None:
    for words in ("In 2026 Team comes down to $62 a month.", "With Team a site costs $62 a month."):
        assert [one for one, _ in _told(f"<h1>Pricing</h1><p>{words}</p>")] == ["62 USD month"]


@pytest.mark.parametrize(
    "words",
    [
        "Prices are per play area per month, exclusive of VAT, billed yearly in advance.",
        "Our prices are before VAT, per play area and month.",
        "Per play area per month, without VAT.",
        "Pounds sterling, VAT included, per play area per month.",
    ],
)
def test_what_stands_above_the_cards_holds_for_each_that_names_no_time(words: str) -> None:
    cards = "<h3>Parish</h3><p>£19</p><h3>County</h3><p>£2,900 a month</p>"
    assert _told(f"<h1>Pricing</h1><p>{words}</p>{cards}") == [
        ("19 GBP month play area", "Parish"),
        ("2900 GBP month", "County"),
    ]


def test_a_term_of_a_list_keeps_the_name_and_the_condition() -> None:
    more = "<dt>Yardbook for groups (6 or more)</dt><dd>A$22</dd>"
    html = f"<h1>What it costs</h1><dl><dt>Yardbook</dt><dd>A$29</dd>{more}</dl>"
    assert [of for _, of in _told(html)] == ["Yardbook", "Yardbook for groups (6 or more)"]
    html = "<h1>Preise</h1><h2>Melder</h2><p>Der Melder kostet 35 € im Monat.</p>"
    assert _told(html) == [("35 EUR month", "Melder")]


def test_what_is_added_to_any_plan_is_an_add_on_and_a_courier_none() -> None:
    added = _told("<h1>Pricing</h1><p>Ledger adds £8 per site per month to any plan.</p>")
    assert [of for _, of in added] == ["+ Ledger"]
    assert _told("<h1>Pricing</h1><p>A courier adds £3.60 a parcel.</p>") == []


def test_a_thing_of_two_words_is_not_cut() -> None:
    assert _told("<h1>Pricing</h1><p>Norvik costs £11 per play area.</p>")[0][0] == "11 GBP play area"
    assert _told("<h1>Pricing</h1><p>Norvik costs £11 per centre billed yearly.</p>")[0][0].startswith(
        "11 GBP centre"
    )


def test_what_a_list_says_of_all_is_not_said_of_a_chip_or_a_box() -> None:
    above = "<h1>Pricing</h1><p>Prices are per site per month.</p><h3>Parish</h3><p>£19</p><h2>More</h2>"
    for words in (
        "<ul><li>NFC tags: £1.20 each, in bags of 100</li></ul>",
        "<p>Printed lists cost £60 a box.</p>",
    ):
        assert _told(above + words) == [("19 GBP month site", "Parish")]


def test_a_column_that_bears_a_time_alone_says_what_its_prices_are_for() -> None:
    table = (
        "<table><tr><th>Van</th><th>Day</th><th>Week</th><th>Four weeks</th></tr>"
        "<tr><th>Nipper</th><td>£68</td><td>£310</td><td>£1,050</td></tr></table>"
    )
    assert _told(f"<h1>Hire rates</h1>{table}") == [
        ("68 GBP day", "Nipper"),
        ("310 GBP week", "Nipper"),
        ("1050 GBP 4 weeks", "Nipper"),
    ]


def test_a_row_that_bears_a_time_alone_is_no_plan() -> None:
    table = (
        "<table><tr><td></td><th>Würfel</th><th>Rolli</th></tr><tr><th>Tag</th><td>39 €</td><td>45 €</td></tr>"
        "<tr><th>Woche</th><td>189 €</td><td>215 €</td></tr></table>"
    )
    assert _told(f"<h1>Mietpreise</h1>{table}") == [
        ("39 EUR day", "Würfel"),
        ("45 EUR day", "Rolli"),
        ("189 EUR week", "Würfel"),
        ("215 EUR week", "Rolli"),
    ]


def test_a_name_with_a_time_in_it_stays_a_plan() -> None:
    table = "<table><tr><th>Ticket</th><th>Price</th></tr><tr><td>Day Rider</td><td>£6</td></tr></table>"
    assert _told(f"<h1>Prices</h1>{table}") == [("6 GBP", "Day Rider")]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Preise</h2><p>Davor lag Basic bei 119 EUR im Monat.</p>",
        "<h2>Prijzen</h2><p>Daarvoor was Basic 119 EUR per maand.</p>",
        "<h2>Prices</h2><p>Prior to that Basic was €119 a month.</p>",
        "<h2>Tarifs</h2><p>Avant cela, Basic était à 119 € par mois.</p>",
        "<h2>Precios</h2><p>Antes de eso, Basic costaba 119 € al mes.</p>",
    ],
)
def test_what_it_cost_before_that_is_past(html: str) -> None:
    assert [one.value for one in own(html, "price") if not one.past] == []
