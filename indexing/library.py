"""Reading the truth: documents, passages and what changed, straight from SQL."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Select, func, or_, select
from sqlalchemy.orm import defer

from indexing.audience import Audience
from indexing.candidates import Entry, Visible
from indexing.database import transaction
from indexing.documents import Document, DocumentDraft, DocumentSummary, Passage
from indexing.records import (
    ENTRY_COLUMNS,
    PASSAGE_COLUMNS,
    KnownFile,
    to_document,
    to_draft,
    to_entry,
    to_known,
    to_passage,
    to_readers,
    to_summary,
)
from indexing.tables import ChangeRow, DocumentRow, PassageRow, ReaderSetRow, StateRow

_WITHOUT_TEXT = defer(DocumentRow.markdown, raiseload=True)  # a document's text may be megabytes
# Single columns: whole rows would be kept track of one by one, which takes longer than reading them.
_PASSAGES = (
    select(*PASSAGE_COLUMNS)
    .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
    .join(ReaderSetRow, ReaderSetRow.id == DocumentRow.reader_set_id)
)
_ENTRIES = select(*ENTRY_COLUMNS).join(DocumentRow, DocumentRow.id == PassageRow.document_id)

Change = tuple[str, int]  # a document's id and the version at which it changed
Fetched = tuple[Passage, bytes]  # a passage and its stored vector


class Library:
    """Questions to the database; each opens its own short transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def state(self) -> tuple[str, int]:
        """The database's identity and its version, which rises with every change."""
        with transaction(self.engine) as session:
            found = session.execute(select(StateRow.identity, StateRow.version)).first()
            return (found[0], found[1]) if found else ("", 0)

    def embedding_model(self) -> str | None:
        """The model all stored vectors come from; None while nothing was ever stored."""
        with transaction(self.engine) as session:
            return session.scalar(select(StateRow.embedding_model))

    def stale_documents(self, model: str, splitter: str) -> list[str]:
        """Documents that were embedded by another model or cut in another way."""
        foreign = select(PassageRow.document_id).where(PassageRow.embedding_model != model)
        stale = or_(DocumentRow.splitter != splitter, DocumentRow.id.in_(foreign))
        with transaction(self.engine) as session:
            return list(session.scalars(select(DocumentRow.id).where(stale).order_by(DocumentRow.id)))

    def drafts(self, ids: Sequence[str]) -> list[DocumentDraft]:
        """Stored documents as drafts, ready to be cut and embedded again."""
        query = select(DocumentRow, ReaderSetRow.readers).join(ReaderSetRow).where(DocumentRow.id.in_(ids))
        with transaction(self.engine) as session:
            return [to_draft(row, readers) for row, readers in session.execute(query).all()]

    def splitters(self, ids: Sequence[str]) -> dict[str, str]:
        query = select(DocumentRow.id, DocumentRow.splitter).where(DocumentRow.id.in_(ids))
        with transaction(self.engine) as session:
            return {row[0]: row[1] for row in session.execute(query).all()}

    def known_files(self, scope: str) -> dict[str, KnownFile]:
        """By location, what is stored of the files at or below an absolute path."""
        below = DocumentRow.origin.startswith(scope.rstrip("/") + "/", autoescape=True)
        query = (
            select(DocumentRow, ReaderSetRow.readers)
            .join(ReaderSetRow)
            .where(or_(DocumentRow.origin == scope, below))
            .options(_WITHOUT_TEXT)
        )
        with transaction(self.engine) as session:
            return {row.location: to_known(row, readers) for row, readers in session.execute(query).all()}

    def known_documents(self, ids: Sequence[str]) -> dict[str, KnownFile]:
        """By location, what is stored of these documents, wherever they came from."""
        query = (
            select(DocumentRow, ReaderSetRow.readers)
            .join(ReaderSetRow)
            .where(DocumentRow.id.in_(ids))
            .options(_WITHOUT_TEXT)
        )
        with transaction(self.engine) as session:
            return {row.location: to_known(row, readers) for row, readers in session.execute(query).all()}

    def visible(
        self,
        audience: Audience,
        since: datetime | None = None,
        kind: str | None = None,
        documents: tuple[str, ...] | None = None,
    ) -> Visible:
        """The filter for an audience, decided over the distinct reader sets as they stand now."""
        with transaction(self.engine) as session:
            sets = session.execute(select(ReaderSetRow.id, ReaderSetRow.readers)).all()
        allowed = tuple(sorted(one for one, readers in sets if audience.may_read(to_readers(readers))))
        everything = bool(allowed) and len(allowed) == len(sets)
        return Visible(None if everything else allowed, since, kind, documents)

    def passages(self, ids: Sequence[str], audience: Audience, visible: Visible) -> dict[str, Fetched]:
        """Those of the passages that the audience may read at this moment, whatever a cache still says."""
        query = _PASSAGES.where(PassageRow.id.in_(ids))
        with transaction(self.engine) as session:
            rows = session.execute(query).all()
        fetched = ((to_passage(row), row.embedding) for row in rows)
        return {
            passage.id: (passage, vector)
            for passage, vector in fetched
            if audience.may_read(passage.readers) and _matches(passage, visible)
        }

    def document(self, location_or_id: str, audience: Audience) -> Document | None:
        named = or_(DocumentRow.id == location_or_id, DocumentRow.location == location_or_id)
        query = select(DocumentRow, ReaderSetRow.readers).join(ReaderSetRow).where(named)
        with transaction(self.engine) as session:
            found = [to_document(row, readers) for row, readers in session.execute(query).all()]
        # A document may be named like another's id: the location, which people write, goes first.
        found.sort(key=lambda one: one.location != location_or_id)
        return next((one for one in found if audience.may_read(one.readers)), None)

    def summaries(self) -> tuple[DocumentSummary, ...]:
        counts = select(PassageRow.document_id, func.count().label("passages")).group_by(
            PassageRow.document_id
        )
        counted = counts.subquery()
        query = (
            select(DocumentRow, ReaderSetRow.readers, func.coalesce(counted.c.passages, 0))
            .join(ReaderSetRow)
            .outerjoin(counted, counted.c.document_id == DocumentRow.id)
            .options(_WITHOUT_TEXT)
            .order_by(DocumentRow.location)
        )
        with transaction(self.engine) as session:
            return tuple(to_summary(*row) for row in session.execute(query).all())

    def changes(self, after: int, up_to: int) -> list[Change]:
        query = (
            select(ChangeRow.document_id, ChangeRow.version)
            .where(ChangeRow.version > after, ChangeRow.version <= up_to)
            .order_by(ChangeRow.version, ChangeRow.document_id)
        )
        with transaction(self.engine) as session:
            return [(row[0], row[1]) for row in session.execute(query).all()]

    def document_ids(self) -> list[str]:
        with transaction(self.engine) as session:
            return list(session.scalars(select(DocumentRow.id).order_by(DocumentRow.id)))

    def count_passages(self) -> int:
        with transaction(self.engine) as session:
            return session.scalar(select(func.count()).select_from(PassageRow)) or 0

    def sample(self, count: int) -> list[Entry]:
        """A few passages spread over the index, by the order of their ids, which are hashes."""
        return self._entries(_ENTRIES.order_by(PassageRow.id).limit(count))

    def entries(self, documents: Sequence[str]) -> list[Entry]:
        """What the caches hold of these documents' passages."""
        return self._entries(_ENTRIES.where(PassageRow.document_id.in_(documents)))

    def all_entries(self, batch: int = 200) -> Iterator[list[Entry]]:
        """Every document's entries, some documents at a time, so that memory stays flat."""
        ids = self.document_ids()
        for start in range(0, len(ids), batch):
            yield self.entries(ids[start : start + batch])

    def _entries(self, query: Select[*tuple[Any, ...]]) -> list[Entry]:  # of ENTRY_COLUMNS
        with transaction(self.engine) as session:
            return [to_entry(row) for row in session.execute(query)]


def _matches(passage: Passage, visible: Visible) -> bool:
    recent = visible.since is None or (
        passage.modified_at is not None and passage.modified_at >= visible.since
    )
    named = visible.documents is None or passage.document_id in visible.documents
    return recent and named and visible.kind in (None, passage.kind)
