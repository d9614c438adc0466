"""How long a meeting is kept: the shortest rule wins, and a legal hold wins over every rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.arrivals.notice import Notice
from bot.audit import AuditLine, note
from bot.meetings.optouts import Allowed, require_settings
from bot.meetings.rules import Rule, Rules
from bot.meetings.settings import MeetingSettings
from bot.meetings.tables import MeetingRow, MeetingState
from bot.store import locked, transaction
from bot.tables import PersonRow
from skills.errors import UserError
from skills.language import say
from skills.messages import User


def subject(meeting_id: str) -> str:
    """What audit lines call a meeting."""
    return f"meeting {meeting_id}"


@dataclass(frozen=True)
class Retention:
    """Counted from when we first heard of a meeting, so that an old recording is not gone the night it is sent."""

    engine: Engine
    settings: MeetingSettings
    allowed: Allowed
    now: Callable[[], datetime]

    def delete_after(self, session: Session, meeting: MeetingRow) -> datetime:
        """When a meeting goes: the earliest of the setting, every rule that matches, and what is set for it alone."""
        return self._deadline(session, meeting, Rules(self.engine).list())

    def due(self) -> list[str]:
        """Ids of the meetings that are to be deleted now, and of those whose deletion is to be looked at again."""
        now, rules = self.now(), Rules(self.engine).list()
        with transaction(self.engine) as session:
            rows = session.scalars(select(MeetingRow).order_by(MeetingRow.received_at, MeetingRow.id))
            return [row.id for row in rows if self._is_due(session, row, rules, now)]

    def hold(self, meeting_id: str, *, by: User, why: str = "") -> None:
        """Keep a meeting whatever any rule says. Raises UserError, ForbiddenError."""
        self._set_hold(meeting_id, by, why, held=True)

    def release(self, meeting_id: str, *, by: User, why: str = "") -> None:
        """Let its rules hold again: one that is past its time goes the next night. Raises UserError, ForbiddenError."""
        self._set_hold(meeting_id, by, why, held=False)

    def keep_until(self, meeting_id: str, when: datetime, *, by: User) -> None:
        """Set when one meeting goes; a time after its rules changes nothing. Raises UserError, ForbiddenError."""
        require_settings(by, self.allowed)
        with transaction(self.engine) as session:
            row = standing(session, meeting_id)
            row.delete_after = when
            note(
                session,
                AuditLine(self.now(), by.id, "meeting kept until", subject(row.id), f"{when:%Y-%m-%d}"),
            )

    def _set_hold(self, meeting_id: str, by: User, why: str, *, held: bool) -> None:
        require_settings(by, self.allowed)
        with transaction(self.engine) as session:
            row = standing(session, meeting_id)
            if row.held == held:
                return
            row.held = held
            did = "meeting held" if held else "meeting released"
            note(session, AuditLine(self.now(), by.id, did, subject(row.id), why))

    def _is_due(self, session: Session, row: MeetingRow, rules: Sequence[Rule], now: datetime) -> bool:
        if row.state == MeetingState.DELETED:
            return row.delete_after is not None and row.delete_after <= now
        return not row.held and self._deadline(session, row, rules) <= now

    def _deadline(self, session: Session, row: MeetingRow, rules: Sequence[Rule]) -> datetime:
        organiser = session.get(PersonRow, row.organiser) if row.organiser else None
        email = (organiser.email or "") if organiser else ""
        notice = Notice(source=row.source, meeting=row.external_id, title=row.title, organiser=email)
        days = [rule.keep_days for rule in rules if rule.keep_days is not None and rule.matches(notice)]
        longest = row.received_at + timedelta(days=min([self.settings.keep_days, *days]))
        return min(longest, row.delete_after) if row.delete_after else longest


def standing(session: Session, prefix: str) -> MeetingRow:
    """The meeting with this id or the beginning of one, locked. Raises UserError where there is none any more."""
    wanted = prefix.strip().lower()
    query = select(MeetingRow.id).where(MeetingRow.id.startswith(wanted, autoescape=True)).limit(2)
    found = session.scalars(query).all() if wanted else []
    if len(found) > 1:
        raise UserError(
            say("Several meetings begin with {prefix!r}.", prefix=prefix), hint=say("Give more of the id.")
        )
    row = locked(session, MeetingRow, found[0]) if found else None
    if row is None or row.state == MeetingState.DELETED:
        raise UserError(
            say("There is no meeting {prefix!r}.", prefix=prefix),
            hint=say("`confidant meetings list` shows their ids."),
        )
    return row
