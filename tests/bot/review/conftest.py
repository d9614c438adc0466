"""A chat in memory with everything of review joined to it, and a clock that tests turn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.directory import Directory, Person
from bot.review.index import ReviewedIndex
from bot.review.people import Reviewer, Reviewers
from bot.review.review import Review
from bot.review.settings import ReviewSettings
from bot.rights import Rights
from bot.testing.chat import NOW
from bot.testing.databases import open_prepared
from bot.testing.words import WordEmbedder
from indexing.audience import Audience
from indexing.documents import DocumentDraft, parse_readers
from indexing.drafts import document_id
from indexing.index import Index
from skills.confidence import Certificate
from skills.record import Place, Recorded

PEOPLE = (
    Person("ana", "Ana Souza", "ana@example.org", groups=frozenset({"hr"}), channels=frozenset({"C1"})),
    Person("bo", "Bo Lind", "bo@example.org", channels=frozenset({"C1"})),
    Person("cy", "Cy Curator", "cy@example.org", groups=frozenset({"curators"})),
    Person("dee", "Dee Admin", "dee@example.org", groups=frozenset({"admins", "hr"})),
    Person("gus", "Gus Guest", "gus@example.org", guest=True),
)
PROMISE = Certificate(
    threshold=0.5,
    target=0.95,
    level=0.95,
    labels=200,
    answered=100,
    errors=1,
    bound=0.95,
    data="d",
    issued="2026-11-01",
    configuration="c1",
    certified=True,
    steps=(0.9, 0.7, 0.5),
)


@dataclass
class Desk:
    """Review over a real index and directory. `days` moves the clock, `certificate` is what is promised."""

    engine: Engine
    index: Index
    directory: Directory
    settings: ReviewSettings
    certificate: Certificate = PROMISE
    now: datetime = NOW
    asked: int = 0
    configuration: str = "c1"
    threshold: float | None = 0.5

    def __post_init__(self) -> None:
        self.directory.write(PEOPLE, now=self.now)
        self.rights = Rights(self.directory, frozenset())
        self.review = Review.of(
            self.engine,
            self.index,
            Reviewers(self.directory, self.rights.allowed),
            self.settings,
            promised=lambda _skill: self.certificate,
            now=lambda: self.now,
        )
        self.reviewed = ReviewedIndex(self.index, self.review.entries)

    def days(self, count: int) -> None:
        self.now += timedelta(days=count)

    def wrote(self, location: str, text: str, *, readers: str = "everyone") -> None:
        self.index.add([DocumentDraft(location, location, text, parse_readers(readers))])

    def asks(
        self,
        question: str = "How long is leave?",
        *,
        asker: str = "ana",
        decision: str = "answer",
        answer: str = "16 weeks.",
        cited: tuple[str, ...] = (),
        score: float | None = None,
        resolved: str = "",
    ) -> str:
        """A question that was asked, with its outcome; `cited` are locations. Returns its id."""
        self.asked += 1
        place = Place(asker, f"fake:T1:D{self.asked}", "a" * 16, private=True, asked_at=self.now)
        recorded = Recorded(
            question=question,
            place=place,
            decision=decision,
            score=score or (0.8 if decision == "answer" else 0.3),
            threshold=self.threshold,
            configuration=self.configuration,
            features=(("coverage", 0.5),),
            answer=answer,
            cited=tuple(map(document_id, cited)),
            resolved=resolved,
        )
        self.review.questions.keep(recorded)
        return recorded.id

    def hands(self, question: str, *, expert: str | None = None, asker: str = "ana") -> None:
        self.review.handovers.hand(question, asker=asker, expert=self.person(expert) if expert else None)

    def person(self, name: str) -> Reviewer:
        return self.review.people.named(name)

    def reads(self, name: str) -> Audience:
        return self.person(name).reads

    def joins(self, name: str, *groups: str) -> None:
        """Give a person these groups and no others."""
        person = self.directory.find(name)
        assert person
        self.directory.write([replace(person, groups=frozenset(groups))], now=self.now)


MakeDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[MakeDesk]:
    """A desk on an engine; every answer is drawn unless a test says otherwise."""
    opened: list[Index] = []

    def make(engine: Engine, **settings: float) -> Desk:
        index = Index(engine, tmp_path / f"index{len(opened)}", embedder=WordEmbedder())
        opened.append(index)
        return Desk(engine, index, Directory(engine), ReviewSettings(**{"audit_rate": 1.0, **settings}))

    yield make
    for index in opened:
        index.close()


@pytest.fixture
def desk(open_desk: MakeDesk, tmp_path: Path) -> Iterator[Desk]:
    """On SQLite only, for what does not depend on the database."""
    engine = open_prepared(tmp_path / "desk.db")
    yield open_desk(engine)
    engine.dispose()


@pytest.fixture
def any_desk(open_desk: MakeDesk, store: Engine) -> Desk:
    """On SQLite and on Postgres."""
    return open_desk(store)
