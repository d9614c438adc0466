"""What one threshold does to a set of questions, and the same for each slice of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.calibration.curves import aurc, auroc, risk_coverage
from bot.calibration.judged import Judged
from skills.confidence import lower_bound, tally, upper_bound

ANSWERABLE, UNANSWERABLE = "has an answer", "has no answer"


@dataclass(frozen=True)
class Chosen:
    """Counts and shares at one threshold; the bounds of precision are two-sided at `level`, each for itself."""

    threshold: float
    questions: int
    answered: int
    errors: int
    coverage: float
    precision: float | None
    precision_low: float
    precision_high: float


@dataclass(frozen=True)
class Slice:
    """One kind of question: how many have an answer, what the threshold in force does, and how well scores rank.

    `right`: shadow answers that are right, whatever the threshold. `chosen` is None where nothing is answered at all.
    """

    name: str
    questions: int
    answerable: int
    right: int
    chosen: Chosen | None
    auroc: float | None
    aurc: float | None


def chosen_at(graded: Sequence[Judged], threshold: float, level: float) -> Chosen:
    counts = tally([one.score for one in graded], [one.right for one in graded], [threshold])
    answered, errors = counts.answered[0], counts.errors[0]
    each = 1.0 - (1.0 - level) / 2
    return Chosen(
        threshold=threshold,
        questions=len(graded),
        answered=answered,
        errors=errors,
        coverage=answered / len(graded),
        precision=(answered - errors) / answered if answered else None,
        precision_low=lower_bound(answered - errors, answered, each),
        precision_high=upper_bound(answered - errors, answered, each),
    )


def slices_of(graded: Sequence[Judged], threshold: float | None, level: float) -> tuple[Slice, ...]:
    """All questions, those with and without an answer, and each group that the rows name, in order of name."""
    named = sorted({name for one in graded for name in one.row.groups})
    groups = [
        ("all", list(graded)),
        (ANSWERABLE, [one for one in graded if one.row.answerable]),
        (UNANSWERABLE, [one for one in graded if not one.row.answerable]),
        *((name, [one for one in graded if name in one.row.groups]) for name in named),
    ]
    return tuple(_slice(name, group, threshold, level) for name, group in groups if group)


def _slice(name: str, graded: Sequence[Judged], threshold: float | None, level: float) -> Slice:
    scores, right = [one.score for one in graded], [one.right for one in graded]
    return Slice(
        name=name,
        questions=len(graded),
        answerable=sum(one.row.answerable for one in graded),
        right=sum(right),
        chosen=None if threshold is None else chosen_at(graded, threshold, level),
        auroc=auroc(scores, right),
        aurc=aurc(risk_coverage(scores, right)),
    )
