"""How answers fared in the last seven days, counted for those who look after them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import Session

from bot.review.people import REVIEW
from bot.review.questions import ANSWER
from bot.review.tables import AuditRow, HandoverRow, QuestionRow, ThumbRow, Verdict
from bot.store import transaction
from skills.messages import User
from skills.overview import Week
from skills.permission import Permission

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Overview:
    engine: Engine
    allowed: Callable[[User, Permission], bool]
    now: Callable[[], datetime]

    def week(self, by: User) -> Week | None:
        """Counts over everybody's questions, never a word of one; None without the right to review."""
        if not self.allowed(by, REVIEW):
            return None
        since = self.now() - WEEK
        with transaction(self.engine) as session:
            asked = _count(session, QuestionRow, QuestionRow.at >= since)
            answered = _count(session, QuestionRow, QuestionRow.at >= since, QuestionRow.decision == ANSWER)
            graded = AuditRow.graded_at >= since
            return Week(
                answered=answered,
                declined=asked - answered,
                checked=_count(session, AuditRow, graded),
                right=_count(session, AuditRow, graded, AuditRow.verdict == Verdict.RIGHT),
                liked=_count(session, ThumbRow, ThumbRow.at >= since, ThumbRow.up.is_(True)),
                disliked=_count(session, ThumbRow, ThumbRow.at >= since, ThumbRow.up.is_(False)),
                to_check=_count(session, AuditRow, AuditRow.verdict.is_(None)),
                to_answer=_count(session, HandoverRow, HandoverRow.answered_at.is_(None)),
            )


def _count(session: Session, table: type, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
