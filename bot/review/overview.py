"""How answers fared in the last seven days, counted for those who look after them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.orm import Session

from bot.review.people import REVIEW
from bot.review.questions import ANSWER
from bot.review.tables import AuditRow, HandoverRow, QuestionRow, ThumbRow, Verdict
from bot.store import transaction
from skills.language import current
from skills.messages import User
from skills.overview import Day, Week
from skills.permission import Permission

DAYS = 7


@dataclass(frozen=True)
class Overview:
    engine: Engine
    allowed: Callable[[User, Permission], bool]
    now: Callable[[], datetime]

    def week(self, by: User) -> Week | None:
        """Counts over everybody's questions, never a word of one; None without the right to review."""
        if not self.allowed(by, REVIEW):
            return None
        today = self.now().astimezone(current().zone).date()
        dates = [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
        since = _midnight(dates[0])
        with transaction(self.engine) as session:
            days = tuple(_day(session, one) for one in dates)
            answered = sum(one.answered for one in days)
            graded = AuditRow.graded_at >= since
            return Week(
                answered=answered,
                declined=sum(one.asked for one in days) - answered,
                checked=_count(session, AuditRow, graded),
                right=_count(session, AuditRow, graded, AuditRow.verdict == Verdict.RIGHT),
                liked=_count(session, ThumbRow, ThumbRow.at >= since, ThumbRow.up.is_(True)),
                disliked=_count(session, ThumbRow, ThumbRow.at >= since, ThumbRow.up.is_(False)),
                to_check=_count(session, AuditRow, AuditRow.verdict.is_(None)),
                to_answer=_count(session, HandoverRow, HandoverRow.answered_at.is_(None)),
                days=days,
            )

    def picture(self, week: Week) -> bytes:
        if not (week.asked or week.checked):
            return b""
        from bot.calibration.pictures.week import draw_week

        return draw_week(week, current())


def _midnight(on: date) -> datetime:
    """When a day begins for the reader."""
    return datetime.combine(on, time(), tzinfo=current().zone)


def _day(session: Session, on: date) -> Day:
    within = (QuestionRow.at >= _midnight(on), QuestionRow.at < _midnight(on + timedelta(days=1)))
    asked = _count(session, QuestionRow, *within)
    return Day(
        on, asked, _count(session, QuestionRow, *within, QuestionRow.decision == ANSWER) if asked else 0
    )


def _count(session: Session, table: type, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
