"""The report card: everything that was measured on labelled questions, ready for JSON and for pictures."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.calibration.calibrate import Wanted
from bot.calibration.chosen import Chosen, Slice, chosen_at, slices_of
from bot.calibration.judged import Judged
from bot.calibration.listed import Listed
from bot.calibration.reliable import Reliability, reliability_of
from bot.calibration.rivals import Rival, Ways, rivals_of
from bot.calibration.run import Run
from skills.confidence import Band, Calibrator, Certificate, Standing, bands, grid_of

CURVE_STEPS = 25


@dataclass(frozen=True)
class Report:
    """One run of `evaluate answers`. `in_force` is the threshold that the product used, None where it answers nothing;
    `certificate` the one that `calibrate` would give on these questions; `curve` holds with all its bands at once;
    `each` is what came of each question, if that is listed."""

    questions: int
    answerable: int
    right: int
    synthetic: int
    target: float
    level: float
    in_force: Chosen | None
    certified: bool
    certificate: Certificate | None
    certificate_point: Chosen | None
    rivals: tuple[Rival, ...]
    curve: tuple[Band, ...]
    reliability: tuple[Reliability, ...]
    slices: tuple[Slice, ...]
    notes: tuple[str, ...]
    faults: tuple[str, ...]
    each: tuple[Listed, ...] = ()

    def to_json(self) -> dict[str, Any]:  # Any: JSON
        """Plain JSON; what is not a number is null."""
        made: dict[str, Any] = _finite(asdict(self))
        return made


def make_report(
    run: Run[Judged],
    ways: Ways,
    wanted: Wanted,
    standing: Standing,
    *,
    notes: Sequence[str] = (),
    faults: Sequence[str] = (),
    known: Calibrator | None = None,
    each: Sequence[Listed] = (),
) -> Report:
    """Measure; `ways` are the ways to decide, ours first; `standing` is what the product goes by today, and `known` the
    curve from score to probability that its labels are held against."""
    graded = run.grades.graded
    scores, right = [one.score for one in graded], [one.right for one in graded]
    in_force = standing.threshold
    certificate = run.outcome.certificate
    return Report(
        questions=len(graded),
        answerable=sum(one.row.answerable for one in graded),
        right=sum(right),
        synthetic=sum(one.row.synthetic for one in graded),
        target=wanted.target,
        level=wanted.level,
        in_force=None if in_force is None else chosen_at(graded, in_force, wanted.level),
        certified=standing.certified,
        certificate=certificate,
        certificate_point=chosen_at(graded, certificate.threshold, wanted.level) if certificate else None,
        rivals=rivals_of(run, ways, wanted),
        # set on scores alone, so that the labels owe nothing to where it stands
        curve=bands(scores, right, grid=_grid(scores), level=wanted.level),
        reliability=reliability_of(graded, run.clusters, known),
        slices=slices_of(graded, in_force, wanted.level),
        notes=tuple(notes),
        faults=(*faults, *run.grades.faults),
        each=tuple(each),
    )


def _grid(scores: Sequence[float]) -> tuple[float, ...]:
    return () if all(map(math.isnan, scores)) else grid_of(scores, CURVE_STEPS)


def _finite(value: Any) -> Any:  # Any: whatever JSON holds
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(name): _finite(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return value
