"""Scores to probabilities, for display only: no promise rests on them. A beta curve with few labels, isotonic with
many."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from skills.confidence.bounds import lower_bound, upper_bound
from skills.confidence.scorer import MissingSignalError, logistic

ISOTONIC_FROM = 800  # labels; below it steps follow chance, and three numbers fit better than many
# logistic scores are surer at their upper end than they are right: how much flatter the curve is there, as if so many
# labels had said so
FLATTER, SAID_BY = 0.7, 2.0
_STEEPEST, _FARTHEST_SHIFT = 5.0, 30.0
BINS = 10
BAR_LEVEL = 0.95
FARTHEST = 1e-6  # a score of 0 or 1 would have infinite log-odds

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Calibrator:
    """A curve from score to the probability that the answer is right, fitted on this many labels.

    "platt": logistic(slope * log-odds of the score + intercept), for scores from 0 to 1. "beta": logistic(slope *
    log(score) - top * log(1 - score) + intercept), which is Platt's where both are alike. "isotonic": a line through
    the knots `scores` and `probabilities`, flat beyond them."""

    method: Literal["platt", "beta", "isotonic"]
    labels: int
    slope: float = 0.0
    intercept: float = 0.0
    top: float = 0.0
    scores: tuple[float, ...] = ()
    probabilities: tuple[float, ...] = ()

    def probability(self, score: float) -> float:
        """Between 0 and 1, never below for a higher score.

        Raises MissingSignalError when the score is not a number."""
        if not math.isfinite(score):
            raise MissingSignalError
        if self.method != "isotonic":
            inside = min(max(score, FARTHEST), 1.0 - FARTHEST)
            top = self.slope if self.method == "platt" else self.top
            said = logistic(self.slope * math.log(inside) - top * math.log1p(-inside) + self.intercept)
            # a steep curve rounds to 1, and no number of labels shows that
            return min(max(said, FARTHEST), 1.0 - FARTHEST)
        return float(np.interp(score, self.scores, self.probabilities))


@dataclass(frozen=True)
class Bin:
    """One bar of a reliability diagram: what was said on average, what came true, and how sure that is at 95 %."""

    count: int
    said: float
    right: float
    right_low: float
    right_high: float


def calibrate(scores: Sequence[float], right: Sequence[bool]) -> Calibrator:
    """Fit the curve that suits the number of labels.

    Raises ValueError when scores and labels differ in number, or no score is a number."""
    method = fit_beta if len(scores) < ISOTONIC_FROM else fit_isotonic
    return method(scores, right)


def fit_platt(scores: Sequence[float], right: Sequence[bool]) -> Calibrator:
    """Platt's curve on the log-odds of the score, with his softened labels, so that few labels never say 0 or 1.

    A score that ranks backwards says nothing: the share of right answers is all that is left.
    Source: Platt, Probabilistic outputs for support vector machines, 1999."""
    from sklearn.linear_model import LogisticRegression

    values, hits = _labelled(scores, right)
    soft = _softened(hits)
    # a soft label is the row twice: once right with that weight, once wrong with the rest
    odds, ones = _log_odds(values), np.ones(len(values))
    fitted = LogisticRegression(C=1e6).fit(
        np.concatenate([odds, odds])[:, None],
        np.concatenate([ones, 0 * ones]),
        sample_weight=np.concatenate([soft, 1 - soft]),
    )
    slope, intercept = float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
    if slope < 0:
        share = float(soft.mean())
        slope, intercept = 0.0, math.log(share / (1 - share))
    return Calibrator("platt", len(values), slope=slope, intercept=intercept)


def fit_beta(scores: Sequence[float], right: Sequence[bool]) -> Calibrator:
    """A beta curve with Platt's softened labels: one slope for low scores and one for high, both rising.

    `FLATTER` is a weak prior on how the two differ, so that few labels bend it little. A score that ranks backwards
    says nothing: the share of right answers is all that is left.
    Source: Kull, Silva Filho and Flach, Beta calibration, 2017."""
    from scipy.optimize import minimize

    values, hits = _labelled(scores, right)
    soft = _softened(hits)
    inside = np.clip(values, FARTHEST, 1.0 - FARTHEST)
    low, high = np.log(inside), -np.log1p(-inside)

    def loss(at: Values) -> float:
        odds = np.exp(at[0]) * low + np.exp(at[1]) * high + at[2]
        prior = SAID_BY * (at[1] - at[0] - math.log(FLATTER)) ** 2 / len(values)
        return float(np.mean(np.logaddexp(0.0, odds) - soft * odds) + prior)

    steep, shift = (-_STEEPEST, _STEEPEST), (-_FARTHEST_SHIFT, _FARTHEST_SHIFT)
    found = minimize(loss, np.zeros(3), method="L-BFGS-B", bounds=(steep, steep, shift)).x
    slope, top, intercept = float(np.exp(found[0])), float(np.exp(found[1])), float(found[2])
    if _ranks_backwards(values, hits):
        share = float(soft.mean())
        slope, top, intercept = 0.0, 0.0, math.log(share / (1 - share))
    return Calibrator("beta", len(values), slope=slope, intercept=intercept, top=top)


def fit_isotonic(scores: Sequence[float], right: Sequence[bool]) -> Calibrator:
    """The rising steps nearest to the labels, kept off 0 and 1 by what so many labels can show at most."""
    from sklearn.isotonic import IsotonicRegression

    values, hits = _labelled(scores, right)
    least = 1 / (len(values) + 2)
    fitted = IsotonicRegression(y_min=least, y_max=1 - least, out_of_bounds="clip").fit(values, hits)
    return Calibrator(
        "isotonic",
        len(values),
        scores=tuple(map(float, fitted.X_thresholds_)),
        probabilities=tuple(map(float, fitted.y_thresholds_)),
    )


def reliability(probabilities: Sequence[float], right: Sequence[bool], bins: int = BINS) -> tuple[Bin, ...]:
    """Bars of equal count, least probable first; equal probabilities stay in one bar, so there may be fewer.

    Raises ValueError when probabilities and labels differ in number, or none is a number."""
    said, hits = _labelled(probabilities, right)
    edges = np.unique(np.quantile(said, np.arange(1, bins) / bins))
    place = np.searchsorted(edges, said, side="right")
    return tuple(_bin(said[place == one], hits[place == one]) for one in np.unique(place))


def expected_calibration_error(
    probabilities: Sequence[float], right: Sequence[bool], bins: int = BINS
) -> float:
    """Mean distance between what was said and what came true, over bins of equal count; 0 is perfect.

    Few labels make it look worse than it is, as each bin's share is itself off by chance."""
    bars = reliability(probabilities, right, bins)
    return sum(bar.count * abs(bar.said - bar.right) for bar in bars) / sum(bar.count for bar in bars)


def _bin(said: Values, hits: NDArray[np.bool_]) -> Bin:
    count, good = len(hits), int(hits.sum())
    level = 1.0 - (1.0 - BAR_LEVEL) / 2
    low, high = lower_bound(good, count, level), upper_bound(good, count, level)
    return Bin(count, float(said.mean()), good / count, low, high)


def _softened(hits: NDArray[np.bool_]) -> Values:
    """Platt's labels: never 0 or 1, and nearer to them the more there are."""
    good, bad = int(hits.sum()), int((~hits).sum())
    return np.where(hits, (good + 1) / (good + 2), 1 / (bad + 2))


def _ranks_backwards(values: Values, hits: NDArray[np.bool_]) -> bool:
    if hits.all() or not hits.any():
        return False
    odds = _log_odds(values)
    return bool(odds[hits].mean() < odds[~hits].mean())


def _log_odds(scores: Values) -> Values:
    inside = np.clip(scores, FARTHEST, 1.0 - FARTHEST)
    return np.asarray(np.log(inside / (1.0 - inside)), dtype=np.float64)


def _labelled(scores: Sequence[float], right: Sequence[bool]) -> tuple[Values, NDArray[np.bool_]]:
    """The rows whose score is a number."""
    if len(scores) != len(right):
        raise ValueError(f"{len(scores)} scores and {len(right)} labels do not belong together.")
    values, hits = np.array(scores, dtype=np.float64), np.array(right, dtype=bool)
    known = np.isfinite(values)
    if not known.any():
        raise ValueError("Calibration needs at least one labelled score.")
    return values[known], hits[known]
