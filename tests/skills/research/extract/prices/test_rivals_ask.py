"""Sums that a house tells of others: what rivals ask, what a subsidy pays, what it earns, what many come to."""

import pytest

from skills.research.compare.figures import told
from tests.skills.research.extract.world import own

LIST = (
    "<h1>Prices</h1><table><tr><th>Plan</th><th>Per kiln and month</th></tr>"
    "<tr><td>Ember</td><td>£12</td></tr></table>"
)


def asked(html: str) -> list[str]:
    """What Norvik's page asks by these words, beside its list."""
    return [one.value for one in own(f"{LIST}{html}", "price") if one.value != "£12"]


@pytest.mark.parametrize(
    "said",
    [
        "We rang Tallow in May. They wanted £31 a kiln a month.",
        "We asked Tallow in May. In the end they quoted us about £31 a kiln a month.",
        "Wir haben bei Tallow gefragt. Sie verlangten 31 € je Ofen und Monat.",
        "Britische Anbieter liegen nach unserer Übersicht bei 31 € je Ofen und Monat.",
        "Scottish suppliers ask around £31 a kiln a month.",
        "Les fournisseurs belges demandent environ 31 € par four et par mois.",
        "Our rivals sit at £31 a kiln a month.",
    ],
)
def test_what_others_ask_is_no_price_of_the_house_that_tells_it(said: str) -> None:
    assert asked(f"<h2>How does that compare?</h2><p>{said}</p>") == []


@pytest.mark.parametrize(
    "said",
    [
        "Where rivals charge by the seat, we ask £31 a kiln a month.",
        "Small providers start at £31 a kiln a month.",
        "Potters know what they want. A second kiln is £31 a month.",
    ],
)
def test_a_house_asks_what_it_sets_against_others_or_asks_of_such_as_sell_themselves(said: str) -> None:
    assert asked(f"<h2>More prices</h2><p>{said}</p>")


def test_rows_of_other_vendors_in_a_houses_own_table_are_theirs() -> None:
    head = "<tr><th>{}</th><th>Monthly</th></tr>"
    rows = "<tr><td>Norvik Ember</td><td>£12</td></tr><tr><td>Kilnster</td><td>£31</td></tr>"
    for column in ("Vendor", "Anbieter", "Who", "The others"):
        assert asked(f"<p>What others charge</p><table>{head.format(column)}{rows}</table>") == []
    plans = f"<table>{head.format('Plan')}{rows}</table>"
    assert asked(plans) == ["£31"]


@pytest.mark.parametrize(
    "said",
    [
        "Zieht man einen Zuschuss von 310 € je Ofen ab, bleibt nicht viel.",
        "With a subsidy of £310 a kiln from the county you pay half.",
        "Avec la prime de 310 € par four, il ne reste rien.",
    ],
)
def test_what_the_state_adds_is_no_price(said: str) -> None:
    assert asked(f"<p>{said}</p>") == []


def test_what_a_house_takes_in_is_no_price_and_what_a_buyer_takes_in_may_name_one() -> None:
    def row(name: str) -> str:
        return f"<table><tr><th></th><th>2026</th></tr><tr><td>{name}</td><td>£31</td></tr></table>"

    for name in (
        "Recurring revenue per kiln per month",
        "Umsatz je Ofen und Monat",
        "Average income per kiln",
    ):
        assert asked(row(name)) == []
    assert asked(row("Revenue up to £90,000, per month")) == ["£31"]


@pytest.mark.parametrize(
    "said",
    [
        "The old burner, from Tallow, cost £31 a kiln each month and went out.",
        "Our previous system cost us £31 a month.",
        "Die alte Steuerung kostete uns 31 € im Monat.",
    ],
)
def test_what_somebody_had_before_cost_is_no_price(said: str) -> None:
    assert asked(f"<p>{said}</p>") == []


@pytest.mark.parametrize(
    "said",
    [
        "Nine kilns on Ember come to £108 a month.",
        "Neun Öfen mit Ember kosten 108 € im Monat.",
        "A year passes quickly. 9 fours avec Ember coûtent 108 € par mois.",
    ],
)
def test_what_so_many_on_a_plan_come_to_is_a_sum_and_no_price(said: str) -> None:
    assert asked(f"<p>{said}</p>") == []


def test_a_bus_is_one() -> None:
    html = "<h1>Prices</h1><p>£31 per bus per month</p>"
    assert [told(one.measure) for one in own(html, "price") if one.measure] == ["31 GBP a bus and month"]
    assert [told(one.measure) for one in own("<p>£31 per campus and month</p>", "price") if one.measure] == [
        "31 GBP a campus and month"
    ]
