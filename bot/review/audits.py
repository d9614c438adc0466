"""Answers drawn at random for an expert to check; what they say feeds the certificate and the watch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.review.errors import ReviewError
from bot.review.people import Reviewer
from bot.review.questions import ANSWER, cited_by, find
from bot.review.sources import Source, may_read_all, sources_of
from bot.review.tables import AuditRow, CitedRow, HandoverRow, QuestionRow, ThumbRow, Verdict
from bot.review.watch import Watch
from bot.store import locked, transaction
from skills.ask.thread.followup import leans_on_thread
from skills.confidence import Rung
from skills.language import say

LONGEST_NOTE = 4_000


@dataclass(frozen=True)
class Audit:
    """One answer to check. `documents` are the locations it stands on, `changed` those that read otherwise by now."""

    id: str
    question: str
    answer: str
    documents: tuple[str, ...]
    changed: tuple[str, ...]
    at: datetime


@dataclass(frozen=True)
class Label:
    """One expert's verdict on an answer. `drawn`: by lot, at `rate`; else on a declined question's shadow answer.

    The question is whole, a follow-up as it was understood; `whole` is false where nobody knows how that was."""

    id: str
    asker: str
    question: str
    answer: str
    verdict: Verdict
    drawn: bool
    rate: float | None
    score: float | None
    configuration: str
    whole: bool = True


@dataclass(frozen=True)
class Complaint:
    """A thumb that points down. Who pressed it is said to nobody."""

    id: str
    question: str
    answer: str
    reason: str
    at: datetime


class Audits:
    """The queue of audits. An expert sees only answers whose documents they may all read, as these stand now."""

    def __init__(self, engine: Engine, watch: Watch, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._watch = watch
        self._now = now

    def waiting(self, reviewer: Reviewer) -> tuple[list[Audit], int]:
        """Audits that this person may do, oldest first, and how many wait for somebody else."""
        reviewer.require_review()
        query = (
            select(QuestionRow)
            .join(AuditRow, AuditRow.question_id == QuestionRow.id)
            .where(AuditRow.verdict.is_(None), QuestionRow.decision == ANSWER)
            .order_by(AuditRow.drawn_at, QuestionRow.id)
        )
        with transaction(self._engine) as session:
            rows = session.scalars(query).all()
            audits = [_readable(session, row, reviewer) for row in rows]
        mine = [audit for audit in audits if audit]
        return mine, len(audits) - len(mine)

    def complaints(self, reviewer: Reviewer) -> list[Complaint]:
        """Answers that did not help somebody, the newest first; only such as this person may read all of.

        They are for triage: a thumb is no verdict and never becomes a label."""
        reviewer.require_review()
        query = (
            select(QuestionRow, ThumbRow)
            .join(ThumbRow, ThumbRow.question_id == QuestionRow.id)
            .where(ThumbRow.up.is_(False))
            .order_by(ThumbRow.at.desc(), QuestionRow.id)
        )
        with transaction(self._engine) as session:
            return [
                Complaint(row.id, row.question, row.answer, thumb.reason, thumb.at)
                for row, thumb in session.execute(query)
                if _readable(session, row, reviewer)
            ]

    def grade(self, question_id: str, verdict: Verdict, reviewer: Reviewer, *, note: str = "") -> Rung:
        """Keep a verdict and count it; returns the rung of the ladder afterwards.

        Raises ReviewError for what was not drawn, was graded already, or may not be read by this person."""
        reviewer.require_review()
        if len(note) > LONGEST_NOTE:
            raise ReviewError(f"The note is too long: {len(note)} characters of {LONGEST_NOTE}.")
        with transaction(self._engine) as session:
            question = find(session, question_id)
            audit = locked(session, AuditRow, question.id)
            shown = question.decision == ANSWER and _readable(session, question, reviewer)
            if audit is None or not shown:
                raise ReviewError(
                    say(
                        "{question_id} is no audit of yours: `confidant audits list` shows them.",
                        question_id=question_id,
                    )
                )
            # the watch's lock is taken before the verdict is looked at, so that two experts do not both count
            rung = self._watch.graded(session, question, wrong=verdict is Verdict.WRONG)
            session.refresh(audit)
            _refuse_graded(audit)
            audit.verdict, audit.note = verdict.value, note
            audit.graded_by, audit.graded_at = reviewer.id, self._now()
            return rung

    def labels(self, *, shadow: bool = False) -> list[Label]:
        """Every verdict of a uniform audit; with `shadow` also experts' on declined questions. Never a thumb."""
        with transaction(self._engine) as session:
            found = list(_drawn(session))
            return [*found, *_shadows(session)] if shadow else found


def _readable(session: Session, row: QuestionRow, reviewer: Reviewer) -> Audit | None:
    cited = cited_by(session, row.id)
    sources = sources_of(session, [one.document_id for one in cited])
    if not may_read_all(reviewer.reads, [one.document_id for one in cited], sources):
        return None
    locations = tuple(sorted(source.location for source in sources.values()))
    return Audit(row.id, row.question, row.answer, locations, _changed(cited, sources), row.at)


def _changed(cited: Sequence[CitedRow], sources: dict[str, Source]) -> tuple[str, ...]:
    return tuple(
        sources[one.document_id].location
        for one in cited
        if sources[one.document_id].content_hash != one.content_hash
    )


def _refuse_graded(audit: AuditRow) -> None:
    if audit.verdict is not None:
        when = f" on {audit.graded_at:%Y-%m-%d}" if audit.graded_at else ""
        raise ReviewError(f"This answer was graded {audit.verdict} by {audit.graded_by}{when} already.")


def _drawn(session: Session) -> Iterator[Label]:
    query = (
        select(QuestionRow, AuditRow)
        .join(AuditRow, AuditRow.question_id == QuestionRow.id)
        .where(AuditRow.verdict.is_not(None), QuestionRow.decision == ANSWER)
        .order_by(QuestionRow.at, QuestionRow.id)
    )
    for row, audit in session.execute(query):
        yield _label(row, Verdict(audit.verdict or ""), rate=audit.rate)


def _shadows(session: Session) -> Iterator[Label]:
    query = (
        select(QuestionRow, HandoverRow)
        .join(HandoverRow, HandoverRow.question_id == QuestionRow.id)
        .where(HandoverRow.shadow.is_not(None), QuestionRow.decision != ANSWER)
        .order_by(QuestionRow.at, QuestionRow.id)
    )
    for row, handover in session.execute(query):
        yield _label(row, Verdict(handover.shadow or ""), rate=None)


def _label(row: QuestionRow, verdict: Verdict, *, rate: float | None) -> Label:
    return Label(
        id=row.id,
        asker=row.asker,
        question=row.resolved or row.question,
        answer=row.answer,
        verdict=verdict,
        drawn=rate is not None,
        rate=rate,
        score=row.score,
        configuration=row.configuration,
        whole=row.resolved is not None or not leans_on_thread(row.question),
    )
