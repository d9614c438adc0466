"""An office whose meetings are kept in every place that one can be in, so that a deletion has something to find."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import Engine

from bot.audit import lines
from bot.directory import Directory, Person
from bot.jobs.kept import KeptJobs
from bot.languages import Languages
from bot.meetings.care import Care
from bot.meetings.deletion import Deletion
from bot.meetings.disk import DiskPlace
from bot.meetings.places import FilesPlace, IndexPlace, JobsPlace, Place
from bot.meetings.posts import Posts
from bot.meetings.quotes import StorePlace
from bot.meetings.settings import MeetingSettings
from bot.meetings.tables import ActionRow, ArtefactRow, MeetingRow, MeetingState
from bot.meetings.traces import Traces
from bot.outbox import Letter, Outbox, Payload
from bot.permissions import may
from bot.platforms import Platform
from bot.review.tables import CitedRow, EntryRow, EntrySourceRow, HandoverRow, QuestionRow
from bot.store import transaction
from bot.tables import OutboxRow, TurnRow
from bot.testing.chat import NOW
from bot.testing.words import WordEmbedder
from indexing.documents import DataClass, DocumentDraft
from indexing.drafts import document_id
from indexing.index import Index
from skills.language import ENGLISH
from skills.messages import Reply, User
from skills.minutes.answer import Minutes
from skills.minutes.spoken import transcript_markdown
from skills.minutes.writeup import Source, write_up
from skills.permission import Permission
from tests.bot.test_courier import Board
from tests.skills.minutes.talk import embed, talk
from transcription.transcript import Transcript

PEOPLE = (
    Person("ana", "Ana Souza", "ana@example.org"),
    Person("bo", "Bo Lind", "bo@example.org"),
    Person("dee", "Dee Dahl", "dee@example.org", groups=frozenset({"admins"})),
)
ANA, BO, DEE = (User(one.id, one.name) for one in PEOPLE)
SAID = (
    "Ana Souza: We decided to move the zanzibar launch to the fifteenth of October.",
    "Bo Lind: I will write the quokka support guide for Café Zürich before Friday.",
    "Ana Souza: The obsidian supplier is two weeks late and that could delay us.",
)
SECRETS = ("zanzibar", "quokka", "obsidian")


@dataclass
class Wall(Board):
    """A board that writes replies as one message and can say what it shows."""

    shown: dict[str, str] = field(default_factory=dict)
    away: list[Exception] = field(default_factory=list)

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        return Letter(
            key, self.name, place, ({"text": reply.summary},), ({"text": reply.summary},), about=reply.about
        )

    def is_lasting(self, place: Payload) -> bool:
        return place.get("kind") != "ephemeral"

    async def edit(self, place: Payload, message_id: str, message: Payload) -> None:
        if self.away:
            raise self.away.pop(0)
        self.shown[message_id] = str(message["text"])

    async def remove(self, place: Payload, message_id: str) -> None:
        self.shown.pop(message_id, None)

    async def text_of(self, place: Payload, message_id: str) -> str | None:
        return self.shown.get(message_id)


class Office:
    """Everything real but the platform and the text model."""

    def __init__(self, engine: Engine, home: Path, settings: MeetingSettings | None = None) -> None:
        self.engine, self.home, self.now = engine, home, NOW
        self.index = Index(engine, home / "index", embedder=WordEmbedder())
        self.directory = Directory(engine)
        self.directory.write(PEOPLE, now=NOW)
        self.outbox, self.wall = Outbox(engine), Wall()
        self.platforms: dict[str, Platform] = {"board": self.wall}
        self.url = engine.url.render_as_string(hide_password=False)
        self.care = Care.of(
            engine, self.directory, home, settings or MeetingSettings(), self.allowed, lambda: self.now
        )
        self.places: list[Place] = [
            IndexPlace(engine, self.index),
            JobsPlace(engine, KeptJobs(self.url)),
            FilesPlace(home),
            StorePlace(engine),
            DiskPlace(engine, self.url, home),
        ]
        posts = Posts(self.outbox, self.platforms, lambda: self.now, Languages(self.directory, ENGLISH))
        self.deletion = Deletion(
            engine,
            self.index,
            home,
            self.places,
            posts,
            self.care.retention,
            self.allowed,
            lambda: self.now,
        )

    def allowed(self, user: User, permission: Permission) -> bool:
        person = self.directory.find(user.id)
        return may(permission, known=person is not None, groups=person.groups if person else frozenset())

    def close(self) -> None:
        self.index.close()

    def meets(
        self,
        name: str,
        *said: str,
        at: datetime = NOW,
        title: str = "Launch",
        source: str = "zoom",
        delete_after: datetime | None = None,
    ) -> str:
        """A meeting that was written up, with all that comes of one; its id."""
        transcript = talk(*(said or SAID), title=title)
        minutes = asyncio.run(write_up(transcript, embed, source=Source(title=title)))
        location = f"ana/{name}/call.vtt"
        self._index(location, transcript, title)
        with transaction(self.engine) as session:
            session.add(
                MeetingRow(
                    id=name,
                    source=source,
                    external_id=f"uuid-{name}",
                    title=title,
                    organiser="ana",
                    started_at=at,
                    received_at=at,
                    done_at=at,
                    attendees=json.dumps([{"name": "Bo Lind", "email": "bo@example.org"}]),
                    readers="user:ana,user:bo",
                    link="https://zoom.example/watch",
                    platform="board",
                    place=json.dumps({"kind": "channel", "channel": "C1"}),
                    post_key=f"meeting:{name}",
                    state=MeetingState.DONE,
                    revision=1,
                    done_revision=1,
                    location=location,
                    transcript=json.dumps(transcript.to_json(), ensure_ascii=False),
                    minutes=TypeAdapter(Minutes).dump_json(minutes).decode(),
                    delete_after=delete_after,
                )
            )
            session.flush()
            session.add(
                ArtefactRow(meeting_id=name, artefact_id="f1", kind="transcript", name="call.vtt", source="u")
            )
            session.add(
                ActionRow(
                    id=f"a-{name}",
                    meeting_id=name,
                    text=minutes.actions[0].text if minutes.actions else "",
                    start=0.0,
                )
            )
        return name

    def quoted(self, name: str, transcript_line: str) -> None:
        """People asked about it and were told; an expert wrote of it; the minutes stand in the channel."""
        document = document_id(f"ana/{name}/call.vtt")
        with transaction(self.engine) as session:
            session.add(_question(f"q-{name}", transcript_line))
            session.flush()
            session.add(_cited(f"q-{name}", document))
            session.add(HandoverRow(question_id=f"q-{name}", handed_at=NOW, text=transcript_line))
            session.add(_entry(f"q-{name}", transcript_line))
            session.flush()
            session.add(EntrySourceRow(entry_id=f"q-{name}", document_id=document, content_hash="h"))
            session.add(_turn("What did we decide?", f"You decided: {transcript_line}"))
            session.add(_turn("How much leave do I have?", "25 days a year."))
            self.outbox.put(
                session, Letter(f"meeting:{name}", "board", {"kind": "channel"}, ({}, {}), ()), now=NOW
            )
            session.flush()
            row = session.query(OutboxRow).filter_by(delivery_key=f"meeting:{name}").one()
            row.posted, row.state, row.messages, row.lasting = '["ts1", "ts2"]', "done", "{}", True
        self.wall.shown |= {"ts1": f"Launch: {transcript_line}", "ts2": "Chapters"}

    def told(self, name: str, key: str, words: str, *, kind: str = "channel") -> None:
        """A reply with words of it stands in a chat: an answer, or a transcript with its file."""
        reply = Reply(words, about=(f"ana/{name}/call.vtt",))
        ids = [f"{key}-1", f"{key}-2"]
        with transaction(self.engine) as session:
            self.outbox.put(session, self.wall.write(key, reply, {"kind": kind}), now=NOW)
            session.flush()
            row = session.query(OutboxRow).filter_by(delivery_key=key).one()
            row.posted, row.state, row.messages = json.dumps(ids), "done", "{}"
        self.wall.shown |= dict.fromkeys(ids, words)

    def heard(self, name: str) -> list[Path]:
        """Sound and scraps that its job left on this machine."""
        with transaction(self.engine) as session:
            traces = Traces.of(session.get_one(MeetingRow, name))
        folders = [*traces.folders(self.home), self.home / "recordings" / name]
        for folder in folders:
            (folder / "sound").mkdir(parents=True)
            (folder / "sound" / "call.flac").write_bytes(b"sound")
        fetched = self.home / "fetched" / "fetched"
        fetched.mkdir(parents=True, exist_ok=True)
        (fetched / "call.vtt").write_text("\n".join(line.partition(": ")[2] for line in SAID))
        (fetched / "other.vtt").write_text("Something else that somebody said elsewhere.")
        return [*folders, fetched / "call.vtt"]

    def row(self, name: str) -> MeetingRow:
        with transaction(self.engine) as session:
            row = session.get_one(MeetingRow, name)
            session.expunge(row)
            return row

    def audit(self, name: str) -> list[str]:
        return [line.did for line in reversed(lines(self.engine, subject=f"meeting {name}"))]

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)

    def _index(self, location: str, transcript: Transcript, title: str) -> None:
        draft = DocumentDraft(
            location,
            title,
            transcript_markdown(transcript, title),
            frozenset({"user:ana", "user:bo"}),
            DataClass.INTERNAL,
            kind="meeting",
        )
        self.index.add([draft])


def _question(name: str, answer: str) -> QuestionRow:
    return QuestionRow(
        id=name,
        skill="ask",
        asker="bo",
        channel="fake:T1:D1",
        private=True,
        audience="a",
        question="What did we decide?",
        decision="answer",
        score=0.9,
        threshold=0.5,
        certified=False,
        configuration="c",
        features={},
        answer=answer,
        at=NOW,
    )


def _cited(question: str, document: str) -> CitedRow:
    return CitedRow(question_id=question, document_id=document, content_hash="h")


def _entry(name: str, text: str) -> EntryRow:
    return EntryRow(
        id=name,
        location=f"verified/{name}",
        title="What did we decide?",
        restated=True,
        text=text,
        asker="bo",
        expert="ana",
        readers="user:bo",
        state="live",
        written_at=NOW,
        expires_at=NOW + timedelta(days=90),
    )


def _turn(asked: str, answered: str) -> TurnRow:
    return TurnRow(
        platform="board",
        channel="C1",
        thread="",
        reader="",
        asker="bo",
        asked=asked,
        answered=answered,
        said_at=NOW,
    )
