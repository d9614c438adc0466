"""Yes and no, however a database writes them, are conditions where their adjective is said of a thing."""

import pytest

from tests.skills.sql.planning.depot import Depot, problem

ASKED = (
    ("How many vans are leased?", "select count(*) from vans where leased = 'T'"),
    ("How many leased vans are there?", "select count(*) from vans where leased = 'T'"),
    ("List the plates of all leased vans.", "select plate from vans where leased = 'T'"),
    ("Which vans are not leased? Return the plate.", "select plate from vans where leased = 'F'"),
    ("How many vans are heated?", "select count(*) from vans where heated = '1'"),
    ("How many unheated vans are there?", "select count(*) from vans where heated = '0'"),
    ("How many vans have a camera?", "select count(*) from vans where has_camera = 'true'"),
    ("How many vans with a camera are there?", "select count(*) from vans where has_camera = 'true'"),
    ("How many vans are without a camera?", "select count(*) from vans where has_camera = 'false'"),
    ("How many vans have no camera?", "select count(*) from vans where has_camera = 'false'"),
    ("Which drivers are licensed?", "select full_name from drivers where licensed = 'yes'"),
    ("Which drivers are not licensed?", "select full_name from drivers where licensed = 'no'"),
    ("How many unlicensed drivers do we have?", "select count(*) from drivers where licensed = 'no'"),
    ("How many drivers have retired?", "select count(*) from drivers where is_retired = 'Y'"),
    ("How many drivers are retired?", "select count(*) from drivers where is_retired = 'Y'"),
    ("List the names of drivers who have not retired.",
     "select full_name from drivers where is_retired = 'N'"),
    ("How many insured deliveries were there?", "select count(*) from deliveries where insured = 1"),
    ("How many deliveries were not insured?", "select count(*) from deliveries where insured = 0"),
    ("How many uninsured deliveries did we have?", "select count(*) from deliveries where insured = 0"),
    ("Which supplies are perishable?", "select supply_name from supplies where perishable = 'Y'"),
    ("What share of our vans is leased?", "select sum(leased = 'T') * 1.0 / count(*) from vans"),
    ("For each maker, what percentage of the vans is leased?",
     "select maker, 100.0 * sum(leased = 'T') / count(*) from vans group by maker"),
    ("What is the ratio of vans with a camera to vans without a camera?",
     "select sum(has_camera = 'true') * 1.0 / sum(has_camera = 'false') from vans"),
    ("What is the ratio of vans with a camera to vans without one?",
     "select sum(has_camera = 'true') * 1.0 / sum(has_camera = 'false') from vans"),
    ("How many deliveries were made with leased vans?",
     "select count(*) from deliveries d join vans v on v.van_id = d.van_id where v.leased = 'T'"),
    ("What is the average capacity of vans that are not leased?",
     "select avg(capacity_kg) from vans where leased = 'F'"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), ASKED, ids=lambda value: value)
def test_a_yes_or_no_is_a_condition(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold), problem(depot, question)


def test_a_yes_or_no_that_is_asked_for_by_its_value_is_grouped_by(depot: Depot) -> None:
    gold = "select leased, count(*) from vans group by leased"
    assert depot.agrees("How many vans are there by leased?", gold)


IN_EACH = (
    ("What percentage of the vans of each maker is leased?",
     "select maker, 100.0 * sum(leased = 'T') / count(*) from vans group by maker"),
    ("What share of the deliveries in each status was insured?",
     "select status, 1.0 * sum(insured = 1) / count(*) from deliveries group by status"),
    ("What fraction of deliveries for each maker were lost?",
     "select maker, 1.0 * sum(status = 'lost') / count(*) from deliveries join vans using (van_id) group by maker"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), IN_EACH, ids=lambda value: value)
def test_a_share_is_of_each_group_that_stands_in_the_middle(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold), problem(depot, question)
