"""What a person asked, out of everything: on their own word, or on that of an admin."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import inbox, open_channels, outbox, turns
from bot.admin import proposals
from bot.admin.deeds import Look
from bot.creative.tidying import creatives_of
from bot.databases.drafts import drafts_of
from bot.forgetting import forget
from bot.meetings.tables import ActionRow, VoiceRow
from bot.platforms.teams.book import FILES_KEPT, TALK_KEPT
from bot.platforms.teams.forgetting import chains_of, files_for
from bot.review.tables import EntryRow, QuestionRow
from bot.store import transaction
from bot.tables import OpenChannelRow, TurnRow
from bot.talk import TEAMS
from skills.approval import Change, Preview
from skills.errors import ForbiddenError
from skills.language import joined, say, say_many
from skills.messages import User
from skills.permission import Permission

if TYPE_CHECKING:
    from bot.app import App

OWN, OTHERS = "forget-own", "forget"
THEN = say("deleted; an opt-out stays, and what was said in meetings goes with the meetings")


class Forgetting:
    """`subject` is the person's id; deleting twice deletes once."""

    def __init__(self, app: "App", *, own: bool) -> None:
        self._app = app
        self._own = own
        self.permission = Permission.ASK if own else Permission.SETTINGS

    def look(self, session: Session, change: Change) -> Look:
        person = self._app.directory.find(change.subject)
        name = person.name if person else change.subject
        kept_now = kept_in(self._app, session, change.subject)
        now = joined((f"{what}: {count}" for what, count in kept_now), ", ")
        # what is asked between preview and click is deleted too, so it makes the preview no older
        return Look("", Preview(say("What is kept of {name}", name=name), now, THEN))

    def run(self, change: Change, by: User) -> str:
        if self._own and by.id != change.subject:
            raise ForbiddenError(
                say("Only the person themselves can confirm this."), hint=say("Use `privacy forget NAME`.")
            )
        gone, meetings = forget(self._app, change.subject)
        said = (
            say_many("{n} question", "{n} questions", gone.questions),
            say_many("{n} turn of threads", "{n} turns of threads", gone.turns),
            say_many(
                "{n} expert's answer in their words", "{n} experts' answers in their words", gone.entries
            ),
            say("their voice") if meetings.voice else say("no voice"),
        )
        nobodys = say_many(
            "{n} action item is nobody's now.", "{n} action items are nobody's now.", meetings.actions
        )
        return joined((say("Deleted: {what}.", what=joined(said, ", ")), nobodys))


def kept(app: "App", person: User) -> Sequence[tuple[str, str]]:
    with transaction(app.engine) as session:
        return [(what, str(count)) for what, count in kept_in(app, session, person.id)]


def kept_in(app: "App", session: Session, person: str) -> Sequence[tuple[str, int]]:
    """What is kept of one person, in counts."""

    def count(condition: object) -> int:
        return session.scalar(select(func.count()).where(condition)) or 0  # type: ignore[arg-type]  # a comparison

    drafts, verified = drafts_of(session, person)
    return (
        (say("Questions"), count(QuestionRow.asker == person)),
        (say("Turns of threads"), count(TurnRow.asker == person)),
        (say("Experts' answers"), count(EntryRow.asker == person)),
        (say("Action items"), count(ActionRow.assignee == person)),
        (say("Voice profiles"), count(VoiceRow.person_id == person)),
        (say("Drafts of queries"), drafts),
        (say("Verified queries"), verified),
        (say("Sets of adverts and uploads"), creatives_of(session, person)),
        (say("Channels open beside a conversation"), count(OpenChannelRow.person == person)),
        (say("Reply chains of Teams in which they spoke"), chains_of(session, person)),
        (say("Files that wait for them in Teams"), files_for(session, app.directory.id_on(TEAMS, person))),
    )


def retention(app: "App") -> Sequence[tuple[str, str]]:
    """How long each kind of thing is kept."""
    settings = app.settings
    sound = settings.meetings.keep_audio_days
    return (
        (say("Questions and their answers"), _days(settings.review.kept_days)),
        (say("What threads remember"), _days(turns.KEPT)),
        (say("Drafts of queries"), _days(settings.sql.kept_days)),
        (say("Adverts of which nothing was approved"), _days(settings.creative.kept_days)),
        (
            say("Channels open beside a conversation"),
            say_many("{n} hour", "{n} hours", int(open_channels.KEPT.total_seconds() // 3600)),
        ),
        (say("Who spoke in a reply chain of Teams, without their words"), _days(TALK_KEPT)),
        (say("Files that wait for somebody in Teams"), _days(FILES_KEPT)),
        (
            say("Minutes and transcripts"),
            say("{days}, or shorter by a rule", days=_days(settings.meetings.keep_days)),
        ),
        (
            say("Sound"),
            say("{days} after the minutes stand", days=_days(sound))
            if sound
            else say("until the minutes stand"),
        ),
        (say("How speakers sound"), _days(settings.meetings.keep_voices_days)),
        (say("Voices of those who agreed"), _days(settings.meetings.keep_profiles_days)),
        (say("Experts' answers"), _days(settings.review.verified_days)),
        (say("Messages on their way in and out"), _days(max(inbox.KEPT, outbox.KEPT))),
        (say("Proposed changes"), _days(proposals.KEPT)),
        (say("Who changed what, and calls of a model without their words"), say("for good")),
    )


def _days(kept_for: timedelta | int) -> str:
    days = kept_for if isinstance(kept_for, int) else kept_for.days
    return say_many("{n} day", "{n} days", days)
