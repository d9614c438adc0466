"""Two logistic regressions: one ranks sentences, one says how sure the best of them is; both cross-fitted."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from skills.ask.signals import SentenceSignals
from skills.confidence import Scorer

FOLDS = 5
Array = Any  # numpy arrays of several shapes


def fit(names: Sequence[str], rows: Array, right: Array, weights: Array | None = None) -> Scorer:
    """Logistic regression on standardised signals, as a Scorer."""
    means, scales = rows.mean(axis=0), rows.std(axis=0)
    scales[scales == 0] = 1.0
    model = LogisticRegression(C=1.0, max_iter=1000).fit(
        (rows - means) / scales, right, sample_weight=weights
    )
    return Scorer(
        tuple(names),
        _rounded(means),
        _rounded(scales),
        _rounded(model.coef_[0]),
        round(float(model.intercept_[0]), 5),
    )


def cross_fit(names: Sequence[str], rows: Array, right: Array, groups: Array) -> Array:
    """Each row's probability from a scorer that saw nothing of its group."""
    scores = np.zeros(len(rows))
    for learn, judge in GroupKFold(FOLDS).split(rows, right, groups):
        scorer = fit(names, rows[learn], right[learn])
        scores[judge] = [scorer.probability(row) for row in rows[judge]]
    return scores


def folds(groups: Array) -> list[tuple[Array, Array]]:
    """(learn, judge) positions by group."""
    return list(GroupKFold(FOLDS).split(groups, groups, groups))


def flat_scorer() -> Scorer:
    """Scores every sentence alike, for the first reading, which only gathers signals."""
    names = tuple(field.name for field in fields(SentenceSignals))
    zeros, ones = (0.0,) * len(names), (1.0,) * len(names)
    return Scorer(names, zeros, ones, zeros, 0.0)


def _rounded(values: Array) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in values)
