"""What outcomes and scores come to, printed: accuracy, what is drafted at which precision, RS(c), by category."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from benchmarks.figures import show
from bot.calibration.curves import aurc, risk_coverage
from bot.calibration.judged import Judged
from bot.calibration.sql.figures import execution_accuracy, reliability_scores, selective


class Timed(Judged, Protocol):
    """A judged draft and how long it took."""

    @property
    def seconds(self) -> float: ...


def show_all(name: str, found: Sequence[Timed], threshold: float) -> None:
    """Every figure of one way of drafting, on one dialect."""
    general = [one for one in found if not one.row.answerable or one.row.groups[0].startswith("gen/")]
    for title, some in (("gen", general), ("all", found)):
        at = selective(some, threshold)
        answerable = sum(one.row.answerable for one in some)
        show(
            f"{name}, {title}: execution accuracy, no gate",
            _share(execution_accuracy(some)),
            f"{answerable} questions",
        )
        show(
            f"{name}, {title}: drafted / right of these",
            f"{_share(at.coverage)} / {_share(at.precision)}",
            f"≥ .50 at ≥ .95; {at.drafted} drafts, {at.wrong} wrong",
        )
        show(f"{name}, {title}: unanswerable declined", _share(at.declined), "≥ .95")
        scores = reliability_scores(some, threshold)
        names = " / ".join(f"RS({cost})" for cost in scores)
        show(f"{name}, {title}: {names}", " / ".join(f"{one:.1f}" for one in scores.values()), "RS(10) > 0")
        area = aurc(risk_coverage([one.score for one in some], [one.right for one in some]))
        show(f"{name}, {title}: area under risk-coverage", _share(area), "")
    milliseconds = 1000 * float(np.median([one.seconds for one in found]))
    show(f"{name}: median ms a question", f"{milliseconds:.1f}", "≤ 200")


def show_groups(name: str, found: Sequence[Timed], threshold: float) -> None:
    """Right, drafted and drafted wrongly, by category and by database."""
    groups: dict[str, list[Timed]] = defaultdict(list)
    for one in found:
        for group in one.row.groups:
            groups[group].append(one)
    for group, some in sorted(groups.items()):
        at = selective(some, threshold)
        right = sum(one.right for one in some)
        drafted = sum(one.score >= threshold for one in some)
        wrong = at.wrong + sum(one.score >= threshold for one in some if not one.row.answerable)
        show(f"{name}: {group}", f"{right}/{len(some)} right", f"{drafted} drafted, {wrong} of them wrongly")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
