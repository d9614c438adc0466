"""What is kept of Teams: conversations to write to, questions that messages answer, files that wait for consent."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from bot.enclosures import (
    BYTES,
    CONTENT,
    FILE,
    INSTEAD,
    NAME,
    OWNER,
    SHA256,
    drop,
    in_pieces,
    keep,
)
from bot.platforms import Payload
from bot.platforms.teams.inbound import CHANNEL, PERSONAL
from bot.platforms.teams.rows import (
    TeamsAnswerRow,
    TeamsConversationRow,
    TeamsFileRow,
    TeamsMeetingRow,
    TeamsNoticeRow,
    TeamsTalkRow,
)
from bot.store import transaction

FILES_KEPT = timedelta(days=30)
ANSWERS_KEPT = timedelta(days=90)
MEETINGS_KEPT = timedelta(days=90)
TALK_KEPT = timedelta(days=7)
# a conversation is written down anew when its service has moved, or else once a day
_FRESH = timedelta(days=1)
# so many channels `confidant doctor` asks about
LOOKED_AT = 25
STANDARD = "standard"  # a channel that the whole team is in
_LATEST = (TeamsConversationRow.seen_at.desc(), TeamsConversationRow.conversation)


@dataclass(frozen=True)
class Known:
    """A conversation that we are in; `person` and `account` are whoever has it alone with us.

    `group` is the team's id in the tenant's directory; `membership` who is in a channel: standard (the whole team),
    private or shared, empty until Microsoft Graph said it."""

    conversation: str
    kind: str
    service: str
    tenant: str
    team: str = ""
    person: str = ""
    account: str = ""
    name: str = ""
    group: str = ""
    membership: str = ""


class Book:
    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self.engine = engine
        self.now = now

    def note(self, known: Known) -> None:
        """Write down where a conversation is; does nothing where that is known already."""
        now = self.now()
        with transaction(self.engine) as session:
            row = session.get(TeamsConversationRow, known.conversation)
            kept = known
            if row:
                # not every event says all
                kept = replace(
                    known,
                    name=known.name or row.name,
                    group=known.group or row.group,
                    membership=known.membership or row.membership,
                )
            if row and _known(row) == kept and now - row.seen_at < _FRESH:
                return
            session.merge(TeamsConversationRow(**vars(kept), seen_at=now))

    def find(self, conversation: str) -> Known | None:
        with transaction(self.engine) as session:
            row = session.get(TeamsConversationRow, conversation)
            return _known(row) if row else None

    def chat_with(self, person: str) -> Known | None:
        """Our latest chat with this person alone, by their id in the tenant's directory."""
        wanted = (
            select(TeamsConversationRow)
            .where(TeamsConversationRow.person == person, TeamsConversationRow.kind == PERSONAL)
            .order_by(*_LATEST)
        )
        with transaction(self.engine) as session:
            row = session.scalars(wanted).first()
            return _known(row) if row else None

    def any(self) -> Known | None:
        """Some conversation, whose service and tenant are most likely everybody's."""
        with transaction(self.engine) as session:
            row = session.scalars(select(TeamsConversationRow).order_by(*_LATEST)).first()
            return _known(row) if row else None

    def notice(self, conversation: str, key: str) -> str:
        """The message of ours that is the notice of this name in a conversation; empty where none is known to be."""
        with transaction(self.engine) as session:
            row = session.get(TeamsNoticeRow, (conversation, key))
            return row.message if row else ""

    def begin_notice(self, conversation: str, key: str) -> bool:
        """Note that a notice is about to be posted; False where it was begun before and may stand already."""
        with transaction(self.engine) as session:
            row = session.get(TeamsNoticeRow, (conversation, key))
            if row is None:
                begun = TeamsNoticeRow(conversation=conversation, key=key, message="", posted_at=self.now())
                session.add(begun)
            return row is None

    def noticed(self, conversation: str, key: str, message: str) -> None:
        with transaction(self.engine) as session:
            session.merge(
                TeamsNoticeRow(conversation=conversation, key=key, message=message, posted_at=self.now())
            )

    def in_team(self, team: str) -> list[str]:
        """The conversations of a team that we know."""
        wanted = select(TeamsConversationRow.conversation).where(TeamsConversationRow.team == team)
        with transaction(self.engine) as session:
            return sorted(session.scalars(wanted))

    def with_own_members(self) -> list[Known]:
        """Channels that the whole team is not in, or of which nobody said so; the latest that somebody wrote in."""
        wanted = (
            select(TeamsConversationRow)
            .where(TeamsConversationRow.kind == CHANNEL, TeamsConversationRow.membership != STANDARD)
            .order_by(*_LATEST)
            .limit(LOOKED_AT)
        )
        with transaction(self.engine) as session:
            return [_known(row) for row in session.scalars(wanted)]

    def called(self, name: str) -> list[str]:
        """Channels of this name, in any team."""
        wanted = select(TeamsConversationRow.conversation)
        with transaction(self.engine) as session:
            return sorted(
                session.scalars(wanted.where(func.lower(TeamsConversationRow.name) == name.lower()))
            )

    def drop(self, conversation: str) -> None:
        """We were put out, or it was deleted."""
        with transaction(self.engine) as session:
            session.execute(
                delete(TeamsConversationRow).where(TeamsConversationRow.conversation == conversation)
            )

    def met(
        self, meeting: str, conversation: str, *, series: str = "", began: bool = False, ended: bool = False
    ) -> None:
        """Note a meeting and its chat; what is known of it stays, whatever a later call leaves out."""
        now = self.now()
        with transaction(self.engine) as session:
            row = session.get(TeamsMeetingRow, meeting) or TeamsMeetingRow(
                meeting=meeting, conversation=conversation, series="", started_at=now
            )
            row.conversation, row.series = conversation, series or row.series
            if began:
                row.started_at, row.ended_at = now, None
            if ended:
                row.ended_at = now
            session.add(row)
            session.execute(delete(TeamsMeetingRow).where(TeamsMeetingRow.started_at < now - MEETINGS_KEPT))

    def chat_of(self, series: str) -> str:
        """The chat of the meeting that Microsoft Graph calls so; empty for one that we do not know."""
        wanted = select(TeamsMeetingRow.conversation).where(TeamsMeetingRow.series == series)
        with transaction(self.engine) as session:
            latest = wanted.order_by(TeamsMeetingRow.started_at.desc(), TeamsMeetingRow.meeting)
            return session.scalars(latest).first() or ""

    def meeting_counts(self) -> tuple[int, int]:
        """How many meetings began in chats that we are in, and of how many Teams told us Graph's id."""
        told = select(func.count()).where(TeamsMeetingRow.series != "")
        with transaction(self.engine) as session:
            every = session.scalar(select(func.count(TeamsMeetingRow.meeting))) or 0
            return every, session.scalar(told) or 0

    def talkers(self, conversation: str, thread: str, *, since: datetime) -> frozenset[str]:
        """Who spoke in a reply chain since then without meaning us."""
        with transaction(self.engine) as session:
            row = session.get(TeamsTalkRow, (conversation, thread))
            return frozenset(json.loads(row.people)) if row and row.spoke_at >= since else frozenset()

    def talked(self, conversation: str, thread: str, people: Collection[str]) -> None:
        now = self.now()
        with transaction(self.engine) as session:
            names = json.dumps(sorted(people))
            session.merge(TeamsTalkRow(conversation=conversation, thread=thread, people=names, spoke_at=now))
            session.execute(delete(TeamsTalkRow).where(TeamsTalkRow.spoke_at < now - TALK_KEPT))

    def answered(self, conversation: str, message: str, question: str) -> None:
        """Note what a message of ours answers."""
        now = self.now()
        with transaction(self.engine) as session:
            session.merge(
                TeamsAnswerRow(conversation=conversation, message=message, question=question, sent_at=now)
            )
            session.execute(delete(TeamsAnswerRow).where(TeamsAnswerRow.sent_at < now - ANSWERS_KEPT))

    def question_of(self, conversation: str, message: str) -> str:
        """Which question a message of ours answers; empty for one that answers none, or did long ago."""
        with transaction(self.engine) as session:
            row = session.get(TeamsAnswerRow, (conversation, message))
            return row.question if row else ""

    def offer(self, file_id: str, file: Payload, person: str) -> None:
        """Keep a message's file until this person says whether they want it."""
        kept = in_pieces(file)
        row = TeamsFileRow(
            id=file_id,
            name=str(kept[NAME])[:255],
            content=b"",
            sha256=kept[SHA256],
            size_bytes=kept[BYTES],
            instead=kept.get(INSTEAD) or "",
            person=person,
            offered_at=self.now(),
        )
        old = TeamsFileRow.offered_at < row.offered_at - FILES_KEPT
        with transaction(self.engine) as session:
            session.merge(row)
            keep(session, waiting(file_id), [{FILE: kept}])
            forget_files(session, session.scalars(select(TeamsFileRow.id).where(old)).all())

    def offered(self, file_id: str, person: str) -> Payload | None:
        """A file that was offered to this person, to be opened; None for any other."""
        with transaction(self.engine) as session:
            row = session.get(TeamsFileRow, file_id)
            if row is None or row.person != person:
                return None
            if not row.sha256:
                return {NAME: row.name, CONTENT: row.content, BYTES: len(row.content)}
            named = {NAME: row.name, SHA256: row.sha256, BYTES: row.size_bytes, INSTEAD: row.instead}
            return {**named, OWNER: waiting(file_id)}

    def taken(self, file_id: str) -> None:
        with transaction(self.engine) as session:
            forget_files(session, [file_id])


def waiting(file_id: str) -> str:
    """Whose pieces those of a file are until somebody says whether they want it."""
    return f"teams:{file_id}"


def forget_files(session: Session, file_ids: Collection[str]) -> None:
    for one in file_ids:
        drop(session, waiting(one))
    session.execute(delete(TeamsFileRow).where(TeamsFileRow.id.in_(file_ids)))


def _known(row: TeamsConversationRow) -> Known:
    return Known(
        row.conversation,
        row.kind,
        row.service,
        row.tenant,
        row.team,
        row.person,
        row.account,
        row.name,
        row.group,
        row.membership,
    )
