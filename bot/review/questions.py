"""The log of questions: what was asked, what was observed, what came of it; kept for a while, then gone."""

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from bot.asking import is_aside
from bot.errors import StoreError
from bot.review.database import insert_if_new
from bot.review.draw import draw
from bot.review.errors import ReviewError
from bot.review.settings import ReviewSettings
from bot.review.sources import hashes_of
from bot.review.tables import CitedRow, HandoverRow, QuestionRow, ThumbRow
from bot.store import transaction
from bot.tables import OutboxAboutRow
from indexing.drafts import storable
from skills.ask.scorers import starter
from skills.language import say
from skills.record import Recorded

log = logging.getLogger(__name__)

ANSWER = "answer"
SEARCH = "search"
_FEWEST_OF_AN_ID = 6
# what a post is about that quotes a question, and what then marks one whose asker is forgotten
QUOTED, FORGOTTEN = "question:", "forgotten:"


@dataclass(frozen=True)
class Declined:
    """A question that was not answered."""

    id: str
    asker: str
    channel: str
    question: str
    at: datetime


class Questions:
    """Rows of `questions`, each with the documents that its answer stands on."""

    def __init__(self, engine: Engine, settings: ReviewSettings, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._settings = settings
        self._now = now

    def record(self, recorded: Recorded) -> None:
        """Keep a question; where that fails the log says so, and the person has their answer all the same."""
        try:
            self.keep(recorded)
        except StoreError as error:
            log.warning("a question was not kept: %s", error)

    def keep(self, recorded: Recorded) -> None:
        """Keep a question and draw it for an audit, or not, in one transaction; the same message again counts once.

        Raises StoreError."""
        with transaction(self._engine) as session:
            session.merge(_row(recorded, self._now()))
            session.flush()
            _keep_sources(session, recorded)
            if recorded.decision == ANSWER:
                draw(session, recorded.skill, recorded.id, rate=self._settings.audit_rate, now=self._now())

    def declined(self, *, days: int) -> list[Declined]:
        """Questions of the last days that neither we nor an expert answered, oldest first.

        A follow-up is given as it reads with its thread. Refusals are no gaps, nor is what would be answered elsewhere,
        nor what asks nothing, such as a smile."""
        since = self._now() - timedelta(days=days)
        helped = select(HandoverRow.question_id).where(HandoverRow.answered_at.is_not(None))
        query = (
            select(QuestionRow)
            .where(QuestionRow.decision == SEARCH, QuestionRow.at >= since, QuestionRow.id.not_in(helped))
            .order_by(QuestionRow.at, QuestionRow.id)
        )
        with transaction(self._engine) as session:
            return [
                Declined(row.id, row.asker, row.channel, row.resolved or row.question, row.at)
                for row in session.scalars(query)
                if not is_aside(row.question) and not _was_sure(row)
            ]

    def thumb(self, question_id: str, person: str, *, up: bool, reason: str = "") -> None:
        """Note what a reader pressed; the last press counts. It is for triage and never becomes a label.

        A reason stays when the same thumb is pressed again without one."""
        with transaction(self._engine) as session:
            key = {"question_id": find(session, question_id).id, "person": person}
            # two presses at once must not meet: whoever comes second waits for the row of the first
            insert_if_new(session, ThumbRow, {**key, "up": up, "reason": "", "at": self._now()})
            row = session.get_one(ThumbRow, key, with_for_update=True)
            kept = row.reason if row.up is up else ""
            row.up, row.reason, row.at = up, storable(reason) or kept, self._now()

    def forget(self, session: Session, person: str) -> int:
        """Delete a person's questions, with audits and handovers, and their thumbs; returns how many questions.

        Posts that quote them are marked, so that whoever reaches the platform takes their words back."""
        asked = session.scalars(select(QuestionRow.id).where(QuestionRow.asker == person)).all()
        for one in asked:
            marked = update(OutboxAboutRow).where(OutboxAboutRow.location == f"{QUOTED}{one}")
            session.execute(marked.values(location=f"{FORGOTTEN}{one}"))
        session.execute(delete(ThumbRow).where(ThumbRow.person == person))
        return _delete(session, QuestionRow.asker == person)

    def tidy(self) -> int:
        """Delete what is older than the settings keep; returns how many questions."""
        before = self._now() - timedelta(days=self._settings.kept_days)
        with transaction(self._engine) as session:
            return _delete(session, QuestionRow.at < before)


def find(session: Session, prefix: str) -> QuestionRow:
    """The question with this id or the beginning of one. Raises ReviewError."""
    wanted = prefix.strip().lower()
    query = select(QuestionRow).where(QuestionRow.id.startswith(wanted, autoescape=True)).limit(2)
    found = session.scalars(query).all() if len(wanted) >= _FEWEST_OF_AN_ID else []
    if len(found) == 1:
        return found[0]
    if found:
        raise ReviewError(say("Several questions begin with {prefix!r}: give more of the id.", prefix=prefix))
    raise ReviewError(
        say(
            "There is no question {prefix!r}: give its id as `confidant audits list` shows it, at least {n} letters; "
            "it may be past the days that questions are kept.",
            prefix=prefix,
            n=_FEWEST_OF_AN_ID,
        )
    )


def cited_by(session: Session, question_id: str) -> list[CitedRow]:
    query = select(CitedRow).where(CitedRow.question_id == question_id).order_by(CitedRow.document_id)
    return list(session.scalars(query))


def _row(recorded: Recorded, now: datetime) -> QuestionRow:
    place = recorded.place
    return QuestionRow(
        id=recorded.id,
        skill=recorded.skill,
        asker=place.asker,
        channel=storable(place.channel),
        private=place.private,
        audience=place.audience,
        question=storable(recorded.question),
        resolved=storable(recorded.resolved),
        decision=recorded.decision,
        score=_finite(recorded.score),
        threshold=_finite(recorded.threshold),
        certified=recorded.certified,
        configuration=recorded.configuration,
        features={name: _finite(value) for name, value in recorded.features},
        answer=storable(recorded.answer),
        proofs=[(one.document, one.start, one.end) for one in recorded.proofs],
        at=now,
    )


def _was_sure(row: QuestionRow) -> bool:
    """Whether the documents hold an answer that was kept back, for who reads along or for want of a certificate."""
    # nothing was in force, so the threshold that a fresh install goes by says what was found
    threshold = starter().certificate.threshold if row.threshold is None else row.threshold
    return row.score is not None and row.score >= threshold


def _finite(value: float | None) -> float | None:
    # JSON knows no NaN, and Postgres would refuse the whole row
    return value if value is not None and math.isfinite(value) else None


def _keep_sources(session: Session, recorded: Recorded) -> None:
    session.execute(delete(CitedRow).where(CitedRow.question_id == recorded.id))
    session.add_all(
        CitedRow(question_id=recorded.id, document_id=one, content_hash=content_hash)
        for one, content_hash in hashes_of(session, recorded.cited).items()
    )


def _delete(session: Session, condition: object) -> int:
    statement = delete(QuestionRow).where(condition)  # type: ignore[arg-type]  # a comparison of columns
    return int(session.execute(statement).rowcount)  # type: ignore[attr-defined]  # a DELETE counts
