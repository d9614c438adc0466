"""What came of writing a meeting up, shown in its one post."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.jobs.order import Order
from bot.languages import Languages
from bot.meetings.keeping import MINUTES, DeleteAfter, KeepActions, Keeper
from bot.meetings.meetings import CLOSED, Announce
from bot.meetings.tables import MeetingRow, MeetingState
from bot.outbox import Outbox, ReadBy
from bot.platforms import Platforms
from bot.store import locked, transaction
from skills.language import anew, speaking
from skills.messages import Footer, Reply
from skills.minutes.answer import Minutes

# the post of a meeting: its minutes with whatever people can do there
Shown = Callable[[MeetingRow, Minutes], Reply]


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

    @property
    def keeper(self) -> Keeper:
        return Keeper(self.engine, self.now, self.keep_actions, self.delete_after, self.drop)

    def keep(self, order: Order, work: BaseModel | None, failed: str) -> str | None:
        """See Keeper."""
        return self.keeper.keep(order, work, failed)

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
        """Let a meeting's post say this, which holds no words of it, if it has one. Raises StoreError."""
        with transaction(self.engine) as session:
            if meeting := locked(session, MeetingRow, meeting_id):
                self._word(session, meeting, reply, ReadBy.ANYONE)
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

    def _word(
        self, session: Session, meeting: MeetingRow, reply: Reply, read_by: ReadBy = ReadBy.INSIDE
    ) -> None:
        platform = self.platforms.get(meeting.platform)
        if platform is not None and meeting.post_key:
            place = json.loads(meeting.place)
            with speaking(self.languages.of_place(session, meeting.platform, place)):
                letter = platform.write(meeting.post_key, anew(reply), place)
            self.outbox.reword(session, replace(letter, read_by=read_by), now=self.now())


def troubled(engine: Engine, *, most: int = 3) -> list[tuple[str, str]]:
    """The newest meetings that could not be written up or posted: their ids, and why."""
    wanted = (
        select(MeetingRow)
        .where(
            MeetingRow.trouble != "",
            MeetingRow.state.in_((MeetingState.FAILED, MeetingState.DONE, MeetingState.WORKING)),
        )
        .order_by(MeetingRow.received_at.desc(), MeetingRow.id)
        .limit(most)
    )
    with transaction(engine) as session:
        return [(row.id, row.trouble) for row in session.scalars(wanted)]
