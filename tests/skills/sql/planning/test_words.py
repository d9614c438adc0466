"""The words of strangers: shortened names both ways, kinds of words that change nothing, and those that do."""

import sqlite3
from collections.abc import Iterator

import pytest

from skills.sql.planning import Planned, Planner, render
from skills.sql.planning.accounting import unaccounted
from skills.sql.schema import Dialect
from tests.skills.sql.planning.works import SCRIPT
from tests.skills.sql.shop import TODAY, opened, schema_of

SHORTENED = (
    ("How many employees does each department have?", [("Roads", 2), ("Parks", 2), ("Water", 1)]),
    ("How many emps does each dept have?", [("Roads", 2), ("Parks", 2), ("Water", 1)]),
    ("How many maintenance jobs are there?", [(5,)]),
    ("What is the average hourly rate of employees?", [(27.4,)]),
    ("What is the total quantity used?", [(13,)]),
    ("What is the average reorder point?", [(17 / 3,)]),
    ("What is the highest elevation?", [(300,)]),
    ("What is the average weight of the stock items?", [(16,)]),
    ("What is the average lead time of the maintenance jobs?", [(7,)]),
    ("Show the title of each knowledge base note.", [("Frost",), ("Roses",), ("Hedges",)]),
    (
        "Return the item number and the description of each stock item.",
        [(501, "Valve"), (502, "Pipe"), (503, "Pump")],
    ),
)
NUMBER_IS_A_COUNT = (
    "How many maintenance jobs did each employee do? Return the employee name and the number.",
    "How many maintenance jobs did each employee do? Return the employee name and the number of jobs.",
    "How many maintenance jobs did each employee do? Show the name of the employee and the count.",
)
HARMLESS = (
    ("Which depts are still in Bath?", [("Roads",), ("Water",)]),
    ("Which cities have depts? Return each city only once.", [("Bath",), ("Hull",)]),
    ("Which cities have depts? List every city once.", [("Bath",), ("Hull",)]),
    ("Which cities have depts? Show the cities without duplicates.", [("Bath",), ("Hull",)]),
    (
        "Break down the employees by department and tell me how many there are in each.",
        [("Roads", 2), ("Parks", 2), ("Water", 1)],
    ),
    ("Which single stock item is the most expensive?", None),
)
CONDITIONS = (
    "How many overdue jobs are there?",
    "How many senior employees are there?",
    "Which spare jobs were opened in 2025?",
    "How many employees turned up late?",
    "How many former employees are there?",
    "Which employees come back once a month?",
    "How many employees are currently ill?",
    "How many employees still owe money?",
    "How many pieces of stock items are there?",
)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    found = opened(SCRIPT)
    yield found
    found.close()


@pytest.fixture(scope="module")
def planner(connection: sqlite3.Connection) -> Planner:
    return Planner(schema_of(connection))


def lost(planned: Planned) -> list[str]:
    """What was said and has no part in the query."""
    assert planned.candidate is not None, planned.problem
    assert planned.sketch is not None
    return [
        *planned.sketch.unread,
        *planned.sketch.dangling,
        *unaccounted(planned.items, planned.candidate.query),
    ]


def rows_of(planned: Planned, connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    assert planned.candidate is not None, planned.problem
    found = connection.execute(render(planned.candidate.query, Dialect.SQLITE)).fetchall()
    return sorted(tuple(_said(cell) for cell in row) for row in found)


def _said(cell: object) -> str:
    return f"{cell:.4f}" if isinstance(cell, int | float) else str(cell)


@pytest.mark.parametrize(("question", "rows"), SHORTENED, ids=[question for question, _ in SHORTENED])
def test_names_are_shortened_in_the_question_or_in_the_database(
    planner: Planner, connection: sqlite3.Connection, question: str, rows: list[tuple[object, ...]]
) -> None:
    planned = planner.plan(question, TODAY)
    assert rows_of(planned, connection) == sorted(tuple(map(_said, row)) for row in rows)
    assert lost(planned) == []


@pytest.mark.parametrize("question", NUMBER_IS_A_COUNT)
def test_the_number_is_how_many_there_are_and_no_column_of_numbers(
    planner: Planner, connection: sqlite3.Connection, question: str
) -> None:
    planned = planner.plan(question, TODAY)
    wanted = [("Ada", 2), ("Ben", 1), ("Cleo", 1), ("Dan", 1)]
    assert rows_of(planned, connection) == sorted(tuple(map(_said, row)) for row in wanted)
    assert lost(planned) == []


@pytest.mark.parametrize(("question", "rows"), HARMLESS, ids=[question for question, _ in HARMLESS])
def test_words_that_change_nothing_leave_no_doubt(
    planner: Planner,
    connection: sqlite3.Connection,
    question: str,
    rows: list[tuple[object, ...]] | None,
) -> None:
    planned = planner.plan(question, TODAY)
    assert lost(planned) == []
    if rows is not None:
        assert rows_of(planned, connection) == sorted(tuple(map(_said, row)) for row in rows)


@pytest.mark.parametrize("question", CONDITIONS)
def test_words_that_may_be_a_condition_stay_in_doubt(planner: Planner, question: str) -> None:
    planned = planner.plan(question, TODAY)
    assert planned.candidate is None or lost(planned)


LISTED = (
    ("Which jobs are OPN? Return the job id and the quantity used.", [(1, 2), (5, 4)]),
    (
        "Show the employee names along with their hourly rate.",
        [("Ada", 30), ("Ben", 22), ("Cleo", 25), ("Dan", 20), ("Eve", 40)],
    ),
    ("List the stock item descriptions with their unit cost.", [("Valve", 12.5), ("Pipe", 8), ("Pump", 240)]),
    ("Show each department with its city.", [("Roads", "Bath"), ("Parks", "Hull"), ("Water", "Bath")]),
    (
        "List every employee together with their hire date and rate per hour.",
        [
            ("Ada", "2015-02-01", 30),
            ("Ben", "2018-03-01", 22),
            ("Cleo", "2020-05-01", 25),
            ("Dan", "2023-06-01", 20),
            ("Eve", "2012-01-01", 40),
        ],
    ),
    ("What percentage of the jobs opened in 2025 were OPN?", [(50,)]),
)


@pytest.mark.parametrize(("question", "rows"), LISTED, ids=[question for question, _ in LISTED])
def test_what_is_listed_is_shown_and_nothing_else(
    planner: Planner, connection: sqlite3.Connection, question: str, rows: list[tuple[object, ...]]
) -> None:
    planned = planner.plan(question, TODAY)
    assert rows_of(planned, connection) == sorted(tuple(map(_said, row)) for row in rows)
    assert lost(planned) == []
