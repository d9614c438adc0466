"""Who may read a table or a column: what is hidden is in no draft, no question back and no reason."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.audience import Audience
from skills.errors import UserError
from skills.sql.database import Database, Limits
from skills.sql.desk import Desk
from skills.sql.layer_file import LayerFile, described, layer_of
from skills.sql.planning import Settings
from skills.sql.rights import seen_by
from skills.sql.schema import Column, Dialect, Join, Kind, Schema, Table
from skills.sql.unseen import KEPT_BACK
from tests.skills.sql.shop import SCRIPT, opened, schema_of

SCHEMA = schema_of(opened(SCRIPT + "create table employees(employee_id integer, name text, salary numeric);"))
TODAY = Settings(date(2026, 7, 10))
HR, PLAIN = {"world", "everyone", "group:hr"}, {"world", "everyone"}
SALARIES = """
readers: {employees: [group:hr], customers.email: [group:hr]}
synonyms: {payroll: employees, mail: customers.email}
metrics:
  - {names: [headcount], meaning: number of employees}
  - {names: [AOV], meaning: average total amount of orders}
verified:
  - {question: "Who works here?", sql: SELECT * FROM employees}
  - {question: "How many orders?", sql: SELECT COUNT(*) FROM orders}
"""


def desk(schema: Schema, file: LayerFile, *viewers: set[str]) -> Desk:
    seen = seen_by(described(schema, file), file, Audience.of(*viewers))
    nowhere = Database(None, "shop", Limits())  # type: ignore[arg-type]  # nothing is run
    return Desk(nowhere, seen.schema, seen.file, unseen=seen.unseen)


def reason(of: Desk, question: str) -> str:
    return of.draft(question, TODAY).draft.reason


def layer(text: str) -> LayerFile:
    return layer_of(text, "layer.yaml")


def test_everyone_who_sees_the_reply_must_be_among_a_tables_readers() -> None:
    file = layer(SALARIES)
    for viewers, there in (((HR,), True), ((PLAIN,), False), ((HR, PLAIN), False)):
        seen = seen_by(SCHEMA, file, Audience.of(*viewers)).schema
        assert ("employees" in {table.name for table in seen.tables}) is there
        assert any(column.id == ("customers", "email") for column in seen.columns()) is there


def test_what_is_said_about_hidden_things_is_hidden_with_them() -> None:
    plain = seen_by(SCHEMA, layer(SALARIES), Audience.of(PLAIN)).file.layer
    assert plain.synonyms == {}
    assert [metric.names for metric in plain.metrics] == [("AOV",)]
    assert [one.question for one in plain.verified] == ["How many orders?"]
    whole = seen_by(SCHEMA, layer(SALARIES), Audience.of(HR)).file.layer
    assert (len(whole.synonyms), len(whole.metrics), len(whole.verified)) == (2, 2, 2)


def test_a_hidden_table_is_told_of_without_its_name() -> None:
    told = reason(desk(SCHEMA, layer(SALARIES), PLAIN), "How many people are on the payroll?")
    assert str(KEPT_BACK) in told
    assert "employees" not in told


def test_what_is_not_there_is_told_apart_from_what_is_hidden() -> None:
    asked = desk(SCHEMA, layer(SALARIES), PLAIN)
    assert str(KEPT_BACK) in reason(asked, "How many employees are there?")
    assert str(KEPT_BACK) not in reason(asked, "How many volcanoes are there?")


def test_a_table_may_be_kept_secret_altogether() -> None:
    file = layer(SALARIES + "tell: {employees: false}")
    assert str(KEPT_BACK) not in reason(desk(SCHEMA, file, PLAIN), "How many employees are there?")


def test_a_hidden_column_is_told_of_only_where_its_description_says_so() -> None:
    question = "Show the email of each customer"
    assert str(KEPT_BACK) not in reason(desk(SCHEMA, layer(SALARIES), PLAIN), question)
    telling = layer(SALARIES + "tell: {customers.email: true}")
    assert str(KEPT_BACK) in reason(desk(SCHEMA, telling, PLAIN), question)


def test_whoever_may_read_it_is_told_of_nothing_kept_back() -> None:
    drafted = desk(SCHEMA, layer(SALARIES), HR).draft("How many employees are there?", TODAY)
    assert drafted.draft.decision == "draft"


@pytest.mark.parametrize("line", ["readers: {wages: [group:hr]}", "tell: {customers.mail: false}"])
def test_a_misspelt_name_is_refused_rather_than_left_open(line: str) -> None:
    with pytest.raises(UserError, match="does not have"):
        seen_by(SCHEMA, layer(line), Audience.of(PLAIN))


def test_a_reader_that_is_none_is_refused() -> None:
    with pytest.raises(UserError, match=r"readers.*hr"):
        layer("readers: {employees: [hr]}")


def test_a_name_that_could_mean_two_tables_closes_both() -> None:
    tables = tuple(
        Table(f"{space}.pay", (Column(f"{space}.pay", "id", Kind.INTEGER, "int"),), namespace=space)
        for space in ("eu", "us")
    )
    schema = Schema(Dialect.POSTGRES, tables)
    assert seen_by(schema, layer("readers: {pay: [group:hr]}"), Audience.of(PLAIN)).schema.tables == ()
    [left] = seen_by(schema, layer("readers: {eu.pay: [group:hr]}"), Audience.of(PLAIN)).schema.tables
    assert left.name == "us.pay"


def test_a_restricted_column_closes_no_table_that_is_called_like_it() -> None:
    tables = (
        Table(
            "people",
            (Column("people", "mail", Kind.TEXT, "text"), Column("people", "id", Kind.INTEGER, "int")),
        ),
        Table("mail", (Column("mail", "id", Kind.INTEGER, "int"),)),
    )
    seen = seen_by(
        Schema(Dialect.SQLITE, tables), layer("readers: {people.mail: [group:hr]}"), Audience.of(PLAIN)
    )
    assert [column.id for column in seen.schema.columns()] == [("people", "id"), ("mail", "id")]


NAMES = ["orders", "customers", "salaries", "bonuses", "patients", "visits", "invoices", "projects"]
COLUMNS = ["id", "name", "city", "amount", "status", "created_on", "diagnosis", "budget", "grade"]
# words that stand nowhere else, so that each of them tells where it came from
SECRETS = ["Zorbak", "Quimby", "Xylofur", "Vrandle", "Plosch", "Grewn", "Twizzock", "Ombraxi"]
OTHERS = ["Kelvane", "Druthic", "Mipsor", "Yarnell", "Bexlow", "Hulfrin", "Caddock", "Sarvox"]
KINDS = {"id": Kind.INTEGER, "amount": Kind.NUMBER, "budget": Kind.NUMBER, "created_on": Kind.DATE}
SHAPES = (
    "How many {0} are there?", "Show the {1} of each {0}", "total {1} of {0} by {2}", "Which {0} have {1} {3}?",
    "average {1} per {2} last month", "top 3 {0} by {1}", "What is {3}?", "{0} with {3} and {4}", "list {0} and {4}",
)  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Schema, Schema, LayerFile, str]:
    """A database, the same with another secret part, who may read what, and a question."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    shown_columns = {
        name: draw(st.lists(st.sampled_from(COLUMNS), min_size=2, max_size=4, unique=True)) for name in names
    }
    closed_tables = draw(st.sets(st.sampled_from(names), max_size=2))
    closed_columns = {
        (name, column) for name in names for column in shown_columns[name] if draw(st.integers(0, 5)) == 0
    }
    hidden = closed_columns | {(name, column) for name in closed_tables for column in shown_columns[name]}
    secret, other = (_database(names, shown_columns, hidden, words) for words in (SECRETS, OTHERS))
    readers = {name: frozenset({"group:hr"}) for name in closed_tables}
    readers |= {f"{name}.{column}": frozenset({"group:hr"}) for name, column in closed_columns}
    tell = {name: draw(st.booleans()) for name in closed_tables}
    words = [*names, *COLUMNS, *SECRETS[:3], "Berlin", "open"]
    question = draw(st.sampled_from(SHAPES)).format(*(draw(st.sampled_from(words)) for _ in range(5)))
    return secret, other, LayerFile(readers=readers, tell=tell), question


def _database(
    names: list[str], columns: dict[str, list[str]], hidden: set[tuple[str, str]], secrets: list[str]
) -> Schema:
    tables, values = [], {}
    for name in names:
        made = []
        for place, column in enumerate(columns[name]):
            kind = KINDS.get(column, Kind.TEXT)
            held = ("Berlin", "open") if (name, column) not in hidden else tuple(secrets[place : place + 2])
            samples = held if kind is Kind.TEXT else ()
            made.append(Column(name, column, kind, kind.value, samples=samples, distinct=2))
            if samples:
                values[name, column] = samples
        tables.append(
            Table(name, tuple(made), rows=10 if name not in {t for t, _ in hidden} else len(secrets[0]))
        )
    joins = tuple(
        Join(((one, columns[one][0]),), ((two, columns[two][0]),), declared=False, sure=0.5)
        for one, two in pairwise(names)
    )
    return Schema(Dialect.SQLITE, tuple(tables), joins, values)


@settings(max_examples=25, deadline=None)
@given(worlds())
def test_nothing_that_is_hidden_shows(world: tuple[Schema, Schema, LayerFile, str]) -> None:
    schema, other, file, question = world
    seen = desk(schema, file, PLAIN)
    if not seen.schema.tables:
        return
    said = json.dumps(seen.draft(question, TODAY).to_json())
    for secret in SECRETS:
        assert secret.lower() not in said.lower() or secret in question
    # the same answer whatever stands in the hidden part, so nothing can be learnt of it
    assert json.dumps(desk(other, file, PLAIN).draft(question, TODAY).to_json()) == said


@settings(max_examples=25, deadline=None)
@given(worlds())
def test_a_hidden_name_is_never_named(world: tuple[Schema, Schema, LayerFile, str]) -> None:
    schema, _, file, question = world
    gone = {name for name in file.readers if "." not in name}
    gone |= {column.name for column in schema.columns()} - {
        column.name for column in seen_by(schema, file, Audience.of(PLAIN)).schema.columns()
    }
    seen = desk(schema, file, PLAIN)
    if not seen.schema.tables:
        return
    drafted = seen.draft(question, TODAY).to_json()
    echoed = {name for name in gone if name in question}
    assert not gone & set(drafted["tables"])
    told = json.dumps(replace_echoes(drafted))
    assert not [
        name for name in gone - echoed if f'"{name}"' in told or f" {name}" in told or f".{name}" in told
    ]
    where = [drafted["sql"], drafted["reading"], json.dumps(drafted["clarification"])]
    assert not [name for name in gone for text in where if text and f"{name}." in text]


def replace_echoes(drafted: dict[str, object]) -> dict[str, object]:
    """Without the one sentence that may tell that there is something."""
    return {**drafted, "reason": str(drafted["reason"] or "").replace(str(KEPT_BACK), "")}


def test_secrets_are_found_by_those_who_may_see_them() -> None:
    columns = (
        Column("patients", "name", Kind.TEXT, "text", samples=("Zorbak",)),
        Column("patients", "id", Kind.INTEGER, "int"),
    )
    schema = Schema(Dialect.SQLITE, (Table("patients", columns),), (), {("patients", "name"): ("Zorbak",)})
    file = LayerFile(readers={"patients": frozenset({"group:hr"})})
    assert "Zorbak" in desk(schema, file, HR).draft("How many patients are named Zorbak?", TODAY).draft.sql
    # and the other way round the test above could not fail
    assert replace(schema, values={}) != schema
