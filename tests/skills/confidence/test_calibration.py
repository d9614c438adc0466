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
    fit_isotonic,
    fit_moved,
    fit_platt,
    line_through,
    reliability,
)

LABELLED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def drawn(count: int, seed: int) -> tuple[list[float], list[bool]]:
    """Scores that are too bold: the true probability is the score's square."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    scores = [draw.random() for _ in range(count)]
    return scores, [draw.random() < score**2 for score in scores]


# what 3,000 labels show of such scores
KNOWN = line_through(*drawn(3000, 5))


@pytest.mark.parametrize(("count", "method"), [(50, "moved"), (799, "moved"), (800, "isotonic")])
def test_few_labels_move_a_known_curve_and_many_take_isotonic(count: int, method: str) -> None:
    assert calibrate(*drawn(count, 1), KNOWN).method == method


def test_few_labels_of_scores_of_which_nothing_is_known_take_platts_curve() -> None:
    assert calibrate(*drawn(50, 1)).method == "platt"


def test_no_label_to_speak_of_leaves_the_known_curve_as_it_is() -> None:
    curve = calibrate([0.5], [True], KNOWN)
    assert curve.probability(0.9) == pytest.approx(KNOWN.probability(0.9), abs=0.1)
    assert KNOWN.probability(0.9) == pytest.approx(0.81, abs=0.05)


def test_labels_that_speak_against_the_known_curve_move_it() -> None:
    scores = [0.8] * 300
    curve = calibrate(scores, [at % 10 == 0 for at in range(300)], KNOWN)
    assert curve.probability(0.8) == pytest.approx(0.1, abs=0.05)


def test_a_known_curve_goes_on_beyond_its_knots() -> None:
    ends = (0.0, KNOWN.scores[0] / 2, KNOWN.scores[-1] + (1 - KNOWN.scores[-1]) / 2, 1.0)
    said = [KNOWN.probability(one) for one in ends]
    assert said == sorted(said)
    assert said[1] < KNOWN.probabilities[0] < KNOWN.probabilities[-1] < said[2]


# some differ by less than a knot is told with
ALIKE = ([0.5 + at * 1e-9 for at in range(40)] + [1.0 - at * 1e-12 for at in range(40)], [False, True] * 40)


@pytest.mark.parametrize(
    "rows", [([0.4], [True]), ([0.4] * 9, [False] * 9), ([0.1, 0.9], [False, True]), ALIKE]
)
def test_a_curve_through_hardly_anything_still_rises(rows: tuple[list[float], list[bool]]) -> None:
    said = [line_through(*rows).probability(step / 20) for step in range(21)]
    assert all(0 < one < 1 for one in said)
    assert said == sorted(said)


def moved(scores: Sequence[float], right: Sequence[bool]) -> Calibrator:
    return fit_moved(scores, right, KNOWN)


@pytest.mark.parametrize("count", [200, 1600])
def test_bold_scores_become_honest_probabilities(count: int) -> None:
    curve = calibrate(*drawn(count, 2))
    scores, right = drawn(4000, 3)
    before = expected_calibration_error(scores, right)
    after = expected_calibration_error([curve.probability(score) for score in scores], right)
    assert after <= 0.06 < before


@pytest.mark.parametrize("fit", [fit_platt, moved, fit_isotonic])
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


def bent(count: int, seed: int) -> tuple[list[float], list[bool]]:
    """Scores that are too sure at their upper end alone."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    odds = [draw.gauss(0.0, 2.5) for _ in range(count)]
    scores = [1 / (1 + math.exp(-one)) for one in odds]
    return scores, [draw.random() < 1 / (1 + math.exp(-(one if one < 0 else one / 2))) for one in odds]


def test_a_known_curve_tells_more_honestly_than_one_slope_what_is_too_sure_at_its_upper_end() -> None:
    known, (scores, right) = line_through(*bent(3000, 6)), bent(4200, 4)
    curves = (fit_moved(scores[:200], right[:200], known), fit_platt(scores[:200], right[:200]))
    errors = [
        expected_calibration_error([curve.probability(one) for one in scores[200:]], right[200:])
        for curve in curves
    ]
    assert errors[0] < errors[1]


def test_a_curve_of_one_slope_from_an_older_certificate_still_says_the_same() -> None:
    old = TypeAdapter(Calibrator).validate_json(
        '{"method": "platt", "labels": 9, "slope": 2.0, "intercept": 0.5}'
    )
    assert old.probability(0.8) == pytest.approx(1 / (1 + math.exp(-(2.0 * math.log(4.0) + 0.5))))


def test_a_curve_of_two_slopes_from_an_older_certificate_still_says_the_same() -> None:
    old = TypeAdapter(Calibrator).validate_json(
        '{"method": "beta", "labels": 9, "slope": 2.0, "top": 1.5, "intercept": 0.5}'
    )
    odds = 2.0 * math.log(0.8) - 1.5 * math.log(0.2) + 0.5
    assert old.probability(0.8) == pytest.approx(1 / (1 + math.exp(-odds)))


def test_a_score_that_ranks_backwards_says_the_base_rate() -> None:
    curve = fit_platt([0.1] * 50 + [0.9] * 50, [True] * 50 + [False] * 50)
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
