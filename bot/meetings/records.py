"""What came of writing a meeting up: kept beside its row, and shown in its one post."""

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.jobs.order import Order
from bot.languages import Languages
from bot.meetings.meetings import CLOSED, Announce
from bot.meetings.tables import ArtefactRow, MeetingRow, MeetingState
from bot.outbox import Outbox
from bot.platforms import Platforms
from bot.store import locked, transaction
from skills.language import anew, speaking
from skills.messages import Footer, Reply
from skills.minutes.answer import Minutes
from skills.minutes.sources import find_recording, readers_of
from skills.minutes.steps import Work

log = logging.getLogger(__name__)

CHAT = "chat"  # the source of a meeting whose recording a person sent
MINUTES = TypeAdapter(Minutes)
# writes down what is to be done, in the transaction that keeps the minutes
KeepActions = Callable[[Session, MeetingRow, Minutes], None]
# the post of a meeting: its minutes with whatever people can do there
Shown = Callable[[MeetingRow, Minutes], Reply]
# when a meeting that began then is to be deleted
DeleteAfter = Callable[[Session, MeetingRow], datetime | None]


@dataclass(frozen=True)
class Records:
    """Keeps minutes of every meeting, whoever asked for them, and words their posts."""

    engine: Engine
    outbox: Outbox
    platforms: Platforms
    now: Callable[[], datetime]
    keep_actions: KeepActions
    shown: Shown
    delete_after: DeleteAfter
    notice: Announce
    drop: Callable[[str], object]  # takes a document out of the index
    wake: Callable[[], None]
    languages: Languages

    def keep(self, order: Order, work: BaseModel | None, failed: str) -> str | None:
        """Write down what became of an order; returns the meeting's id, or None where nothing may be posted.

        That is so when a newer order was done before this one ended, and when a repetition failed."""
        with transaction(self.engine) as session:
            meeting = self._row(session, order)
            if meeting.state in CLOSED:
                # a step that was running may have written it after it was closed
                self.drop(meeting.location)
                return None
            if isinstance(work, Work) and work.minutes and work.transcript:
                if order.revision < meeting.done_revision:
                    return None
                self._done(session, meeting, order, work)
            elif meeting.minutes:
                log.warning("writing meeting %s up again failed: %s", meeting.id, failed)
                return None
            else:
                meeting.state, meeting.trouble = MeetingState.FAILED, failed
            return meeting.id

    def wanted(self, order: Order) -> bool:
        """Whether to go on with an order: not once its meeting was left out or deleted."""
        if not order.meeting:
            return True
        with transaction(self.engine) as session:
            state = session.scalar(select(MeetingRow.state).where(MeetingRow.id == order.meeting))
            return state is not None and state not in CLOSED

    def post(self, meeting_id: str) -> Reply | None:
        """What its post says; None for a meeting without minutes."""
        with transaction(self.engine) as session:
            meeting = session.get(MeetingRow, meeting_id)
            if meeting is None or not meeting.minutes:
                return None
            return self.shown(meeting, MINUTES.validate_json(meeting.minutes))

    def revise(self, meeting_id: str) -> None:
        """Let the post say what is so now. Raises StoreError."""
        with transaction(self.engine) as session:
            meeting = locked(session, MeetingRow, meeting_id)
            # in one transaction: minutes that are deleted meanwhile must not be posted again
            if meeting is not None and meeting.state not in CLOSED and meeting.minutes:
                self._word(session, meeting, self.shown(meeting, MINUTES.validate_json(meeting.minutes)))
        self.wake()

    def say(self, meeting_id: str, reply: Reply) -> None:
        """Let a meeting's post say this, if it has one. Raises StoreError."""
        with transaction(self.engine) as session:
            if meeting := locked(session, MeetingRow, meeting_id):
                self._word(session, meeting, reply)
        self.wake()

    def progress(self, order: Order, sentence: str) -> Reply | None:
        """What the post of an order says while it is worked on; None where it must not change."""
        if not order.meeting:
            return Reply(sentence)
        with transaction(self.engine) as session:
            meeting = session.get(MeetingRow, order.meeting)
            if meeting is None or meeting.state in CLOSED or meeting.minutes:
                return None
            # it goes on saying who may read the meeting and how to stop it
            notice = self.notice(session, meeting)
            return replace(notice, blocks=(*notice.blocks, Footer(sentence)))

    def is_open(self, session: Session, meeting_id: str) -> bool:
        """Whether anything of a meeting may be posted; it stays so until the transaction ends."""
        meeting = locked(session, MeetingRow, meeting_id)
        return meeting is not None and meeting.state not in CLOSED

    def _word(self, session: Session, meeting: MeetingRow, reply: Reply) -> None:
        platform = self.platforms.get(meeting.platform)
        if platform is not None and meeting.post_key:
            place = json.loads(meeting.place)
            with speaking(self.languages.of_place(session, meeting.platform, place)):
                letter = platform.write(meeting.post_key, anew(reply), place)
            self.outbox.reword(session, letter, now=self.now())

    def _row(self, session: Session, order: Order) -> MeetingRow:
        if order.meeting and (known := locked(session, MeetingRow, order.meeting)):
            return known
        row_id = id_of(order.key)
        row = locked(session, MeetingRow, row_id)
        if row is None:
            message = order.message
            row = MeetingRow(
                id=row_id,
                source=CHAT,
                external_id=order.key,
                organiser=message.sender.id,
                started_at=message.sent_at,
                received_at=message.sent_at,
                platform=order.platform,
                place=json.dumps(order.place),
                # a post that nobody can edit is not the meeting's own
                post_key=order.revises,
            )
            session.add(row)
            session.flush()
        return row

    def _done(self, session: Session, meeting: MeetingRow, order: Order, work: Work) -> None:
        minutes, transcript = work.minutes, work.transcript
        if minutes is None or transcript is None:
            return
        meeting.state, meeting.done_revision, meeting.done_at = MeetingState.DONE, order.revision, self.now()
        meeting.title = minutes.title
        meeting.location = find_recording(work.query.path, order.message).location
        meeting.readers = ",".join(sorted(readers_of(work.query.readers, order.message)))
        meeting.started_at = transcript.started_at or meeting.started_at
        meeting.template = work.query.template or meeting.template
        if meeting.attendees == "[]" or meeting.source == CHAT:
            meeting.attendees = json.dumps([{"name": name} for name in minutes.attendees])
        if not meeting.transcript or order.revision >= meeting.revision:
            # a newer order may stand on a name that was given since this one began
            meeting.transcript = json.dumps(transcript.to_json(), ensure_ascii=False)
        meeting.minutes = MINUTES.dump_json(minutes).decode()
        meeting.delete_after = self.delete_after(session, meeting)
        self.keep_actions(session, meeting, minutes)
        if order.revision >= meeting.revision:
            session.execute(update(ArtefactRow).where(ArtefactRow.meeting_id == meeting.id).values(secret=""))
        if work.removed:
            note(
                session, AuditLine(self.now(), "opt-outs", "screened", f"meeting {meeting.id}", work.removed)
            )
        note(
            session,
            AuditLine(
                self.now(),
                order.message.sender.id,
                "minutes written",
                f"meeting {meeting.id}",
                f"revision {order.revision}",
            ),
        )


def id_of(key: str) -> str:
    """The id of a meeting whose recording a person sent, by the key of that order."""
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def troubled(engine: Engine, *, most: int = 3) -> list[tuple[str, str]]:
    """The newest meetings that could not be written up or posted: their ids, and why."""
    wanted = (
        select(MeetingRow)
        .where(
            MeetingRow.trouble != "",
            MeetingRow.state.in_((MeetingState.FAILED, MeetingState.DONE, MeetingState.WORKING)),
        )
        .order_by(MeetingRow.received_at.desc())
        .limit(most)
    )
    with transaction(engine) as session:
        return [(row.id, row.trouble) for row in session.scalars(wanted)]
