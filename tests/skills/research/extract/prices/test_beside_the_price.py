"""Sums of a price list that stand beside the price: extras, what is added, newcomers' offers, what others are paid."""

import pytest

from tests.skills.research.extract.world import own


def _amounts(html: str) -> list[float]:
    found = own(f"<h2>Prices</h2>{html}", "price")
    return sorted(float(one.measure.amount) for one in found if one.measure and not one.past)


@pytest.mark.parametrize(
    "html",
    [
        # extras below a heading of their own
        "<h3>Options et frais</h3><ul><li>Archivage : 55 € par mois</li><li>Caméra : 1 850 €</li></ul>",
        "<h3>Zuschläge und Sonstiges</h3><ul><li>Bildschirm: 540 €</li></ul>",
        "<h3>One-time and optional</h3><table><tr><td>Storage, per month</td><td>$60</td></tr></table>",
        "<h3>Optional extras</h3><p>A second camera is $60 a month.</p>",
        "<h3>Surcharges</h3><p>Night work: $20 an hour</p>",
        # what is added
        "<p>Zuschlag von 20 bis 7 Uhr: 0,15 € je Minute</p>",
        "<p>Weekend surcharge for all visits: $20 a visit</p>",
        "<p>Nuit et dimanche : 0,40 € de plus par minute</p>",
        "<p>Protokoll des Gesprächs: 0,10 € je Minute zusätzlich</p>",
        "<p>On Sundays it costs $5 more per hour.</p>",
        # what newcomers pay for a while
        "<p>Le forfait Basic est à 19 € pendant six mois pour les nouveaux clients.</p>",
        "<p>Neue Kunden zahlen im Tarif Basic drei Monate lang nur 19 € im Monat.</p>",
        "<p>New clinics pay $19 a month for six months.</p>",
        "<p>New clinics pay $19 a month in the first six months.</p>",
        "<p>Los nuevos clientes pagan 19 € al mes durante tres meses.</p>",
        # what an example comes to
        "<h3>Example</h3><p>A town on the Basic plan with 600 minutes pays $496 that month.</p>",
        "<p>A clinic with two carts and 436 video minutes pays about $712 a month.</p>",
        "<p>Eine Praxis mit drei Ärzten und 200 Patienten zahlt 712 € im Monat.</p>",
        "<h3>Rechenbeispiel</h3><p>Eine Praxis mit Basic zahlt 496 € im Monat.</p>",
        # what others ask and are paid
        "<p>Gerichte zahlen Dolmetschern vor Ort 93 € je Stunde.</p>",
        "<p>Hospitals pay agency nurses $93 an hour.</p>",
        "<p>Les tribunaux versent aux interprètes 93 € par heure.</p>",
        "<p>Andere Anbieter verlangen bis zu 2,20 € je Minute.</p>",
        "<p>D’autres prestataires demandent 2,20 € par minute.</p>",
        # what members of a body pay, and what is paid for work
        "<p>Members of the Atlantic Towns Association pay $9 a month.</p>",
        "<p>Mitglieder im Fischereiverband zahlen 9 € im Monat.</p>",
        "<h3>Nous recrutons</h3><p>Responsable technique à Nantes, 46 000 € par an.</p>",
        "<h3>We are hiring</h3><p>Account manager, $46,000 a year.</p>",
        (
            "<table><tr><td>Staff</td><td>900</td></tr>"
            "<tr><td>Budget for interpreting</td><td>£700,000 a year</td></tr></table>"
        ),
        (
            "<table><tr><td>Gründung</td><td>2012</td></tr>"
            "<tr><td>Umsatz</td><td>700.000 € im Jahr</td></tr></table>"
        ),
    ],
)
def test_a_sum_beside_the_price_is_no_price(html: str) -> None:
    assert _amounts(html) == []


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Options</h3><p>Basic costs $49 a month.</p>",
        "<h3>Plans and options</h3><p>Basic costs $49 a month.</p>",
        "<h3>Fees and charges</h3><p>Basic costs $49 a month.</p>",
        "<h3>Leistungen und Kosten</h3><p>Basic kostet 49 € im Monat.</p>",
        "<p>Basic costs $49 a month, and there is no surcharge at night.</p>",
        "<p>Basic kostet 49 € im Monat ohne Zuschlag am Sonntag.</p>",
        "<p>Basic is $49 a month and does more than others.</p>",
        "<p>Le forfait Basic est à 49 € par mois, et bien plus simple.</p>",
        "<p>New customers and old ones pay $49 a month.</p>",
        "<p>The Basic plan costs $49 a month for twelve months.</p>",
        "<p>Neue Kunden zahlen 49 € im Monat wie alle.</p>",
        "<h3>Example</h3><p>The Basic plan is $49 a month.</p>",
        "<p>Hospitals pay $49 a month.</p>",
        "<p>A clinic with up to five vets pays $49 a month.</p>",
        "<p>Kliniken zahlen monatlich 49 €.</p>",
        "<p>Les cliniques paient 49 € par mois.</p>",
        "<p>Otherwise we charge $49 a month.</p>",
        "<p>Basic is $49 a month for all members of your team.</p>",
        "<p>Mitglieder des Teams zahlen 49 € im Monat.</p>",
        "<table><tr><th>Budget plan</th><td>£49 a month</td></tr></table>",
        "<table><tr><th>Plan</th><th>Price</th></tr><tr><td>Budget</td><td>£49 a month</td></tr></table>",
        "<p>Unlike other agencies, Norvik charges $49 a month.</p>",
        "<p>Anders als andere Anbieter kostet Norvik nur 49 € im Monat.</p>",
        "<p>Contrairement à d’autres prestataires, Norvik coûte 49 € par mois.</p>",
        "<p>Team costs $49 a month, and new users are set up in two weeks.</p>",
    ],
)
def test_a_price_beside_such_words_stays(html: str) -> None:
    assert _amounts(html) == [49]


@pytest.mark.parametrize(
    "taxed",
    [
        "With VAT, that is $12.",
        "With HST of 20% that comes to $12.",
        "Including sales tax you pay $12.",
        "Avec la TVA, cela revient à $12.",
        "Mit Mehrwertsteuer kostet das $12.",
    ],
)
def test_a_price_told_again_with_tax_is_one_price(taxed: str) -> None:
    assert _amounts(f"<p>Basic costs $10 a month.</p><p>{taxed}</p>") == [10]


@pytest.mark.parametrize(
    ("html", "amounts"),
    [
        ("<p>With VAT, a minute is $12.</p>", [12]),
        ("<p>Basic costs $10 a month. With VAT, Pro costs $12 a month.</p>", [10, 12]),
        ("<p>Basic costs $10 a month. With VAT, it costs $30 a month.</p>", [10, 30]),
        ("<p>Basic costs $10 a month. Pro costs $12 a month.</p>", [10, 12]),
    ],
)
def test_a_price_with_tax_that_is_not_told_without_it_stays(html: str, amounts: list[float]) -> None:
    assert _amounts(html) == amounts


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Other charges</h3><ul><li>Second printer: £6 per user per month</li></ul>",
        "<h3>Weitere Kosten</h3><p>Zweiter Drucker: 6 € im Monat</p>",
        "<h3>Autres frais</h3><p>Deuxième imprimante : 6 € par mois</p>",
        "<h3>En option</h3><table><tr><td>Saisie de vos fiches</td><td>120 €</td></tr></table>",
        "<h3>Auf Wunsch</h3><ul><li>Übernahme der Karteien: 120 €</li></ul>",
    ],
)
def test_below_a_heading_of_other_charges_or_of_what_one_may_wish_for_no_sum_is_the_price(html: str) -> None:
    assert _amounts(f"<p>Basic costs €40 a month.</p>{html}") == [40]


def test_below_other_services_stands_what_is_sold() -> None:
    assert _amounts("<h3>Other services</h3><ul><li>Plus: €70 a month</li></ul>") == [70]
