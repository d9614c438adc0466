"""What people are told before a meeting is listened to, how one leaves it out, and that its sound is gone."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.meetings.chats import below
from bot.meetings.optouts import Allowed
from bot.meetings.retention import Retention, standing, subject
from bot.meetings.settings import MeetingSettings
from bot.meetings.tables import ArtefactRow, MeetingRow, MeetingState
from bot.platforms import channel_of
from bot.store import transaction
from bot.tables import PersonRow
from skills.errors import ForbiddenError, UserError
from skills.language import day, joined, listed, say, say_many
from skills.messages import Choices, Footer, Reply, Text, User
from skills.permission import Permission

# of what a job's folder holds these are words and not sound
WRITTEN = frozenset({".vtt", ".srt", ".json", ".jsonl", ".txt", ".part"})


@dataclass(frozen=True)
class MeetingFacts:
    """What is known before a meeting is listened to. `readers` are words for people, such as `those invited`."""

    id: str
    title: str
    readers: tuple[str, ...]
    kept_until: datetime
    from_sound: bool = True
    keep_audio_days: int = 0
    keep_voices_days: int = 0
    consent: str = ""
    reminder: str = ""


def consent_notice(facts: MeetingFacts) -> Reply:
    """The first post about a meeting: what is written, who may read it, until when, and a button to stop it."""
    said: list[str] = [
        say("Its transcript can be read by {readers}.", readers=listed(facts.readers)),
        say("It is kept until {day}.", day=day(facts.kept_until, full=True)),
    ]
    if facts.from_sound:
        said.append(_sound(facts.keep_audio_days))
        said += [_voices(facts.keep_voices_days)] if facts.keep_voices_days else []
    said += [one for one in (facts.consent, facts.reminder) if one]
    choices = Choices(
        say("Were you there and do not want this? Press to stop it."),
        (f"meetings leave-out {facts.id}",),
        (say("Leave it out"),),
    )
    title = facts.title or say("a meeting")
    if facts.from_sound:
        summary = say("I am writing up {meeting} from its recording.", meeting=title)
    else:
        summary = say("I am writing up {meeting} from its transcript.", meeting=title)
    return Reply(summary, (Text(joined(said)), choices, Footer(NOTE)))


NOTE = say("Whoever says “off the record” is not written down until “back on the record”.")


@dataclass(frozen=True)
class Privacy:
    """Joins the notice and the ways to leave a meeting out to what is kept of it."""

    engine: Engine
    home: Path
    settings: MeetingSettings
    retention: Retention
    allowed: Allowed
    now: Callable[[], datetime]

    def announce(self, session: Session, meeting: MeetingRow) -> Reply:
        """The first post of a meeting and, where it says who reads along, the audit line of that."""
        if not self._is_quiet(meeting):
            where = _channel(meeting) or "direct"
            note(session, AuditLine(self.now(), "notice", "notice shown", subject(meeting.id), where))
        return self.notice(session, meeting)

    def notice(self, session: Session, meeting: MeetingRow) -> Reply:
        """What is said of a meeting while it is listened to; in a channel where all of it is known, only that."""
        if self._is_quiet(meeting):
            title = meeting.title or say("a meeting")
            said = Reply(say("I am writing up {meeting}; the minutes follow here.", meeting=title))
            return below(said, meeting)
        return below(consent_notice(self._facts(session, meeting)), meeting)

    def leave_out(self, meeting_id: str, *, by: User) -> str:
        """Stop a meeting before its minutes stand; its full id. Who was there may, as may admins.

        Raises ForbiddenError, and UserError where its minutes stand already: those are deleted instead."""
        with transaction(self.engine) as session:
            row = standing(session, meeting_id)
            if not was_there(session, row, by) and not self.allowed(by, Permission.SETTINGS):
                raise ForbiddenError(
                    say("Only who was there can leave a meeting out."), hint=say("Ask its organiser.")
                )
            if row.minutes:
                raise UserError(
                    say("Its minutes stand already."),
                    hint=say("Delete them: meetings delete {id}", id=row.id),
                )
            row.state, row.trouble = MeetingState.LEFT_OUT, "somebody who was there asked for it"
            # what was written down by then is cleared away the next night
            row.delete_after = self.now()
            note(session, AuditLine(self.now(), by.id, "meeting left out", subject(row.id)))
            return row.id

    def settle_audio(self, meeting_id: str, folder: Path) -> bool:
        """Once every output of a meeting succeeded: delete its sound, or keep it as the settings or a hold say.

        Looks again afterwards; whether nothing is left where nothing may be. Safe to repeat."""
        files = _files(folder)
        keeps = bool(self.settings.keep_audio_days) or self._is_held(meeting_id)
        for one in files if keeps else ():
            if one.suffix.lower() not in WRITTEN:
                kept = recordings(self.home, meeting_id)
                kept.mkdir(parents=True, exist_ok=True)
                shutil.copy2(one, kept / one.name)
        shutil.rmtree(folder, ignore_errors=True)
        left = len(_files(folder))
        with transaction(self.engine) as session:
            detail = f"{len(files)} files; looked again: {left} left"
            did = "audio kept" if keeps else "audio deleted"
            note(session, AuditLine(self.now(), "meetings", did, subject(meeting_id), detail))
        return not left

    def _is_quiet(self, meeting: MeetingRow) -> bool:
        return not self.settings.notice or _channel(meeting) in self.settings.quiet_channels

    def _is_held(self, meeting_id: str) -> bool:
        with transaction(self.engine) as session:
            row = session.get(MeetingRow, meeting_id)
            return row is not None and row.held

    def _facts(self, session: Session, meeting: MeetingRow) -> MeetingFacts:
        kinds = session.query(ArtefactRow.kind).where(ArtefactRow.meeting_id == meeting.id)
        sound = {kind for (kind,) in kinds}
        return MeetingFacts(
            meeting.id,
            meeting.title,
            _readers(meeting),
            self.retention.delete_after(session, meeting),
            from_sound="transcript" not in sound,
            keep_audio_days=self.settings.keep_audio_days,
            keep_voices_days=self.settings.keep_voices_days,
            consent=self.settings.consent,
            reminder=self.settings.reminder,
        )


def recordings(home: Path, meeting_id: str) -> Path:
    """Where the sound of a meeting lies, if it is kept at all."""
    return home / "recordings" / meeting_id


def _files(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()] if folder.is_dir() else []


def was_there(session: Session, meeting: MeetingRow, user: User) -> bool:
    """Its organiser, and attendees whose e-mail the source vouched for; a name alone proves nothing."""
    person = session.get(PersonRow, user.id) if user.known else None
    if person is None:
        return False
    emails = {str(one["email"]).lower() for one in json.loads(meeting.attendees) if one.get("email")}
    return meeting.organiser == person.id or (person.email or "").lower() in emails


def _readers(meeting: MeetingRow) -> tuple[str, ...]:
    place = json.loads(meeting.place)
    room = say("everyone in this channel") if place.get("kind") == "channel" else say("everyone in this chat")
    return (say("its organiser"), say("those who were invited"), *((room,) if channel_of(place) else ()))


def _channel(meeting: MeetingRow) -> str:
    """As settings and rules name it, such as slack:C1; empty for a direct message."""
    channel = channel_of(json.loads(meeting.place))
    return f"{meeting.platform}:{channel}" if channel else ""


def _sound(days: int) -> str:
    if days:
        return say_many(
            "The sound is deleted {n} day after the minutes stand.",
            "The sound is deleted {n} days after the minutes stand.",
            days,
        )
    return say("The sound is deleted once the minutes stand.")


def _voices(days: int) -> str:
    return say_many(
        "How each voice sounds is kept for {n} day, for those who want to say which is theirs.",
        "How each voice sounds is kept for {n} days, for those who want to say which is theirs.",
        days,
    )
