"""Rows of SQL to what the rest of the house works with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import Row

from indexing.candidates import Entry
from indexing.documents import DataClass, Document, DocumentDraft, DocumentSummary, Passage
from indexing.drafts import embedded_text
from indexing.tables import DocumentRow, PassageRow, ReaderSetRow

ENTRY_COLUMNS = (
    PassageRow.id,
    PassageRow.document_id,
    PassageRow.context,
    PassageRow.text,
    PassageRow.embedding,
    DocumentRow.reader_set_id,
    DocumentRow.kind,
    DocumentRow.modified_at,
)
PASSAGE_COLUMNS = (
    PassageRow.id,
    PassageRow.document_id,
    PassageRow.text,
    PassageRow.start,
    PassageRow.end,
    PassageRow.heading_path,
    PassageRow.page,
    PassageRow.row,
    PassageRow.embedding,
    DocumentRow.location,
    DocumentRow.title,
    DocumentRow.author,
    DocumentRow.modified_at,
    DocumentRow.data_class,
    DocumentRow.kind,
    ReaderSetRow.readers,
)


@dataclass(frozen=True)
class KnownFile:
    """What is stored of a file, enough to see that it did not change."""

    document_id: str
    origin: str
    fingerprint: str
    content_hash: str
    splitter: str
    readers: frozenset[str]
    data_class: DataClass


def to_known(row: DocumentRow, readers: str) -> KnownFile:
    return KnownFile(
        document_id=row.id,
        origin=row.origin,
        fingerprint=row.fingerprint,
        content_hash=row.content_hash,
        splitter=row.splitter,
        readers=to_readers(readers),
        data_class=DataClass(row.data_class),
    )


def to_draft(row: DocumentRow, readers: str) -> DocumentDraft:
    return DocumentDraft(
        location=row.location,
        title=row.title,
        markdown=row.markdown,
        readers=to_readers(readers),
        data_class=DataClass(row.data_class),
        author=row.author,
        modified_at=row.modified_at,
        kind=row.kind,
        media=row.media,
        origin=row.origin,
        fingerprint=row.fingerprint,
        content_hash=row.content_hash,
    )


def to_readers(stored: str) -> frozenset[str]:
    return frozenset(stored.split(","))


def from_readers(readers: frozenset[str]) -> str:
    return ",".join(sorted(readers))


def to_document(row: DocumentRow, readers: str) -> Document:
    return Document(
        id=row.id,
        location=row.location,
        title=row.title,
        markdown=row.markdown,
        author=row.author,
        modified_at=row.modified_at,
        readers=to_readers(readers),
        data_class=DataClass(row.data_class),
        kind=row.kind,
        content_hash=row.content_hash,
    )


def to_summary(row: DocumentRow, readers: str, passages: int) -> DocumentSummary:
    return DocumentSummary(
        id=row.id,
        location=row.location,
        title=row.title,
        author=row.author,
        modified_at=row.modified_at,
        readers=to_readers(readers),
        data_class=DataClass(row.data_class),
        kind=row.kind,
        passages=passages,
    )


def to_passage(row: Row[*tuple[Any, ...]]) -> Passage:
    """From a row of PASSAGE_COLUMNS."""
    return Passage(
        id=row.id,
        document_id=row.document_id,
        location=row.location,
        title=row.title,
        text=row.text,
        start=row.start,
        end=row.end,
        heading_path=tuple(row.heading_path),
        page=row.page,
        row=row.row,
        author=row.author,
        modified_at=row.modified_at,
        readers=to_readers(row.readers),
        data_class=DataClass(row.data_class),
        kind=row.kind,
    )


def to_entry(row: Row[*tuple[Any, ...]]) -> Entry:
    """From a row of ENTRY_COLUMNS."""
    return Entry(
        passage_id=row.id,
        document_id=row.document_id,
        reader_set=row.reader_set_id,
        kind=row.kind,
        modified=_seconds(row.modified_at),
        words=embedded_text(row.context, row.text),
        vector=np.frombuffer(row.embedding, dtype="<f4"),
    )


def _seconds(moment: datetime | None) -> int:
    return 0 if moment is None else int(moment.timestamp())
