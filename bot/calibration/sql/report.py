"""The report card of SQL drafts: that of any labelled questions, and what is measured of queries alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from bot.calibration.calibrate import Wanted
from bot.calibration.report import Report, make_report
from bot.calibration.report_words import report_lines
from bot.calibration.rivals import OURS
from bot.calibration.sql.figures import (
    Selective,
    execution_accuracy,
    reliability_scores,
    selective,
)
from bot.calibration.sql.judging import SqlGraded
from bot.calibration.sql.run import Measured
from skills.messages import Table

NO_GATE = "every query that can be made"
MOST_WRONG = 50


@dataclass(frozen=True)
class Group:
    """One category or database: how many of its queries are right whatever the threshold, and what the one in force
    does."""

    name: str
    questions: int
    execution_accuracy: float | None
    selective: Selective


@dataclass(frozen=True)
class SqlReport:
    """One run of `evaluate sql`. `reliability_scores` are RS(c) of a hundred, by c; `aurc` is None where nothing can
    be drafted; `wrong` names drafts at the threshold in force that are wrong, `left_out` rows whose right query
    cannot be run here."""

    card: Report
    threshold: float
    execution_accuracy: float | None
    selective: Selective
    reliability_scores: dict[str, float]
    aurc: float | None
    median_seconds: float
    by_category: tuple[Group, ...]
    by_database: tuple[Group, ...]
    wrong: tuple[dict[str, str], ...]
    left_out: tuple[str, ...] = ()

    def figures(self) -> dict[str, Any]:  # Any: JSON
        """What is beside the card."""
        found = {name: value for name, value in vars(self).items() if name != "card"}
        groups = {name: [asdict(one) for one in found[name]] for name in ("by_category", "by_database")}
        return {
            **found,
            "selective": asdict(self.selective),
            **groups,
            "wrong": list(self.wrong),
            "left_out": list(self.left_out),
        }


def make_sql_report(measured: Measured, wanted: Wanted, faults: Sequence[str] = ()) -> SqlReport:
    """Measure drafts; where nothing is drafted at all today, the threshold is beyond every score."""
    graded = measured.run.grades.graded
    ways = (
        (OURS, [one.score for one in graded]),
        (NO_GATE, [one.score * 0 + 1 for one in graded]),  # what has no score stays without
    )
    card = make_report(measured.run, ways, wanted, measured.standing, notes=measured.notes, faults=faults)
    threshold = 2.0 if measured.standing.threshold is None else measured.standing.threshold
    wrong = [one for one in graded if one.score >= threshold and not one.right][:MOST_WRONG]
    return SqlReport(
        card=card,
        threshold=threshold,
        execution_accuracy=execution_accuracy(graded),
        selective=selective(graded, threshold),
        reliability_scores=reliability_scores(graded, threshold),
        aurc=card.rivals[0].aurc,
        median_seconds=float(np.median([one.seconds for one in graded])),
        by_category=_groups(graded, threshold, lambda one: one.row.category),
        by_database=_groups(graded, threshold, lambda one: one.row.database or ""),
        wrong=tuple(
            {"id": one.row.id, "question": one.row.question, "sql": one.drafted.draft.sql} for one in wrong
        ),
        left_out=measured.run.grades.left_out,
    )


def _groups(
    graded: Sequence[SqlGraded], threshold: float, name_of: Callable[[SqlGraded], str]
) -> tuple[Group, ...]:
    named: dict[str, list[SqlGraded]] = {}
    for one in graded:
        named.setdefault(name_of(one), []).append(one)
    return tuple(
        Group(name, len(some), execution_accuracy(some), selective(some, threshold))
        for name, some in sorted(named.items())
        if name
    )


def sql_report_lines(report: SqlReport) -> Iterator[str]:
    """The report in a few sentences for the terminal."""
    yield from report_lines(report.card)
    at = report.selective
    yield (
        f"Execution accuracy without a gate: {_percent(report.execution_accuracy)}. At the threshold in force "
        f"{_percent(at.coverage)} of the questions with an answer are drafted, {_percent(at.precision)} of these "
        f"drafts right, and {_percent(at.declined)} of the unanswerable ones declined."
    )
    scores = ", ".join(f"RS({cost}) {score:.1f}" for cost, score in report.reliability_scores.items())
    area = "–" if report.aurc is None else f"{report.aurc:.3f}"
    yield f"{scores} of a hundred; area under risk and coverage {area}; median {1000 * report.median_seconds:.0f} ms."


def groups_table(report: SqlReport) -> Table:
    """Each database and each category at the threshold in force."""
    head = ("", "questions", "right without a gate", "drafted", "right of these", "unanswerable declined")
    rows = tuple(
        (
            one.name,
            str(one.questions),
            _percent(one.execution_accuracy),
            _percent(one.selective.coverage),
            _percent(one.selective.precision),
            _percent(one.selective.declined),
        )
        for one in (*report.by_database, *report.by_category)
    )
    return Table(head, rows)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
