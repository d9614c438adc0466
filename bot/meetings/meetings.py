"""Takes what sources say of meetings: notes each once, decides where its minutes go, and orders them."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.arrivals.notice import Notice
from bot.audit import AuditLine, note
from bot.directory import Directory
from bot.errors import PlatformRefusedError
from bot.jobs.order import Order
from bot.languages import Languages
from bot.meetings.chats import Missed, Post, host_of, place_in_chat
from bot.meetings.closed import Closed, opened
from bot.meetings.files import best_files, files_after, files_of, is_better, named
from bot.meetings.order import order_of
from bot.meetings.rules import CHAT, ORGANISER, Rule, rule_for
from bot.meetings.tables import MeetingRow, MeetingState
from bot.outbox import Outbox, ReadBy
from bot.platforms import Platforms
from bot.store import locked, transaction
from skills.errors import UserError
from skills.language import anew, say, speaking
from skills.messages import KEPT, Reply
from transcription.errors import DiarizationError
from transcription.speakers.names import rename
from transcription.transcript import Transcript

LEFT_OUT = say("This meeting was left out: nothing of it is written down.")
CLOSED = (MeetingState.LEFT_OUT, MeetingState.DELETED)
Payload = dict[str, Any]  # Any: a platform's own JSON
# why a meeting must not be listened to, or None
LeftOut = Callable[[Notice, Rule], str | None]
# what is said before it is listened to
Announce = Callable[[Session, MeetingRow], Reply]


@dataclass(frozen=True)
class Meetings:
    """`order` takes on long work, idempotent by the order's key; `wake` says that posts wait."""

    engine: Engine
    directory: Directory
    platforms: Platforms
    outbox: Outbox
    left_out: LeftOut
    announce: Announce
    now: Callable[[], datetime]
    order: Callable[[Order], None]
    wake: Callable[[], None]
    languages: Languages

    async def take(self, notice: Notice) -> None:
        """Note a meeting and have it written up, once for each better file that comes.

        May be called again for the same notice. Raises StoreError, or a PlatformError where trying later may help."""
        if notice.closed:
            await self._closed(notice)
            return
        rule = await asyncio.to_thread(self._rule, notice)
        post = await self._post(notice, rule)
        order = await asyncio.to_thread(self._note, notice, rule, post)
        if order is not None:
            await asyncio.to_thread(self.order, order)
            self.wake()

    def again(
        self, meeting_id: str, *, names: Mapping[str, str] = MappingProxyType({}), by: str = ""
    ) -> None:
        """Write a meeting up anew, and let its post say so: from the transcript that stands, else from its files.

        `names` are those that a person gave to voices, such as {"Speaker 2": "Anna"}. Does nothing for a meeting that
        is not there, or closed. Raises StoreError, and UserError for a voice that is not in it. Call it in a thread."""
        order = self._once_more(meeting_id, names, by)
        if order is not None:
            self.order(order)

    def _rule(self, notice: Notice) -> Rule:
        with transaction(self.engine) as session:
            return rule_for(session, notice)

    async def _post(self, notice: Notice, rule: Rule) -> Post:
        if rule.posts_to == ORGANISER:
            return await self._to_organiser(notice)
        if rule.posts_to == CHAT:
            return await self._to_chat(notice, rule)
        name, _, channel = rule.posts_to.partition(":")
        platform = self.platforms.get(name)
        if not channel:
            return Post()
        if platform is None:
            return Post(trouble=f"{name} is not set up")
        try:
            organiser = await asyncio.to_thread(self._person_id, notice)
            place, why = await platform.channel(channel, instead=organiser), ""
        except PlatformRefusedError as error:
            place, why = None, f"closed to us ({error.code})"
        if place is None:
            # outsiders must not read it; who organised it hears of it all the same
            sent = await self._to_organiser(notice)
            missed = "" if why else Missed.SHARED_CHANNEL
            why = why or "shared with outsiders"
            return Post(sent.platform, "", sent.place, f"{rule.posts_to} is {why}", str(missed))
        return Post(name, channel, place)

    async def _to_chat(self, notice: Notice, rule: Rule) -> Post:
        """The meeting's own chat, where we are in it and no outsiders read along; else its organiser, who hears why."""
        name, place, missed = await place_in_chat(self.platforms, notice)
        if place is not None:
            return Post(name, notice.chat, place)
        sent = await self._to_organiser(notice)
        # an admin who asked for it sees why it cannot be; without a rule it is nobody's mistake
        why = f"it could not be posted in its chat ({missed})" if missed and rule.id else ""
        return replace(sent, trouble=sent.trouble or why, missed=str(missed or ""))

    async def _to_organiser(self, notice: Notice) -> Post:
        organiser = await asyncio.to_thread(self._organiser, notice)
        for name, platform in self.platforms.items() if organiser else ():
            try:
                place = await platform.direct(organiser)
            except PlatformRefusedError as error:
                return Post(trouble=f"its organiser cannot be looked up ({error.code})")
            if place:
                return Post(name, "", place)
        return Post(trouble="its organiser is on no platform that is set up")

    def _organiser(self, notice: Notice) -> str:
        """Their e-mail, which a source vouches for, or our id of whoever has that account where it was held."""
        host = host_of(self.platforms, notice.source)
        person = self.directory.find_on(host.name, notice.account) if host and notice.account else None
        return notice.organiser or (person.id if person else "")

    def _person_id(self, notice: Notice) -> str:
        """Our id of the organiser; empty where it is nobody whom we know."""
        organiser = self._organiser(notice)
        person = self.directory.find(organiser) if organiser else None
        return person.id if person else ""

    async def _closed(self, notice: Notice) -> None:
        """Let the organiser, or else the meeting's chat, and the admins know, once; the event comes again."""
        closed = Closed(self.engine, self.platforms, self.outbox, self.languages, self.now)
        # who is in the chat, and perhaps the organiser, is known once it was looked up
        name, place, _ = await place_in_chat(self.platforms, notice)
        post = await self._to_organiser(notice)
        if await closed.note(notice, post if post.place or not place else Post(name, notice.chat, place)):
            self.wake()

    def _note(self, notice: Notice, rule: Rule, post: Post) -> Order | None:
        with transaction(self.engine) as session:
            opened(session, notice)
            meeting = self._meeting(session, notice)
            if meeting.state in CLOSED:
                return None
            if why := ("an admin's rule" if rule.leave_out else self.left_out(notice, rule)):
                self._leave_out(session, meeting, why)
                return None
            self._describe(meeting, notice, rule, post)
            files = best_files(files_after(session, meeting, notice))
            if files and is_better(named(files), meeting.used):
                self._begin(session, meeting, named(files))
            elif meeting.done_revision >= meeting.revision:
                return None
            # one that was noted before is ordered again under the same key: a crash may have come between, and what
            # was ordered before it may have ended meanwhile
            used = [file for file in files if named(files) == meeting.used]
            return order_of(meeting, used, self.directory) if used else None

    def _meeting(self, session: Session, notice: Notice) -> MeetingRow:
        """The row of this meeting, locked; made if it is new."""
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        now = self.now()
        row_id = hashlib.sha256(f"{notice.source}\x1f{notice.meeting}".encode()).hexdigest()[:12]
        new = {
            "id": row_id,
            "source": notice.source,
            "external_id": notice.meeting,
            "started_at": notice.started_at or now,
            "received_at": now,
        }
        blank = {
            column.name: column.default.arg
            for column in MeetingRow.__table__.columns
            if column.default is not None and column.name not in new
        }
        session.execute(dialect.insert(MeetingRow).values(blank | new).on_conflict_do_nothing())
        wanted = select(MeetingRow).where(MeetingRow.id == row_id).with_for_update()
        return session.scalars(wanted).one()

    def _describe(self, meeting: MeetingRow, notice: Notice, rule: Rule, post: Post) -> None:
        """What is known by now; the place of its post never changes once it has one."""
        meeting.title = notice.title or meeting.title
        meeting.link = notice.link or meeting.link
        meeting.started_at = notice.started_at or meeting.started_at
        if notice.participants:
            people = [{"name": one.name, "email": one.email} for one in notice.participants]
            meeting.attendees = json.dumps(people)
        meeting.organiser = meeting.organiser or self._person_id(notice)
        if not meeting.platform:
            meeting.platform, meeting.place = post.platform, json.dumps(post.place or {})
            meeting.post_key = f"meeting:{meeting.id}" if post.platform else ""
            meeting.trouble, meeting.missed = post.trouble, post.missed
        meeting.template = rule.template

    def _begin(self, session: Session, meeting: MeetingRow, used: str) -> None:
        meeting.used, meeting.revision = used, meeting.revision + 1
        # known before anything is written there, so that whatever is can be found and deleted
        meeting.location = meeting.location or f"{KEPT}{meeting.id}"
        # minutes that stand stay where they are until newer ones do
        if not meeting.minutes:
            meeting.state = MeetingState.WORKING
        if meeting.revision == 1 and not meeting.minutes and meeting.post_key:
            self._announce(session, meeting)
        note(
            session,
            AuditLine(
                self.now(),
                meeting.source,
                "meeting taken",
                f"meeting {meeting.id}",
                f"revision {meeting.revision} from a {used.partition(':')[0]}",
            ),
        )

    def _announce(self, session: Session, meeting: MeetingRow) -> None:
        if meeting.platform in self.platforms:
            self._say(session, meeting, self.announce(session, meeting))

    def _say(
        self, session: Session, meeting: MeetingRow, reply: Reply, read_by: ReadBy = ReadBy.INSIDE
    ) -> None:
        platform = self.platforms.get(meeting.platform)
        if platform is not None and meeting.post_key:
            place = json.loads(meeting.place)
            with speaking(self.languages.of_place(session, meeting.platform, place)):
                letter = platform.write(meeting.post_key, anew(reply), place)
            self.outbox.reword(session, replace(letter, read_by=read_by), now=self.now())

    def _leave_out(self, session: Session, meeting: MeetingRow, why: str) -> None:
        if meeting.revision:
            # what was written down by then is cleared away the next night
            meeting.delete_after = self.now()
            self._say(session, meeting, Reply(LEFT_OUT), ReadBy.ANYONE)
        meeting.state, meeting.trouble = MeetingState.LEFT_OUT, why
        line = AuditLine(self.now(), meeting.source, "meeting left out", f"meeting {meeting.id}", why)
        note(session, line)

    def _once_more(self, meeting_id: str, names: Mapping[str, str], by: str) -> Order | None:
        with transaction(self.engine) as session:
            meeting = locked(session, MeetingRow, meeting_id)
            if meeting is None or meeting.state in CLOSED:
                return None
            if names:
                _name(meeting, names)
                voices = f"{len(names)} voice(s)"
                note(session, AuditLine(self.now(), by, "speaker named", f"meeting {meeting.id}", voices))
            files = [] if meeting.transcript else best_files(files_of(session, meeting))
            if not files and not meeting.transcript:
                return None
            self._begin(session, meeting, named(files) or meeting.used)
            return order_of(meeting, files, self.directory)


def _name(meeting: MeetingRow, names: Mapping[str, str]) -> None:
    """Put a person's word for who a voice is into the transcript that stands. Raises UserError."""
    if not meeting.transcript:
        raise UserError(
            say("This meeting is not written down yet."),
            hint=say("Name its speakers once its minutes stand."),
        )
    try:
        renamed = rename(Transcript.from_json(json.loads(meeting.transcript)), names)
    except DiarizationError as error:
        raise UserError(str(error)) from error
    meeting.transcript = json.dumps(renamed.to_json(), ensure_ascii=False)
