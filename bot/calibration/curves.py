"""Scores and labels to the figures of a report card: risk by coverage, areas, and the coverage that a target leaves.

A score that is not a number is a question declined at any threshold: it counts, and it is never answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Point:
    """What one threshold does: shares between 0 and 1; `coverage` of all questions, `risk` of those answered."""

    threshold: float
    coverage: float
    risk: float


def risk_coverage(scores: Sequence[float], right: Sequence[bool]) -> tuple[Point, ...]:
    """One point for each score there is, strict to loose; equal scores are answered together."""
    values, wrong = _answerable(scores, right)
    order = np.argsort(-values, kind="stable")
    answered, errors = np.arange(1, len(values) + 1), np.cumsum(wrong[order])
    last = (
        np.append(values[order][1:] != values[order][:-1], True) if len(values) else np.zeros(0, dtype=bool)
    )
    rows = zip(values[order][last], answered[last], errors[last], strict=True)
    return tuple(Point(float(at), int(n) / len(scores), int(k) / int(n)) for at, n, k in rows)


def aurc(points: Sequence[Point]) -> float | None:
    """Mean risk over the coverages that can be reached, 0 at best; None where nothing can be answered.

    Source: area under the risk-coverage curve, Geifman and El-Yaniv, 2017."""
    if not points:
        return None
    widths = np.diff([0.0, *(point.coverage for point in points)])
    return float(np.average([point.risk for point in points], weights=widths))


def auroc(scores: Sequence[float], positive: Sequence[bool]) -> float | None:
    """How often a positive question scores above another, ties half; None without one of either.

    Source: the area under the ROC curve as the rank statistic of Mann and Whitney, by mean ranks."""
    known, hits = np.array(scores, dtype=np.float64), np.array(positive, dtype=bool)
    known[np.isnan(known)] = -np.inf  # below every score there is
    good, bad = int(hits.sum()), int((~hits).sum())
    if not good or not bad:
        return None
    _, place, counts = np.unique(known, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((ranks[hits].sum() - good * (good + 1) / 2) / (good * bad))


def coverage_at(points: Sequence[Point], target: float) -> float:
    """The most that could be answered with this precision on these very labels: what an oracle would reach."""
    return max((point.coverage for point in points if point.risk <= 1.0 - target + 1e-12), default=0.0)


def _answerable(scores: Sequence[float], right: Sequence[bool]) -> tuple[Values, NDArray[np.bool_]]:
    values, wrong = np.array(scores, dtype=np.float64), ~np.array(right, dtype=bool)
    known = ~np.isnan(values)
    return values[known], wrong[known]
