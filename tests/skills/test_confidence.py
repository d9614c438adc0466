"""Scores, bounds and thresholds."""

import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.confidence import (
    Certificate,
    MissingSignalError,
    Scorer,
    Starter,
    configuration_hash,
    fixed_sequence_threshold,
    upper_bound,
)

SCORER = Scorer(("a", "b"), (0.0, 1.0), (1.0, 2.0), (1.0, -1.0), 0.5)
GRID = [round(0.95 - 0.05 * step, 2) for step in range(19)]


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


@pytest.mark.parametrize(("errors", "needed"), [(0, 59), (1, 93), (2, 124), (3, 153), (5, 208), (10, 336)])
def test_the_bound_agrees_with_the_published_table_for_95_percent(errors: int, needed: int) -> None:
    assert upper_bound(errors, needed, 0.95) <= 0.05 < upper_bound(errors, needed - 1, 0.95)


def test_without_labels_everything_may_be_wrong() -> None:
    assert upper_bound(0, 0, 0.95) == upper_bound(3, 3, 0.95) == 1.0


def test_59_clean_answers_certify_and_58_do_not() -> None:
    assert fixed_sequence_threshold([0.9] * 59, [True] * 59, grid=GRID, target=0.95, level=0.95) == 0.05
    assert fixed_sequence_threshold([0.9] * 58, [True] * 58, grid=GRID, target=0.95, level=0.95) is None


def test_the_walk_stops_at_the_first_threshold_that_fails() -> None:
    scores = [0.9] * 100 + [0.5] * 30 + [0.2] * 1000
    right = [True] * 100 + [False] * 30 + [True] * 1000
    assert fixed_sequence_threshold(scores, right, grid=GRID, target=0.95, level=0.95) == 0.55


def violations(trials: int, seed: int) -> float:
    """Share of trials whose threshold breaks its promise when every answer is wrong slightly too often."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    broken = 0
    for _ in range(trials):
        scores = [draw.random() for _ in range(400)]
        right = [draw.random() >= 0.0501 for _ in scores]
        broken += fixed_sequence_threshold(scores, right, grid=GRID, target=0.95, level=0.95) is not None
    return broken / trials


def test_the_promise_is_kept_where_every_threshold_is_just_over_the_line() -> None:
    assert violations(trials=150, seed=7) <= 0.12


@pytest.mark.deep
def test_the_promise_is_kept_in_ten_thousand_trials() -> None:
    assert violations(trials=10_000, seed=7) <= 0.055


def test_what_the_package_ships_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    certificate = Certificate(0.5, 0.9, 0.95, 100, 60, 2, 0.91, "d", "2026-11-21", "c")
    starter = Starter({"question": SCORER}, certificate)
    starter.save(tmp_path / "starter.json")
    assert Starter.load(tmp_path / "starter.json") == starter


def test_the_configuration_hash_tells_configurations_apart() -> None:
    assert configuration_hash("a", "bc") != configuration_hash("ab", "c")
