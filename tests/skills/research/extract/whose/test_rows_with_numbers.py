"""Tables: rows that are numbered, plans with whom they are for, a house's own column beside others."""

import pytest

from skills.research.extract.words.statements import statements_of
from tests.skills.research.extract.world import others, own, page

LIST = (
    "<h1>Kiln software</h1><table><thead><tr><th>{head}</th><th>Name</th><th>Good for</th><th>From</th>"
    "<th>Drawbacks</th></tr></thead><tbody>"
    "<tr><td>{first}</td><td>Tallow</td><td>schools</td><td>£19 a month</td><td>no timer</td></tr>"
    "<tr><td>{second}</td><td>Norvik</td><td>potters in Wales</td><td>£27 a month</td><td>no glaze library</td></tr>"
    "</tbody></table>"
)


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [("#", "1", "2"), ("Rank", "1.", "2."), ("Pos.", "A.1", "A.2"), ("Platz", "1", "2"), ("N°", "1", "2")],
)
def test_a_row_that_is_numbered_is_of_whom_the_next_cell_names(head: str, first: str, second: str) -> None:
    html = LIST.format(head=head, first=first, second=second)
    assert [one.value for one in others(html, "segment")] == ["potters in Wales"]
    assert [int(one.measure.amount) for one in others(html, "price") if one.measure] == [27]
    assert [one.value for one in others(html, "weakness")] == ["no glaze library"]


def test_a_number_below_another_head_is_what_the_row_is_called() -> None:
    html = (
        "<h2>Prices</h2><table><tr><th>Kilns</th><th>Monthly</th><th>Yearly</th></tr>"
        "<tr><td>1</td><td>£9</td><td>£90</td></tr><tr><td>2</td><td>£18</td><td>£180</td></tr></table>"
    )
    rows = [one for one in statements_of(page(html)) if one.cells]
    assert [len(one.cells) for one in rows] == [3, 3, 3]
    assert rows[1].row == "1"


GERMAN = (
    "<h2>{above}</h2><table><tr><th>Pos.</th><th>Leistung</th><th>Betrag</th><th>Einheit</th></tr>"
    "<tr><td>1</td><td>Brennbuch Basis</td><td>4,50 €</td><td>je Ofen und Monat</td></tr>"
    "<tr><td>2</td><td>Brennbuch Fein (mit Glasuren)</td><td>7,00 €</td><td>je Ofen und Monat</td></tr></table>"
)


def test_the_column_of_units_says_what_a_sum_is_for_and_the_next_cell_of_what_it_is() -> None:
    found = [one for one in own(GERMAN.format(above="A. Laufend"), "price") if one.measure]
    assert [one.of for one in found] == ["Brennbuch Basis", "Brennbuch Fein"]
    assert {one.measure.per for one in found if one.measure} == {("month", "ofen")}


@pytest.mark.parametrize("above", ["B. Einmaliges", "One-time and pass-through", "2) Einmalige Leistungen"])
def test_below_a_numbered_heading_of_what_is_paid_once_there_is_no_price(above: str) -> None:
    html = (
        f"<h2>Preise</h2><p>Basic: 9 € im Monat</p><h3>{above}</h3><table><tr><th>Leistung</th><th>Betrag</th></tr>"
        "<tr><td>Aufbau des Ofens</td><td>980 €</td></tr></table>"
    )
    assert [int(one.measure.amount) for one in own(html, "price") if one.measure] == [9]


def test_a_plan_is_called_without_whom_it_is_for() -> None:
    html = (
        "<h2>Prices</h2><table><thead><tr><th></th><th>Nimbus</th><th>Cumulus</th></tr>"
        "<tr><td>Made for</td><td>2 to 9 kilns</td><td>10 to 99 kilns</td></tr></thead><tbody>"
        "<tr><th>Per month</th><td>£49</td><td>£99</td></tr></tbody></table>"
    )
    assert [one.of for one in own(html, "price") if one.measure] == ["Nimbus", "Cumulus"]


COMPARED = (
    "<h2>Compare</h2><table><tr><th></th><th>{mine}</th><th>Potbook</th></tr>"
    "<tr><td>Starts at</td><td>$149</td><td>$205</td></tr></table>"
)


def test_beside_its_own_column_others_have_theirs() -> None:
    found = [one for one in own(COMPARED.format(mine="Norvik"), "price") if one.measure]
    assert [(one.of, int(one.measure.amount)) for one in found if one.measure] == [("", 149)]


def test_columns_without_the_house_are_its_plans() -> None:
    found = [one for one in own(COMPARED.format(mine="Panbook"), "price") if one.measure]
    assert [(one.of, int(one.measure.amount)) for one in found if one.measure] == [
        ("Panbook", 149),
        ("Potbook", 205),
    ]


REGISTER = (
    "<h1>Register</h1><table><tr><th>No.</th><th>Holder</th><th>Scheme</th><th>State</th></tr>"
    "<tr><td>P-118</td><td>{holder}</td><td>ISO 22301</td><td>in force</td></tr></table>"
)


def test_a_register_that_numbers_its_rows_tells_of_its_holders() -> None:
    assert [one.value for one in others(REGISTER.format(holder="Norvik AS"), "proof")] == ["ISO 22301"]
    assert others(REGISTER.format(holder="Norvik Coins and Medals"), "proof") == []
