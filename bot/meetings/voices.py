"""How people sound: of those who agreed a profile, of a meeting's speakers for some days; gone when they say so."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, Select, delete, func, select
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.directory import Directory
from bot.meetings.tables import HeardVoiceRow, MeetingRow, OptOutRow, VoiceRow
from bot.store import locked, transaction
from indexing.audience import Audience
from skills.errors import UserError
from skills.language import say
from transcription.errors import DiarizationError
from transcription.speakers.profiles import VoiceProfile, ask_about
from transcription.transcript import Voice


@dataclass(frozen=True)
class KeptVoice:
    """A person's profile as it is listed."""

    person_id: str
    name: str
    seconds: float
    agreed_at: datetime


@dataclass(frozen=True)
class Voices:
    """Profiles of those who agreed, and what the speakers of meetings sounded like, until they may say who they are."""

    engine: Engine
    directory: Directory
    now: Callable[[], datetime]

    def heard(self, meeting_id: str, days: int, voices: Sequence[Voice]) -> None:
        """Keep for so many days how the speakers of a meeting sound, in place of what was kept before."""
        until = self.now() + timedelta(days=days)
        with transaction(self.engine) as session:
            session.execute(delete(HeardVoiceRow).where(HeardVoiceRow.meeting_id == meeting_id))
            for voice in voices:
                session.add(
                    HeardVoiceRow(
                        meeting_id=meeting_id,
                        speaker=voice.speaker,
                        voice=json.dumps(asdict(voice)),
                        person_id="",
                        delete_after=until,
                    )
                )

    def asks(self, session: Session, meeting: MeetingRow) -> dict[str, tuple[str, str]]:
        """Speaker -> id and name of the person whom to ask about: one who agreed, and who may read the meeting."""
        rows = session.scalars(
            select(HeardVoiceRow).where(
                HeardVoiceRow.meeting_id == meeting.id,
                HeardVoiceRow.person_id == "",
                HeardVoiceRow.delete_after > self.now(),
            )
        )
        voices = [_voice(row) for row in rows]
        readers = frozenset(meeting.readers.split(","))
        profiles = [one for one in self._profiles(session) if self._may_read(one.person, readers)]
        names = {row.person_id: row.name for row in session.scalars(select(VoiceRow))}
        return {speaker: (person, names[person]) for speaker, person in ask_about(voices, profiles).items()}

    def said(self, meeting_id: str, speaker: str, person_id: str) -> bool:
        """A person said who a speaker is; whether how that one sounds is still kept."""
        with transaction(self.engine) as session:
            row = session.get(HeardVoiceRow, (meeting_id, speaker))
            if row is not None:
                row.person_id = person_id
            return row is not None

    def let_go(self, meeting_id: str, speaker: str, *, by: str) -> bool:
        """Nobody who is known: how this speaker sounds is kept no longer; whether it was."""
        with transaction(self.engine) as session:
            row = session.get(HeardVoiceRow, (meeting_id, speaker))
            if row is not None:
                session.delete(row)
                note(session, AuditLine(self.now(), by, "voice not known", f"meeting {meeting_id}"))
            return row is not None

    def remember(self, meeting_id: str, person_id: str, name: str) -> KeptVoice:
        """Keep, or add to, the profile of a person who agrees now. Raises UserError where nothing of theirs is kept.

        What was heard of them in this meeting goes into it and is kept nowhere else."""
        with transaction(self.engine) as session:
            if session.get(OptOutRow, ("person", person_id)) is not None:
                raise UserError(
                    say("{person} opted out of meetings.", person=name),
                    hint=say("They can opt in again first."),
                )
            rows = session.scalars(
                select(HeardVoiceRow).where(
                    HeardVoiceRow.meeting_id == meeting_id, HeardVoiceRow.person_id == person_id
                )
            ).all()
            if not rows:
                raise UserError(
                    say("How you sound in this meeting is not kept."),
                    hint=say("Say first which speaker you are: `meetings name ID Speaker 2 is me`."),
                )
            profile = self._joined(session, person_id, [_voice(row) for row in rows])
            for heard in rows:
                session.delete(heard)
            row = session.merge(
                VoiceRow(
                    person_id=person_id,
                    name=name,
                    profile=json.dumps(profile.to_json()),
                    agreed_at=self.now(),
                )
            )
            line = AuditLine(
                self.now(), person_id, "voice kept", f"person {person_id}", f"meeting {meeting_id}"
            )
            note(session, line)
            return _kept(row)

    def everyone(self) -> Sequence[KeptVoice]:
        """Of everyone who agreed and did not opt out since, by id."""
        with transaction(self.engine) as session:
            return [_kept(row) for row in session.scalars(_agreed())]

    def forget(self, person_id: str, *, by: str) -> bool:
        """Delete a profile, and what is kept of the person's voice in meetings; whether there was a profile."""
        with transaction(self.engine) as session:
            return forget_voice(session, person_id, by=by, now=self.now())

    def tidy(self, *, profile_days: int) -> int:
        """Delete what is past its days: profiles that nobody agreed to anew, and speakers; how many."""
        now = self.now()
        with transaction(self.engine) as session:
            old = VoiceRow.agreed_at <= now - timedelta(days=profile_days)
            people = session.scalars(select(VoiceRow.person_id).where(old)).all()
            for person in people:
                forget_voice(session, person, by="retention", now=now)
            past = HeardVoiceRow.delete_after <= now
            count = session.scalar(select(func.count()).where(past)) or 0
            session.execute(delete(HeardVoiceRow).where(past))
            return len(people) + count

    def _joined(self, session: Session, person_id: str, voices: Sequence[Voice]) -> VoiceProfile:
        row = locked(session, VoiceRow, person_id)
        known = next(iter(_read([row])), None) if row else None
        first, *others = voices
        profile = known.joined(first) if known else VoiceProfile(person_id, first, self.now())
        for voice in others:
            profile = profile.joined(voice)
        return VoiceProfile(person_id, profile.voice, self.now())

    def _profiles(self, session: Session) -> list[VoiceProfile]:
        return _read(session.scalars(_agreed()))

    def _may_read(self, person_id: str, readers: frozenset[str]) -> bool:
        person = self.directory.find(person_id)
        return (
            person is not None
            and person.active
            and Audience.of(self.directory.rights_of(person)).may_read(readers)
        )


def forget_voice(session: Session, person_id: str, *, by: str, now: datetime) -> bool:
    """Delete a profile and what meetings hold of it, in the caller's transaction; whether there was a profile."""
    session.execute(delete(HeardVoiceRow).where(HeardVoiceRow.person_id == person_id))
    row = session.get(VoiceRow, person_id)
    if row is not None:
        session.delete(row)
        note(session, AuditLine(now, by, "voice deleted", f"person {person_id}"))
    return row is not None


def _agreed() -> Select[VoiceRow]:
    opted = select(OptOutRow.value).where(OptOutRow.kind == "person")
    return select(VoiceRow).where(VoiceRow.person_id.not_in(opted)).order_by(VoiceRow.person_id)


def _read(rows: Iterable[VoiceRow]) -> list[VoiceProfile]:
    """Profiles that this version can read; one of an older form is nobody's."""
    found = []
    for row in rows:
        try:
            found.append(VoiceProfile.from_json(json.loads(row.profile)))
        except DiarizationError:
            continue
    return found


def _voice(row: HeardVoiceRow) -> Voice:
    stored = json.loads(row.voice)
    return Voice(row.speaker, tuple(stored["vector"]), stored["seconds"], stored["model"])


def _kept(row: VoiceRow) -> KeptVoice:
    seconds = sum(one.voice.seconds for one in _read([row]))
    return KeptVoice(row.person_id, row.name, seconds, row.agreed_at)
