"""Scores to probabilities."""

import math
import random
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from skills.confidence import (
    Calibrator,
    MissingSignalError,
    calibrate,
    expected_calibration_error,
    fit_beta,
    fit_isotonic,
    fit_platt,
    reliability,
)

LABELLED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def drawn(count: int, seed: int) -> tuple[list[float], list[bool]]:
    """Scores that are too bold: the true probability is the score's square."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    scores = [draw.random() for _ in range(count)]
    return scores, [draw.random() < score**2 for score in scores]


@pytest.mark.parametrize(("count", "method"), [(50, "beta"), (799, "beta"), (800, "isotonic")])
def test_few_labels_take_a_beta_curve_and_many_take_isotonic(count: int, method: str) -> None:
    assert calibrate(*drawn(count, 1)).method == method


@pytest.mark.parametrize("count", [200, 1600])
def test_bold_scores_become_honest_probabilities(count: int) -> None:
    curve = calibrate(*drawn(count, 2))
    scores, right = drawn(4000, 3)
    before = expected_calibration_error(scores, right)
    after = expected_calibration_error([curve.probability(score) for score in scores], right)
    assert after <= 0.06 < before


@pytest.mark.parametrize("fit", [fit_platt, fit_beta, fit_isotonic])
@given(rows=LABELLED)
@settings(deadline=None, max_examples=30)
def test_a_higher_score_is_never_less_probable(
    fit: Callable[[Sequence[float], Sequence[bool]], Calibrator], rows: list[tuple[float, bool]]
) -> None:
    curve = fit([score for score, _ in rows], [ok for _, ok in rows])
    said = [curve.probability(step / 20) for step in range(-2, 23)]
    assert all(0 < one < 1 for one in said)
    assert all(later >= earlier - 1e-12 for earlier, later in pairwise(said))


def test_a_steep_curve_is_never_certain() -> None:
    curve = fit_platt([0.5, 0.375], [True, False])
    assert 0 < curve.probability(0.0) < curve.probability(1.0) < 1


def test_scores_that_are_too_sure_at_their_upper_end_are_told_more_honestly_than_by_one_slope() -> None:
    draw = random.Random(4)  # noqa: S311  # no secret
    odds = [draw.gauss(0.0, 2.5) for _ in range(4400)]
    scores = [1 / (1 + math.exp(-one)) for one in odds]
    right = [draw.random() < 1 / (1 + math.exp(-(one if one < 0 else one / 2))) for one in odds]
    errors = []
    for fit in (fit_beta, fit_platt):
        curve = fit(scores[:400], right[:400])
        errors.append(
            expected_calibration_error([curve.probability(one) for one in scores[400:]], right[400:])
        )
    assert errors[0] < errors[1]


def test_a_curve_of_one_slope_from_an_older_certificate_still_says_the_same() -> None:
    old = TypeAdapter(Calibrator).validate_json(
        '{"method": "platt", "labels": 9, "slope": 2.0, "intercept": 0.5}'
    )
    assert old.probability(0.8) == pytest.approx(1 / (1 + math.exp(-(2.0 * math.log(4.0) + 0.5))))


@pytest.mark.parametrize("fit", [fit_platt, fit_beta])
def test_a_score_that_ranks_backwards_says_the_base_rate(
    fit: Callable[[Sequence[float], Sequence[bool]], Calibrator],
) -> None:
    curve = fit([0.1] * 50 + [0.9] * 50, [True] * 50 + [False] * 50)
    assert curve.probability(0.1) == curve.probability(0.9) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("score", [math.nan, math.inf, -math.inf])
def test_no_probability_is_made_of_a_missing_score(score: float) -> None:
    with pytest.raises(MissingSignalError):
        calibrate([0.2, 0.8], [False, True]).probability(score)


@pytest.mark.parametrize(("scores", "right"), [([], []), ([math.nan], [True]), ([0.1, 0.2], [True])])
def test_labels_that_cannot_calibrate_are_refused(scores: list[float], right: list[bool]) -> None:
    with pytest.raises(ValueError, match="label"):
        calibrate(scores, right)


def test_the_error_is_the_mean_distance_over_bins_of_equal_count() -> None:
    said, right = [0.2] * 10 + [0.8] * 10, [False] * 10 + [True] * 10
    assert expected_calibration_error(said, right, bins=2) == pytest.approx(0.2)
    assert expected_calibration_error([0.0] * 10 + [1.0] * 10, right, bins=2) == 0.0


@given(rows=LABELLED, bins=st.integers(1, 12))
@settings(deadline=None, max_examples=30)
def test_each_row_is_in_one_bin_and_equal_probabilities_share_one(
    rows: list[tuple[float, bool]], bins: int
) -> None:
    said, right = [score for score, _ in rows], [ok for _, ok in rows]
    bars = reliability(said, right, bins)
    assert sum(bar.count for bar in bars) == len(rows)
    assert len(bars) <= min(bins, len(set(said)))
    assert all(bar.right_low <= bar.right <= bar.right_high for bar in bars)
    assert [bar.said for bar in bars] == sorted(bar.said for bar in bars)
