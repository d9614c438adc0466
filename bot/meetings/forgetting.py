"""What meetings keep of one person besides what they said there: their voice, and what was given them to do."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, update

from bot.audit import AuditLine, note
from bot.meetings.tables import ActionRow
from bot.meetings.voices import forget_voice
from bot.store import transaction


@dataclass(frozen=True)
class ForgottenInMeetings:
    """Whether there was a voice, and how many action items are theirs no more."""

    voice: bool
    actions: int


def forget_person(engine: Engine, person_id: str, *, now: datetime) -> ForgottenInMeetings:
    """Delete a person's voice and take their id off action items; an opt-out stays, or they would be written up again.

    What was said in meetings belongs to all who were there: that goes with the meeting, or by an opt-out."""
    with transaction(engine) as session:
        voice = forget_voice(session, person_id, by="privacy", now=now)
        theirs = update(ActionRow).where(ActionRow.assignee == person_id).values(assignee="")
        changed = update(ActionRow).where(ActionRow.changed_by == person_id).values(changed_by="")
        count = int(session.execute(theirs).rowcount)  # type: ignore[attr-defined]  # an UPDATE counts
        session.execute(changed)
        note(session, AuditLine(now, "privacy", "person forgotten", f"person {person_id}"))
        return ForgottenInMeetings(voice, count)
