"""Whose each thing is, by a table's row or column of makers; who buys, and what is lent by a bond."""

import pytest

from skills.research.extract import find_companies
from skills.research.extract.fields.buyers.who_buys import BUYS
from tests.skills.research.extract.world import TALLOW, own, page, read, told

HOME = page("<h1>Norvik</h1><p>In your hand you hold the Skein. You will like the Skein.</p>")
OTHER = page(
    "<h1>Tallow</h1><p>On the wall hangs the Gorse.</p>", url="https://tallow.example/", of="Tallow Ltd"
)
ROWS = (
    "<table><tr><th></th><th>Skein</th><th>Gorse</th></tr>"
    "<tr><td>{maker}</td><td>Norvik</td><td>Tallow</td></tr></table>"
)
COLUMNS = (
    "<table><tr><th>Device</th><th>{maker}</th></tr><tr><th>Skein</th><td>Norvik</td></tr>"
    "<tr><th>Gorse</th><td>Tallow</td></tr></table>"
)


@pytest.mark.parametrize("maker", ["Hersteller", "Maker", "Made by", "Marque", "Produttore", "Merk"])
@pytest.mark.parametrize("table", [ROWS, COLUMNS])
def test_a_product_is_known_by_the_row_or_the_column_of_makers(maker: str, table: str) -> None:
    test = page(
        f"<h1>Two devices</h1>{table.format(maker=maker)}",
        url="https://markettimes.example/t",
        of="Market Times",
    )
    goods = find_companies(
        "compare Norvik and Tallow", [("s1", HOME), ("s2", OTHER), ("s3", test), ("s4", TALLOW)]
    ).goods
    assert ("Skein", "Norvik") in goods
    assert ("Gorse", "Tallow") in goods


def test_another_row_makes_nothing_known() -> None:
    test = page(ROWS.format(maker="Reseller"), url="https://markettimes.example/t", of="Market Times")
    assert (
        find_companies("compare Norvik and Tallow", [("s1", HOME), ("s2", OTHER), ("s3", test)]).goods == ()
    )


def test_what_stands_below_the_name_of_a_product_is_of_its_maker() -> None:
    body = ROWS.format(maker="Hersteller") + "<h2>Skein</h2><p>The display is hard to read in daylight.</p>"
    test = page(f"<h1>Two devices</h1>{body}", url="https://markettimes.example/t", of="Market Times")
    faults = [(one.company, one.value) for one in read(test, HOME, OTHER).facts if one.field == "weakness"]
    assert faults == [("Norvik", "The display is hard to read in daylight")]


@pytest.mark.parametrize(
    "behind",
    [" and mills are Norvik customers", " sind unsere Kunden", " sont nos clients", " sono nostri clienti"],
)
def test_who_are_a_houses_customers_buy(behind: str) -> None:
    assert BUYS.match(behind)
    assert not BUYS.match(" sind keine Kunden")


def test_a_bond_is_money_that_was_put_in() -> None:
    said = "<h2>Owners</h2><table><tr><th>2022</th><td>Minibond of €3 million, for the new line</td></tr></table>"
    assert [told(one.measure) for one in own(said, "funding") if one.measure] == ["3000000 EUR"]
