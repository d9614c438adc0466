"""A metric's column bears the metric's name."""

import sqlite3
from collections.abc import Iterator

import pytest

from skills.sql.layer import Layer, Metric
from skills.sql.planning import Planner, render
from skills.sql.planning.figures import Spans, identifier
from skills.sql.schema import Dialect
from tests.skills.sql.shop import TODAY, opened, schema_of

REVENUE = Metric(("revenue", "turnover"), "total amount of orders")
LAYER = Layer(
    metrics=(
        REVENUE,
        Metric(("Shipping rate",), "shipped orders / pending orders"),
        Metric(("Group",), "total quantity of order items"),
    )
)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    found = opened()
    yield found
    found.close()


def columns(connection: sqlite3.Connection, question: str, dialect: Dialect = Dialect.SQLITE) -> list[str]:
    """What the columns of the result are called."""
    planned = Planner(schema_of(connection, dialect), LAYER).plan(question, TODAY)
    assert planned.candidate, planned.problem
    sql = render(planned.candidate.query, dialect)
    return [column[0] for column in connection.execute(sql).description]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Who are the top 2 customers by revenue?", ["first_name", "last_name", "revenue"]),
        ("What was our revenue in 2025?", ["revenue"]),
        ("What was our turnover in each month of 2025?", ["month", "revenue"]),
        ("What is the shipping rate?", ["shipping_rate"]),
        ("What is the ratio of products to categories?", ["ratio"]),
        ("What is our group?", ["group"]),
    ],
)
def test_the_figure_is_called_as_the_metric(
    connection: sqlite3.Connection, question: str, named: list[str]
) -> None:
    assert columns(connection, question) == named


@pytest.mark.parametrize(
    "question",
    [
        "Who are the top 2 customers by total order amount?",
        "How many customers have a revenue above 50?",
    ],
)
def test_a_figure_that_is_no_metric_is_not_called_so(connection: sqlite3.Connection, question: str) -> None:
    assert "revenue" not in columns(connection, question)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Average order value", "average_order_value"),
        ("AOV (EUR)", "aov_eur"),
        ("2-day churn; DROP", "_2_day_churn_drop"),
        ("Umsatz für März", "umsatz_für_märz"),
        ("%", ""),
    ],
)
def test_a_name_becomes_one_word(name: str, column: str) -> None:
    assert identifier(name) == column


def test_a_metric_within_the_meaning_of_another_moves_with_it() -> None:
    spans = Spans()
    spans.put(8, 11, 20, "AOV")  # "what is AOV by month" with a meaning of 20 characters
    spans.put(16, 20, 10, "unit")  # a name in that meaning
    spans.put(0, 4, 6, "what")
    assert [(one.name, one.start, one.end) for one in spans.all] == [
        ("AOV", 10, 36),
        ("unit", 18, 28),
        ("what", 0, 6),
    ]
