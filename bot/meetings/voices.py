"""How people sound, kept only of those who agreed, and gone when they say so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.meetings.tables import OptOutRow, VoiceRow
from bot.store import transaction
from skills.errors import UserError


@dataclass(frozen=True)
class Voice:
    """`profile` is what `transcription.speakers` writes; nothing else reads it."""

    person_id: str
    name: str
    profile: str
    agreed_at: datetime


@dataclass(frozen=True)
class Voices:
    engine: Engine
    now: Callable[[], datetime]

    def keep(self, person_id: str, name: str, profile: str, *, agreed: bool) -> Voice:
        """Keep or renew a profile. Raises UserError without the person's own yes, and for one who opted out."""
        if not agreed:
            raise UserError(f"{name} has not agreed to have their voice kept.", hint="Ask them first.")
        with transaction(self.engine) as session:
            if session.get(OptOutRow, ("person", person_id)) is not None:
                raise UserError(f"{name} opted out of meetings.", hint="They can opt in again first.")
            row = session.merge(
                VoiceRow(person_id=person_id, name=name, profile=profile, agreed_at=self.now())
            )
            note(session, AuditLine(self.now(), person_id, "voice kept", f"person {person_id}"))
            return _voice(row)

    def list(self) -> list[Voice]:
        """Of everyone who agreed and did not opt out since, by id."""
        opted = select(OptOutRow.value).where(OptOutRow.kind == "person")
        kept = select(VoiceRow).where(VoiceRow.person_id.not_in(opted)).order_by(VoiceRow.person_id)
        with transaction(self.engine) as session:
            return [_voice(row) for row in session.scalars(kept)]

    def forget(self, person_id: str, *, by: str) -> bool:
        """Delete a profile; whether there was one."""
        with transaction(self.engine) as session:
            return forget_voice(session, person_id, by=by, now=self.now())


def forget_voice(session: Session, person_id: str, *, by: str, now: datetime) -> bool:
    """Delete a profile within the caller's transaction; whether there was one."""
    row = session.get(VoiceRow, person_id)
    if row is not None:
        session.delete(row)
        note(session, AuditLine(now, by, "voice deleted", f"person {person_id}"))
    return row is not None


def _voice(row: VoiceRow) -> Voice:
    return Voice(row.person_id, row.name, row.profile, row.agreed_at)
