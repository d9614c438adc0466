"""Sums of a competitor, a seller or a council in a sentence of a house, and sums that are neither price nor funding."""

import pytest

from tests.skills.research.extract.world import others, own, page, read


@pytest.mark.parametrize(
    "html",
    [
        "<p>Our competitor Tallow is a fine outfit, with a $9 million round, and we tip our hat.</p>",
        "<p>Our rival Bexley has closed a $9 million Series A.</p>",
        "<p>Unser Mitbewerber Bexley hat 9 Mio. Euro in einer Serie A eingesammelt.</p>",
        "<p>It also backs Gritwell, the road salt start-up, which raised £30m in May.</p>",
        "<p>We moved in after the council spent £4.6m on the round hall.</p>",
        "<ul><li>Round tags: £1.20 each, in bags of 100</li></ul>",
        "<p>Series A? We burn about $400,000 a month.</p>",
        "<p>Stammkapital: 75.000 Euro</p>",
    ],
)
def test_a_competitors_round_what_is_spent_and_what_a_chip_costs_is_no_funding(html: str) -> None:
    assert own(html, "funding") == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Unlike our competitor Bexley we raised $9 million in a Series A.", "$9 million"),
        ("Our backer Harrow, which once backed Bexley, led our Series A of $9 million.", "$9 million"),
        ("Norvik bags $9 million in seed money.", "$9 million"),
        ("We have raised $9 million and spent little of it.", "$9 million"),
    ],
)
def test_the_houses_own_round_stays_beside_such_words(words: str, value: str) -> None:
    assert [one.value for one in own(f"<p>{words}</p>", "funding")] == [value]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Bring your own tablet, or hire one from Slatewise for $14 a month.</p>",
        "<p>Mieten Sie eines bei Slatewise für 14 € im Monat.</p>",
        "<p>Louez-en une chez Slatewise pour 14 € par mois.</p>",
        "<p>Our competitor Bexley charges $90 a month.</p>",
        "<p>Stammkapital: 75.000 Euro</p>",
        "<p>SARL au capital de 75 000 €</p>",
        "<p>We burn about $400,000 a month.</p>",
        "<p>Ein Beispiel: Eine Gemeinde mit 12 Plätzen zahlt 708 € im Jahr.</p>",
        "<p>Another example: a town with 12 halls on Team pays £408 a month.</p>",
        "<p>Un autre exemple : une ville de 12 salles paie 408 € par mois.</p>",
    ],
)
def test_what_others_ask_a_share_capital_what_is_burnt_and_an_example_is_no_price(html: str) -> None:
    assert [one.value for one in own(f"<h2>Prices</h2>{html}", "price")] == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Our competitor Bexley is dearer; we charge $49 a month.</p>",
        "<p>Unlike our competitor Bexley, Norvik costs $49 a month.</p>",
        "<p>Get it from us for $49 a month.</p>",
        "<p>Order yours from March for $49 a month.</p>",
        "<p>Order one from the App Store for $49 a month.</p>",
        "<p>Norvik costs $49 a month, and no capital is needed.</p>",
        "<p>Firewall and burn-in test included: $49 a month.</p>",
        "<p>Our clearest example is Team: it costs $49 a month.</p>",
    ],
)
def test_the_houses_own_price_stays_beside_such_words(html: str) -> None:
    assert [one.value for one in own(f"<h2>Prices</h2>{html}", "price")] == ["$49 a month"]


def test_a_fifth_that_is_named_besides_asks_its_own_price() -> None:
    above = "<h2>Norvik</h2><p>Quick and clean.</p>"
    for words in (
        "A fifth, Slidewatch, costs £5 a month.",
        "Another cheaper app, Slidewatch, costs £5 a month.",
        "Ein weiteres Programm, Slidewatch, kostet 5 € im Monat.",
    ):
        assert others(f"{above}<p>{words}</p>", "price") == []
    for words in ("A second, smaller plan, Solo, costs £5 a month.", "The app, Norvik, costs £5 a month."):
        assert [one.value for one in others(f"{above}<p>{words}</p>", "price")] == ["£5 a month"]


def test_pay_on_a_page_of_all_jobs_is_no_price() -> None:
    html = "<h1>Jobs</h1><h2>Support engineer</h2><p>From £31,000. You know your way around.</p>"
    found = read(page(html, url="https://norvik.example/careers")).facts
    assert [one.value for one in found if one.field == "price"] == []


def test_what_is_sold_by_the_box_is_no_price_of_a_house_that_asks_one_by_the_month() -> None:
    plan = "<h2>Prices</h2><p>Norvik costs $49 a month.</p>"
    for words in ("Printed forms? They cost $60 a box.", "Labels cost $1.20 each, in bags of 100."):
        assert [one.value for one in own(f"{plan}<p>{words}</p>", "price")] == ["$49 a month"]
    assert [one.value for one in own("<h2>Prices</h2><p>Norvik costs $60 a box.</p>", "price")] == ["$60"]
    named = "<h3>Charger</h3><p>$60 a box</p>"
    assert [one.of for one in own(f"{plan}{named}", "price")] == ["", "Charger"]


@pytest.mark.parametrize(
    "taxed", ["(£40.80 incl. VAT)", "£40.80 inc VAT", "£40.80 TTC", "(40,80 £ inkl. MwSt.)"]
)
def test_a_price_with_tax_beside_the_same_without_is_not_told_twice(taxed: str) -> None:
    html = f"<h2>Prices</h2><h3>Team</h3><p>£34</p><p>{taxed}</p>"
    assert [one.value for one in own(html, "price")] == ["£34"]


def test_a_lone_price_with_tax_and_another_plans_stay() -> None:
    assert [one.value for one in own("<h2>Prices</h2><h3>Team</h3><p>£40.80 incl. VAT</p>", "price")] == [
        "£40.80"
    ]
    html = "<h2>Prices</h2><h3>Solo</h3><p>£34</p><h3>Team</h3><p>£40.80 incl. VAT</p>"
    assert [one.value for one in own(html, "price")] == ["£34", "£40.80"]


@pytest.mark.parametrize(
    "html",
    [
        (
            "<h2>Prices</h2><h3>An example</h3><p>6,000 cups are €2,170: 420 for the first thousand, "
            "1,440 for the next four.</p>"
        ),
        "<h2>Preise</h2><h3>Ein Beispiel</h3><p>6.000 Tassen kosten 2.170 €.</p>",
        "<h2>Prices</h2><p>With a van and eight crates it came to £193.40 for the last firm that asked.</p>",
        (
            "<h2>Prices</h2><h3>What would forty of us spend?</h3><p>With a van and eight crates it "
            "came to £193.40 in October.</p>"
        ),
    ],
)
def test_what_so_many_come_to_in_an_example_is_no_price(html: str) -> None:
    assert [one.value for one in own(html, "price") if not one.past] == []


@pytest.mark.parametrize(
    ("html", "amount"),
    [
        ("<h2>Prices</h2><h3>What would one of us pay?</h3><p>It is £20 a month.</p>", 20),
        ("<h2>Prices</h2><p>Up to 5 seats are £20 a month.</p>", 20),
    ],
)
def test_what_one_pays_is_a_price(html: str, amount: int) -> None:
    told = [one.measure for one in own(html, "price") if not one.past]
    assert [int(one.amount) for one in told if one] == [amount]
