"""What came of writing a meeting up, kept in its row: the same for orders and for what is typed in a terminal."""

import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.jobs.order import Order
from bot.meetings.meetings import CLOSED
from bot.meetings.order import SKILL
from bot.meetings.tables import ArtefactRow, MeetingRow, MeetingState
from bot.store import locked, transaction
from skills.messages import Message
from skills.minutes.answer import Minutes
from skills.minutes.sources import find_recording, readers_of
from skills.minutes.steps import Work

log = logging.getLogger(__name__)

CHAT = "chat"  # the source of a meeting whose recording a person sent
MINUTES = TypeAdapter(Minutes)
# writes down what is to be done, in the transaction that keeps the minutes
KeepActions = Callable[[Session, MeetingRow, Minutes], None]
# when a meeting that began then is to be deleted
DeleteAfter = Callable[[Session, MeetingRow], datetime | None]


@dataclass(frozen=True)
class Keeper:
    """Keeps minutes of every meeting, whoever asked for them."""

    engine: Engine
    now: Callable[[], datetime]
    keep_actions: KeepActions
    delete_after: DeleteAfter
    drop: Callable[[str], object]  # takes a document out of the index

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

    def keep_typed(self, message: Message, work: Work) -> str | None:
        """Write down what was written up at once, without an order; returns the meeting's id.

        The same file again is the same meeting, also after it was deleted: whoever writes it up wants it back."""
        location = find_recording(work.query.path, message).location
        order = Order(
            key=f"typed:{location}",
            platform="",
            skill=SKILL,
            query=work.query.model_dump(mode="json"),
            message=message,
            place={},
        )
        with transaction(self.engine) as session:
            row = locked(session, MeetingRow, id_of(order.key))
            if row is not None and row.state in CLOSED:
                row.state, row.delete_after, row.received_at = MeetingState.EXPECTED, None, message.sent_at
                row.organiser = message.sender.id
        return self.keep(order, work, "")

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
