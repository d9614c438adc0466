"""What simpler products go by, on the same questions and the same answers: cosine, BM25, "it has a citation"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.calibration.grading import Graded
from bot.platforms.terminal.chat import typed

if TYPE_CHECKING:
    from bot.app import App

FOLDS = 5
NOTHING = float("nan")


@dataclass(frozen=True)
class Nearest:
    """The best cosine and the best BM25 of one question; not a number where nothing was found."""

    cosine: float
    keyword: float


async def nearest(app: "App", graded: Sequence[Graded]) -> list[Nearest]:
    """Search once more for each question, as its asker."""
    return [await _nearest(app, one) for one in graded]


async def _nearest(app: "App", graded: Graded) -> Nearest:
    message = typed(graded.row.question, app.rights.user(graded.row.asker), app.dispatcher)
    audience = app.dispatcher.audience_of(message)
    ranking = await app.index.search(graded.row.question, audience=audience)
    if not ranking:
        return Nearest(NOTHING, NOTHING)
    return Nearest(max(found.dense for found in ranking), max(found.keyword for found in ranking))


def has_citation(graded: Sequence[Graded]) -> list[float]:
    """1 where the shadow answer cites something, not a number where it would not be shown."""
    return [1.0 if one.asked.citations else NOTHING for one in graded]


def logistic_on_cosine(
    near: Sequence[Nearest], right: Sequence[bool], clusters: Sequence[int]
) -> list[float] | None:
    """The probability that a model of the cosine alone gives, each from a fit that saw nothing of its cluster.

    None where the labels are too few to fit one."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    rows = np.nan_to_num(np.array([[one.cosine] for one in near]), nan=-1.0)
    hits = np.array(right, dtype=bool)
    folds = min(FOLDS, len(set(clusters)))
    if folds < 2:
        return None
    scores = np.full(len(rows), np.nan)
    for learn, judge in GroupKFold(folds).split(rows, hits, clusters):
        if len(set(hits[learn].tolist())) < 2:
            return None
        scores[judge] = LogisticRegression().fit(rows[learn], hits[learn]).predict_proba(rows[judge])[:, 1]
    return [float(score) for score in scores]
