"""Nothing that one reader of the reply may not read goes anywhere: models, readers, caches, answers, logs, experts.

A company that keeps changing is asked again and again; every document holds a word of its own, and an oracle written
apart from the product says whose words must not turn up."""

import asyncio
import logging
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.dispatch import Dispatcher
from bot.review.handovers import ExpertAnswer
from bot.review.index import ReviewedIndex
from bot.review.people import Reviewers
from bot.review.questions import cited_by
from bot.review.review import Review
from bot.review.settings import ReviewSettings
from bot.review.tables import QuestionRow
from bot.rights import Rights
from bot.testing.databases import open_prepared
from indexing.audience import Audience
from indexing.documents import DataClass, Document, DocumentDraft, ScoredPassage
from indexing.drafts import document_id
from indexing.embed import Vectors
from indexing.index import Index
from indexing.reading import Finding, Page
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.catalogue import DEFAULT, SKILLS
from skills.messages import Conversation, Message, User
from skills.model import Completion, Task
from skills.record import Place, Recorded
from tests.bot.review.company import CheapEmbedder, Company
from tests.bot.review.conftest import PROMISE
from transcription import SpeechSettings

SAMPLE, SEED = 60, 20
# the whole count in many companies, because one that lives for 100,000 questions mostly answers from a long log
WORLDS, OF_EACH = 50, 2_000
FULL = [pytest.param(number, OF_EACH, marks=pytest.mark.deep) for number in range(WORLDS)]
_TOKEN = re.compile(r"zq\d+x")


@dataclass
class Tap:
    """Writes down every text that passes between the skill and what it uses, where it passed."""

    index: ReviewedIndex
    seen: list[tuple[str, str]] = field(default_factory=list)

    @property
    def configuration(self) -> str:
        return self.index.configuration

    def note(self, where: str, *texts: object) -> None:
        self.seen += [(where, str(text)) for text in texts]

    async def search(
        self,
        query: str,
        *,
        audience: Audience,
        limit: int = 8,
        since: datetime | None = None,
        kind: str | None = None,
        within: Collection[str] | None = None,
    ) -> list[ScoredPassage]:
        found = await self.index.search(
            query, audience=audience, limit=limit, since=since, kind=kind, within=within
        )
        self.note("what is ranked and reranked", *found)
        return found

    async def document(self, location: str, *, audience: Audience) -> Document | None:
        found = await self.index.document(location, audience=audience)
        self.note("a document", found)
        return found

    async def term_weights(self, words: Sequence[str], *, audience: Audience) -> dict[str, float]:
        self.note("words", *words)
        return await self.index.term_weights(words, audience=audience)

    async def embed(self, texts: Sequence[str]) -> Vectors:
        self.note("what is embedded and remembered", *texts)
        return await self.index.embed(texts)

    async def embed_questions(self, questions: Sequence[str]) -> Vectors:
        self.note("what is embedded and remembered", *questions)
        return await self.index.embed_questions(questions)

    async def read(self, question: str, pages: Sequence[Page]) -> Sequence[Finding]:
        self.note("what a reader reads", question, *pages)
        return [Finding(2.0) for _ in pages]

    async def add_text(self, **given: object) -> str:
        raise AssertionError(f"a question stores nothing: {given}")

    async def complete(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        """A model that repeats whatever it is shown."""
        self.note("what a model is shown", prompt)
        return Completion(" ".join(f"{line} [1]" for line in prompt.splitlines() if _TOKEN.search(line)))


class LogLines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(str(record.__dict__) + record.getMessage())


@dataclass
class World:
    company: Company
    tap: Tap
    dispatcher: Dispatcher
    review: Review
    log: LogLines
    found: int = 0
    logged: int = 0

    async def ask(self, message: Message) -> str:
        """Ask, keep the question as the skill does, and return its id; everything on the way is tapped."""
        asked: Asked = await self.dispatcher.answer(ask, AskQuery(question=message.text), message)
        self.tap.note("the answer", asked.answer, *asked.citations, asked.to_json(), asked.to_reply())
        self.found += len(asked.results)
        recorded = self._recorded(message, asked)
        self.review.questions.keep(recorded)
        self._tap_log(recorded.id)
        return recorded.id

    def leaks(self, hidden: set[str]) -> list[tuple[str, str]]:
        """Where a word turned up that may not; forgets what was seen."""
        self.tap.note("a log line", *self.log.lines)
        wrong = [(where, text) for where, text in self.tap.seen if hidden & set(_TOKEN.findall(text))]
        self.tap.seen.clear()
        self.log.lines.clear()
        return wrong

    def _recorded(self, message: Message, asked: Asked) -> Recorded:
        cited = tuple(one.passage.document_id for one in asked.citations) or tuple(
            one.passage.document_id for one in asked.results
        )
        audience = self.dispatcher.audience_of(message)
        return Recorded(
            question=message.text,
            place=Place.of(message, audience),
            decision=asked.decision,
            score=asked.confidence,
            threshold=asked.threshold,
            configuration="c1",
            answer=asked.answer or " ".join(one.passage.text for one in asked.results[:1]),
            cited=tuple(dict.fromkeys(cited)),
        )

    def _tap_log(self, question_id: str) -> None:
        locations = {document_id(one): page.token for one, page in self.company.pages.items()}
        with Session(self.review.engine) as session:
            row = session.get_one(QuestionRow, question_id)
            self.tap.note("the question log", row.question, row.answer, row.features)
            cited = cited_by(session, question_id)
        self.tap.note("the log's documents", *(locations.get(one.document_id, "") for one in cited))
        self.logged += 1


@pytest.fixture
def seed() -> int:
    return SEED


@pytest.fixture
def world(tmp_path: Path, seed: int) -> Iterator[World]:
    engine = open_prepared(tmp_path / "world.db")
    index = Index(engine, tmp_path / "index", embedder=CheapEmbedder())
    log = LogLines()
    logging.getLogger().addHandler(log)
    try:
        yield _world(engine, index, tmp_path, log, seed)
    finally:
        logging.getLogger().removeHandler(log)
        index.close()
        engine.dispose()


def _world(engine: Engine, index: Index, home: Path, log: LogLines, seed: int) -> World:
    company = Company.found(engine, index, seed=seed)
    rights = Rights(company.directory, frozenset())
    people = Reviewers(company.directory, rights.allowed)
    settings = ReviewSettings(audit_rate=1.0)
    review = Review.of(
        engine, index, people, settings, promised=lambda _skill: PROMISE, now=lambda: company.now
    )
    tap = Tap(ReviewedIndex(index, review.entries))
    dispatcher = Dispatcher(
        skills=SKILLS,
        default=DEFAULT,
        index=tap,
        model=tap,
        speech=SpeechSettings(),
        home=home,
        allowed=lambda _user, _permission: True,
        audience_of=rights.audience_of,
        now=lambda: company.now,
    )
    return World(company, tap, dispatcher, review, log)


@pytest.mark.parametrize(("seed", "cases"), [(SEED, SAMPLE), *FULL])
def test_no_word_of_a_hidden_document_turns_up_anywhere(world: World, cases: int) -> None:
    async def live() -> None:
        for _ in range(cases):
            if world.company.chance.random() < 0.3:
                world.company.change()
            message = world.company.message()
            hidden = world.company.hidden_from(message)
            await world.ask(message)
            assert world.leaks(hidden) == [], message

    asyncio.run(live())
    assert world.logged == cases
    assert world.found > cases  # readers do find something


@pytest.mark.parametrize(("seed", "cases"), [(SEED, 25), *FULL[:5]])
def test_experts_are_shown_only_what_they_may_read_and_so_are_readers_of_their_answers(
    world: World, cases: int
) -> None:
    async def live() -> None:
        for number in range(cases):
            message = world.company.message()
            if number % 100 == 99:
                world.review.forget(message.sender.id)  # so that the queues stay short
            hidden = world.company.hidden_from(message)
            question = await world.ask(message)
            assert world.leaks(hidden) == []
            world.company.change()
            expert = world.company.chance.choice(list(world.company.people))
            show(world, question, expert)
            assert world.leaks(world.company.hidden_from_person(expert)) == []

    asyncio.run(live())


def show(world: World, question: str, expert: str) -> None:
    """The expert's queue and cards, and an answer of theirs that rests on all that a card names."""
    reviewer = world.review.people.named(expert)
    if reviewer.may_review:
        audits, _ = world.review.audits.waiting(reviewer)
        world.tap.note("the queue", *audits)
    with Session(world.review.engine) as session:
        row = session.get_one(QuestionRow, question)
    if row.decision == "answer":
        return
    world.review.handovers.hand(question, asker=row.asker, expert=reviewer)
    (card,) = (one for one in world.review.handovers.waiting(reviewer) if one.id == question)
    world.tap.note("the card", card)
    answer = ExpertAnswer(f"As in {card.shadow}", sources=card.documents)
    world.review.handovers.answer(question, answer, reviewer)


def test_a_revoked_right_counts_on_the_next_question(world: World) -> None:
    company, now = world.company, world.company.now
    menu = DocumentDraft("menu.md", "Menu", "The canteen menu is zq0x.", frozenset({"everyone"}))
    company.index.add([menu])
    place = Conversation("fake", "T1", "D", private=True)
    message = Message("What is the canteen menu?", User("p0", "P0"), place, now)

    def turns_up() -> bool:
        asyncio.run(world.ask(message))
        return bool(world.leaks({"zq0x"}))

    before = []
    for guest in (False, True):
        company.directory.write([replace(company.people["p0"], guest=guest)], now=now)
        before.append(turns_up())
    assert before == [True, False]
