"""Signals to a score."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.confidence import MissingSignalError, Scorer

SCORER = Scorer(("a", "b"), (0.0, 1.0), (1.0, 2.0), (1.0, -1.0), 0.5)


def test_the_log_odds_are_the_weighted_standardised_signals() -> None:
    assert SCORER.logit([2.0, 3.0]) == pytest.approx(0.5 + 2.0 - 1.0)
    assert SCORER.probability([2.0, 3.0]) == pytest.approx(1 / (1 + math.exp(-1.5)))


@pytest.mark.parametrize("signals", [[1.0], [], [1.0, math.nan], [math.inf, 1.0], [1.0, 2.0, 3.0]])
def test_a_missing_signal_is_refused(signals: list[float]) -> None:
    with pytest.raises(MissingSignalError):
        SCORER.logit(signals)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=32), min_size=2, max_size=2))
def test_a_probability_stays_between_0_and_1(signals: list[float]) -> None:
    assert 0.0 <= SCORER.probability(signals) <= 1.0
