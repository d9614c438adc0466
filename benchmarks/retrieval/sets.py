"""Public sets with their right passages: SQuAD 2.0, ClapNQ, MTRAG-UN, and our questions on a staff handbook."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.training.answer_score.questions import KEPT_APART
from indexing.documents import DocumentDraft, Passage

HANDBOOK = "handbook"
HANDBOOK_QUESTIONS = Path(__file__).parents[1] / "training" / "answer_score"
COMPANIES = Path(__file__).parents[1] / "companies"


@dataclass(frozen=True)
class Said:
    """What one side of a conversation wrote."""

    user: bool
    text: str


@dataclass(frozen=True)
class Query:
    """A question and what a right passage holds: a part of one of `documents`, with a span or quote if any are named.

    `group` is the article or page: questions of one group never stand in both halves. `before` are the turns before."""

    text: str
    group: str
    documents: frozenset[str]
    spans: tuple[tuple[int, int], ...] = ()
    quotes: tuple[str, ...] = ()
    before: tuple[Said, ...] = ()

    @property
    def tuned_on(self) -> bool:
        """Whether the weight of the fusion was chosen on this half."""
        return int(sha256(self.group.encode()).hexdigest(), 16) % 2 == 0

    def is_right(self, passage: Passage) -> bool:
        if passage.location not in self.documents:
            return False
        if self.spans:
            return any(passage.start <= start and end <= passage.end for start, end in self.spans)
        return not self.quotes or any(_flat(quote) in _flat(passage.text) for quote in self.quotes)


@dataclass(frozen=True)
class QuestionSet:
    """Documents that only `group:NAME` may read, as drafts or the files of a folder."""

    name: str
    drafts: list[DocumentDraft]
    queries: list[Query]
    folder: Path | None = None


def read_sets(data: Path) -> Iterator[QuestionSet]:
    """Each set of `data`, which is laid out as its README says, and the companies whose questions nothing has learnt
    from."""
    yield _squad(data / "answers")
    yield _clapnq(data / "answers")
    yield _mtrag(data / "answers")
    yield _handbook(data / "handbook" / "pages")
    yield from (_company(COMPANIES / name) for name in sorted(KEPT_APART))


def _squad(folder: Path) -> QuestionSet:
    drafts = [
        _draft("squad", row["id"], row["article"].replace("_", " "), row["text"])
        for row in _rows(folder / "squad2_passages.jsonl.gz")
    ]
    queries = [
        Query(
            row["question"],
            row["article"],
            frozenset({f"squad/{row['passage_id']}"}),
            spans=tuple((one["start"], one["start"] + len(one["text"])) for one in row["answers"]),
        )
        for row in _rows(folder / "squad2.jsonl.gz")
        if not row["is_impossible"]
    ]
    return QuestionSet("squad", drafts, queries)


def _clapnq(folder: Path) -> QuestionSet:
    rows = list(_rows(folder / "clapnq.jsonl.gz"))
    queries = [
        Query(
            row["question"],
            str(row["id"]),
            frozenset({f"clapnq/{row['id']}"}),
            quotes=tuple(sentence for answer in row["answers"] for sentence in answer["sentences"]),
        )
        for row in rows
        if row["answerable"]
    ]
    return QuestionSet(
        "clapnq", [_draft("clapnq", row["id"], row["title"], row["passage"]) for row in rows], queries
    )


def _mtrag(folder: Path) -> QuestionSet:
    """The passages of all turns as one corpus; any part of a turn's own passages is right."""
    rows = list(_rows(folder / "mtrag_un.jsonl.gz"))
    contexts = {context["id"]: context for row in rows for context in row["contexts"]}
    queries = [
        Query(
            row["input"][-1]["text"],
            row["id"].split("<")[0],
            frozenset(f"mtrag/{context['id']}" for context in row["contexts"]),
            before=tuple(Said(turn["speaker"] == "user", turn["text"]) for turn in row["input"][:-1]),
        )
        for row in rows
        if row["contexts"]
    ]
    drafts = [_draft("mtrag", one["id"], one["title"] or "", one["text"]) for one in contexts.values()]
    return QuestionSet("mtrag", drafts, queries)


def _handbook(pages: Path) -> QuestionSet:
    """Any passage of the page that answers is right; pages are named as in the folder."""
    drafts = [
        _draft(HANDBOOK, page.relative_to(pages), _title(text, page), text)
        for page in sorted(pages.rglob("*.md"))
        if (text := page.read_text(encoding="utf-8")).strip()
    ]
    rows = [
        json.loads(line)
        for file in sorted(HANDBOOK_QUESTIONS.glob("handbook_*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    queries = [
        Query(row["question"], row["document"], frozenset({f"{HANDBOOK}/{row['document']}"}))
        for row in rows
        if row["answer"]
    ]
    return QuestionSet(HANDBOOK, drafts, queries)


def _company(folder: Path) -> QuestionSet:
    """A passage is right if it holds the labelled words of the labelled document."""
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [
        Query(
            row["question"],
            row["document"],
            frozenset({str(folder / "documents" / row["document"])}),
            quotes=(row["answer"],),
        )
        for row in map(json.loads, lines)
        if row["answer"]
    ]
    return QuestionSet(folder.name, [], queries, folder / "documents")


def _draft(name: str, one: object, title: str, text: str) -> DocumentDraft:
    return DocumentDraft(f"{name}/{one}", title, text, readers=frozenset({f"group:{name}"}))


def _title(text: str, page: Path) -> str:
    named = re.search(r"^title:\s*(.+)$", text, re.MULTILINE)
    return named[1].strip("\"' ") if named else page.stem.replace("-", " ")


def _flat(text: str) -> str:
    """Letters and digits alone: the sets put blanks round their marks in different ways."""
    return re.sub(r"\W+", "", text).lower()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
