"""Whatever breaks on the way to a score, nothing is answered: 10,000 faults over all signals, all fail closed.

The faults come from an index that stands in for ours and breaks one thing at a time; the question is asked through
the dispatcher, as every platform does."""

import asyncio
import math
import random
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from bot.dispatch import Dispatcher
from bot.testing.words import WordEmbedder
from indexing.audience import Audience
from indexing.documents import DataClass, Document, Passage, ScoredPassage
from indexing.embed import Vectors
from indexing.errors import IndexUnavailableError
from indexing.reading import Finding, Page
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.catalogue import DEFAULT, SKILLS
from skills.messages import Conversation, Message, User
from skills.model import NoModel
from transcription import SpeechSettings

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
QUESTION = "How many weeks of paid parental leave do parents receive?"
TEXT = "Parents receive 16 weeks of paid parental leave. They tell their manager early."
NOT_NUMBERS = (math.nan, math.inf, -math.inf)
ERRORS = (IndexUnavailableError("The index is locked."), TimeoutError(), RuntimeError("bug"), MemoryError())

Fault = Callable[["Faulty", random.Random], None]


def passage(number: int, text: str = TEXT) -> ScoredPassage:
    found = Passage(
        id=f"p{number}",
        document_id=f"d{number}",
        location=f"leave{number}.md",
        title="Parental leave",
        text=text,
        start=0,
        end=len(text),
        heading_path=(),
        page=None,
        row=None,
        author="Ana",
        modified_at=NOW,
        readers=frozenset({"everyone"}),
        data_class=DataClass.INTERNAL,
        kind="file",
    )
    return ScoredPassage(found, 1.0 - number / 10, 0.9, 12.0, number + 1, number + 1)


class Faulty:
    """An index that finds the answer to the question, and breaks where a fault is set."""

    configuration = "faulty"

    def __init__(self) -> None:
        others = ("The canteen opens at noon.", "Bicycles are parked behind the house.")
        self.ranking = [passage(0), *(passage(n + 1, text) for n, text in enumerate(others))]
        self.embedder = WordEmbedder()
        self.reads = 0
        self.on_search: Exception | None = None
        self.on_weights: Exception | None = None
        self.on_embed: Exception | None = None
        self.on_read: Exception | None = None
        self.weights: Callable[[dict[str, float]], dict[str, float]] = lambda weights: weights
        self.vectors: Callable[[Vectors], Vectors] = lambda vectors: vectors
        self.findings: Callable[[list[Finding]], list[Finding]] = lambda findings: findings

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
        _raise(self.on_search)
        return self.ranking[:limit]

    async def document(self, location: str, *, audience: Audience) -> Document | None:
        return None

    async def term_weights(self, words: Sequence[str], *, audience: Audience) -> dict[str, float]:
        _raise(self.on_weights)
        return self.weights(dict.fromkeys(words, 3.0))

    async def embed(self, texts: Sequence[str]) -> Vectors:
        _raise(self.on_embed)
        return self.vectors(self.embedder.embed(texts))

    async def embed_questions(self, questions: Sequence[str]) -> Vectors:
        return await self.embed(questions)

    async def read(self, question: str, pages: Sequence[Page]) -> Sequence[Finding]:
        self.reads += 1
        _raise(self.on_read)
        return self.findings([Finding(4.0 if "16 weeks" in page.text else -6.0) for page in pages])

    async def add_text(self, **given: object) -> str:
        raise AssertionError(f"a question stores nothing: {given}")


def _raise(error: Exception | None) -> None:
    if error is not None:
        raise error


def index_down(index: Faulty, chance: random.Random) -> None:
    index.on_search = chance.choice(ERRORS)


def nothing_found(index: Faulty, chance: random.Random) -> None:
    index.ranking = []


def scores_are_no_numbers(index: Faulty, chance: random.Random) -> None:
    bad = chance.choice(NOT_NUMBERS)
    spoils: tuple[Callable[[ScoredPassage], ScoredPassage], ...] = (
        lambda one: replace(one, dense=bad),
        lambda one: replace(one, keyword=bad),
        lambda one: replace(one, score=bad),
    )
    for place in chance.sample(range(len(index.ranking)), min(1, len(index.ranking))):
        index.ranking[place] = chance.choice(spoils)(index.ranking[place])


def passages_are_empty(index: Faulty, chance: random.Random) -> None:
    text = chance.choice(("", " ", "\n\n", "\u200b"))
    index.ranking = [passage(number, text) for number in range(chance.randint(1, 3))]


def weights_fail(index: Faulty, chance: random.Random) -> None:
    index.on_weights = chance.choice(ERRORS)


def weights_are_no_numbers(index: Faulty, chance: random.Random) -> None:
    bad = chance.choice(NOT_NUMBERS)
    index.weights = lambda weights: {**weights, chance.choice(list(weights)): bad}


def model_down(index: Faulty, chance: random.Random) -> None:
    index.on_embed = chance.choice(ERRORS)


def vectors_are_no_numbers(index: Faulty, chance: random.Random) -> None:
    bad = chance.choice(NOT_NUMBERS)

    def spoil(vectors: Vectors) -> Vectors:
        vectors[0] = bad  # the question's own, which every signal of meaning is made with
        return vectors

    index.vectors = spoil


def vectors_are_misshapen(index: Faulty, chance: random.Random) -> None:
    spoils: tuple[Callable[[Vectors], Vectors], ...] = (
        lambda vectors: vectors[:-1],
        lambda vectors: vectors[:1],
        lambda vectors: vectors[:0],
        lambda vectors: vectors.ravel(),
        lambda vectors: np.zeros((0, 0), dtype=np.float32),
    )
    index.vectors = chance.choice(spoils)


def reader_down(index: Faulty, chance: random.Random) -> None:
    index.on_read = chance.choice(ERRORS)


def findings_are_no_numbers(index: Faulty, chance: random.Random) -> None:
    bad = chance.choice(NOT_NUMBERS)
    index.findings = lambda findings: [replace(one, answered=bad) for one in findings]


def findings_are_missing(index: Faulty, chance: random.Random) -> None:
    index.findings = lambda findings: findings[:-1] if chance.random() < 0.5 else []


FAULTS: tuple[Fault, ...] = (
    index_down,
    nothing_found,
    scores_are_no_numbers,
    passages_are_empty,
    weights_fail,
    weights_are_no_numbers,
    model_down,
    vectors_are_no_numbers,
    vectors_are_misshapen,
)
# of the reader, where the score uses one
READER_FAULTS: tuple[Fault, ...] = (reader_down, findings_are_no_numbers, findings_are_missing)
FAULTS_IN_ALL = 10_000
EACH = -(-FAULTS_IN_ALL // len(FAULTS))


@dataclass(frozen=True)
class Bench:
    home: Path

    def ask(self, index: Faulty) -> Asked | None:
        """What comes back for the question; None where the person gets a plain sentence instead."""
        dispatcher = Dispatcher(
            skills=SKILLS,
            default=DEFAULT,
            index=index,
            model=NoModel(),
            speech=SpeechSettings(),
            home=self.home,
            allowed=lambda _user, _permission: True,
            audience_of=lambda _message: Audience.of({"everyone"}),
            now=lambda: NOW,
        )
        place = Conversation("fake", "T1", "D1", private=True)
        message = Message(QUESTION, User("ana", "Ana"), place, NOW)
        try:
            asked: Asked = asyncio.run(dispatcher.answer(ask, AskQuery(question=QUESTION), message))
        except Exception:  # noqa: BLE001  # whatever was thrown, the person reads a sentence
            return None
        return asked


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with np.errstate(all="ignore"):
        yield Bench(tmp_path)


def uses_reader(bench: Bench) -> bool:
    """Whether the score of this build asks a reader at all."""
    index = Faulty()
    bench.ask(index)
    return index.reads > 0


def test_without_a_fault_the_question_is_answered(bench: Bench) -> None:
    asked = bench.ask(Faulty())
    assert asked is not None
    assert (asked.decision, "16 weeks" in asked.answer) == ("answer", True)


def fail_closed(bench: Bench, fault: Fault, others: Sequence[Fault], count: int) -> None:
    """Break one thing, now and then a second one too; what is answered all the same fails the test."""
    chance = random.Random(fault.__name__)  # noqa: S311  # repeatable, not secret
    for _ in range(count):
        index = Faulty()
        fault(index, chance)
        if chance.random() < 0.2:
            chance.choice(others)(index, chance)
        asked = bench.ask(index)
        assert asked is None or asked.decision != "answer"


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("count", [8, pytest.param(EACH, marks=pytest.mark.deep)])
@pytest.mark.parametrize(
    "fault",
    FAULTS,
    ids=lambda fault: fault.__name__,
)
def test_a_broken_signal_answers_nothing(bench: Bench, fault: Fault, count: int) -> None:
    fail_closed(bench, fault, FAULTS, count)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("count", [8, pytest.param(EACH, marks=pytest.mark.deep)])
@pytest.mark.parametrize("fault", READER_FAULTS, ids=lambda fault: fault.__name__)
def test_a_broken_reader_answers_nothing(bench: Bench, fault: Fault, count: int) -> None:
    if not uses_reader(bench):
        pytest.skip("the score of this build asks no reader")
    fail_closed(bench, fault, FAULTS + READER_FAULTS, count)
