"""How long it was from one moment to another."""

import pytest

from skills.sql.planning import Planner, render
from skills.sql.schema import Dialect
from tests.skills.sql.planning.depot import Depot, problem
from tests.skills.sql.shop import TODAY, schema_of

DAYS = "julianday(delivered_on) - julianday(ordered_on)"
HOURS = "(julianday(dropped_at) - julianday(picked_up_at)) * 24"
ASKED = (
    ("How many days does it take on average from ordered to delivered?",
     f"select avg({DAYS}) from deliveries"),
    ("On average, how many days pass between a delivery being ordered and it being delivered?",
     f"select avg({DAYS}) from deliveries"),
    ("What is the average number of days between ordered on and delivered on for deliveries?",
     f"select avg({DAYS}) from deliveries"),
    ("What is the average number of hours from pick up to drop for deliveries?",
     f"select avg({HOURS}) from deliveries"),
    ("What is the average time in hours between picked up at and dropped at per status?",
     f"select status, avg({HOURS}) from deliveries group by status"),
    ("What is the longest time in days between ordered on and delivered on?",
     f"select max({DAYS}) from deliveries"),
    ("How many deliveries took more than 2 days from ordered on to delivered on?",
     f"select count(*) from deliveries where {DAYS} > 2"),
    ("How many deliveries were delivered more than 2 days after they were ordered?",
     f"select count(*) from deliveries where {DAYS} > 2"),
    ("List the delivery id of deliveries whose drop came more than 25 hours after the pick up.",
     f"select delivery_id from deliveries where {HOURS} > 25"),
    ("For each driver, what is the average number of days between ordered on and delivered on?",
     f"select full_name, avg({DAYS}) from deliveries join drivers using (driver_id) group by driver_id"),
    ("How many minutes lie between picked up at and dropped at on average?",
     "select avg((julianday(dropped_at) - julianday(picked_up_at)) * 1440) from deliveries"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), ASKED, ids=lambda value: value)
def test_a_span_is_the_later_moment_less_the_earlier(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold), problem(depot, question)


@pytest.mark.parametrize(
    ("dialect", "part"),
    [
        (Dialect.SQLITE, "STRFTIME('%s', deliveries.delivered_on) - STRFTIME('%s', deliveries.ordered_on)"),
        (Dialect.MYSQL, "TIMESTAMPDIFF(SECOND, deliveries.ordered_on, deliveries.delivered_on)"),
        (Dialect.POSTGRES, "CAST(deliveries.delivered_on AS TIMESTAMP) - CAST(deliveries.ordered_on AS TIMESTAMP)"),
        (Dialect.DUCKDB, "DATE_DIFF('SECOND'"),
    ],
)  # fmt: skip
def test_each_dialect_has_its_own_way_to_say_so(depot: Depot, dialect: Dialect, part: str) -> None:
    planner = Planner(schema_of(depot.connection, dialect))
    planned = planner.plan("What is the average number of days between ordered on and delivered on?", TODAY)
    assert planned.candidate is not None, planned.problem
    assert part in render(planned.candidate.query, dialect)


CALENDAR = (
    ("How many deliveries were ordered per day from January to March 2025?", "2025-01-01"),
    ("How many deliveries were ordered between January and June 2025?", "2025-01-01"),
)


@pytest.mark.parametrize(("question", "day"), CALENDAR)
def test_days_of_the_calendar_are_no_span(depot: Depot, question: str, day: str) -> None:
    assert day in depot.sql(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many days are there on average between hiring and the first accident?",
        "What is the average number of days between maintenance and inspection?",
        "How many hours of overtime did we have?",
    ],
)
def test_a_span_of_moments_that_nobody_wrote_down_is_refused(depot: Depot, question: str) -> None:
    assert not depot.sql(question)
