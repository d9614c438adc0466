"""Sums that are no price: paid before, of the whole market, the least of a bill, of pieces, and what was too much."""

import pytest

from skills.research.compare.figures import told
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "html",
    [
        "<p>“Before Norvik we paid a local vendor $640 a month and still counted by hand,” says Ana Lee.</p>",
        "<h2>Preise</h2><p>Früher zahlten wir einem Dienstleister 640 € im Monat.</p>",
        "<h2>Tarifs</h2><p>Avant Norvik, nous payions 640 € par mois.</p>",
        "<h2>What does it cost?</h2><p>Expect a typical system to run to £900 a month for a mid-sized plant.</p>",
        "<h2>Prices</h2><p>Minimum charge £120 a month.</p>",
        "<h2>Tarifs</h2><p>Facturation minimum : 120 € par mois.</p>",
    ],
)
def test_what_was_paid_before_what_such_things_cost_and_the_least_of_a_bill_are_no_price(html: str) -> None:
    assert [one.value for one in own(html, "price")] == []


def test_what_was_too_much_for_a_reader_is_no_list_price() -> None:
    html = "<p>“We looked at Norvik, but $349 a month was too steep,” says Ana Lee, who runs a laundry.</p>"
    assert others(html, "price") == []


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p>Norvik costs £349 a month.</p><p>Printed labels: £14 a roll.</p>", "£349 a month"),
        ("<p>Die Lizenz kostet 2.900 €. Chips kosten 0,48 € je Stück.</p>", "2.900 €"),
        ("<p>Norvik is $349 a month. Reader frames from $3,900.</p>", "$349 a month"),
        (
            "<p>Spare readers are $1,150 apiece. Norvik costs $80 per site a month.</p>",
            "$80 per site a month",
        ),
        ("<p>You pay £349 a month, minimum term 12 months.</p>", "£349 a month"),
        ("<p>£349 a month before tax.</p>", "£349 a month"),
    ],
)
def test_the_price_is_that_of_the_subscription_or_licence_and_not_of_its_pieces(
    html: str, value: str
) -> None:
    assert [one.value for one in own(f"<h2>Prices</h2>{html}", "price")] == [value]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("390 € HT par mois et par site", "390 EUR a site and month"),
        ("£6 per 100 garments a month", "6 GBP per 100 garments and month"),
        ("4,20 € je Bett und Monat", "4.20 EUR a bed and month"),
        ("4,20 € je Schleuse und Monat", "4.20 EUR a Schleuse and month"),
        ("49 € zzgl. MwSt. pro Fahrzeug und Monat", "49 EUR a vehicle and month"),
        ("£49 plus VAT", "49 GBP"),
        ("$20 per 3 months", "20 USD"),
    ],
)
def test_what_a_price_is_for_is_told_with_it(html: str, words: str) -> None:
    assert [told(one.measure) for one in own(f"<h1>Prices</h1><p>{html}</p>", "price") if one.measure] == [
        words
    ]


def test_whoever_is_to_be_asked_for_plans_is_no_plan_of_the_pages_name() -> None:
    [fact] = own("<h1>Loop</h1><p>Plans: Talk to us</p>", "price")
    assert (fact.of, fact.value) == ("", "Talk to us")


def test_what_a_reseller_charges_on_his_own_page_is_no_price_of_the_house() -> None:
    html = "<h2>What we charge</h2><table><tr><td>Norvik, our service included</td><td>£2.75 a month</td></tr></table>"
    assert not others(html, "price")
    assert others("<h2>What they charge</h2><p>Norvik costs £2.75 a month.</p>", "price")


@pytest.mark.parametrize(
    "words",
    [
        "We hear of £4.10 per parcel in London.",
        "We’ve seen quotes of £410 a month from others.",
        "Wir hören von 41 € im Monat in München.",
        "On entend parler de 41 € par mois à Lyon.",
        "With somebody else, at £41 a month, it would be more.",
        "Bij een ander betaalt u € 41 per maand.",
        "Your bank usually takes 30p per payment.",
        "Ihre Hausbank berechnet 0,30 € pro Zahlung.",
        "Votre banque prend 0,30 € par paiement.",
    ],
)
def test_what_a_house_hears_of_and_what_a_bank_takes_is_no_price_of_its_own(words: str) -> None:
    facts = own(f"<h1>Fees</h1><p>Base is £29 a month. {words}</p>", "price")
    assert [one.value for one in facts] == ["£29 a month"]


@pytest.mark.parametrize(
    "words",
    [
        "We hear you: Team is now £29 a month.",
        "We told you about Team: it is £29 a month.",
        "Your bank takes nothing, and Team is £29 a month.",
    ],
)
def test_what_a_house_says_of_itself_beside_such_words_is_its_price(words: str) -> None:
    assert [one.value for one in own(f"<p>{words}</p>", "price")] == ["£29 a month"]


@pytest.mark.parametrize("head", ["Fitter (m/v/x), Gent", "Fitter (m/w/d)", "Monteur (m/v/n)"])
def test_below_the_name_of_a_post_stands_what_it_pays(head: str) -> None:
    assert own(f"<h1>About</h1><h2>{head}</h2><p>€ 4.900 per maand, en een fiets.</p>", "price") == []
    assert own("<h1>About</h1><h2>Fitter (small)</h2><p>€ 4.900 per month, with a bike.</p>", "price") != []


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("Norvik Barn, our £15 a month plan, closed to newcomers in 2023.", True),
        ("Norvik Barn, £15 a month, shut for good in March 2024.", True),
        ("The Barn plan at £15 a month closed to everyone in 2022.", True),
        ("Norvik Barn (€ 15 per maand) bestaat sinds 2024 niet meer.", True),
        ("Norvik Barn, £15 a month, closed its books in 2023.", False),
        ("Norvik Barn, £15 a month, closed to everyone under 16.", False),
    ],
)
def test_a_plan_that_was_closed_costs_nothing_today(words: str, *, past: bool) -> None:
    assert [one.past for one in own(f"<h1>Fees</h1><p>{words}</p>", "price")] == [past]
