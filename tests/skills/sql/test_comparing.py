"""When two results say the same."""

from datetime import datetime
from decimal import Decimal

from skills.sql.comparing import is_ordered, same_result


def test_columns_may_stand_anywhere_and_be_more() -> None:
    assert same_result([("a", 1, "x"), ("b", 2, "y")], [(2, "b"), (1, "a")])


def test_a_column_that_is_missing_is_no_match() -> None:
    assert not same_result([("a",)], [("a", 1)])


def test_rows_count_as_often_as_they_come() -> None:
    assert not same_result([("a",), ("a",), ("b",)], [("a",), ("b",), ("b",)])


def test_numbers_are_equal_within_a_tolerance_whatever_their_type() -> None:
    assert same_result([(Decimal("0.333333"),)], [(0.33333333,)])
    assert not same_result([(0.33,)], [(0.34,)])


def test_a_missing_value_is_only_a_missing_value() -> None:
    assert same_result([(None,), (1,)], [(1,), (None,)])
    assert not same_result([(0,)], [(None,)])


def test_midnight_is_the_day() -> None:
    assert same_result([(datetime(2025, 1, 1),)], [("2025-01-01",)])  # noqa: DTZ001


def test_an_order_counts_only_where_it_is_asked_for() -> None:
    assert same_result([(1,), (2,)], [(2,), (1,)])
    assert not same_result([(1,), (2,)], [(2,), (1,)], ordered=True)


def test_rows_of_equal_rank_may_change_places() -> None:
    assert same_result([("b", 2), ("a", 2), ("c", 1)], [("a", 2), ("b", 2), ("c", 1)], ordered=True)


def test_the_same_cells_in_other_rows_are_no_match() -> None:
    assert not same_result([("a", 1), ("b", 2)], [("a", 2), ("b", 1)])


def test_only_the_outermost_order_counts() -> None:
    assert is_ordered("select a from t order by a limit 3")
    assert not is_ordered("select a from (select a from t order by a limit 3) x")
