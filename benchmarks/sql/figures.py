"""What outcomes and scores come to: accuracy, what is answered at which precision, RS(c), by category."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.figures import show
from benchmarks.sql.outcomes import Outcome

COSTS = (0, 1, 10)


@dataclass(frozen=True)
class Selective:
    """At one threshold: shares of answerable questions drafted, of drafts right, of unanswerable questions declined."""

    coverage: float
    precision: float
    declined: float
    drafted: int
    wrong: int


def selective(found: Sequence[Outcome], threshold: float) -> Selective:
    answerable = [one for one in found if one.answerable]
    hopeless = [one for one in found if not one.answerable]
    drafted = [one for one in answerable if one.score >= threshold and one.sql]
    right = sum(one.right for one in drafted)
    kept = sum(one.score < threshold or not one.sql for one in hopeless)
    return Selective(
        len(drafted) / max(len(answerable), 1),
        right / max(len(drafted), 1),
        kept / max(len(hopeless), 1),
        len(drafted),
        len(drafted) - right,
    )


def reliability_score(found: Sequence[Outcome], threshold: float, cost: float) -> float:
    """RS(c), of a hundred: 1 for a right draft or right refusal, 0 for a needless refusal, -c for a wrong draft."""
    total = 0.0
    for one in found:
        drafts = bool(one.sql) and one.score >= threshold
        if drafts:
            total += 1.0 if one.right else -cost
        else:
            total += 0.0 if one.answerable else 1.0
    return 100.0 * total / max(len(found), 1)


def area_under_risk(found: Sequence[Outcome]) -> float:
    """Mean share of wrong drafts over all coverages, surest first; 0 is perfect."""
    ordered = sorted((one for one in found if one.sql), key=lambda one: -one.score)
    wrong = np.cumsum([not one.right for one in ordered])
    return float(np.mean(wrong / np.arange(1, len(ordered) + 1))) if ordered else 0.0


def show_all(name: str, found: Sequence[Outcome], threshold: float) -> None:
    """Every figure of one way of drafting, on one dialect."""
    general = [one for one in found if one.asked.set in ("gen", "unanswerable")]
    for title, some in (("gen", general), ("all", found)):
        answerable = [one for one in some if one.answerable]
        accuracy = sum(one.right for one in answerable) / max(len(answerable), 1)
        at = selective(some, threshold)
        show(
            f"{name}, {title}: execution accuracy, no gate", f"{accuracy:.3f}", f"{len(answerable)} questions"
        )
        show(
            f"{name}, {title}: drafted / right of these",
            f"{at.coverage:.3f} / {at.precision:.3f}",
            f"≥ .50 at ≥ .95; {at.drafted} drafts, {at.wrong} wrong",
        )
        show(f"{name}, {title}: unanswerable declined", f"{at.declined:.3f}", "≥ .95")
        scores = " / ".join(f"{reliability_score(some, threshold, cost):.1f}" for cost in (*COSTS, len(some)))
        show(f"{name}, {title}: RS(0) / RS(1) / RS(10) / RS(N)", scores, "RS(10) > 0")
        show(f"{name}, {title}: area under risk-coverage", f"{area_under_risk(some):.3f}", "")
    show(
        f"{name}: median ms a question",
        f"{1000 * float(np.median([one.seconds for one in found])):.1f}",
        "≤ 200",
    )


def show_groups(name: str, found: Sequence[Outcome], threshold: float) -> None:
    """Right, drafted and drafted wrongly, by category and by database."""
    for key in ("category", "database"):
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for one in found:
            groups[f"{one.asked.set}/{getattr(one.asked, key)}"].append(one)
        for group, some in sorted(groups.items()):
            at = selective(some, threshold)
            right = sum(one.right for one in some)
            show(
                f"{name}: {group}",
                f"{right}/{len(some)} right",
                f"{at.drafted} drafted, {at.wrong} of them wrongly",
            )
