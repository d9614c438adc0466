"""What people write down about a database: read from a file, and put beside its schema."""

import json
from pathlib import Path

import pytest

from skills.errors import UserError
from skills.sql.layer_file import described, opted_out, read_layer, spelt
from skills.sql.schema import Column, Dialect, Join, Kind, Schema, Table


def _column(table: str, name: str, kind: Kind) -> Column:
    return Column(table, name, kind, kind.value)


SCHEMA = Schema(
    Dialect.SQLITE,
    (
        Table(
            "Customers", (_column("Customers", "Id", Kind.INTEGER), _column("Customers", "Mail", Kind.TEXT))
        ),
        Table("orders", (_column("orders", "buyer", Kind.INTEGER), _column("orders", "total", Kind.NUMBER))),
    ),
    (Join((("orders", "buyer"),), (("Customers", "Id"),), declared=False, sure=0.4),),
)
TOLD = """
descriptions: {orders.total: What the buyer pays}
synonyms: {turnover: orders.total}
metrics: [{names: [AOV, average order value], meaning: average total of orders}]
joins: [[customers.id, orders.buyer]]
verified: [{question: "How much?", sql: SELECT SUM(total) FROM orders}]
without_values: [customers.mail]
glossary: "ABV (average basket value) = AVG(total)"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "layer.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_part_of_a_file_reaches_the_planner_or_the_schema(tmp_path: Path) -> None:
    file = read_layer(written(tmp_path, TOLD))
    assert file.layer.synonyms == {"turnover": "orders.total"}
    names = [metric.names for metric in file.layer.metrics]
    assert names == [("AOV", "average order value"), ("ABV", "average basket value")]
    assert file.layer.verified[0].sql == "SELECT SUM(total) FROM orders"
    schema = described(SCHEMA, file)
    assert [one.comment for one in schema.table("orders").columns] == ["", "What the buyer pays"]


def test_a_join_that_a_person_wrote_goes_before_a_guess_at_the_same(tmp_path: Path) -> None:
    [join] = described(SCHEMA, read_layer(written(tmp_path, TOLD))).joins
    assert (join.many, join.one) == ((("orders", "buyer"),), (("Customers", "Id"),))
    assert (join.declared, join.sure) == (True, 1.0)


def test_a_column_whose_values_nobody_looks_at_is_known_however_it_is_spelt(tmp_path: Path) -> None:
    assert opted_out(read_layer(written(tmp_path, TOLD))) == {"customers.mail"}


def test_a_data_dictionary_is_read_too(tmp_path: Path) -> None:
    columns = [{"name": "total", "type": "real", "description": "paid"}]
    text = json.dumps({"database": "d", "tables": {"s.orders": columns}, "joins": [], "glossary": ""})
    schema = described(SCHEMA, read_layer(written(tmp_path, text)))
    assert schema.table("orders").columns[1].comment == "paid"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("synonyms: {a: [}", "line 1"),
        ("just words", "synonyms"),
        ("synonyms: {turnover: 3}", "synonyms.turnover"),
        ("sinonyms: {a: b.c}", "sinonyms"),
        ("metrics: [{names: [], meaning: x}]", "metrics.0.names"),
        ("database: 2026-99-99", "line 1"),
        ("[" * 3_000, "line 1"),
    ],
)
def test_a_file_with_a_fault_says_where(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        read_layer(written(tmp_path, text))
    assert words in str(caught.value.message)
    assert "layer.yaml" in str(caught.value.message)


def test_a_name_that_the_database_does_not_have_is_refused(tmp_path: Path) -> None:
    file = read_layer(written(tmp_path, "synonyms: {turnover: sales.total}"))
    with pytest.raises(UserError, match=r"sales\.total"):
        described(SCHEMA, file)


@pytest.mark.parametrize("text", ["descriptions: {nothing.here: x}", "joins: [[customers, orders.buyer]]"])
def test_what_is_described_or_joined_must_be_there(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="does not have"):
        described(SCHEMA, read_layer(written(tmp_path, text)))


def test_a_synonym_is_spelt_as_the_database_spells_it(tmp_path: Path) -> None:
    file = read_layer(written(tmp_path, "synonyms: {address: shop.customers.mail, people: customers}"))
    assert spelt(file.layer, SCHEMA).synonyms == {"address": "Customers.Mail", "people": "Customers"}


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_layer(tmp_path / "none.yaml")
