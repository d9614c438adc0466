"""Sums on a house's own page that another house asks, or that come to the price of what is bought."""

import pytest

from tests.skills.research.extract.world import own, told

LIST = "<h2>Prices</h2><ul><li>Skerry: £980</li></ul>"


def sums(html: str) -> list[str]:
    return [told(one.measure) for one in own(html, "price") if one.measure and not one.past]


@pytest.mark.parametrize(
    "words",
    [
        "<p>Österreichische Betriebe bestellen bei Haus Arlt in Wels; dort kostet der Skerry 1.150 €.</p>",
        "<p>Les Belges commandent chez Maison Arlt à Namur ; il y coûte 1 150 €.</p>",
        "<p>In Svizzera lo vende la Casa Arlt: lì costa 1.150 €.</p>",
        "<p>Readers in Canada: Cratehouse in Regina resells it for $1,290.</p>",
        "<p>On a five-year lease from Hatherley Finance that's around £489 a month.</p>",
        "<p>Finanziert über die Bollmann Leasing sind das 95 € im Monat.</p>",
        "<p><b>The other guys quoted £5,200!</b> We hear that a lot.</p>",
        "<p>Gli altri chiedono 5.200 €.</p>",
        "<p>Please ask our dealer Midford Lifting. At the last count they charged $2,950.</p>",
        "<p>Chains by Orfleet Iron start at £90.</p>",
        "<h2>What else you'll spend</h2><ul><li>Freight inside Ohio: $2,900</li><li>State fee: $175</li></ul>",
        "<h2>Accessori e altro</h2><ul><li>Cavo: € 95</li></ul>",
        "<p>Verification of a new device at your place: £96.</p>",
        "<p>Prima verifica a domicilio: € 130 a strumento.</p>",
        "<p>Ersatzakku: 165 €.</p>",
        "<p>Batteria di ricambio: € 165.</p>",
        "<p>Call-out without a plan: £270, plus £68 an hour.</p>",
        "<p>The manufacturer sells direct: £640; we sell it with a stand.</p>",
        "<p>The maker, Drehwerk, sells direct for £640.</p>",
        "<p>The manufacturer sells it for £640.</p>",
    ],
)
def test_what_another_house_asks_and_what_comes_to_a_thing_is_no_price(words: str) -> None:
    assert sums(LIST + words) == ["980 GBP"]


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("<p>Sie finden uns in unserer Filiale in Wels; dort kostet der Skerry 980 €.</p>", "980 EUR"),
        ("<p>Chairs by Norvik start at £90.</p>", "90 GBP"),
        ("<p>The Skerry on lease is £49 a month.</p>", "49 GBP month"),
        ("<p>Freight Pro: £49 a month.</p>", "49 GBP month"),
        ("<p>Shipping: £4.90 per parcel</p>", "4.9 GBP parcel"),
        ("<p>Lease a forklift from Norvik for £350 a month.</p>", "350 GBP month"),
        (
            "<p>Voyez notre revendeur Arlt. Team : 49 € par mois, sans frais de facturation.</p>",
            "49 EUR month",
        ),
        ("<p>Team is £49 a month plus VAT 20 %.</p>", "49 GBP month"),
        ("<p>A verification is £495 per bench.</p>", "495 GBP bench"),
        ("<p>Please ask our dealers. We charge £49 a month.</p>", "49 GBP month"),
        ("<p>The manufacturer sells direct: £640.</p>", "640 GBP"),
        ("<p>Der Hersteller verkauft direkt: 640 €.</p>", "640 EUR"),
        ("<p>Le fabricant vend en direct : 640 €.</p>", "640 EUR"),
        ("<p>Wir empfehlen den Tarif Team von Norvik: 49 € im Monat.</p>", "49 EUR month"),
    ],
)
def test_what_a_house_asks_itself_stays_a_price(words: str, price: str) -> None:
    assert price in sums(f"<h2>Prices</h2>{words}")


def test_what_is_recommended_of_another_house_proves_nothing_and_costs_nothing() -> None:
    said = (
        "<p>Wir empfehlen den Drucker Ferro vom Haus Arlt; er ist nach ATEX zugelassen und kostet 870 €.</p>"
    )
    assert own(said, "proof") == []
    assert sums(said) == []
    assert own(said.replace("vom Haus Arlt", "von Norvik"), "proof")


@pytest.mark.parametrize(
    ("html", "price"),
    [
        ("<h1>Prices</h1><ul><li>Spare keys: £6</li></ul>", "6 GBP"),
        ("<h1>Prices</h1><p>First calibration: £96</p>", "96 GBP"),
        ("<h1>Preise</h1><p>Ersatzschlüssel: 6 €</p>", "6 EUR"),
        (f"<h1>Spare keys</h1><p>We sell spare keys.</p>{LIST}<p>Spare keys: £6</p>", "6 GBP"),
        (f"<p>Norvik is a calibration laboratory.</p>{LIST}<p>First calibration: £96</p>", "96 GBP"),
    ],
)
def test_a_spare_or_a_first_calibration_has_its_price_where_a_house_lives_by_it(
    html: str, price: str
) -> None:
    assert price in sums(html)


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Prices</h1><p>Machines: price on request.</p><p>Spare keys: £6</p>",
        f"<p>We sell locks.</p>{LIST}<p>Spare keys: £6</p>",
    ],
)
def test_a_spare_stays_an_extra_of_a_house_that_has_prices_for_other_things(html: str) -> None:
    assert "6 GBP" not in sums(html)
