"""Labels to a certificate: the precision promise where labels suffice, else the promise per question."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from skills.confidence.bounds import joint_bounds, labels_needed, lower_bound, upper_bound
from skills.confidence.calibration import Calibrator
from skills.confidence.certificate import Certificate, Kind
from skills.confidence.thresholds import certified_steps, one_per_cluster, risk_control_threshold, tally

DAYS = 90
RISK = 0.02
EXCHANGEABLE = (
    "The questions that come are like the labelled ones, which were drawn uniformly and not picked."
)
ONCE = "Near-duplicate questions count once: one of each group was drawn, so the promise is about groups."
TRUE = "The labels are right: each hundredth of them that is not may add a hundredth of wrong answers."
SAME = "Search, models, prompts and weights stay as they were on the day of issue; documents may change."


@dataclass(frozen=True)
class _Labels:
    scores: list[float]
    right: list[bool]


@dataclass(frozen=True)
class _Choice:
    kind: Kind
    steps: tuple[float, ...]  # strict to loose; the last is the threshold


def certify(
    scores: Sequence[float],
    right: Sequence[bool],
    *,
    grid: Sequence[float],
    target: float,
    level: float,
    configuration: str,
    data: str,
    today: date,
    days: int = DAYS,
    risk: float = RISK,
    clusters: Sequence[Hashable | None] | None = None,
    seed: int = 0,
    synthetic: bool = False,
    calibrator: Calibrator | None = None,
) -> Certificate | None:
    """The strongest certificate that these labels give, or None: then nothing is promised.

    `grid` and `calibrator` must come from other rows than these. First the precision certificate; while the labels
    leave open whether `target` is reached, the risk certificate; none where they already show that it is missed.
    `clusters` names each row's group of near-duplicates; `synthetic` labels order thresholds and certify nothing.
    Raises ValueError when rows do not belong together or a share does not lie between 0 and 1."""
    labels = _one_each(scores, right, clusters, seed)
    choice = _choose(labels, grid, target, level, risk)
    if choice is None:
        return None
    counts = tally(labels.scores, labels.right, choice.steps[-1:])
    asked, answered, errors = len(labels.right), counts.answered[0], counts.errors[0]
    precise = choice.kind == "precision"
    return Certificate(
        threshold=choice.steps[-1],
        target=target,
        level=level,
        labels=asked,
        answered=answered,
        errors=errors,
        bound=1.0 - upper_bound(errors, answered, level) if precise else (errors + 1) / (asked + 1),
        data=data,
        issued=today.isoformat(),
        configuration=configuration,
        certified=not synthetic,
        kind=choice.kind,
        risk=None if precise else risk,
        coverage_bound=joint_bounds(errors, answered, asked, level).coverage,
        steps=choice.steps,
        expires=(today + timedelta(days=days)).isoformat(),
        assumptions=(EXCHANGEABLE, *((ONCE,) if clusters is not None else ()), TRUE, SAME),
        calibrator=calibrator,
    )


def _one_each(
    scores: Sequence[float], right: Sequence[bool], clusters: Sequence[Hashable | None] | None, seed: int
) -> _Labels:
    known = [None] * len(scores) if clusters is None else clusters
    if len(scores) != len(right) or len(scores) != len(known):
        raise ValueError("Scores, labels and clusters must have one row a question.")
    kept = one_per_cluster(known, seed=seed)
    return _Labels([float(scores[row]) for row in kept], [bool(right[row]) for row in kept])


def _choose(
    labels: _Labels, grid: Sequence[float], target: float, level: float, risk: float
) -> _Choice | None:
    steps = certified_steps(labels.scores, labels.right, grid=grid, target=target, level=level)
    if steps:
        return _Choice("precision", steps)
    if _missed(labels, grid, target, level):
        return None
    threshold = risk_control_threshold(labels.scores, labels.right, alpha=risk)
    if threshold is None:
        return None
    # the share of wrong answers per question can only fall where fewer questions are answered
    stricter = sorted({step for step in grid if step > threshold}, reverse=True)
    return _Choice("risk", (*stricter, threshold))


def _missed(labels: _Labels, grid: Sequence[float], target: float, level: float) -> bool:
    """Whether even the strictest threshold that could be shown is already shown to miss the target."""
    counts = tally(labels.scores, labels.right, grid)
    needed = labels_needed(target, level)
    rows = zip(counts.answered, counts.errors, strict=True)
    first = next(((answered, errors) for answered, errors in rows if answered >= needed), None)
    return first is not None and lower_bound(first[1], first[0], level) > 1.0 - target
