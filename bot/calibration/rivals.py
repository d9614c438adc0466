"""Our score beside what simpler products go by: the same questions, the same answers, the same rules."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.calibration.calibrate import Wanted
from bot.calibration.curves import Point, aurc, auroc, coverage_at, risk_coverage
from bot.calibration.judged import Judged
from bot.calibration.run import Run
from bot.calibration.split import SEED, split
from skills.confidence import fixed_sequence_threshold, grid_of, one_per_cluster

OURS = "our score"
MOST_POINTS = 250
Ways = Sequence[tuple[str, Sequence[float]]]  # a name, and its score of each question


@dataclass(frozen=True)
class Rival:
    """One way to decide. `coverage_at_target` is what an oracle would answer at the target precision on these labels,
    `certified_coverage` what a certificate made by the same rules answers of the questions that certify it (0: none).
    `against` is the AUROC of questions with an answer against each slice that has none."""

    name: str
    auroc: float | None
    aurc: float | None
    coverage_at_target: float
    certified_coverage: float
    against: dict[str, float | None]
    points: tuple[Point, ...]


def rivals_of(run: Run[Judged], ways: Ways, wanted: Wanted) -> tuple[Rival, ...]:
    """Ours first."""
    return tuple(_rival(name, scores, run, wanted) for name, scores in ways)


def _thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    """At most MOST_POINTS of them, the last always among them: more cannot be seen in a picture."""
    apart = max(1, math.ceil(len(points) / MOST_POINTS))
    return tuple(point for place, point in enumerate(points) if (len(points) - 1 - place) % apart == 0)


def _rival(name: str, scores: Sequence[float], run: Run[Judged], wanted: Wanted) -> Rival:
    graded = run.grades.graded
    right = [one.right for one in graded]
    points = risk_coverage(scores, right)
    return Rival(
        name=name,
        auroc=auroc(scores, right),
        aurc=aurc(points),
        coverage_at_target=coverage_at(points, wanted.target),
        certified_coverage=_certified(scores, run, wanted),
        against=_against(graded, scores),
        points=_thinned(points),
    )


def _certified(scores: Sequence[float], run: Run[Judged], wanted: Wanted) -> float:
    graded = run.grades.graded
    scored = dict(zip((one.row.id for one in graded), scores, strict=True))
    parts = split(graded, run.clusters, wanted.share)
    setting = [scored[one.row.id] for one in parts.setting.graded]
    if all(map(math.isnan, setting)) or not parts.certifying.graded:
        return 0.0
    kept = one_per_cluster(parts.certifying.clusters, seed=SEED)
    judged = [(scored[parts.certifying.graded[row].row.id], parts.certifying.right[row]) for row in kept]
    known, right = [score for score, _ in judged], [ok for _, ok in judged]
    threshold = fixed_sequence_threshold(
        known, right, grid=grid_of(setting), target=wanted.target, level=wanted.level
    )
    return 0.0 if threshold is None else sum(score >= threshold for score in known) / len(known)


def _against(graded: Sequence[Judged], scores: Sequence[float]) -> dict[str, float | None]:
    names = sorted({name for one in graded for name in one.row.groups})
    rows = list(zip(graded, scores, strict=True))
    found: dict[str, float | None] = {}
    for name in names:
        if not any(one.row.answerable for one in graded if name in one.row.groups):
            pair = [
                (score, one.row.answerable)
                for one, score in rows
                if one.row.answerable or name in one.row.groups
            ]
            found[name] = auroc([score for score, _ in pair], [answerable for _, answerable in pair])
    return found
