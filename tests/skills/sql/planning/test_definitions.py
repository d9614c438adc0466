"""What a person says a word means, in hints or in the question itself, becomes a condition, a value or a column."""

import sqlite3
from collections.abc import Iterator

import pytest

from skills.sql.planning import Planner
from skills.sql.reading import read_back
from tests.skills.sql.planning.test_words import lost, rows_of
from tests.skills.sql.planning.works import SCRIPT
from tests.skills.sql.shop import TODAY, opened, schema_of

LEFT = "How many former employees are there?"
DEFINED = (
    (LEFT, "An employee is former when left_dt is not null.", [(2,)]),
    (LEFT, "Employees whose left_dt is not empty are former.", [(2,)]),
    (LEFT, "Former employees have active = 'F'.", [(2,)]),
    (LEFT, "former means active = 'F'", [(2,)]),
    (LEFT, "If active is 'F', the employee is former.", [(2,)]),
    (f"{LEFT} An employee is former if active = 'F'.", "", [(2,)]),
    ("How many former employees are there, where former means active = 'F'?", "", [(2,)]),
    (
        "How many employees are veterans?",
        "An employee counts as veteran as long as hire_dt is before 2016.",
        [(2,)],
    ),
    (
        "How many jobs were laborious?",
        "A job is laborious if its lead_days is at least 9 and state_cd = 'DON'.",
        [(1,)],
    ),
    (
        "How many senior employees does each department have?",
        "Senior employees were hired before 2017-01-01.",
        [("Roads", 1), ("Parks", 1)],
    ),
    ("How many jobs were dropped?", "state_cd of a job: OPN = open, DON = done, CXL = dropped", [(1,)]),
    ("How many jobs were dropped?", "In state_cd, CXL stands for dropped and OPN for open.", [(1,)]),
    ("What is the average turnaround of the jobs?", "Use lead_days for the turnaround.", [(7,)]),
    ("What is the average turnaround of the jobs?", "lead_days holds the turnaround.", [(7,)]),
    ("What is the average turnaround of the jobs?", "The turnaround is lead_days.", [(7,)]),
    (
        "Which employees were hired before 2016?",
        "Return emp_no and hire_dt.",
        [(11, "2015-02-01"), (15, "2012-01-01")],
    ),
    ("Which depts are in Bath?", "Return the name and the city.", [("Roads", "Bath"), ("Water", "Bath")]),
    ("What is the WR?", "WR is defined as the number of jobs opened in 2025 / number of jobs.", [(0.8,)]),
)
WASTE = "waste = qty_scrap * 3 + qty_used"
COMPUTED = (
    ("What is the waste of all jobs?", WASTE, [(22,)]),
    ("What is the total waste?", WASTE, [(22,)]),
    ("What is the waste for each employee?", WASTE, [("Ada", 10), ("Ben", 1), ("Cleo", 7), ("Dan", 4)]),
    ("What is the average waste of a job?", f"The {WASTE}", [(4.4,)]),
    (
        "What is the net waste per employee?",
        "Net waste of a job = sum of qty_used - qty_scrap",
        [("Ada", 6), ("Ben", 1), ("Cleo", -1), ("Dan", 4)],
    ),
)
UNKNOWN = (
    (LEFT, "An employee is former once they are no longer seen."),
    (LEFT, "Former employees are those that the mayor did not like."),
    ("How many jobs are late?", "A job is late when lead_days is above what was agreed."),
    (
        "How many employees are not former?",
        "An employee is former if active = 'F' and hire_dt is before 2016.",
    ),
    ("Which jobs have a waste above 5?", "waste = qty_scrap * 3 + qty_used"),
    ("How many jobs are there?", "Jobs in the state CXL do not count."),
)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    found = opened(SCRIPT)
    yield found
    found.close()


@pytest.fixture(scope="module")
def planner(connection: sqlite3.Connection) -> Planner:
    return Planner(schema_of(connection))


@pytest.mark.parametrize(("question", "hint", "rows"), [*DEFINED, *COMPUTED])
def test_a_word_means_what_somebody_said_it_means(
    planner: Planner,
    connection: sqlite3.Connection,
    question: str,
    hint: str,
    rows: list[tuple[object, ...]],
) -> None:
    planned = planner.plan(question, TODAY, hint)
    said = [
        tuple(f"{cell:.4f}" if isinstance(cell, int | float) else str(cell) for cell in row) for row in rows
    ]
    assert rows_of(planned, connection) == sorted(said)
    assert lost(planned) == []
    assert planned.unread_notes == ()


@pytest.mark.parametrize(("question", "hint"), UNKNOWN)
def test_a_definition_that_is_not_understood_is_in_doubt(planner: Planner, question: str, hint: str) -> None:
    planned = planner.plan(question, TODAY, hint)
    assert planned.candidate is None or planned.unread_notes or lost(planned)


def test_a_definition_of_a_word_that_nobody_uses_changes_nothing(planner: Planner) -> None:
    bare = planner.plan("How many jobs are there?", TODAY)
    told = planner.plan("How many jobs are there?", TODAY, "A job is late when lead_days is at least 9.")
    assert (told.candidate, told.unread_notes) == (bare.candidate, ())


def test_a_figure_is_read_back_with_the_brackets_that_it_needs(planner: Planner) -> None:
    planned = planner.plan("What is the total waste?", TODAY, "waste = qty_used * (1 - qty_scrap)")
    assert planned.candidate is not None
    reading = read_back(planned.candidate.query, planned, planner.lexicon)
    assert "maint_jobs.qty_used × (1 - maint_jobs.qty_scrap)" in reading.text
