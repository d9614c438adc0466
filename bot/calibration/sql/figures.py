"""What drafts and their scores come to at one threshold: accuracy, coverage, declines, and RS(c)."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.calibration.judged import Judged

COSTS = (0, 1, 5, 10)


@dataclass(frozen=True)
class Selective:
    """At one threshold: shares of answerable questions drafted, of these drafts right, of unanswerable ones declined.

    A share of nothing is None. `wrong` counts drafts of answerable questions alone."""

    coverage: float | None
    precision: float | None
    declined: float | None
    drafted: int
    wrong: int


def selective(found: Sequence[Judged], threshold: float) -> Selective:
    """What a threshold does to questions with and without an answer."""
    answerable = [one for one in found if one.row.answerable]
    hopeless = [one for one in found if not one.row.answerable]
    drafted = [one for one in answerable if one.score >= threshold]
    right = sum(one.right for one in drafted)
    declined = sum(not one.score >= threshold for one in hopeless)
    return Selective(
        _share(len(drafted), len(answerable)),
        _share(right, len(drafted)),
        _share(declined, len(hopeless)),
        len(drafted),
        len(drafted) - right,
    )


def execution_accuracy(found: Sequence[Judged]) -> float | None:
    """The share of answerable questions whose query gives the right rows, whatever the threshold."""
    answerable = [one for one in found if one.row.answerable]
    return _share(sum(one.right for one in answerable), len(answerable))


def reliability_score(found: Sequence[Judged], threshold: float, cost: float) -> float:
    """RS(c), of a hundred: 1 for a right draft or right refusal, 0 for a needless refusal, -c for a wrong draft.

    Source: the reliability score of TrustSQL, Lee et al., arXiv 2403.15879."""
    total = 0.0
    for one in found:
        if one.score >= threshold:
            total += 1.0 if one.right else -cost
        else:
            total += 0.0 if one.row.answerable else 1.0
    return 100.0 * total / max(len(found), 1)


def reliability_scores(found: Sequence[Judged], threshold: float) -> dict[str, float]:
    """RS for each of COSTS and for as many as there are questions, by name."""
    named = {str(cost): cost for cost in COSTS} | {"N": len(found)}
    return {name: reliability_score(found, threshold, cost) for name, cost in named.items()}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
