"""The most, the least and the order of rows go by the column that the adjective or the noun points to."""

import pytest

from tests.skills.sql.planning.depot import Depot, problem

FIRST = (
    ("Which van was the most expensive?",
     "select van_id, purchase_price from vans order by purchase_price desc limit 1"),
    ("What is the cheapest van?", "select van_id, purchase_price from vans order by purchase_price limit 1"),
    ("List the two most expensive vans with their purchase price, most expensive first.",
     "select van_id, purchase_price from vans order by purchase_price desc limit 2"),
    ("Show the 3 cheapest vans. Return the plate and purchase price.",
     "select plate, purchase_price from vans order by purchase_price limit 3"),
    ("List the two vans with the highest capacity, highest first.",
     "select van_id, capacity_kg from vans order by capacity_kg desc limit 2"),
    ("List all vans from the newest to the oldest. Return the plate and the bought date.",
     "select plate, bought_on from vans order by bought_on desc"),
    ("Show plate and purchase price of all vans, cheapest first.",
     "select plate, purchase_price from vans order by purchase_price"),
    ("Show plate and purchase price of the vans from most expensive to cheapest.",
     "select plate, purchase_price from vans order by purchase_price desc"),
    ("Sort the drivers by hourly pay, best paid first. Return the full name and hourly pay.",
     "select full_name, hourly_pay from drivers order by hourly_pay desc"),
    ("Order the vans by capacity, smallest first. Return plate and capacity.",
     "select plate, capacity_kg from vans order by capacity_kg"),
    ("List all vans by capacity from largest to smallest. Return plate and capacity.",
     "select plate, capacity_kg from vans order by capacity_kg desc"),
    ("List the drivers in order of hire, longest serving first. Return the full name and hire date.",
     "select full_name, hired_on from drivers order by hired_on"),
)  # fmt: skip
BOTH = (
    ("What are the cheapest and the most expensive purchase prices of each maker?",
     "select maker, min(purchase_price), max(purchase_price) from vans group by maker"),
    ("For every maker, what are the lowest and the highest capacity?",
     "select maker, min(capacity_kg), max(capacity_kg) from vans group by maker"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), FIRST, ids=lambda value: value)
def test_rows_come_in_the_order_that_was_said_or_not_at_all(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold, ordered=True) or not depot.sql(question), problem(depot, question)


@pytest.mark.parametrize(("question", "gold"), FIRST[:11], ids=lambda value: value)
def test_rows_come_in_the_order_that_was_said(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold, ordered=True), problem(depot, question)


@pytest.mark.parametrize(("question", "gold"), BOTH, ids=lambda value: value)
def test_two_extremes_for_each_are_a_minimum_and_a_maximum(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold), problem(depot, question)


FIGURES = (
    ("Rank the makers by the number of vans, most first.",
     "select maker, count(*) n from vans group by maker order by n desc"),
    ("Sort the drivers by the number of deliveries, fewest first.",
     "select full_name, count(*) n from drivers join deliveries using (driver_id) group by driver_id order by n"),
    ("List all deliveries with the highest fee first. Return the delivery id and the fee.",
     "select delivery_id, fee from deliveries order by fee desc"),
    ("Rank the vans by purchase price.",
     "select van_id, purchase_price from vans order by purchase_price desc"),
)  # fmt: skip


@pytest.mark.parametrize(("question", "gold"), FIGURES, ids=lambda value: value)
def test_a_figure_by_which_rows_are_ordered_is_shown(depot: Depot, question: str, gold: str) -> None:
    assert depot.agrees(question, gold, ordered=True), problem(depot, question)
