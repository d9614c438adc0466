"""What one minute, hour or page costs, told in a sentence about it, and what is used more of than a plan holds."""

from collections.abc import Sequence

import pytest

from indexing.tagging import Line, Tag
from skills.research.extract import extract, find_companies
from skills.research.extract.fields.prices.by_unit import per_of_unit
from skills.research.schema import FIELDS
from tests.skills.research.extract.world import NORVIK, TALLOW, own, page, told


class Unbelieving:
    """A tagger that has read the lines and sees no price in any."""

    name = "unbelieving"

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        return [() for _ in lines]


def _sums(html: str) -> list[str]:
    return [
        told(one.measure) for one in own(f"<h1>Rates</h1>{html}", "price") if one.measure and not one.past
    ]


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("Une minute d’interprétation coûte 1,60 €.", "1.6 EUR minute"),
        ("With us, a word costs £1.60.", "1.6 GBP word"),
        ("A minute of interpreting costs £1.60.", "1.6 GBP minute"),
        ("Eine Stunde bei uns kostet 80 €.", "80 EUR hour"),
        ("Una hora cuesta 80 €.", "80 EUR hour"),
        ("Beyond the plan, the minute is £1.35.", "1.35 GBP minute"),
        ("Each page comes to £4.", "4 GBP page"),
    ],
)
def test_what_one_of_it_costs_is_the_price_for_one(words: str, price: str) -> None:
    assert _sums(f"<p>{words}</p>") == [price]


def test_what_so_many_come_to_is_not_for_one() -> None:
    assert "10.2 GBP minute" not in _sums("<p>A call of 12 minutes costs £10.20.</p>")
    assert "10.2 GBP call" not in _sums("<p>A call of 12 minutes costs £10.20.</p>")


@pytest.mark.parametrize("words", ["Une journée d’arrêt coûte ", "Eine Stunde mit Ausfall kostet "])
def test_what_a_loss_costs_is_for_none(words: str) -> None:
    assert per_of_unit(f"{words}2 000 €", len(words)) == ()


def test_a_price_for_one_is_believed_where_a_tagger_sees_none_and_its_twin_with_tax_is_not() -> None:
    words = "Une minute d’interprétation coûte 1,60 €. Avec la TVA, la minute revient à 1,92 €."
    pages = [
        ("s1", page(f"<h1>Nos tarifs</h1><p>{words}</p>", url="https://norvik.example/d")),
        ("s2", NORVIK),
        ("s3", TALLOW),
    ]
    found = extract(pages, find_companies("compare Norvik and Tallow", pages), FIELDS, Unbelieving())
    assert [told(one.measure) for one in found.facts if one.measure] == ["1.6 EUR minute"]


def test_what_is_used_beyond_a_plan_has_its_price_beside_the_plans() -> None:
    html = "<p>The plan is £320 per month. Extra minutes are £0.88 per minute.</p>"
    assert sorted(_sums(html)) == ["0.88 GBP minute", "320 GBP month"]
    assert _sums("<p>The plan is £320 per month. Extra filters are £8 each.</p>") == ["320 GBP month"]


def test_a_plan_that_is_called_basis_says_of_no_other_plan_what_it_is_for() -> None:
    html = (
        "<h1>Preise</h1><table><tr><th></th><th>Basis</th><th>Plus</th></tr>"
        "<tr><td>je Werkstatt und Monat</td><td>24,90 €</td><td>49,90 €</td></tr></table>"
    )
    assert {(one.of, one.value) for one in own(html, "price")} == {("Basis", "24,90 €"), ("Plus", "49,90 €")}


@pytest.mark.parametrize(
    ("html", "price"),
    [
        ("<h1>Prices</h1><h2>Devices</h2><dl><dt>Tamber 3</dt><dd>£385 each</dd></dl>", ["385 GBP"]),
        ("<h1>Charges</h1><h2>Devices</h2><dl><dt>Tamber 3</dt><dd>from £385 apiece</dd></dl>", ["385 GBP"]),
        ("<h1>Preise</h1><h2>Geräte</h2><dl><dt>Tamber 3</dt><dd>385 € das Stück</dd></dl>", ["385 EUR"]),
        ("<h1>Tarifs</h1><h2>Matériel</h2><dl><dt>Tamber 3</dt><dd>385 € pièce</dd></dl>", ["385 EUR"]),
        ("<h1>About</h1><h2>The wall</h2><dl><dt>Bricks</dt><dd>£385 each</dd></dl>", []),
        ("<h1>Prices</h1><h2>Keys</h2><dl><dt>Deposit per key</dt><dd>£385 each</dd></dl>", []),
    ],
)
def test_what_each_costs_is_a_price_however_deep_in_a_list_it_stands(html: str, price: list[str]) -> None:
    assert [told(one.measure) for one in own(html, "price") if one.measure] == price


@pytest.mark.parametrize(
    ("said", "name", "prices"),
    [
        (
            "Tamber, the scanner that clips on a belt, reads all.",
            "Tamber scanner",
            ["40 USD month", "420 USD"],
        ),
        ("The Tamber is a hand scanner.", "Tamber hand scanner", ["40 USD month", "420 USD"]),
        ("The Tamber 2 is a rugged reader.", "Tamber 2 reader", ["40 USD month", "420 USD"]),
        ("The Tamber scans.", "Spare scanner", ["40 USD month"]),
        ("Tamber, the app that counts, is new.", "Barcode scanner", ["40 USD month"]),
        ("The Alliance is a network of scanner makers.", "Alliance scanner", ["40 USD month"]),
    ],
)
def test_a_device_of_the_house_has_its_price_and_one_that_goes_with_it_has_none(
    said: str, name: str, prices: list[str]
) -> None:
    html = (
        f"<h1>Pricing</h1><p>{said}</p><h2>Norvik Base</h2><p>$40 a month</p><h2>{name}</h2><p>$420 each</p>"
    )
    assert [told(one.measure) for one in own(html, "price") if one.measure] == prices


@pytest.mark.parametrize(
    ("name", "prices"),
    [
        ("Tamber scanner", ["40 GBP month", "540 GBP"]),
        ("Spare scanner", ["40 GBP month"]),
        ("Barcode scanner", ["40 GBP month"]),
        ("Lost key", ["40 GBP month"]),
    ],
)
def test_a_device_that_is_sold_by_its_name_has_its_price_among_bits_and_pieces(
    name: str, prices: list[str]
) -> None:
    html = "<h1>Pricing</h1><p>Tamber: a scanner that swoops.</p><p>Norvik Desk is £40 a month.</p>"
    html += f"<h2>Bits and pieces</h2><dl><dt>{name}</dt><dd>£540 each</dd></dl>"
    assert [told(one.measure) for one in own(html, "price") if one.measure] == prices
