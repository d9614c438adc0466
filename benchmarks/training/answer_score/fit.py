"""Two logistic regressions: one ranks sentences, one says how sure the best of them is; both cross-fitted."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from skills.ask.score.signals import SentenceSignals
from skills.confidence import Scorer

FOLDS = 5
# of 1, .3, .1 and .03 the strongest told right from wrong best on articles that were not fitted on
STRENGTH = 0.03
Array = Any  # numpy arrays of several shapes


def fit(names: Sequence[str], rows: Array, right: Array, *, strength: float = 1.0) -> Scorer:
    """Logistic regression on standardised signals, as a Scorer; `strength` is scikit-learn's C."""
    means, scales = rows.mean(axis=0), rows.std(axis=0)
    scales[scales == 0] = 1.0
    model = LogisticRegression(C=strength, max_iter=1000).fit((rows - means) / scales, right)
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
    for learn, judge in GroupKFold(min(FOLDS, len(set(groups)))).split(rows, right, groups):
        scorer = fit(names, rows[learn], right[learn], strength=STRENGTH)
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
