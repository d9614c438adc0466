"""One logistic regression over the signals of a planned question, cross-fitted with one database left out."""

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from sklearn.model_selection import LeaveOneGroupOut

from benchmarks.sql.outcomes import Outcome
from benchmarks.training.answer_score.fit import Array, fit
from skills.confidence import Scorer
from skills.sql.signals import Signals

NAMES = tuple(field.name for field in fields(Signals))
# of 1, .3, .1 and .03; few rows bear few free weights
STRENGTH = 0.03


def fit_all(found: Sequence[Outcome]) -> Scorer:
    rows, right, _ = _table(found)
    return fit(NAMES, rows, right, strength=STRENGTH)


def cross_scores(found: Sequence[Outcome]) -> list[float]:
    """Each outcome's score from a scorer that saw nothing of its database; 0 where there is no query."""
    rows, right, groups = _table(found)
    places = [place for place, one in enumerate(found) if one.signals is not None]
    scores = np.zeros(len(found))
    for learn, judge in LeaveOneGroupOut().split(rows, right, groups):
        scorer = fit(NAMES, rows[learn], right[learn], strength=STRENGTH)
        for place in judge:
            scores[places[place]] = scorer.probability(list(rows[place]))
    return [float(score) for score in scores]


def _table(found: Sequence[Outcome]) -> tuple[Array, Array, Array]:
    known = [one for one in found if one.signals is not None]
    rows = np.array([one.signals.vector() for one in known if one.signals is not None])
    right = np.array([one.right for one in known])
    return rows, right, np.array([one.asked.database for one in known])
