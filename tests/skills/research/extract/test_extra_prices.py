"""What a price is for, whatever that is, and what is paid beside it for one user or one thing more."""

import pytest

from skills.research.compare.figures import told
from tests.skills.research.extract.test_told_in_passing import own


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
