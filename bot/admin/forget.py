"""What a person asked, out of everything: on their own word, or on that of an admin."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import inbox, outbox, turns
from bot.admin import proposals
from bot.admin.deeds import Look
from bot.meetings.forgetting import forget_person
from bot.meetings.tables import ActionRow, VoiceRow
from bot.review.tables import EntryRow, QuestionRow
from bot.store import transaction
from bot.tables import TurnRow
from skills.approval import Change, Preview
from skills.contract import Permission
from skills.errors import ForbiddenError
from skills.messages import User

if TYPE_CHECKING:
    from bot.app import App

OWN, OTHERS = "forget-own", "forget"
THEN = "deleted; an opt-out stays, and what was said in meetings goes with the meetings"


class Forgetting:
    """`subject` is the person's id; deleting twice deletes once."""

    def __init__(self, app: "App", *, own: bool) -> None:
        self._app = app
        self._own = own
        self.permission = Permission.ASK if own else Permission.SETTINGS

    def look(self, session: Session, change: Change) -> Look:
        person = self._app.directory.find(change.subject)
        name = person.name if person else change.subject
        now = ", ".join(f"{what.lower()}: {count}" for what, count in kept_in(session, change.subject))
        # what is asked between preview and click is deleted too, so it makes the preview no older
        return Look("", Preview(f"What is kept of {name}", now, THEN))

    def run(self, change: Change, by: User) -> str:
        if self._own and by.id != change.subject:
            raise ForbiddenError(
                "Only the person themselves can confirm this.", hint="Use `privacy forget NAME`."
            )
        app = self._app
        gone = app.review.forget(change.subject)
        meetings = forget_person(app.engine, change.subject, now=app.now())
        voice = "their voice" if meetings.voice else "no voice"
        return (
            f"Deleted: {gone.questions} questions, {gone.turns} turns of threads, {gone.entries} experts' answers in "
            f"their words, {voice}; {meetings.actions} action items are nobody's now."
        )


def kept(app: "App", person: User) -> Sequence[tuple[str, str]]:
    with transaction(app.engine) as session:
        return [(what, str(count)) for what, count in kept_in(session, person.id)]


def kept_in(session: Session, person: str) -> Sequence[tuple[str, int]]:
    """What is kept of one person, in counts."""

    def count(condition: object) -> int:
        return session.scalar(select(func.count()).where(condition)) or 0  # type: ignore[arg-type]  # a comparison

    return (
        ("Questions", count(QuestionRow.asker == person)),
        ("Turns of threads", count(TurnRow.asker == person)),
        ("Experts' answers", count(EntryRow.asker == person)),
        ("Action items", count(ActionRow.assignee == person)),
        ("Voice profiles", count(VoiceRow.person_id == person)),
    )


def retention(app: "App") -> Sequence[tuple[str, str]]:
    """How long each kind of thing is kept."""
    settings = app.settings
    sound = settings.meetings.keep_audio_days
    return (
        ("Questions and their answers", _days(settings.review.kept_days)),
        ("What threads remember", _days(turns.KEPT)),
        ("Minutes and transcripts", f"{_days(settings.meetings.keep_days)}, or shorter by a rule"),
        ("Sound", f"{_days(sound)} after the minutes stand" if sound else "until the minutes stand"),
        ("Experts' answers", _days(settings.review.verified_days)),
        ("Messages on their way in and out", _days(max(inbox.KEPT, outbox.KEPT))),
        ("Proposed changes", _days(proposals.KEPT)),
        ("Who changed what, and calls of a model without their words", "for good"),
    )


def _days(kept_for: timedelta | int) -> str:
    days = kept_for if isinstance(kept_for, int) else kept_for.days
    return f"{days} day{'' if days == 1 else 's'}"
