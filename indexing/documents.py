"""Documents and passages, field by field: what was written, by whom, and who may read it."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from indexing.errors import ReadersError

EVERYONE = frozenset({"everyone"})
_READER = re.compile(r"world|everyone|(?:channel|group|user):[^\s,:][^\s,]*")


class DataClass(StrEnum):
    """How far a document may travel; a model provider is cleared for a class or sees nothing of it."""

    OPEN = "open"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True)
class Document:
    """One stored document; `location` is the path or URL as added, `markdown` keeps its whitespace."""

    id: str
    location: str
    title: str
    markdown: str
    author: str | None
    modified_at: datetime | None
    readers: frozenset[str]
    data_class: DataClass
    kind: str
    content_hash: str


@dataclass(frozen=True)
class DocumentSummary:
    """A line of the list of documents: everything but the text."""

    id: str
    location: str
    title: str
    author: str | None
    modified_at: datetime | None
    readers: frozenset[str]
    data_class: DataClass
    kind: str
    passages: int


@dataclass(frozen=True)
class DocumentDraft:
    """A document on its way in.

    `media` names the form it was read from ("md", "pdf", "csv", …). A source fills the last three:
    `origin` is the absolute path, `fingerprint` differs when it may have changed and `content_hash` when it has.
    """

    location: str
    title: str
    markdown: str
    readers: frozenset[str] = EVERYONE
    data_class: DataClass = DataClass.INTERNAL
    author: str | None = None
    modified_at: datetime | None = None
    kind: str = "file"
    media: str = "md"
    origin: str = ""
    fingerprint: str = ""
    content_hash: str = ""


@dataclass(frozen=True)
class Passage:
    """A piece of a document: `markdown[start:end] == text`, in characters of the stored Markdown.

    `page` counts from 1 (PDF pages, slides); `row` is the first table row, the header being 1 (CSV, XLSX).
    """

    id: str
    document_id: str
    location: str
    title: str
    text: str
    start: int
    end: int
    heading_path: tuple[str, ...]
    page: int | None
    row: int | None
    author: str | None
    modified_at: datetime | None
    readers: frozenset[str]
    data_class: DataClass
    kind: str


@dataclass(frozen=True)
class ScoredPassage:
    """A passage found: `score` is the fused rank score in 0..1, `dense` the cosine with the question as it is worded,
    `keyword` the raw BM25. `score` and `dense_rank` come of the question turned to what answers it.

    Ranks count from 1 in each list; None where the passage was not among that list's candidates.
    `duplicates` are passages elsewhere that say the same, readable by the same audience; each is found only here.
    """

    passage: Passage
    score: float
    dense: float
    keyword: float
    dense_rank: int | None
    keyword_rank: int | None
    duplicates: tuple[Passage, ...] = ()


Ranking = list[ScoredPassage]


def parse_readers(text: str) -> frozenset[str]:
    """Turn "everyone,group:hr" into a set of readers; raises ReadersError for any other word."""
    readers = frozenset(word.strip() for word in text.split(",") if word.strip())
    return check_readers(readers)


def check_readers(readers: frozenset[str]) -> frozenset[str]:
    """Return the readers if each is one we know, so that a misspelt right never reaches the store."""
    wrong = sorted(reader for reader in readers if not _READER.fullmatch(reader))
    if wrong:
        raise ReadersError(
            f"{wrong[0]!r} is not a reader: use world, everyone, channel:ID, group:NAME or user:ID."
        )
    if not readers:
        raise ReadersError("No readers were named: use world, everyone, channel:ID, group:NAME or user:ID.")
    return readers
