"""Things with a heading of their own that are bought once by a house's list, and goods whose names head a card."""

import pytest

from tests.skills.research.extract.world import page, read

CARDS = (
    "<h1>Kilns that keep</h1><h3>Emberly</h3><p>The kiln. Lined twice, and light to lift.</p><h3>Emberly Two</h3>"
    "<p>The same with a second door.</p><h3>Kilnbook</h3><p>Your firings, on paper or not.</p>"
)


def goods(prices: str, cards: str = CARDS) -> set[str]:
    facts = read(page(f"{cards}{prices}")).facts
    return {
        one.value
        for one in facts
        if (one.company, one.field, one.span.source) == ("Norvik", "product", "s1") and not one.past
    }


@pytest.mark.parametrize(
    "prices",
    [
        "<h2>Prices</h2><table><tr><td>Emberly</td><td>£780 each</td></tr><tr><td>Wax</td><td>£9</td></tr></table>",
        "<h2>Preise</h2><dl><dt>Emberly</dt><dd>780 € je Ofen</dd><dt>Kilnbook</dt><dd>42 € im Monat</dd></dl>",
        "<h2>Prices</h2><table><tr><th></th><th>Price</th></tr><tr><th>Emberly</th><td>£780</td></tr></table>",
    ],
)
def test_what_has_a_heading_of_its_own_and_is_bought_once_is_sold(prices: str) -> None:
    assert "Emberly" in goods(prices)


@pytest.mark.parametrize(
    ("above", "price", "below"),
    [
        ("Prices", "£78 a month", ""),
        ("Prices by the month", "£78", ""),
        ("Spares", "£78", ""),
        ("Prices", "£78", "An emberly is hot."),
        ("Prices", "£78", "Emberly is discontinued."),
    ],
)
def test_plans_spares_words_and_what_is_sold_no_more_are_not(above: str, price: str, below: str) -> None:
    html = f"<h2>{above}</h2><table><tr><td>Emberly</td><td>{price}</td></tr></table><p>{below}</p>"
    assert "Emberly" not in goods(html)


def test_work_that_is_done_once_is_no_product() -> None:
    cards = "<h1>Kilns</h1><h3>Commissioning</h3><p>We come, level the floor and light it.</p>"
    assert goods("<h2>Prices</h2><table><tr><td>Commissioning</td><td>£78</td></tr></table>", cards) == set()


def test_a_product_that_is_known_by_its_name_heads_a_card() -> None:
    html = (
        "<h1>Kilns</h1><h2>Glowline</h2><p>Turns what the cone saw into a curve. Potters look at it at home.</p>"
        "<h2>Prices</h2><h3>Glowline</h3><p>£9 per potter / month</p><p>Start with Glowline.</p>"
    )
    assert "Glowline" in goods("", html)
