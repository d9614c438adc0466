"""Sums beside a price: held back, come to it, of an example, a mistake, a prize, a dealer, or of a service contract."""

import pytest

from tests.skills.research.extract.world import others, own, told

LIST = "<h2>Prices</h2><p>Skerry: £98 a day</p>"


def sums(html: str) -> list[tuple[str, str]]:
    return [(told(one.measure), one.of) for one in own(html, "price") if one.measure]


ONLY = [("98 GBP day", "Skerry")]


@pytest.mark.parametrize(
    "words",
    [
        "<h2>What can come on top</h2><dl><dt>Valeting</dt><dd>£80</dd></dl>",
        "<h2>Nebenkosten</h2><table><tr><td>Kaution je Gerät</td><td>300 €</td></tr></table>",
        "<h2>Terms</h2><dl><dt>Insurance excess per accident</dt><dd>£1,250</dd></dl>",
        "<h2>Terms</h2><p>Sonderlackierung 1.800 €.</p>",
        "<h2>Prices</h2><p>A caterer takes two Skerrys for a wedding: £830 hire, £920 in all.</p>",
        "<h2>Preise</h2><p>Beispiel: Ein Verein mietet zwei Rolli für eine Woche und zahlt 465 €.</p>",
        "<h2>4.6</h2><ul><li>Fixed: an error by which some users saw £1 as the price of each van.</li></ul>",
        "<h2>Preise</h2><p>Nur im November: Würfel ab dem dritten Tag für 20 €.</p>",
        "<h2>News</h2><p>Der Preis ist mit 10.000 € dotiert, die an die Tafel gehen.</p>",
        "<h2>Do you sell the vans?</h2><p>No. A dealer in Falkirk sells the same chassis for £41,000.</p>",
        "<h2>Our vans</h2><p>A partition for allergens is on request.</p>",
    ],
)
def test_what_comes_to_the_price_or_is_told_of_others_is_no_price(words: str) -> None:
    assert sums(LIST + words) == ONLY
    assert [one.value for one in own(LIST + words, "price") if not one.measure] == []


@pytest.mark.parametrize(
    "words",
    [
        "<h1>Service contracts</h1><table><tr><td>One visit a year</td><td>£165</td></tr></table>",
        "<h1>Service cover</h1><h3>Bronze</h3><p>£29 a month for one van you own</p>",
        "<h2>Terms</h2><p>Wer gekauft hat, schließt einen Servicevertrag ab: Basis für 62 € im Monat.</p>",
        "<h2>More</h2><table><tr><td>Servicevertrag für eigene Anlagen, monatlich</td><td>24 €</td></tr></table>",
    ],
)
def test_a_service_contract_is_no_price_of_a_house_that_asks_for_something_else(words: str) -> None:
    assert sums(LIST + words) == ONLY


def test_a_service_contract_is_the_price_of_a_house_that_sells_nothing_else() -> None:
    assert sums("<h1>Service cover</h1><h3>Bronze</h3><p>£29 a month for one van</p>") == [
        ("29 GBP month", "service contract Bronze")
    ]


def test_ordinary_prices_stay() -> None:
    said = {
        "<h2>Prices</h2><p>A seat costs £30 a month.</p>": "30 GBP month",
        "<h2>Prices</h2><p>A restaurant takes the Pro plan for £30 a month.</p>": "30 GBP month",
        "<h2>What comes with it</h2><p>Everything costs £30 a month.</p>": "30 GBP month",
        "<h2>Prices</h2><p>Only £30 a month.</p>": "30 GBP month",
        "<h2>Prices</h2><p>No security deposit, from £30 a month.</p>": "30 GBP month",
        "<h2>Prices</h2><p>Fixed: £30 a month</p>": "30 GBP month",
        "<h2>Prices</h2><p>A family with three children pays £30 a month.</p>": "30 GBP month",
        "<h2>Prices</h2><p>There are three plans. All of them cost £30 a month.</p>": "30 GBP month",
    }
    for words, price in said.items():
        assert [one for one, _ in sums(words)] == [price]
    assert [one.value for one in own("<h2>Prices</h2><p>Enterprise is on request.</p>", "price")]


def test_what_a_reviewer_pays_is_a_price_and_what_a_house_pays_is_none() -> None:
    said = "<h2>Norvik</h2><p>We pay £30 a month.</p>"
    assert [one.value for one in others(said, "price")] == ["£30 a month"]
    assert own(said, "price") == []


def test_a_line_with_dots_between_names_what_its_price_is_for() -> None:
    html = "<h3>To hire</h3><ul><li>PS10 ........ £64 a week</li><li>PS20 .... £88 a week</li></ul>"
    assert sums(f"<h1>Price list</h1>{html}") == [("64 GBP week", "PS10"), ("88 GBP week", "PS20")]


@pytest.mark.parametrize(
    "contract",
    [
        "<table><tr><td>Wartungsvertrag, je Ladepunkt und Jahr</td><td>95 €</td></tr></table>",
        "<dl><dt>Wartungsvertrag</dt><dd>95 € je Ladepunkt und Jahr</dd></dl>",
    ],
)
def test_a_maintenance_contract_in_a_list_of_prices_is_one_of_them(contract: str) -> None:
    assert len(sums(f"{LIST}<h1>Preise</h1>{contract}")) == 2
