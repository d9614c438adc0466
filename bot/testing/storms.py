"""Webhooks that come twice, late and in any order, to a program that is killed in between: what is posted in the end.

Inbox, meetings, records, outbox and courier are real; the queue of durable work and the platform keep what they have
over a kill, as the real ones do.
"""
# ruff: noqa: ARG002  # a platform and a source that need little of what they are given

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine
from starlette.routing import BaseRoute

from bot.arrivals import Artefact, Notice
from bot.arrivals.elsewhere import Elsewhere
from bot.claims import hand_back, waiting
from bot.courier import Courier
from bot.directory import Directory, Person
from bot.inbox import Inbox, NewEvent
from bot.jobs.order import Order
from bot.languages import Languages
from bot.meetings.meetings import Meetings
from bot.meetings.reception import Reception
from bot.meetings.records import Records
from bot.meetings.rules import Rule, Rules
from bot.metrics import Metrics
from bot.outbox import Letter, Outbox
from bot.platforms import NO_SIGN, Heard, Payload, Receive, Sign, Stop
from bot.tables import InboxRow, OutboxRow
from skills.language import ENGLISH
from skills.messages import Attachment, Message, Reply
from skills.minutes import MinutesQuery
from skills.minutes.answer import Minutes
from skills.minutes.steps import Work
from transcription.transcript import Segment, Transcript

BEGAN = datetime(2026, 11, 20, 9, tzinfo=UTC)
STEPS = (
    "stored",
    "read",
    "noted",
    "ordered",
    "begun",
    "kept",
    "worded",
    "posting",
    "posted",
    "editing",
    "edited",
)
PROCESS = "p1"
T = TypeVar("T")


class KilledError(BaseException):
    """The process is gone; nothing below catches it."""


@dataclass
class Killer:
    """Kills at the `count`-th passing of a step, once."""

    step: str
    count: int

    def passes(self, step: str) -> None:
        if step == self.step:
            self.count -= 1
            if self.count == 0:
                raise KilledError(step)


@dataclass
class Wall:
    """A platform that keeps its posts by their keys over a kill."""

    killer: Killer
    posts: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    name: str = "wall"

    async def send(self, place: Payload, message: Payload, key: str) -> str:
        self.killer.passes("posting")
        ts = f"ts{len(self.keys)}"
        self.posts[ts] = message["text"]
        self.keys.append(key)
        self.killer.passes("posted")
        return ts

    async def find(self, place: Payload, key: str) -> str | None:
        return next((f"ts{number}" for number, known in enumerate(self.keys) if known == key), None)

    async def edit(self, place: Payload, message_id: str, message: Payload) -> None:
        self.killer.passes("editing")
        self.posts[message_id] = message["text"]
        self.killer.passes("edited")

    async def remove(self, place: Payload, message_id: str) -> None:
        self.posts.pop(message_id, None)

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        return Letter(key, self.name, place, ({"text": reply.summary},), ({"text": reply.summary},))

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        return {"kind": "channel", "channel": channel}

    async def direct(self, person: str) -> Payload | None:
        return {"kind": "dm", "user": person}

    async def has_outsiders(self, place: Payload, *, anew: bool) -> bool:
        return False

    async def alone(self, place: Payload) -> Payload | None:
        return None

    def is_lasting(self, place: Payload) -> bool:
        return True

    def is_about_form(self, code: str) -> bool:
        return False

    def taken_part(self, place: Payload) -> tuple[str, str] | None:
        return None

    def place_of(self, body: Payload) -> Payload | None:
        return None

    def begin(self, key: str, body: Payload, *, place: Payload | None = None, again: bool = False) -> Sign:
        return NO_SIGN

    async def stops(self, body: Payload) -> Stop | None:
        return None

    async def hear(self, body: Payload) -> Heard | None:
        return None

    async def elsewhere(self, place: Payload, code: str) -> Payload | None:
        return None

    async def fetch(
        self, attachment: Attachment, message: Message, folder: Path, *, document_bytes: int | None = None
    ) -> Path:
        raise NotImplementedError

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


@dataclass
class Source(Elsewhere):
    """A source whose events say which meeting and which file."""

    killer: Killer
    name: str = "source"

    async def read(self, body: Payload) -> Notice | None:
        self.killer.passes("read")
        file = Artefact(body["kind"], body["file"], f"{body['file']}.vtt", "https://example.org/file")
        return Notice(
            self.name, body["meeting"], "Launch review", "ana@example.org", BEGAN, artefacts=(file,)
        )

    def routes(self, receive: Receive) -> Sequence[BaseRoute]:
        return ()

    async def start(self, receive: Receive) -> None: ...

    async def stop(self) -> None: ...

    async def fetch(self, artefact: Artefact, folder: Path) -> Path:
        raise NotImplementedError


class Storm:
    """One meeting and everything that is sent about it, over an empty database."""

    def __init__(self, engine: Engine, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  a test's dice
        self.killer = Killer(STEPS[seed % len(STEPS)], 1 + self.random.randrange(3))
        self.wall, self.engine, self.now = Wall(self.killer), engine, BEGAN
        self.queue: dict[str, Order] = {}
        self.ended: set[str] = set()
        self.meeting = f"meeting {seed}"
        self.kills = 0
        self.outbox, self.inbox = Outbox(engine), Inbox(engine)
        self.files = {"recording": "sound", "transcript": "words"}
        if self.random.random() < 0.2:
            del self.files[self.random.choice(("recording", "transcript"))]

    def run(self) -> list[str]:
        """All events come and all work is done, whatever is killed meanwhile; what is posted then."""
        for event_id, body in self._events():
            while not self._survives(lambda e=event_id, b=body: self._hear(e, b)):  # type: ignore[misc]  # bound at once
                pass
            if self.random.random() < 0.5:
                self._survives(self._work)
        while self._left():
            self._survives(self._work)
        return list(self.wall.posts.values())

    @property
    def wanted(self) -> list[str]:
        """One post, made from the best file."""
        return (
            ["from words: nothing was decided or promised in so many words."]
            if ("transcript" in self.files)
            else ["from sound: nothing was decided or promised in so many words."]
        )

    def _events(self) -> Iterator[tuple[str, Payload]]:
        events = [
            (f"{self.meeting}/{file}", {"meeting": self.meeting, "kind": kind, "file": file})
            for kind, file in self.files.items()
        ]
        # the same under another id: a source may send one event for each file, and one for all
        events += [(f"{event_id}/again", body) for event_id, body in events if self.random.random() < 0.3]
        sent = [event for event in events for _ in range(1 + self.random.randrange(3))]
        self.random.shuffle(sent)
        return iter(sent)

    def _survives(self, step: Callable[[], None]) -> bool:
        """Whether a step ended; if it was killed, the next process takes over what was begun."""
        try:
            step()
        except KilledError:
            self.kills += 1
            hand_back(self.engine, [PROCESS])
            return False
        return True

    def _hear(self, event_id: str, body: Payload) -> None:
        self.inbox.store([NewEvent("source", event_id, body, self.now)])
        self.killer.passes("stored")

    def _work(self) -> None:
        self.now += timedelta(seconds=1)
        asyncio.run(self._round())

    async def _round(self) -> None:
        directory = Directory(self.engine)
        platforms = {"wall": self.wall}
        meetings = Meetings(
            self.engine,
            directory,
            platforms,
            self.outbox,
            left_out=lambda _notice, _rule: None,
            announce=lambda _session, _meeting: Reply("I am writing this up."),
            now=lambda: self.now,
            order=self._order,
            wake=lambda: None,
            languages=Languages(directory, ENGLISH),
        )
        reception = Reception(
            self.engine, self.inbox, {"source": Source(self.killer)}, meetings, lambda: self.now
        )
        for event in self._shuffled(self.inbox.take(PROCESS, now=self.now, limit=10)):
            await reception.take(event)
        for key in self._shuffled([key for key in self.queue if key not in self.ended]):
            # hours of work may end after minutes of later work
            if self.random.random() < 0.5:
                continue
            self._write_up(self.queue[key])
            self.ended.add(key)
        courier = Courier(self.outbox, platforms, Metrics(), lambda: self.now)
        for delivery in self.outbox.take(PROCESS, now=self.now, limit=10):
            await courier.deliver(delivery)

    def _shuffled(self, some: Sequence[T]) -> list[T]:
        return self.random.sample(list(some), len(some))

    def _order(self, order: Order) -> None:
        self.killer.passes("noted")
        self.queue.setdefault(order.key, order)
        self.killer.passes("ordered")

    def _write_up(self, order: Order) -> None:
        """What the runner does once all steps are done."""
        self.killer.passes("begun")
        records = Records(
            self.engine,
            self.outbox,
            {"wall": self.wall},
            lambda: self.now,
            keep_actions=lambda _session, _meeting, _minutes: None,
            shown=lambda _meeting, minutes: minutes.to_reply(),
            delete_after=lambda _session, _meeting: None,
            notice=lambda _session, _meeting: Reply("I am writing this up."),
            drop=lambda _location: None,
            wake=lambda: None,
            languages=Languages(Directory(self.engine), ENGLISH),
        )
        kept = records.keep(order, _written(order), "")
        self.killer.passes("kept")
        if kept is not None:
            records.revise(kept)
        self.killer.passes("worded")

    def _left(self) -> bool:
        return bool(
            waiting(self.engine, InboxRow)
            or waiting(self.engine, OutboxRow)
            or any(key not in self.ended for key in self.queue)
        )


def prepare(engine: Engine) -> None:
    """A person, and a rule that posts meetings to a channel."""
    Directory(engine).write([Person("ana", "Ana Souza", "ana@example.org")], now=BEGAN)
    Rules(engine).add(Rule(posts_to="wall:C1"), by="ana", now=BEGAN)


def _written(order: Order) -> Work:
    """Minutes that say which file they were written from."""
    file = order.message.attachments[0].source.rpartition("/")[2]
    said = Segment(0, 0.0, 2.0, "Ana Souza", "Good morning.")
    empty = Minutes(f"from {file}", (), (), (), (), (), (), (), ())
    query = MinutesQuery.model_validate(order.query)
    return Work(query=query, transcript=Transcript("en", 2.0, (said,)), minutes=empty)
