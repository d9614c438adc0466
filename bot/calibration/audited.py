"""What audits drawn at random would certify: another target tried on verdicts that are there, without asking anew."""

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Engine, select

from bot.calibration.curves import Point
from bot.review.questions import ANSWER
from bot.review.tables import AuditRow, QuestionRow, Verdict
from bot.store import transaction
from skills.confidence import Calibrator, Certificate, calibrate, certify, grid_of, labels_needed

SEED = "audited"


@dataclass(frozen=True)
class Verdicts:
    """Answers that were drawn and graded, best score first, and the scores of all questions of the same configuration.

    Below `floor` not every answer was shown, so what was graded there is no fair sample."""

    questions: tuple[str, ...]
    scores: tuple[float, ...]
    right: tuple[bool, ...]
    floor: float
    asked: tuple[float | None, ...]

    def coverage(self, threshold: float) -> float | None:
        """The share of all questions asked that this threshold would answer; None where none was asked."""
        if not self.asked:
            return None
        return sum(one is not None and one >= threshold for one in self.asked) / len(self.asked)

    def points(self) -> tuple[Point, ...]:
        """Share answered and share wrong of the answers shown, at each score there is, strict to loose."""
        points, wrong = [], 0
        for place, (score, right) in enumerate(zip(self.scores, self.right, strict=True), start=1):
            wrong += not right
            is_last = place == len(self.scores) or self.scores[place] != score
            if is_last:
                points.append(Point(score, self.coverage(score) or 0.0, wrong / place))
        return tuple(points)


@dataclass(frozen=True)
class Tried:
    """`certificate` is None where verdicts do not show that the target is reached; `missing` then says what lacks."""

    certificate: Certificate | None
    missing: str = ""


def verdicts(engine: Engine, skill: str, configuration: str) -> Verdicts:
    """Everything that was drawn and graded under this configuration."""
    mine = (QuestionRow.skill == skill, QuestionRow.configuration == configuration)
    drawn = (
        select(QuestionRow, AuditRow.verdict)
        .join(AuditRow, AuditRow.question_id == QuestionRow.id)
        .where(
            *mine,
            AuditRow.verdict.is_not(None),
            QuestionRow.decision == ANSWER,
            QuestionRow.score.is_not(None),
        )
        .order_by(QuestionRow.score.desc(), QuestionRow.id)
    )
    with transaction(engine) as session:
        asked = tuple(session.scalars(select(QuestionRow.score).where(*mine)))
        rows = [
            (row.resolved or row.question, row.score or 0.0, row.threshold, verdict)
            for row, verdict in session.execute(drawn)
        ]
    floor = max((threshold for *_, threshold, _ in rows if threshold is not None), default=0.0)
    fair = [row for row in rows if row[1] >= floor]
    return Verdicts(
        tuple(question for question, *_ in fair),
        tuple(score for _, score, *_ in fair),
        tuple(verdict == Verdict.RIGHT for *_, verdict in fair),
        floor,
        asked,
    )


def try_target(
    known: Verdicts,
    clusters: Sequence[Hashable],
    *,
    target: float,
    level: float,
    configuration: str,
    today: date,
    curve: Calibrator | None = None,
) -> Tried:
    """The certificate for this target. Half of the verdicts set the grid of thresholds, the others certify.

    `curve` is what is known of such scores beforehand."""
    first: dict[Hashable, str] = {}
    for cluster, question in zip(clusters, known.questions, strict=True):
        first[cluster] = min(first.get(cluster, question), question)
    sides = [_side(first[cluster]) for cluster in clusters]
    setting, certifying = ([at for at, side in enumerate(sides) if side == wanted] for wanted in (0, 1))
    if not setting or not certifying:
        return Tried(None, _missing(0, 0, target, level))
    right = [known.right[at] for at in certifying]
    certificate = certify(
        [known.scores[at] for at in certifying],
        right,
        grid=grid_of([known.scores[at] for at in setting]),
        target=target,
        level=level,
        configuration=configuration,
        data=_data(known),
        today=today,
        clusters=[clusters[at] for at in certifying],
        calibrator=_calibrator(known, setting, curve),
    )
    if certificate is None or certificate.kind != "precision":
        return Tried(None, _missing(len(right), right.count(False), target, level))
    # only answers are drawn, so how many of all questions are answered cannot be told from these
    return Tried(replace(certificate, coverage_bound=None))


def _side(question: str) -> int:
    """Near-duplicates stay together on the side of one of them, whatever else was graded."""
    return hashlib.sha256(f"{SEED}\x1f{question}".encode("utf-8", "replace")).digest()[0] % 2


def _calibrator(known: Verdicts, setting: Sequence[int], curve: Calibrator | None) -> Calibrator | None:
    try:
        return calibrate([known.scores[at] for at in setting], [known.right[at] for at in setting], curve)
    except ValueError:
        return None


def _data(known: Verdicts) -> str:
    rows = sorted(zip(known.questions, known.scores, known.right, strict=True))
    return hashlib.sha256(repr(rows).encode("utf-8", "replace")).hexdigest()[:16]


def _missing(graded: int, wrong: int, target: float, level: float) -> str:
    needed = labels_needed(target, level)
    return (
        f"That takes {needed} right answers in a row among those that certify, or more with wrong ones among them; "
        f"there are {graded}, {wrong} of them wrong. More audits help: `confidant audits next`."
    )
