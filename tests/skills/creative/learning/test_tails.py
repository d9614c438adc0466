"""Tails and quantiles hold against tables and against each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.learning.tails import beta_below, beta_quantile, discoveries, t_beyond, t_reach


@pytest.mark.parametrize(
    ("doubt", "freedom", "reach"),
    [(0.05, 1, 12.7062), (0.05, 4, 2.7764), (0.05, 30, 2.0423), (0.01, 10, 3.1693), (0.001, 7, 5.4079),
     (0.05, 1e7, 1.95996)],
)  # fmt: skip
def test_quantiles_of_t_are_those_of_the_tables(doubt: float, freedom: float, reach: float) -> None:
    assert t_reach(doubt, freedom) == pytest.approx(reach, abs=1e-4)


@settings(deadline=None, max_examples=50)
@given(st.floats(1e-6, 0.9), st.floats(1.0, 1e5))
def test_the_tail_beyond_a_quantile_is_what_was_asked_for(doubt: float, freedom: float) -> None:
    assert t_beyond(t_reach(doubt, freedom), freedom) == pytest.approx(doubt, rel=1e-6)


@pytest.mark.parametrize(
    ("x", "a", "b", "below"), [(0.5, 2, 2, 0.5), (0.2, 1, 3, 0.488), (0.9, 5, 1, 0.59049), (0.3, 0.5, 0.5, 0.369010)]
)  # fmt: skip
def test_the_beta_distribution_is_that_of_the_tables(x: float, a: float, b: float, below: float) -> None:
    assert beta_below(x, a, b) == pytest.approx(below, abs=1e-6)


@settings(deadline=None, max_examples=50)
@given(st.floats(0.001, 0.999), st.floats(0.5, 500), st.floats(0.5, 50_000))
def test_a_quantile_of_beta_leads_back(share: float, a: float, b: float) -> None:
    assert beta_below(beta_quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-6)


def test_discoveries_are_those_of_benjamini_and_hochberg() -> None:
    assert discoveries((0.04, 0.01, 0.024, 0.9, 0.3), 0.05) == (False, True, False, False, False)
    assert discoveries((0.04, 0.01, 0.02, 0.03), 0.05) == (True, True, True, True)
    assert discoveries((), 0.05) == ()
