"""Two columns of a row that are held against each other."""

import pytest

from tests.skills.sql.planning.depot import Depot, problem

ASKED = (
    ("Which supplies have on hand below the minimum level?",
     "select supply_name from supplies where on_hand < minimum_level"),
    ("List the supplies whose actual cost is above their budgeted cost.",
     "select supply_name from supplies where actual_cost > budgeted_cost"),
    ("How many supplies have an actual cost higher than the budgeted cost?",
     "select count(*) from supplies where actual_cost > budgeted_cost"),
    ("Which supplies have an actual cost less than the budgeted cost?",
     "select supply_name from supplies where actual_cost < budgeted_cost"),
    ("How many supplies are there where on hand is at most the minimum level?",
     "select count(*) from supplies where on_hand <= minimum_level"),
    ("For how many supplies does the actual cost exceed the budgeted cost?",
     "select count(*) from supplies where actual_cost > budgeted_cost"),
    ("Which supplies do not have an actual cost above the budgeted cost?",
     "select supply_name from supplies where not actual_cost > budgeted_cost"),
    ("How many supplies have on hand equal to the minimum level?",
     "select count(*) from supplies where on_hand = minimum_level"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), ASKED, ids=lambda value: value)
def test_two_columns_of_a_row_are_held_against_each_other(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold), problem(depot, question)
