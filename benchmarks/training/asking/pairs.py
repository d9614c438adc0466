"""Questions of our own beside the passages and sentences that answer them, as vectors of the bundled model.

Each section of `benchmarks/training/reader/questions/chat*` is cut as the product cuts documents. A question that only
looks answered by its section is paired with that passage all the same: a search should find what there is on a matter.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.training.reader.sections import CHAT, place_of
from indexing.documents import DocumentDraft, Passage, ScoredPassage
from indexing.drafts import Prepared, passage_id, prepare, splits_of, words_of
from indexing.embed import Embedder, Vectors
from indexing.settings import IndexSettings
from indexing.split import Split
from skills.ask.pieces.sentences import sentences_of
from skills.ask.score.closest import in_its_place

NO_SENTENCE = -1


@dataclass(frozen=True)
class Pair:
    """A question beside the places of its passage and of the sentence that answers it, if any does."""

    question: str
    passage: int
    sentence: int = NO_SENTENCE


@dataclass
class Texts:
    """What the documents hold: each passage as it is embedded, each sentence alone and in its place, and of which
    document either is."""

    passages: list[str] = field(default_factory=list)
    sentences: list[tuple[str, str]] = field(default_factory=list)
    of_passage: list[int] = field(default_factory=list)
    of_sentence: list[int] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


@dataclass(frozen=True)
class Learnt:
    """The same as vectors of unit length, shape (texts, dimensions), and for each pair the place of its passage and of
    its sentence; of a sentence the mean of both its vectors, whose product is the mean of both cosines."""

    questions: Vectors
    passages: Vectors
    sentences: Vectors
    targets: np.ndarray


def read_texts(folders: Sequence[Path] = CHAT) -> Texts:
    texts = Texts()
    lines = [
        line
        for folder in folders
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    titles: dict[str, int] = {}
    for number, line in enumerate(lines):
        row = json.loads(line)
        _take_in(texts, number, titles.setdefault(row["title"], len(titles)), row)
    return texts


def embedded(texts: Texts, embedder: Embedder) -> Learnt:
    both = embedder.embed([text for pair in texts.sentences for text in pair])
    return Learnt(
        embedder.embed([one.question for one in texts.pairs]),
        embedder.embed(texts.passages),
        both.reshape(len(texts.sentences), 2, -1).mean(axis=1),
        np.array([(one.passage, one.sentence) for one in texts.pairs]),
    )


def _take_in(texts: Texts, number: int, owner: int, row: dict[str, Any]) -> None:
    """Add a section; `owner` is the number of its document, which others may be of too."""
    size = IndexSettings().passage_characters
    document = prepare(DocumentDraft(str(number), row["title"], f"# {row['heading']}\n\n{row['text']}"), size)
    passages = [_passage(document, found) for found in splits_of(document, size)]
    first, first_said = len(texts.passages), len(texts.sentences)
    said = [(place, one) for place, passage in enumerate(passages, first) for one in sentences_of(passage)]
    texts.passages += [words_of(document, found) for found in splits_of(document, size)]
    texts.sentences += [(one.words, in_its_place(_found(one.passage), one.words)) for _, one in said]
    texts.of_passage += [owner] * len(passages)
    texts.of_sentence += [owner] * len(said)
    for kind in ("asked", "near"):
        for question, *where in row[kind]:
            start, _ = place_of(document.draft.markdown, where, len(f"# {row['heading']}"))
            at = next((n for n, one in enumerate(passages, first) if one.start <= start < one.end), None)
            if at is None:
                continue
            told = (
                n for n, (place, one) in enumerate(said, first_said)
                if kind == "asked" and place == at and one.start <= start < one.end
            )  # fmt: skip
            texts.pairs.append(Pair(question, at, next(told, NO_SENTENCE)))


def _passage(document: Prepared, found: Split) -> Passage:
    draft = document.draft
    return Passage(
        passage_id(document, found), document.id, draft.location, draft.title, draft.markdown[found.start : found.end],
        found.start, found.end, found.heading_path, found.page, found.row, draft.author, draft.modified_at,
        draft.readers, draft.data_class, draft.kind,
    )  # fmt: skip


def _found(passage: Passage) -> ScoredPassage:
    return ScoredPassage(passage, 0.0, 0.0, 0.0, None, None)
