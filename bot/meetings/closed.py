"""Meetings whose source lets us read nothing of them: their organiser is told once, and admins see it."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from bot.arrivals.notice import Notice
from bot.languages import Languages
from bot.meetings.chats import Post
from bot.meetings.tables import MeetingRow, MeetingState
from bot.outbox import Outbox
from bot.platforms import Platforms
from bot.store import transaction
from skills.language import anew, say, speaking
from skills.messages import Reply, Text

CLOSED = "closed"


@dataclass(frozen=True)
class Closed:
    """Its row stands for all meetings of one kind, until one of them can be read."""

    engine: Engine
    platforms: Platforms
    outbox: Outbox
    languages: Languages
    now: Callable[[], datetime]

    async def note(self, notice: Notice, post: Post) -> bool:
        """Whether it is new, so that a post waits. `post` is where the organiser is told."""
        return await asyncio.to_thread(self._note, notice, post)

    def _note(self, notice: Notice, post: Post) -> bool:
        row_id = _id_of(notice)
        with transaction(self.engine) as session:
            if session.get(MeetingRow, row_id):
                return False
            row = MeetingRow(
                id=row_id,
                source=notice.source,
                external_id=f"{notice.series}:{CLOSED}"[:255],
                started_at=self.now(),
                received_at=self.now(),
                state=MeetingState.FAILED,
                trouble=notice.closed,
            )
            session.add(row)
            session.flush()
            self._tell(session, row_id, notice, post)
            return True

    def _tell(self, session: Session, row_id: str, notice: Notice, post: Post) -> None:
        platform = self.platforms.get(post.platform)
        if platform is None or post.place is None:
            return
        later = say("I look again for a day. Minutes follow if I may read it by then.")
        reply = Reply(say("I cannot write up a meeting of yours."), (Text(notice.closed), Text(later)))
        with speaking(self.languages.of_place(session, post.platform, post.place)):
            letter = platform.write(f"meeting:{row_id}", anew(reply), post.place)
        self.outbox.put(session, letter, now=self.now())


def opened(session: Session, notice: Notice) -> None:
    """One can be read, so nothing is closed any more."""
    if notice.series:
        session.execute(delete(MeetingRow).where(MeetingRow.id == _id_of(notice)))


def _id_of(notice: Notice) -> str:
    name = f"{notice.source}\x1f{notice.series}\x1f{CLOSED}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]
