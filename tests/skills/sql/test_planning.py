"""Questions in plain English to rows of a real database."""

import sqlite3
from collections.abc import Iterator

import pytest

from skills.sql.planning import Planner, render
from skills.sql.schema import Dialect
from tests.skills.sql.shop import TODAY, opened, schema_of

ANSWERS = (
    ("How many orders did each customer place?", [("Ann", "Lee", 2), ("Bob", "Ray", 1), ("Cid", "Moe", 1)]),
    ("How many orders are pending?", [(1,)]),
    ("Which customers have never placed an order?", [("Dee", "Poe")]),
    ("Which customers have no orders in 2025?", [("Bob", "Ray"), ("Dee", "Poe")]),
    ("How many active customers are there?", [(3,)]),
    ("How many customers are not active?", [(1,)]),
    ("How many customers have no email?", [(1,)]),
    ("List the first and last names of customers in Texas", [("Bob", "Ray"), ("Dee", "Poe")]),
    ("What is the average unit price by category name?", [("Books", 20.2), ("Garden", 12.0), ("Toys", 55.0)]),
    ("Which product has the lowest price?", [("Novel", 9.9)]),
    ("What are the 2 most expensive products?", [("Robot", 55), ("Atlas", 30.5)]),
    ("List products whose name starts with R", [("Rake",), ("Robot",)]),
    ("Return the product name of products with price between 10 and 40", [("Atlas",), ("Rake",)]),
    ("Which products have a price higher than the average price?", [("Atlas",), ("Robot",)]),
    ("Which categories have more than one product?", [("Books",)]),
    ("Which cities have more than 1 customer?", [("Boston",)]),
    ("How many orders were placed last month?", [(1,)]),
    ("How many orders were placed in the past 30 days?", [(2,)]),
    ("What was the total order amount in 2025?", [(125.9,)]),
    ("What is the number of orders per month in 2025?", [("2025-01", 1), ("2025-05", 1), ("2025-06", 1)]),
    ("What is the ratio of shipped orders to pending orders?", [(2.0,)]),
    ("What percentage of orders were cancelled?", [(25.0,)]),
    ("What is the ratio of products to categories?", [(4 / 3,)]),
    ("Which customers ordered Atlas?", [("Ann", "Lee")]),
    ("What is the total quantity sold of Novel?", [(4,)]),
    ("How many distinct states do customers come from?", [(2,)]),
    ("What is the average shipment duration in seconds?", [(5400.0,)]),
    ("How many customers signed up after 2023?", [(2,)]),
    ("What is the status with the most orders?", [("shipped", 2)]),
    ("How many orders did the customer with id 1 place?", [(2,)]),
)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    found = opened()
    yield found
    found.close()


@pytest.fixture(scope="module")
def planner(connection: sqlite3.Connection) -> Planner:
    return Planner(schema_of(connection))


@pytest.mark.parametrize(
    ("question", "rows"), ANSWERS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_question_gives_the_rows_that_it_asks_for(
    planner: Planner, connection: sqlite3.Connection, question: str, rows: list[tuple[object, ...]]
) -> None:
    planned = planner.plan(question, TODAY)
    assert planned.candidate is not None, planned.problem
    found = connection.execute(render(planned.candidate.query, Dialect.SQLITE)).fetchall()
    assert sorted(map(_rounded, found)) == sorted(map(_rounded, rows))


def _rounded(row: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(f"{cell:.4f}" if isinstance(cell, int | float) else str(cell) for cell in row)


def test_an_order_that_is_asked_for_is_kept(planner: Planner, connection: sqlite3.Connection) -> None:
    planned = planner.plan("List all products ordered by price in descending order", TODAY)
    assert planned.candidate is not None
    rows = connection.execute(render(planned.candidate.query, Dialect.SQLITE)).fetchall()
    assert [row[0] for row in rows] == ["Robot", "Atlas", "Rake", "Novel"]


@pytest.mark.parametrize(
    ("dialect", "words"),
    [
        (Dialect.POSTGRES, "DATE_TRUNC('MONTH'"),
        (Dialect.SQLITE, "STRFTIME('%Y-%m'"),
        (Dialect.MYSQL, "DATE_FORMAT("),
        (Dialect.DUCKDB, "DATE_TRUNC('MONTH'"),
    ],
)
def test_a_month_is_cut_down_in_the_words_of_the_dialect(
    connection: sqlite3.Connection, dialect: Dialect, words: str
) -> None:
    planned = Planner(schema_of(connection, dialect)).plan("Number of orders per month", TODAY)
    assert planned.candidate is not None
    assert words in render(planned.candidate.query, dialect)


def test_a_value_with_a_quote_stays_a_value(planner: Planner, connection: sqlite3.Connection) -> None:
    planned = planner.plan("""How many products have the name "x' OR '1'='1"?""", TODAY)
    assert planned.candidate is not None
    assert connection.execute(render(planned.candidate.query, Dialect.SQLITE)).fetchall() == [(0,)]


def test_a_definition_in_the_hints_is_put_into_the_question(
    planner: Planner, connection: sqlite3.Connection
) -> None:
    hint = "CR (cancel rate) = number of cancelled orders / total number of orders"
    planned = planner.plan("What is the CR?", TODAY, hint)
    assert planned.candidate is not None
    assert connection.execute(render(planned.candidate.query, Dialect.SQLITE)).fetchall() == [(0.25,)]


def test_words_that_the_database_does_not_know_are_named(planner: Planner) -> None:
    planned = planner.plan("How many orders were paid by bitcoin?", TODAY)
    assert planned.sketch is not None
    assert "bitcoin" in planned.sketch.unread


@pytest.mark.parametrize(
    "question", ["", "?", "drop table orders", "どの顧客が注文しましたか", "how many", "a" * 3_000]
)
def test_whatever_is_typed_ends_in_a_plan_or_in_none(planner: Planner, question: str) -> None:
    assert planner.plan(question, TODAY).question == question


@pytest.mark.parametrize("question", ["What is the average number of products per product?"])
def test_a_figure_of_one_row_each_is_no_query(planner: Planner, question: str) -> None:
    assert planner.plan(question, TODAY).candidate is None


@pytest.mark.parametrize(
    "question",
    [
        "What is the total order amount by category name?",
        "What is the average order amount by category name?",
    ],
)
def test_a_figure_that_would_be_taken_once_for_each_of_many_rows_is_no_query(
    planner: Planner, question: str
) -> None:
    assert planner.plan(question, TODAY).candidate is None


def test_a_figure_is_added_up_where_each_group_meets_its_row_once(
    planner: Planner, connection: sqlite3.Connection
) -> None:
    planned = planner.plan("What is the total order amount by product?", TODAY)
    assert planned.candidate
    rows = connection.execute(render(planned.candidate.query, Dialect.SQLITE)).fetchall()
    assert sorted(row[-1] for row in rows) == [12, 55, 61, 70.9]


DIARY = """
create table patients(patient_id integer, name text, joined_on date);
create table visits(visit_id integer, patient_id integer, created_at timestamp, note text);
create table appointments(appointment_id integer, patient_id integer, scheduled_at timestamp);
insert into patients values (1, 'Ann', '2025-06-17'), (2, 'Bob', '2025-06-19');
insert into visits values
  (1, 1, '2025-06-18 11:00', 'x'), (2, 1, '2025-06-19 02:00', 'y'), (3, 2, '2025-06-20 01:00', 'z');
insert into appointments values (1, 1, '2025-06-18 23:00'), (2, 1, '2025-06-19 09:00');
"""


@pytest.mark.parametrize(
    ("question", "count"),
    [
        # a date is a day of the asker's
        ("How many patients joined in the past 7 days?", 1),
        # a clock in a zone further east wrote the last hours of today down as tomorrow's
        ("How many visits were created in the past 7 days?", 2),
        ("How many visits were created in the past 7 days, inclusive of today?", 1),
        # what is planned for tomorrow is not past
        ("How many appointments were scheduled in the past 7 days?", 1),
    ],
)
def test_past_days_end_with_today(question: str, count: int) -> None:
    connection = opened(DIARY)
    planned = Planner(schema_of(connection)).plan(question, TODAY)
    assert planned.candidate, planned.problem
    sql = render(planned.candidate.query, Dialect.SQLITE)
    assert connection.execute(sql).fetchone() == (count,), sql
    connection.close()
