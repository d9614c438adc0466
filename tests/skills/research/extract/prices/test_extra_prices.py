"""What a price is for, whatever that is, and what is paid beside it for one user or one thing more."""

import pytest

from skills.research.compare.add_ons import is_add_on
from skills.research.compare.figures import told
from skills.research.extract.fields.prices.price import prices
from skills.research.extract.labels.plans import without_badge
from skills.research.extract.labels.value import Said
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("€5,200/plant/year", "5,200 EUR a plant and year"),
        ("€12 / guest / month", "12 EUR a guest and month"),
        ("$149 a plant and month", "149 USD a plant and month"),
        ("79 € par mois et par boutique", "79 EUR a boutique and month"),
        ("79 € par mois et par prélèvement", "79 EUR a month"),
        ("79 € / TTC", "79 EUR"),
        ("€49/£39", "49 EUR"),
    ],
)
def test_a_price_keeps_what_it_is_for_whatever_that_is(words: str, value: str) -> None:
    facts = own(f"<h2>Prices</h2><p>Norvik: {words}.</p>", "price")
    assert facts[0].measure is not None
    assert told(facts[0].measure) == value


def test_what_all_prices_are_for_holds_for_each_of_a_table_with_its_time() -> None:
    html = (
        "<p>All prices are per laundry site and month, billed annually, without VAT.</p>"
        "<table><tr><th></th><th>Starter</th></tr><tr><th>Price</th><td>€189</td></tr></table>"
    )
    assert [told(one.measure) for one in own(html, "price") if one.measure] == [
        "189 EUR a laundry site and month"
    ]


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        (
            "Norvik kostet 149 € pro Betrieb und Monat, jeder weitere Nutzer 12 €.",
            "149 € pro Betrieb und Monat",
        ),
        ("Norvik costs $149 a plant and month, each extra user $12.", "$149 a plant and month"),
        ("Norvik coûte 149 € par mois, chaque utilisateur supplémentaire 12 €.", "149 € par mois"),
        ("Norvik costs $99 a month.</p><p>Text marketing add-on: $25 a month.", "$99 a month"),
        ("Norvik costs €5,200 a year. Maintenance of dryers is €1,900 a year on top.", "€5,200 a year"),
    ],
)
def test_what_is_paid_for_one_more_or_on_top_is_no_entry_price(words: str, entry: str) -> None:
    facts = own(f"<h2>Prices</h2><p>{words}</p>", "price")
    assert [one.value for one in facts if not is_add_on(one.of)] == [entry]


@pytest.mark.parametrize(
    "words", ["Norvik costs $99 a month with every add-on", "The Plus plan is $99 a month"]
)
def test_a_plan_without_or_with_all_that_may_be_added_is_the_price(words: str) -> None:
    assert [is_add_on(one.of) for one in own(f"<h2>Prices</h2><p>{words}.</p>", "price")] == [False]


def test_a_house_whose_name_ends_as_many_do_has_its_price() -> None:
    (value,) = prices(Said("Mangelhaus kostet 149 € pro Betrieb.", own=True))
    assert value.measure is not None
    assert value.measure.amount == 149
    assert not list(prices(Said("Mistakes cost $149.", own=True)))


def test_a_sum_with_a_plus_before_it_in_a_list_is_paid_beside_a_plan_that_bears_no_badge() -> None:
    html = (
        "<table><tr><th></th><th>Starter</th><th>Floor <em>Most popular</em></th></tr>"
        "<tr><th>Price</th><td>€189</td><td>€349</td></tr>"
        "<tr><th>Hotel portal</th><td>–</td><td>+ €49 per hotel per month</td></tr></table>"
    )
    names = [one.of for one in own(html, "price")]
    assert names == ["Starter", "Floor", "+ Hotel portal"]
    assert [is_add_on(one) for one in names] == [False, False, True]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Werkstatt Beliebt", "Werkstatt"),
        ("Floor – Best value", "Floor"),
        ("Equipe (le plus populaire)", "Equipe"),
        ("New", "New"),
        ("Renew", "Renew"),
    ],
)
def test_a_badge_is_no_part_of_a_plans_name(name: str, bare: str) -> None:
    assert without_badge(name) == bare
