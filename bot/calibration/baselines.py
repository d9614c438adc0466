"""What simpler products go by, on the same questions and the same answers: cosine, BM25, "it has a citation"."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.calibration.grading import Graded
from bot.calibration.rivals import OURS
from bot.platforms.terminal.chat import typed
from skills.confidence import fit_platt

if TYPE_CHECKING:
    from bot.app import App

FOLDS = 5
NOTHING = math.nan


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


def ways_of(
    graded: Sequence[Graded], near: Sequence[Nearest], clusters: Sequence[int]
) -> tuple[tuple[str, list[float]], ...]:
    """Each way to decide with its score of each question, ours first; `near` has one row a question."""
    logistic = logistic_on_cosine(near, [one.right for one in graded], clusters)
    return (
        (OURS, [one.score for one in graded]),
        ("top cosine", _shown(graded, [one.cosine for one in near])),
        ("top BM25", _shown(graded, [one.keyword for one in near])),
        *([("logistic regression on cosine", _shown(graded, logistic))] if logistic else []),
        ("has a citation", has_citation(graded)),
    )


def _shown(graded: Sequence[Graded], scores: Sequence[float]) -> list[float]:
    """Where no answer would be shown, no way of deciding can show one."""
    return [math.nan if math.isnan(one.score) else score for one, score in zip(graded, scores, strict=True)]


def has_citation(graded: Sequence[Graded]) -> list[float]:
    """1 where the shadow answer cites something, not a number where it would not be shown."""
    return [1.0 if one.asked.citations else NOTHING for one in graded]


def logistic_on_cosine(
    near: Sequence[Nearest], right: Sequence[bool], clusters: Sequence[int]
) -> list[float] | None:
    """The probability that a logistic curve on the cosine alone gives, each fitted without the question's cluster.

    None where there are too few questions to leave any out."""
    # the curve is fitted on log-odds, which need a number from 0 to 1
    values = [(1.0 + one.cosine) / 2.0 for one in near]
    scores = [NOTHING] * len(values)
    for fold in range(FOLDS):
        learn = [place for place, cluster in enumerate(clusters) if cluster % FOLDS != fold]
        judge = [place for place, cluster in enumerate(clusters) if cluster % FOLDS == fold]
        try:
            curve = fit_platt([values[place] for place in learn], [right[place] for place in learn])
        except ValueError:  # none of them has a cosine
            return None
        for place in judge:
            scores[place] = NOTHING if math.isnan(values[place]) else curve.probability(values[place])
    return scores
