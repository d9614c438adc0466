"""Labelled questions through the product to a certificate: ask, judge, join near-duplicates, certify."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic

from bot.calibration.calibrate import Outcome, Wanted, issue
from bot.calibration.clusters import clusters_of
from bot.calibration.errors import CalibrationError
from bot.calibration.grading import Graded, Grades, J, OnGraded, grade
from bot.calibration.places import placed
from bot.calibration.questions import Labelled, first_of
from bot.calibration.shadow import configuration_of
from skills.ask.scorers import starter

if TYPE_CHECKING:
    from bot.app import App


@dataclass(frozen=True)
class Run(Generic[J]):
    """Every question judged, the cluster of each, and what these labels give."""

    grades: Grades[J]
    clusters: tuple[int, ...]
    outcome: Outcome


async def run(
    app: "App", rows: Sequence[Labelled], wanted: Wanted, on_graded: OnGraded | None = None
) -> Run[Graded]:
    """Ask each question as its asker and certify on the answers; nothing is written.

    Raises CalibrationError when there is nothing to ask about, or no question could be asked."""
    locations = [one.location for one in app.index.list()]
    if not locations:
        raise CalibrationError("The index is empty: put documents in with `confidant index add PATH…` first.")
    known = placed(rows, locations)
    grades = await grade(app, known.rows, on_graded)
    grades = replace(
        grades,
        left_out=(*first_of(known.left_out), *grades.left_out),
        notes=first_of(known.notes),
    )
    if not grades.graded:
        why = " ".join((*grades.faults, *grades.left_out)[:1])
        raise CalibrationError(f"No question could be asked and judged. {why}".strip())
    clusters = await clusters_of(app.index, [one.row.question for one in grades.graded])
    outcome = issue(
        grades.graded,
        clusters,
        wanted=wanted,
        configuration=configuration_of(app),
        today=app.now().date(),
        curve=starter().curve,
    )
    return Run(grades, clusters, outcome)
