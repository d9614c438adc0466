"""Prices as shops, price lists and tables of today set them."""

import pytest

from indexing.tagging import Tag
from skills.research.facts import Fact
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import page, read


def own(html: str, field: str = "price") -> list[Fact]:
    return [
        one
        for one in read(page(html, url="https://norvik.example/page")).facts
        if (one.company, one.field, one.span.source) == ("Norvik", field, "s1") and not one.past
    ]


def told(found: list[Fact]) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(one.of, str(one.measure.amount), one.measure.per) for one in found if one.measure}


def test_an_articles_number_begins_no_sum() -> None:
    line = "<h1>Preisliste</h1><p>Ampel Basis LK-100 149,00 EUR</p>"
    [fact] = facts(line, Marks("price", "149,00 EUR"))
    assert (fact.of, str(fact.measure and fact.measure.amount)) == ("Ampel Basis", "149.00")


def test_a_thousand_with_a_blank_is_still_one_number() -> None:
    assert told(own("<h1>Preise</h1><p>Der Turm kostet CHF 12 500.</p>")) == {("", "12500", ())}


SHELF = (
    "<p>Norvik Dot is a small monitor for classrooms.</p><h2>Shop</h2><ul><li><h3>Norvik Dot</h3><span>£129.00</span>"
    "</li><li><h3>Desk stand</h3><span>£12.00</span></li><li><h3>Gift card</h3><span>From £25.00</span></li></ul>"
)


def test_a_price_on_a_shelf_is_of_the_thing_above_it_and_what_goes_with_it_is_no_price_of_the_thing() -> None:
    assert {
        (one.of, one.measure and str(one.measure.amount)) for one in facts(SHELF, Marks("price", "£"))
    } == {("Norvik Dot", "129.00")}


def test_a_column_called_by_the_piece_names_no_plan() -> None:
    html = (
        "<table><tr><th>Gerät<th>Preis pro Stück</tr><tr><td>Ampel Funk<td><del>309,00 €</del> 279,00 €</tr>"
        "<tr><td>Ampel Netz<td>219,00 €</tr></table>"
    )
    assert {one.of for one in own(html)} == {"Ampel Funk", "Ampel Netz"}


def test_below_service_stands_what_is_paid_besides() -> None:
    html = "<h1>Preise</h1><h2>Service</h2><dl><dt>Kalibrierung vor Ort</dt><dd>35 € pro Gerät</dd></dl>"
    assert {one.of for one in own(html)} == {"+ Kalibrierung vor Ort"}


def test_a_row_says_what_its_sums_are_for_and_each_of_them_for_how_long() -> None:
    html = (
        "<h1>Plans</h1><table><tr><th><th>District<th>State</tr><tr><td>Price per sensor<td>$4 / month<td>$7 / month"
        "</tr></table>"
    )
    assert told(own(html)) == {("District", "4", ("month", "sensor")), ("State", "7", ("month", "sensor"))}


def test_what_is_made_good_costs_nothing_and_is_no_price() -> None:
    def told_by_a_paper(said: str) -> list[Fact]:
        html = f"<h1>Norvik swaps 900 batteries</h1><p>Norvik has recalled 900 Dots.</p><p>{said}</p>"
        paper = page(
            html, url="https://times.example/recall", of="The Times", title="Norvik swaps 900 batteries"
        )
        return [one for one in read(paper).facts if one.field == "price"]

    assert told_by_a_paper("Owners get a new unit free of charge.") == []
    assert told_by_a_paper("Owners get the basic version free of charge.") != []


@pytest.mark.parametrize("column", ["Amount", "Betrag"])
def test_an_amount_beside_the_latest_round_is_money_raised_and_no_price(column: str) -> None:
    html = (
        f"<table><tr><th>Company<th>Latest round<th>{column}</tr><tr><td>Norvik<td>Crowdfunding, 2022<td>£310,000</tr>"
        "<tr><td>Tallow<td>none<td>–</tr></table>"
    )
    paper = page(html, url="https://times.example/map", of="The Times")
    found = [one for one in read(paper).facts if one.company == "Norvik" and one.measure]
    assert [(one.field, str(one.measure and one.measure.amount)) for one in found] == [("funding", "310000")]


class _Two(Marks):
    """Marks two sums of a sentence, and not the third."""

    def _of(self, text: str) -> tuple[Tag, ...]:
        places = [(text.find(one), len(one)) for one in ("€0.42", "€0.36") if one in text]
        return tuple(Tag("price", at, at + long, 0.9) for at, long in places)


def test_the_last_of_three_prices_in_a_row_is_believed_as_the_others_are() -> None:
    text = "The first 1,000 pages in a month cost €0.42 each, the next 4,000 €0.36, and every page beyond those €0.31."
    told = facts(f"<h1>Pricing</h1><p>{text}</p>", _Two("price", ""))
    assert [str(one.measure.amount) for one in told if one.measure] == ["0.42", "0.36", "0.31"]
