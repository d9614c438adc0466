"""What could be said about a database, as a file that can be read back."""

import pytest

from skills.sql.layer_file import described, layer_of
from skills.sql.proposing import proposed
from skills.sql.schema import Column, Dialect, Join, Kind, Schema, Table


def column(table: str, name: str, comment: str = "") -> Column:
    return Column(table, name, Kind.TEXT, "text", comment=comment)


SCHEMA = Schema(
    Dialect.SQLITE,
    (
        Table(
            "customers",
            (column("customers", "id"), column("customers", "last_name"), column("customers", "e_mail")),
            comment="Who buys: companies",
        ),
        Table("orders", (column("orders", "buyer"), column("orders", "qty", "how many\n# pieces"))),
    ),
    (
        Join((("orders", "buyer"),), (("customers", "id"),), declared=False, sure=0.4),
        Join((("orders", "qty"),), (("customers", "id"),)),
    ),
)


def test_what_is_proposed_is_a_description_that_fits() -> None:
    file = layer_of(proposed(SCHEMA), "proposed")
    assert file.descriptions == {"customers": "Who buys: companies", "orders.qty": "how many # pieces"}
    assert file.layer.synonyms == {"quantity": "orders.qty"}
    assert file.without_values == ("customers.last_name", "customers.e_mail")
    assert file.joins == (("customers.id", "orders.buyer"),)
    described(SCHEMA, file)


def test_a_guessed_join_comes_with_how_sure_it_is_and_a_declared_one_not_at_all() -> None:
    [line] = [one for one in proposed(SCHEMA).splitlines() if one.strip().startswith("- [")]
    assert line.endswith("# guessed, 0.40 sure of 1")


@pytest.mark.parametrize("name", ["a: b", "#c", "ünï", '"', "- d", "{e}", "null", "l\u2028f"])
def test_names_of_any_spelling_are_read_back(name: str) -> None:
    schema = Schema(Dialect.SQLITE, (Table("t", (column("t", name, comment="x"),)),))
    assert layer_of(proposed(schema), "p").descriptions == {f"t.{name}": "x"}


def test_nothing_to_say_is_a_description_too() -> None:
    assert layer_of(proposed(Schema(Dialect.SQLITE, ())), "p").descriptions == {}
