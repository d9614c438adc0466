"""What a price list asks besides what it sells, in several languages, and what nobody pays the house."""

import pytest

from skills.research.compare.add_ons import is_add_on
from skills.research.compare.figures import told
from skills.research.extract.fields.prices.consumables import is_by_piece
from tests.skills.research.extract.world import own

RENT = "<ul><li>Norvik One: €210 a month</li></ul>"


def prices(html: str) -> list[str]:
    return [one.value for one in own(f"<h1>Prices</h1>{RENT}{html}", "price") if not is_add_on(one.of)][1:]


@pytest.mark.parametrize(
    "words",
    [
        "A load of woodchip, €25.",
        "Carriage beyond the Shannon, €140.",
        "Spare caddy, €34.",
        "Ex-demonstration machines turn up now and then for about €7,800; get on the list.",
        "The same school was paying its waste contractor €410 a month.",
        "El Ayuntamiento de Peñíscola subvenciona 2.000 € por máquina mientras quede partida.",
        "An example. A hotel with 200 rooms invests €26,200 and pays €9,400 less each year.",
        "Un hotel deja de pagar 9.400 € de recogida cada año.",
        "Ein Sack Streu: 12 €.",
        "Un sac de copeaux : 12 €.",
    ],
)
def test_what_is_paid_besides_or_to_others_is_no_price(words: str) -> None:
    assert prices(f"<p>{words}</p>") == []


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("Portes a Canarias", "780 €"),
        ("Puesta en marcha", "550 €, un solo pago"),
        ("Fianza del alquiler", "800 €"),
        ("Saco de estructurante (20 kg)", "16,50 €"),
        ("Kaution", "800 €"),
    ],
)
def test_a_row_of_carriage_a_deposit_or_a_sack_is_no_price(row: str, cell: str) -> None:
    kept = "<tr><td>Mantenimiento</td><td>1.150 € al año</td></tr>"
    html = f"<table>{kept}<tr><td>{row}</td><td>{cell}</td></tr></table>"
    assert prices(html) == ["1.150 € al año"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Carriage Pro: €140 a month.", "€140 a month"),
        ("The bag of ten machines is sold at €900.", "€900"),
        ("Sackmeister: €900 a month.", "€900 a month"),
        ("Load balancer: €25.", "€25"),
        ("A load balancer is €12.", "€12"),
        ("Norvik Two costs €300 a month; a hotel with two pays no more for the first.", "€300 a month"),
    ],
)
def test_what_is_sold_keeps_its_price_though_it_is_called_alike(words: str, value: str) -> None:
    assert value in prices(f"<p>{words}</p>")


ADD_ONS = (
    "<h1>One bill</h1><h3>Norvik One</h3><p>$1,150/mo</p><h2>Add-ons</h2><h3>Heaploop</h3><ul><li>$75 a month per "
    "site"
    "</li></ul><h3>Second chute</h3><ul><li>$110/mo</li></ul><h3>Install</h3><ul><li>$2,400 one time</li></ul>"
)


def test_below_add_ons_one_part_more_and_what_is_paid_once_are_no_prices() -> None:
    assert {one.of for one in own(ADD_ONS, "price")} == {"Norvik One", "+ Heaploop"}


def test_an_add_on_is_called_as_the_heading_above_its_price() -> None:
    html = "<h1>Plans</h1><h3>Pro</h3><p>$50/mo</p><h2>Add-ons</h2><h3>Louder bells</h3><p>$8/mo</p>"
    assert {one.of for one in own(html, "price")} == {"Pro", "+ Louder bells"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Norvik koster 3.450 kr. pr. måned, regnet i DKK.", "3450 DKK a month"),
        ("Aftalen koster 9.800 kr. om året, regnet i DKK.", "9800 DKK a year"),
    ],
)
def test_danish_crowns_keep_the_time_that_they_are_for(words: str, value: str) -> None:
    found = own(f"<h1>Priser</h1><p>{words}</p>", "price")
    assert [told(one.measure).replace(",", "") for one in found if one.measure] == [value]


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        (". " * 20_000, ["€12"]),
        ("." * 40_000, ["€12"]),
        (". a spare " * 6_000, ["€12"]),
        (": a sack of ab - " * 3_000, []),
    ],
)
def test_the_sum_behind_a_filled_line_is_judged_however_long_the_line(filled: str, told: list[str]) -> None:
    assert prices(f"<p>{filled} €12.</p>") == told


@pytest.mark.parametrize("mark", ["", ","])
def test_what_is_paid_by_the_piece_is_told_behind_any_run_of_blanks(mark: str) -> None:
    blanks = " " * 200_000  # would take hours where each blank is tried with each other
    assert is_by_piece(f"{blanks}{mark}{blanks}each")
    assert not is_by_piece(f"{blanks}{mark}{blanks}")


@pytest.mark.parametrize(
    "html",
    [
        (
            "<h2>Voorwaarden</h2><h3>Artikel 7. Duur</h3><p>Wie in het eerste jaar opzegt, is € 450 "
            "per wagen verschuldigd.</p>"
        ),
        "<h2>AGB</h2><p>Wer im ersten Jahr kündigt, zahlt 450 € je Wagen.</p>",
        "<h2>CGV</h2><p>Qui résilie la première année doit 450 € par véhicule.</p>",
    ],
)
def test_what_leaving_early_costs_is_no_price(html: str) -> None:
    assert [one.value for one in own(html, "price") if not one.past] == []


@pytest.mark.parametrize(
    ("html", "amount"), [("<h2>Prices</h2><p>Who cancels by the month pays €20 a month for Basic.</p>", 20)]
)
def test_who_may_cancel_by_the_month_pays_a_price(html: str, amount: int) -> None:
    told = [one.measure for one in own(html, "price") if not one.past]
    assert [int(one.amount) for one in told if one] == [amount]


@pytest.mark.parametrize(
    ("html", "told_of"),
    [
        ("<h2>Shed</h2><p>Norvik Shed takes 4.5% of each booking.</p>", [("Shed", "4.5% of each booking")]),
        ("<h2>Shed</h2><p>Shed costs 4.5% of every sale.</p>", [("Shed", "4.5% of every sale")]),
        (
            "<h2>Barn</h2><p>Norvik Barn takes 2.9% and 20p per booking.</p>",
            [("Barn", "2.9%"), ("Barn", "20p per booking")],
        ),
        ("<p>We charge 2% per booking.</p>", [("", "2% per booking")]),
        ("<p>Norvik prend 3 % de chaque vente.</p>", [("", "3 % de chaque vente")]),
        ("<p>Stripe takes 1.4% of each payment.</p>", []),
        ("<p>The bank takes 1.4% of each payment.</p>", []),
        ("<p>Norvik takes 14% of the market.</p>", []),
        ("<p>Norvik charges 20% VAT on all.</p>", []),
        ("<p>We keep 10% of our beds free.</p>", []),
    ],
)
def test_a_share_of_each_sale_is_a_price_of_whoever_takes_it(
    html: str, told_of: list[tuple[str, str]]
) -> None:
    assert sorted((one.of, one.value) for one in own(f"<h1>What we ask</h1>{html}", "price")) == told_of
