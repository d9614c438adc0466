"""Scores to probabilities, for display only: no promise rests on them. A known curve moved by few labels, isotonic with
many."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from skills.confidence.bounds import lower_bound, upper_bound
from skills.confidence.scorer import MissingSignalError, logistic

ISOTONIC_FROM = 800  # labels; below it steps follow chance, and two numbers fit better than many
# how far slope and shift of the known curve move from one article or corpus of ours to the next, as standard deviations
# of the slope's logarithm and of log-odds: so much is expected of a company's own documents too
STRETCH, SHIFT = 0.3, 0.5
KNOTS = 12
_STEEPEST, _FARTHEST_SHIFT = 3.0, 20.0
BINS = 10
BAR_LEVEL = 0.95
FARTHEST = 1e-6  # a score of 0 or 1 would have infinite log-odds

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Calibrator:
    """A curve from score to the probability that the answer is right, fitted on this many labels.

    "platt": logistic(slope * log-odds of the score + intercept), for scores from 0 to 1. "moved": the same of a line
    through the log-odds of the knots `scores` and `probabilities`, which goes on beyond them. "beta", of certificates
    from before: logistic(slope * log(score) - top * log(1 - score) + intercept). "isotonic": a line through the knots,
    flat beyond them."""

    method: Literal["platt", "moved", "beta", "isotonic"]
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
            said = logistic(self._logit(min(max(score, FARTHEST), 1.0 - FARTHEST)))
            # a steep curve rounds to 1, and no number of labels shows that
            return min(max(said, FARTHEST), 1.0 - FARTHEST)
        return float(np.interp(score, self.scores, self.probabilities))

    def _logit(self, score: float) -> float:
        if self.method == "moved":
            known = float(_on_line(np.array([score]), self.scores, self.probabilities)[0])
            return self.slope * known + self.intercept
        top = self.slope if self.method == "platt" else self.top
        return self.slope * math.log(score) - top * math.log1p(-score) + self.intercept


@dataclass(frozen=True)
class Bin:
    """One bar of a reliability diagram: what was said on average, what came true, and how sure that is at 95 %."""

    count: int
    said: float
    right: float
    right_low: float
    right_high: float


def calibrate(scores: Sequence[float], right: Sequence[bool], start: Calibrator | None = None) -> Calibrator:
    """Fit the curve that suits the number of labels; `start` is one that is known of such scores, as of `line_through`.

    Raises ValueError when scores and labels differ in number, or no score is a number."""
    if len(scores) >= ISOTONIC_FROM:
        return fit_isotonic(scores, right)
    return fit_platt(scores, right) if start is None else fit_moved(scores, right, start)


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


def fit_moved(scores: Sequence[float], right: Sequence[bool], start: Calibrator) -> Calibrator:
    """A known curve, stretched and shifted in log-odds as far as the labels say against what is usual.

    Without a label it is `start`; many leave little of it but its bends. Maximum a posteriori with normal priors."""
    from scipy.optimize import minimize

    values, hits = _labelled(scores, right)
    known = _on_line(values, start.scores, start.probabilities)

    def loss(at: Values) -> float:
        odds = np.exp(at[0]) * known + at[1]
        prior = ((at[0] / STRETCH) ** 2 + (at[1] / SHIFT) ** 2) / 2
        return float(np.sum(np.logaddexp(0.0, odds) - hits * odds) + prior)

    bounds = ((-_STEEPEST, _STEEPEST), (-_FARTHEST_SHIFT, _FARTHEST_SHIFT))
    found = minimize(loss, np.zeros(2), method="L-BFGS-B", bounds=bounds).x
    return replace(start, labels=len(values), slope=float(np.exp(found[0])), intercept=float(found[1]))


def line_through(scores: Sequence[float], right: Sequence[bool]) -> Calibrator:
    """What many labels show of scores of this kind: a rising line in log-odds, so smooth that it can be moved.

    Raises ValueError when scores and labels differ in number, or no score is a number."""
    values, _ = _labelled(scores, right)
    stepped = fit_isotonic(scores, right)
    said = np.interp(values, stepped.scores, stepped.probabilities)
    odds = _log_odds(values)
    places = np.clip(
        np.searchsorted(np.quantile(odds, np.arange(1, KNOTS) / KNOTS), odds, side="right"), 0, KNOTS - 1
    )
    used = np.unique(places)
    at = [float(odds[places == one].mean()) for one in used]
    share = [float(said[places == one].mean()) for one in used]
    rising = np.maximum.accumulate(share)
    # scores that are alike but for what is cut off would make a line of no width
    rounded = (min(max(round(logistic(one), 6), FARTHEST), 1 - FARTHEST) for one in at)
    knots = dict(zip(rounded, (round(float(each), 6) for each in rising), strict=True))
    return Calibrator(
        "moved",
        len(values),
        slope=1.0,
        scores=tuple(knots),
        probabilities=tuple(knots.values()),
    )


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


def _on_line(scores: Values, knots: Sequence[float], probabilities: Sequence[float]) -> Values:
    """Log-odds on the line through the knots; beyond them it goes on as steeply as between the last two."""
    odds, at, said = _log_odds(scores), _log_odds(np.array(knots)), _log_odds(np.array(probabilities))
    if len(at) < 2:
        return np.full(len(odds), said[0]) if len(at) else odds
    inside = np.interp(odds, at, said)
    first, last = (said[1] - said[0]) / (at[1] - at[0]), (said[-1] - said[-2]) / (at[-1] - at[-2])
    below, above = np.minimum(odds - at[0], 0.0), np.maximum(odds - at[-1], 0.0)
    return np.asarray(inside + first * below + last * above, dtype=np.float64)


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
