"""A chat in memory whose book holds meetings: written up, stored and indexed as the program does it."""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.meetings.actions import ActionBook
from bot.meetings.book import Book
from bot.meetings.keeping import MINUTES
from bot.meetings.tables import MeetingRow, MeetingState
from bot.store import transaction
from bot.tables import OutboxRow
from bot.testing.chat import NOW, FakeChat
from indexing.documents import DataClass
from indexing.embed import Embedder
from skills.messages import Conversation, Message, Reply, User
from skills.minutes.answer import Minutes
from skills.minutes.lines import Action, Evidence, Line
from skills.minutes.spoken import transcript_markdown
from transcription.transcript import Segment, Transcript

Words = tuple[str, float, str]  # speaker, second, what was said


class MeetingChat(FakeChat):
    """`revised` names the meetings whose post was to be worded anew, in order."""

    def __init__(self, home: Path, embedder: Embedder | None = None) -> None:
        super().__init__(home, embedder=embedder)
        self.revised: list[str] = []
        self.actions = ActionBook(lambda: NOW)
        self.book = Book(self.engine, self.directory, self.dispatcher.allowed, lambda: NOW)
        self.book.revise = self.revised.append
        self.dispatcher.book = self.book

    def held(
        self,
        meeting_id: str,
        title: str = "Launch review",
        said: Sequence[Words] = (),
        *,
        at: datetime = NOW,
        readers: str = "everyone",
        link: str = "",
        channel: str = "C1",
        thread: str = "1700.1",
        **lines: tuple[Line, ...],
    ) -> None:
        """A meeting with minutes made of these lines, posted in a channel under this thread; again replaces it."""
        spoken = tuple(
            Segment(number, start, start + 5, speaker, text)
            for number, (speaker, start, text) in enumerate(said)
        )
        transcript = Transcript("en", 3600.0, spoken, title, at)
        minutes = minutes_of(title, **lines)
        with transaction(self.engine) as session:
            row = session.get(MeetingRow, meeting_id)
            if row is None:
                row = MeetingRow(id=meeting_id, source="test", external_id=meeting_id, received_at=at)
                session.add(row)
                session.add(posted(meeting_id, thread, at))
            row.title, row.started_at, row.state, row.link = title, at, MeetingState.DONE, link
            row.readers, row.location = readers.replace(" ", ","), f"meetings/{meeting_id}.vtt"
            row.platform, row.post_key = "fake", f"meeting:{meeting_id}"
            row.place = json.dumps({"kind": "channel", "channel": channel, "thread": None})
            row.transcript = json.dumps(transcript.to_json())
            row.minutes = MINUTES.dump_json(minutes).decode()
            session.flush()
            self.actions.keep(session, row, minutes)
        if said:
            asyncio.run(self._index(meeting_id, transcript, title, at, readers))

    def post(self, meeting_id: str) -> Reply:
        """What the meeting's post says now."""
        with transaction(self.engine) as session:
            row = session.get_one(MeetingRow, meeting_id)
            return self.actions.shown(row, MINUTES.validate_json(row.minutes))

    def says(
        self, text: str, sender: User | str = "ana", *, channel: str | None = None, thread: str | None = None
    ) -> Reply:
        """As `say`, in a thread."""
        user = self.rights.user(sender) if isinstance(sender, str) else sender
        place = Conversation("fake", "T1", channel or "D1", thread, private=channel is None)
        return asyncio.run(self.dispatcher.reply_to(Message(text, user, place, NOW)))

    async def _index(
        self, meeting_id: str, transcript: Transcript, title: str, at: datetime, readers: str
    ) -> None:
        await self.index.add_text(
            location=f"meetings/{meeting_id}.vtt",
            title=title,
            markdown=transcript_markdown(transcript, title),
            kind="meeting",
            readers=frozenset(readers.split()),
            data_class=DataClass.INTERNAL,
            modified_at=at,
        )


def posted(meeting_id: str, thread: str, at: datetime) -> OutboxRow:
    """The post of a meeting as the outbox knows it once it is there."""
    return OutboxRow(
        delivery_key=f"meeting:{meeting_id}",
        platform="fake",
        place="{}",
        messages="{}",
        posted=json.dumps([thread]),
        state="done",
        lasting=True,
        written_at=at,
        not_before=at,
    )


def line(text: str, start: float = 10.0, *, quote: str | None = None, possible: bool = False) -> Line:
    return Line(text, (Evidence(0, start, start + 5, quote or text),), 0.9, possible)


def action(
    text: str,
    start: float = 10.0,
    *,
    owner: str | None = None,
    due: str | None = None,
    quote: str | None = None,
    possible: bool = False,
) -> Action:
    return Action(text, (Evidence(0, start, start + 5, quote or text),), 0.9, possible, owner, due)


def minutes_of(title: str, **lines: tuple[Line, ...]) -> Minutes:
    """Minutes with these sections and no others."""
    actions = tuple(one for one in lines.get("actions", ()) if isinstance(one, Action))
    return Minutes(
        title,
        (),
        lines.get("summary", ()),
        lines.get("decisions", ()),
        actions,
        lines.get("questions", ()),
        lines.get("risks", ()),
        (),
        (),
    )
