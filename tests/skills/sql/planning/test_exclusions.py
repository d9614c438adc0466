"""What a question leaves out stays out, however that is said."""

import pytest

from tests.skills.sql.planning.depot import Depot, problem

PER_CODE = "select depot_code, count(*) from deliveries where depot_code is not null group by 1"
NOT_LOST = "select driver_id, count(*) from deliveries where status <> 'lost' group by 1"
LEFT_OUT = (
    "How many deliveries are there per depot code? Leave out deliveries without a depot code.",
    "How many deliveries are there per depot code, leaving out deliveries without a depot code?",
    "How many deliveries are there per depot code? Ignore deliveries that have no depot code.",
    "Count the deliveries by depot code, ignoring deliveries whose depot code is missing.",
    "Count the deliveries by depot code. Skip deliveries with no depot code.",
    "Count the deliveries by depot code, skipping those without a depot code.",
    "Count the deliveries by depot code, excluding deliveries without a depot code.",
    "Count the deliveries by depot code. Exclude deliveries whose depot code is unknown.",
    "Count the deliveries by depot code, omitting deliveries that have no depot code.",
    "Count the deliveries by depot code. Disregard deliveries where the depot code is null.",
    "Count the deliveries by depot code. Do not include deliveries without a depot code.",
    "Count the deliveries by depot code, not counting deliveries with no depot code.",
    "Count the deliveries by depot code, except deliveries with no depot code.",
    "Leaving out deliveries without a depot code, how many deliveries are there per depot code?",
)
ONLY_WITH_NONE = (
    "How many deliveries have no depot code?",
    "How many deliveries are without a depot code?",
    "Count the deliveries whose depot code is missing.",
)
VALUES_OUT = (
    ("How many deliveries are not lost?", "select count(*) from deliveries where status <> 'lost'"),
    (
        "How many deliveries are there, excluding lost ones?",
        "select count(*) from deliveries where status <> 'lost'",
    ),
    (
        "Count all deliveries except lost deliveries.",
        "select count(*) from deliveries where status <> 'lost'",
    ),
    (
        "How many deliveries are there, leaving out lost and open deliveries?",
        "select count(*) from deliveries where status not in ('lost', 'open')",
    ),
    (
        "How many vans are there of makers other than Ford?",
        "select count(*) from vans where maker <> 'Ford' or maker is null",
    ),
    (
        "List the plates of vans excluding Ford vans.",
        "select plate from vans where maker <> 'Ford' or maker is null",
    ),
    (
        "What is the total fee of deliveries, ignoring deliveries with a fee above 50?",
        "select sum(fee) from deliveries where not fee > 50",
    ),
    (
        "How many deliveries are there? Leave out deliveries with a fee below 30.",
        "select count(*) from deliveries where not fee < 30",
    ),
    (
        "Which drivers have deliveries? Leave out drivers without deliveries.",
        "select full_name from drivers where driver_id in (select driver_id from deliveries)",
    ),
)
HARD = (
    ("How many deliveries are there per depot code? Leave out deliveries without a depot code or a driver.",
     "select depot_code, count(*) from deliveries where depot_code is not null and driver_id is not null group by 1"),
    ("How many deliveries are there per depot code? Leave out the ones nobody assigned a depot code to.", PER_CODE),
    ("Count deliveries by depot code, leaving aside deliveries lacking a depot code.", PER_CODE),
    ("Count deliveries by depot code, ignoring lost deliveries without a depot code.",
     "select depot_code, count(*) from deliveries where not (status = 'lost' and depot_code is null) group by 1"),
    ("Count deliveries by depot code, but not the ones that have no depot code.", PER_CODE),
    ("Count deliveries by depot code unless they have no depot code.", PER_CODE),
    ("Count deliveries by depot code, with the exception of deliveries without a depot code.", PER_CODE),
    ("Count deliveries by depot code, rather than those without a depot code.", PER_CODE),
    ("How many deliveries per depot code are not without a depot code?", PER_CODE),
)  # fmt: skip


@pytest.mark.parametrize("question", LEFT_OUT)
def test_rows_without_a_value_that_are_left_out_are_not_the_only_ones_left(
    depot: Depot, question: str
) -> None:
    assert depot.agrees(question, PER_CODE), problem(depot, question)


@pytest.mark.parametrize("question", ONLY_WITH_NONE)
def test_rows_without_a_value_that_are_asked_for_are_the_ones(depot: Depot, question: str) -> None:
    gold = "select count(*) from deliveries where depot_code is null"
    assert depot.agrees(question, gold), problem(depot, question)


@pytest.mark.parametrize(("question", "gold"), VALUES_OUT, ids=lambda value: value)
def test_what_is_left_out_is_the_contrary_of_what_is_said_of_it(
    depot: Depot, question: str, gold: str
) -> None:
    assert depot.agrees(question, gold), problem(depot, question)


@pytest.mark.parametrize(("question", "gold"), HARD, ids=lambda value: value)
def test_what_is_left_out_in_words_that_are_not_understood_is_refused(
    depot: Depot, question: str, gold: str
) -> None:
    assert not depot.sql(question) or depot.agrees(question, gold), problem(depot, question)
