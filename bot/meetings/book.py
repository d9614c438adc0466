"""The book of meetings that skills look into: found by id, thread, title or day, and only for who may read them."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from pydantic import BaseModel
from sqlalchemy import Engine, Select, func, or_, select
from sqlalchemy.orm import Session, defer

from bot.audit import AuditLine, note
from bot.directory import Directory, Person
from bot.meetings.actions import held_of, items_of
from bot.meetings.digests import DigestBook
from bot.meetings.keeping import MINUTES, Keeper
from bot.meetings.tables import ActionRow, ActionState, MeetingRow, MeetingState
from bot.meetings.voices import Voices
from bot.store import locked, transaction
from bot.tables import OutboxRow
from indexing.audience import Audience
from skills.dates import day_of
from skills.errors import UserError
from skills.language import say
from skills.meeting_book import ActionItem, Held, Kind, Named, Said, Series, Step, no_action, no_meeting
from skills.messages import Conversation, Message, User
from skills.minutes.answer import Minutes
from skills.minutes.lines import Line
from skills.minutes.steps import Work
from skills.periods import Period
from skills.permission import Permission
from transcription.export import FORMATS, render_transcript
from transcription.transcript import Transcript

FEWEST_CHARACTERS = 6  # of an id that people shorten
MOST_ACTIONS = 200
_LATEST = 2_000  # rows looked through for one question
_CLOSED = (MeetingState.LEFT_OUT, MeetingState.DELETED)
_WITHOUT_TEXTS = (defer(MeetingRow.transcript), defer(MeetingRow.minutes))
Allowed = Callable[[User, Permission], bool]


def no_post(_meeting_id: str) -> None:
    """Where no posts are made, such as in a terminal."""


class Deeds(Protocol):
    """What only the running program can do to a meeting."""

    def again(self, meeting_id: str, names: Mapping[str, str], by: User) -> None: ...

    def ask_to_remember(
        self, meeting_id: str, title: str, speaker: str, person_id: str, by: User
    ) -> None: ...

    def leave_out(self, meeting_id: str, by: User) -> None: ...

    def delete(self, meeting_id: str, by: User) -> str: ...


class Book:
    """`revise` words a meeting's post anew; the running program sets it, and its `deeds`, once it knows how.

    `keeper` keeps what is written up at once, such as in a terminal."""

    def __init__(
        self, engine: Engine, directory: Directory, allowed: Allowed, now: Callable[[], datetime]
    ) -> None:
        self.engine = engine
        self.directory = directory
        self.now = now
        self.series = DigestBook(engine, allowed, now)
        self.voices = Voices(engine, directory, now)
        self.revise: Callable[[str], None] = no_post
        self.deeds: Deeds | None = None
        self.keeper: Keeper | None = None

    def meeting(self, name: str, audience: Audience) -> Held:
        with transaction(self.engine) as session:
            return held_of(self._row(session, name, audience))

    def of_thread(self, conversation: Conversation, audience: Audience) -> Held | None:
        thread = conversation.thread
        if not thread:
            return None
        quoted = json.dumps(thread)
        wanted = (
            _standing()
            .outerjoin(OutboxRow, OutboxRow.delivery_key == MeetingRow.post_key)
            .where(
                MeetingRow.platform == conversation.platform,
                MeetingRow.place.contains(json.dumps(conversation.channel), autoescape=True)
                | MeetingRow.place.contains('"dm"'),
                or_(
                    MeetingRow.place.contains(quoted, autoescape=True),
                    OutboxRow.posted.contains(quoted, autoescape=True),
                ),
            )
            .limit(20)
        )
        with transaction(self.engine) as session:
            return next((held_of(row) for row in session.scalars(wanted) if _readable(row, audience)), None)

    def at(self, locations: Sequence[str], audience: Audience) -> dict[str, Held]:
        wanted = _standing().where(MeetingRow.location.in_(set(locations)))
        with transaction(self.engine) as session:
            rows = [row for row in session.scalars(wanted) if _readable(row, audience)]
            return {row.location: held_of(row) for row in reversed(rows)}

    def held(
        self, audience: Audience, *, period: Period | None = None, words: str = "", limit: int = 200
    ) -> tuple[Held, ...]:
        wanted = _standing().limit(_LATEST)
        if period is not None:
            wanted = wanted.where(MeetingRow.started_at >= period.since, MeetingRow.started_at < period.until)
        # narrows only; which words a title holds is decided below. SQLite turns no other letters into small ones
        for word in filter(str.isascii, _words(words)):
            wanted = wanted.where(func.lower(MeetingRow.title).contains(word[:-1] or word, autoescape=True))
        asked = {_singular(word) for word in _words(words)}
        with transaction(self.engine) as session:
            found = [
                held_of(row)
                for row in session.scalars(wanted)
                if _readable(row, audience) and asked <= {_singular(word) for word in _words(row.title)}
            ]
        return tuple(found[:limit])

    def said(self, meeting: Held, audience: Audience) -> tuple[Said, ...]:
        with transaction(self.engine) as session:
            row = self._row(session, meeting.id, audience)
            minutes = _minutes_of(row)
        parts: tuple[tuple[Kind, Sequence[Line]], ...] = (
            (Kind.DECISION, minutes.decisions),
            (Kind.ACTION, minutes.actions),
            (Kind.QUESTION, minutes.questions),
            (Kind.RISK, minutes.risks),
        )
        return tuple(_said(kind, line) for kind, lines in parts for line in lines)

    def transcript(self, meeting: Held, suffix: str, audience: Audience) -> str:
        """The transcript in one of the formats, such as `.vtt`.

        Raises UserError for another format, or where none is kept."""
        if suffix not in FORMATS:
            raise UserError(
                say("{format!r} is no format of a transcript.", format=suffix.lstrip(".")),
                hint=say("Use {names}.", names=", ".join(sorted(FORMATS))),
            )
        with transaction(self.engine) as session:
            kept = self._row(session, meeting.id, audience).transcript
        if not kept:
            raise UserError(say("No transcript of {title!r} is kept.", title=meeting.title))
        read = Transcript.from_json(json.loads(kept))
        titled = Transcript(
            read.language, read.duration_seconds, read.segments, meeting.title, meeting.started_at
        )
        return render_transcript(titled, suffix)

    def actions(
        self, audience: Audience, *, meeting: Held | None = None, assignee: str | None = None, owner: str = ""
    ) -> tuple[ActionItem, ...]:
        wanted = (
            select(ActionRow, MeetingRow)
            .join(MeetingRow, MeetingRow.id == ActionRow.meeting_id)
            .where(MeetingRow.state.not_in(_CLOSED), MeetingRow.minutes != "")
            .options(*_WITHOUT_TEXTS)
            .order_by(ActionRow.due_on.is_(None), ActionRow.due_on, MeetingRow.started_at.desc())
            .order_by(MeetingRow.id, ActionRow.start, ActionRow.id)
            .limit(_LATEST)
        )
        if meeting is None:
            wanted = wanted.where(ActionRow.state == ActionState.OPEN)
        else:
            wanted = wanted.where(ActionRow.meeting_id == meeting.id, ActionRow.state != ActionState.DROPPED)
        if assignee is not None:
            wanted = wanted.where(ActionRow.assignee == assignee)
        if owner:
            wanted = wanted.where(ActionRow.assignee == "", ActionRow.owner != "")
        with transaction(self.engine) as session:
            pairs = [
                (row, held_of(one))
                for row, one in session.execute(wanted)
                if _readable(one, audience) and (not owner or row.owner.casefold() == owner.casefold())
            ]
            return items_of(session, pairs[:MOST_ACTIONS])

    def tick(self, action: str, step: Step, by: User, audience: Audience) -> ActionItem:
        state = ActionState.DONE if step is Step.DONE else ActionState.OPEN

        def change(row: ActionRow, _meeting: MeetingRow) -> None:
            row.state = state

        return self._change(action, change, f"action {step.value}", by, audience)

    def assign(self, action: str, name: str, by: User, audience: Audience) -> ActionItem:
        def change(row: ActionRow, meeting: MeetingRow) -> None:
            if row.state == ActionState.DONE:
                raise UserError(
                    say("That is done already."),
                    hint=say("`meetings reopen {id}` opens it again.", id=row.id),
                )
            row.assignee, row.reminded_at = self._reader(name, by, meeting).id, None

        return self._change(action, change, "action assigned", by, audience)

    def set_due(self, action: str, words: str, by: User, audience: Audience) -> ActionItem:
        day = day_of(words, self.now().date())
        if day is None:
            raise UserError(
                say("I cannot tell which day {words!r} is.", words=words),
                hint=say("Write it like 2026-12-01, 1 December or Friday."),
            )

        def change(row: ActionRow, _meeting: MeetingRow) -> None:
            row.due_on, row.reminded_at = day, None

        return self._change(action, change, "action due", by, audience)

    def wrote(self, message: Message, work: BaseModel) -> None:
        if self.keeper is not None and isinstance(work, Work):
            self.keeper.keep_typed(message, work)

    def name_voice(self, meeting: Held, label: str, name: str, by: User) -> Named:
        person, deeds = self._meant(name, by, meeting), self._deeds()
        if person is None:
            known = self.directory.find(name)  # one who may not read it has a name all the same
            deeds.again(meeting.id, {label: known.name if known else name}, by)
            return Named(known.name if known else name)
        own = person.id == by.id
        deeds.again(meeting.id, {label: person.name}, by)
        heard = self.voices.said(meeting.id, label, person.id)
        if heard and not own:
            deeds.ask_to_remember(meeting.id, meeting.title, label, person.id, by)
        return Named(person.name, own, heard)

    def not_known(self, meeting: Held, label: str, by: User) -> None:
        if not self.voices.let_go(meeting.id, label, by=by.id):
            raise UserError(
                say("How {voice} sounds is not kept.", voice=label),
                hint=say("The post shows whom I ask about."),
            )
        self.revise(meeting.id)

    def remember_voice(self, meeting: Held, by: User) -> None:
        self.voices.remember(meeting.id, by.id, by.name)

    def forget_voice(self, by: User) -> bool:
        return self.voices.forget(by.id, by=by.id)

    def write_again(self, meeting: Held, by: User) -> None:
        self._deeds().again(meeting.id, {}, by)

    def leave_out(self, name: str, by: User) -> None:
        self._deeds().leave_out(name, by)

    def delete(self, meeting: Held, by: User, audience: Audience) -> str:
        # who may not read it hears that there is none
        return self._deeds().delete(self.meeting(meeting.id, audience).id, by)

    def person(self, name: str, by: User) -> User:
        """Raises UserError where nobody, or more than one, is meant."""
        found = self._called(name, by, self.directory.everyone())
        return User(found.id, found.name)

    def digests(self, place: Conversation) -> tuple[Series, ...]:
        return self.series.of(place)

    def start_digest(self, place: Conversation, every: str, words: str, by: User) -> Series:
        return self.series.start(place, every, words, by)

    def stop_digest(self, place: Conversation, number: int, by: User) -> None:
        self.series.stop(place, number, by)

    def _deeds(self) -> Deeds:
        if self.deeds is None:
            raise UserError(
                say("That needs the running program."),
                hint=say("Ask in Slack, or see `confidant meetings --help`."),
            )
        return self.deeds

    def _row(self, session: Session, name: str, audience: Audience) -> MeetingRow:
        asked = name.strip()
        exact = session.get(MeetingRow, asked) if asked else None
        rows: Iterable[MeetingRow] = (exact,) if exact else ()
        if exact is None and len(asked) >= FEWEST_CHARACTERS:
            rows = session.scalars(
                _standing().where(MeetingRow.id.startswith(asked, autoescape=True)).limit(20)
            )
        found = [row for row in rows if _is_standing(row) and _readable(row, audience)]
        if len(found) != 1:
            raise no_meeting(name)
        return found[0]

    def _change(
        self,
        action: str,
        change: Callable[[ActionRow, MeetingRow], None],
        did: str,
        by: User,
        audience: Audience,
    ) -> ActionItem:
        """One person's change, with its line in the audit; the meeting's post is worded anew after it."""
        with transaction(self.engine) as session:
            row = locked(session, ActionRow, action.strip().lower())
            meeting = session.get(MeetingRow, row.meeting_id) if row else None
            if row is None or meeting is None or row.state == ActionState.DROPPED:
                raise no_action(action)
            if not _is_standing(meeting) or not _readable(meeting, audience):
                raise no_action(action)
            change(row, meeting)
            row.changed_by, row.changed_at = by.id, self.now()
            note(session, AuditLine(self.now(), by.id, did, f"meeting {meeting.id}", f"action {row.id}"))
            session.flush()
            item = items_of(session, [(row, held_of(meeting))])[0]
        self.revise(item.meeting.id)
        return item

    def _reader(self, name: str, by: User, meeting: MeetingRow) -> Person:
        """The one reader of this meeting who is meant."""
        readers = _readers(meeting)
        able = [
            one for one in self.directory.everyone() if one.active and self.directory.rights_of(one) & readers
        ]
        return self._called(name, by, able)

    def _meant(self, name: str, by: User, meeting: Held) -> Person | None:
        """The reader of the meeting who is surely meant; None for a name that is only a name."""
        with transaction(self.engine) as session:
            row = session.get_one(MeetingRow, meeting.id)
            try:
                return self._reader(name, by, row)
            except UserError:
                if name.casefold() in ("me", "myself"):
                    raise
                return None

    def _called(self, name: str, by: User, people: Sequence[Person]) -> Person:
        asked = " ".join(name.strip().lstrip("@").split())
        wanted = by.id if asked.casefold() in ("me", "myself") else asked
        found = [
            one
            for one in people
            if one.active and wanted in (one.id, *(there for _, there in one.platform_ids))
        ]
        found = found or [one for one in people if one.active and one.email == asked.lower()]
        found = found or [one for one in people if one.active and one.name.casefold() == asked.casefold()]
        if not found:
            raise UserError(
                say("I know nobody called {name!r} who may read this.", name=asked),
                hint=say("Give an e-mail, a mention or the whole name of somebody who may."),
            )
        if len(found) > 1:
            # who they are is told to nobody who does not know it
            raise UserError(
                say("{n} people are called {name!r}.", n=len(found), name=asked),
                hint=say("Say which: mention them, or give an e-mail."),
            )
        return found[0]


def _standing() -> Select[MeetingRow]:
    """Meetings with minutes, the newest first, without their long texts."""
    return (
        select(MeetingRow)
        .where(MeetingRow.state.not_in(_CLOSED), MeetingRow.minutes != "")
        .options(*_WITHOUT_TEXTS)
        .order_by(MeetingRow.started_at.desc(), MeetingRow.id)
    )


def _is_standing(row: MeetingRow) -> bool:
    return row.state not in _CLOSED and bool(row.minutes)


def _readers(row: MeetingRow) -> frozenset[str]:
    return frozenset(filter(None, row.readers.split(",")))


def _readable(row: MeetingRow, audience: Audience) -> bool:
    return audience.may_read(_readers(row))


def _minutes_of(row: MeetingRow) -> Minutes:
    return MINUTES.validate_json(row.minutes)


def _said(kind: Kind, line: Line) -> Said:
    first = min(line.evidence, key=lambda item: item.start)
    return Said(kind, line.text, line.start, first.quote, line.possible)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
