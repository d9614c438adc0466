"""Runs the product's own retrieval and signals over labelled questions; nothing is simulated."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import create_engine

from benchmarks.training.answer_score.questions import COMPANIES, HANDBOOK, PUBLIC, Asked, Page
from indexing.audience import Audience
from indexing.documents import DocumentDraft, ScoredPassage
from indexing.index import Index
from indexing.ingest import add_paths
from indexing.reading import Finding, Reader
from indexing.reading import Page as Shown
from indexing.settings import IndexSettings
from indexing.tables import IndexBase
from skills.ask.draft import FOUND, LOOKED_THROUGH
from skills.ask.keyed import columns_before, naming_rows, with_keyed
from skills.ask.pieces.plain import plain
from skills.ask.pieces.words import content_words
from skills.ask.score.closest import closest_first
from skills.ask.score.extract import READ, Reading, read
from skills.ask.score.signals import Question
from skills.confidence import Scorer


@dataclass(frozen=True)
class Observed:
    """One question with its ranking, kept so that sentences can be scored again with other weights."""

    asked: Asked
    question: Question
    ranking: Sequence[ScoredPassage]
    columns: Mapping[str, tuple[str, ...]]


class Memo:
    """The index with each text embedded once and each passage read once for a question, however often it is scored.

    `readers` are by fold, and the shipped one under None."""

    def __init__(self, index: Index, readers: Mapping[int | None, Reader]) -> None:
        self.index = index
        self.readers = readers
        self.vectors: dict[str, Any] = {}
        self.findings: dict[tuple[int | None, str, Shown], Finding] = {}

    def read_by(self, fold: int | None) -> "ReadBy":
        return ReadBy(self, fold)

    def read(self, fold: int | None, question: str, pages: Sequence[Shown]) -> Sequence[Finding]:
        new = [page for page in pages if (fold, question, page) not in self.findings]
        if new:
            found = self.readers[fold].read(question, new)
            self.findings.update(((fold, question, page), one) for page, one in zip(new, found, strict=True))
        return [self.findings[fold, question, page] for page in pages]

    async def embed(self, texts: Sequence[str]) -> Any:  # Any: a numpy array, as the index gives
        new = [text for text in dict.fromkeys(texts) if text not in self.vectors]
        if new:
            self.vectors.update(zip(new, await self.index.embed(new), strict=True))
        return np.stack([self.vectors[text] for text in texts])

    def load(self, file: Path | None) -> None:
        if file and file.is_file():
            stored = np.load(file)
            self.vectors = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))

    def save(self, file: Path | None) -> None:
        if file:
            np.savez(file, texts=np.array(list(self.vectors)), vectors=np.stack(list(self.vectors.values())))

    def __getattr__(self, name: str) -> Any:  # Any: everything else is the index's own
        return getattr(self.index, name)


@dataclass(frozen=True)
class ReadBy:
    """The same index with the reader of one fold."""

    memo: Memo
    fold: int | None

    async def read(self, question: str, pages: Sequence[Shown]) -> Sequence[Finding]:
        return self.memo.read(self.fold, question, pages)

    def __getattr__(self, name: str) -> Any:  # Any: everything else is the memo's or the index's own
        return getattr(self.memo, name)


def build_index(
    pages: Sequence[Page], handbook: Path, home: Path, readers: Mapping[int | None, Reader]
) -> Memo:
    """Each public page a document that only its group may read; the handbook's folder and those of the companies as a
    person would add them."""
    engine = create_engine(f"sqlite:///{home / 'train.db'}")
    IndexBase.metadata.create_all(engine)
    index = Index(engine, home / "caches", IndexSettings())
    index.add(
        [
            DocumentDraft(page.location, page.title, page.text, readers=frozenset({f"group:{page.group}"}))
            for page in pages
        ]
    )
    add_paths(index, [handbook], readers=frozenset({f"group:{HANDBOOK}"}))
    for company in sorted(COMPANIES.glob("*/documents")):
        add_paths(index, [company], readers=frozenset({f"group:company/{company.parent.name}"}))
    return Memo(index, readers)


async def observe(index: Memo, asked: Asked, groups: frozenset[str]) -> Observed:
    """Search as somebody who may read the question's corpus, every group of it but the hidden one."""
    readable = groups - {asked.hidden} if asked.corpus == PUBLIC else {asked.corpus}
    audience = Audience.of({f"group:{group}" for group in readable})
    weights = await index.term_weights(content_words(asked.text), audience=audience)
    reads = index.read_by(asked.fold)
    wider = await index.search(asked.text, audience=audience, limit=LOOKED_THROUGH)
    wider = await closest_first(asked.text, wider, reads)
    columns = await columns_before(naming_rows(asked.text, wider), reads, audience)
    ranking = with_keyed(asked.text, wider[:FOUND], wider, READ, columns)
    columns = await columns_before(ranking[:READ], reads, audience)
    return Observed(asked, Question.of(asked.text, weights), ranking, columns)


async def read_all(index: Memo, observed: Sequence[Observed], scorer: Scorer) -> list[Reading]:
    return [
        await read(
            one.ranking,
            one.question,
            index.read_by(one.asked.fold),
            scorer,
            one.columns,
            today=one.asked.today,
        )
        for one in observed
    ]


def observe_all(index: Memo, pages: Sequence[Page], asked: Sequence[Asked]) -> list[Observed]:
    groups = frozenset(page.group for page in pages)

    async def run() -> list[Observed]:
        return [await observe(index, one, groups) for one in asked]

    return asyncio.run(run())


def is_right(asked: Asked, text: str, location: str) -> bool:
    """Whether a sentence of this page holds one of the golds, blank space and marks aside."""
    return location == asked.page and any(_flat(gold) in _flat(text) for gold in asked.golds)


def sentence_rows(
    observed: Sequence[Observed], readings: Sequence[Reading]
) -> Iterator[tuple[list[float], bool, str]]:
    """(signals, right, group) of every sentence read for an answerable question."""
    for one, reading in zip(observed, readings, strict=True):
        if one.asked.golds:
            for candidate in reading.candidates:
                location = candidate.sentence.passage.location
                yield (
                    candidate.signals.vector(),
                    is_right(one.asked, candidate.sentence.text, location),
                    one.asked.group,
                )


def _flat(text: str) -> str:
    return " ".join(plain(text).lower().split())
