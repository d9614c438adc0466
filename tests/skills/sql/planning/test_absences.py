"""Things that have nothing of a kind in a stretch of time."""

import pytest

from tests.skills.sql.planning.depot import Depot, problem

LATELY = "(select driver_id from deliveries where ordered_on >= '2024-12-18')"
THIS_YEAR = "(select driver_id from deliveries where ordered_on >= '2025-01-01')"
BEFORE = "(select driver_id from deliveries where ordered_on < '2025-01-01')"
ASKED = (
    ("Which drivers have had no deliveries in the last 6 months?",
     f"select full_name from drivers where driver_id not in {LATELY}"),
    ("Which drivers have not made any deliveries in the last 6 months?",
     f"select full_name from drivers where driver_id not in {LATELY}"),
    ("Which drivers have not done a delivery in the last 6 months? Return the full name.",
     f"select full_name from drivers where driver_id not in {LATELY}"),
    ("List the drivers without a delivery in 2025.",
     f"select full_name from drivers where driver_id not in {THIS_YEAR}"),
    ("How many drivers did not make a single delivery in 2025?",
     f"select count(*) from drivers where driver_id not in {THIS_YEAR}"),
    ("Which drivers never made a delivery in 2024?",
     f"select full_name from drivers where driver_id not in {BEFORE}"),
    ("Which drivers have no lost deliveries?",
     "select full_name from drivers where driver_id not in (select driver_id from deliveries where status = 'lost')"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), ASKED, ids=lambda value: value)
def test_the_stretch_is_said_of_what_there_is_none_of(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold), problem(depot, question)


UNSAID = (
    "Which drivers have not crashed in the last 6 months?",
    "Which drivers never complained in 2025?",
    "List the vans that have not broken down in the last 3 months.",
    "Which drivers did not travel in 2024?",
)


@pytest.mark.parametrize("question", UNSAID)
def test_what_did_not_happen_is_not_held_against_another_date(depot: Depot, question: str) -> None:
    assert not depot.sql(question), problem(depot, question)


DONE = (
    ("How many deliveries were delivered?", "select count(*) from deliveries where delivered_on is not null"),
    ("How many deliveries have not been delivered yet?", "select count(*) from deliveries where delivered_on is null"),
    ("How many deliveries were not dropped?", "select count(*) from deliveries where dropped_at is null"),
    ("How many deliveries were delivered in 2024?",
     "select count(*) from deliveries where delivered_on < '2025-01-01'"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), DONE, ids=lambda value: value)
def test_what_was_done_has_a_date_and_what_was_not_has_none(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold), problem(depot, question)
