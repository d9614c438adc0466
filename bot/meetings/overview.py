"""What is kept of meetings, for those who look after them; what was said only for those who may read it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.directory import Directory
from bot.meetings.keeping import MINUTES
from bot.meetings.optouts import Allowed
from bot.meetings.retention import Retention, standing
from bot.meetings.tables import ActionRow, MeetingRow, MeetingState
from bot.store import transaction
from indexing.audience import Audience
from skills.errors import UserError
from skills.messages import User
from skills.permission import Permission


@dataclass(frozen=True)
class MeetingView:
    """One meeting; `minutes` is Markdown, empty for who may not read them."""

    id: str
    title: str
    started_at: datetime
    state: str
    held: bool
    kept_until: datetime | None
    readers: tuple[str, ...]
    actions: int = 0
    minutes: str = ""

    @property
    def until(self) -> str:
        if self.held:
            return "on hold"
        return f"{self.kept_until:%Y-%m-%d}" if self.kept_until else ""

    @property
    def lines(self) -> tuple[str, ...]:
        readers = ", ".join(self.readers) or "nobody yet"
        facts = (
            f"{self.id}: {self.title or '(no title)'}",
            f"{self.started_at:%Y-%m-%d %H:%M} UTC, {self.state}, kept until: {self.until or 'gone'}",
            f"Readers: {readers}. Action items: {self.actions}.",
        )
        return (*facts, self.minutes) if self.minutes else facts

    def to_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "title": self.title,
            "started_at": self.started_at.isoformat(),
            "state": self.state,
            "held": self.held,
            "kept_until": self.kept_until.isoformat() if self.kept_until else None,
            "readers": list(self.readers),
            "actions": self.actions,
            "minutes": self.minutes,
        }


@dataclass(frozen=True)
class MeetingViews:
    engine: Engine
    directory: Directory
    retention: Retention
    allowed: Allowed

    def of(self, user: User) -> list[MeetingView]:
        """Those that this person may read; whoever may set things sees that the others exist too."""
        admin, reads = self.allowed(user, Permission.SETTINGS), self._reads(user)
        query = select(MeetingRow).order_by(MeetingRow.started_at.desc(), MeetingRow.id)
        with transaction(self.engine) as session:
            rows = [row for row in session.scalars(query) if admin or _readable(row, reads)]
            return [self._view(session, row) for row in rows]

    def one(self, meeting_id: str, user: User) -> MeetingView:
        """Raises UserError where there is none that this person may know of."""
        reads = self._reads(user)
        with transaction(self.engine) as session:
            row = standing(session, meeting_id)
            readable = _readable(row, reads)
            if not readable and not self.allowed(user, Permission.SETTINGS):
                raise UserError(
                    f"There is no meeting {meeting_id!r}.",
                    hint="`confidant meetings list` shows their ids.",
                )
            shown = MINUTES.validate_json(row.minutes).to_markdown() if readable and row.minutes else ""
            return self._view(session, row, shown)

    def _view(self, session: Session, row: MeetingRow, minutes: str = "") -> MeetingView:
        deleted = row.state == MeetingState.DELETED
        actions = select(func.count()).select_from(ActionRow).where(ActionRow.meeting_id == row.id)
        return MeetingView(
            row.id,
            row.title,
            row.started_at,
            row.state,
            row.held,
            None if deleted else self.retention.delete_after(session, row),
            tuple(filter(None, row.readers.split(","))),
            session.scalar(actions) or 0,
            minutes,
        )

    def _reads(self, user: User) -> Audience:
        person = self.directory.find(user.id)
        return Audience.of(self.directory.rights_of(person) if person else self.directory.local_rights())


def _readable(row: MeetingRow, reads: Audience) -> bool:
    open_ = row.state != MeetingState.DELETED
    return open_ and reads.may_read(frozenset(filter(None, row.readers.split(","))))
