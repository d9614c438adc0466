"""Writing the truth: each batch of documents in one transaction, together with the note that they changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from indexing.database import transaction
from indexing.drafts import Prepared, passage_id
from indexing.embed import Vectors, to_bytes
from indexing.records import from_readers
from indexing.split import Split
from indexing.tables import ChangeRow, DocumentRow, PassageRow, ReaderSetRow, StateRow


@dataclass(frozen=True)
class Content:
    """The passages of a document and their vectors, row by row."""

    splits: Sequence[Split]
    vectors: Vectors
    model: str


def ensure_state(engine: Engine, model: str, splitter: str) -> None:
    """Make the one row of state if there is none; two processes that start together make one."""
    with transaction(engine) as session:
        if session.get(StateRow, 1) is not None:
            return
    row = StateRow(id=1, version=0, identity=uuid4().hex, embedding_model=model, splitter=splitter)
    try:
        with transaction(engine) as session:
            session.add(row)
    except IntegrityError:
        return  # the other process was first


def begin_change(session: Session) -> int:
    """Raise the version; from here on no other writer comes between, so versions follow commits."""
    raised = update(StateRow).values(version=StateRow.version + 1).returning(StateRow.version)
    return session.scalars(raised).one()


def set_model(session: Session, model: str, splitter: str) -> None:
    """Say that every stored vector now comes from this model."""
    session.execute(update(StateRow).values(embedding_model=model, splitter=splitter))


def write_document(session: Session, document: Prepared, content: Content | None, version: int) -> None:
    """Store a document; without content its passages stay as they are and only what is said of it changes."""
    row = session.get(DocumentRow, document.id) or DocumentRow(id=document.id)
    _fill(row, document, _reader_set(session, document.draft.readers))
    session.add(row)
    session.flush()
    if content is not None:
        _write_passages(session, document, content)
    note_change(session, document.id, version)


def delete_documents(session: Session, ids: Iterable[str], version: int) -> None:
    for one in ids:
        session.execute(delete(PassageRow).where(PassageRow.document_id == one))
        session.execute(delete(DocumentRow).where(DocumentRow.id == one))
        note_change(session, one, version)


def note_change(session: Session, document_id: str, version: int) -> None:
    session.merge(ChangeRow(document_id=document_id, version=version))


def _fill(row: DocumentRow, document: Prepared, reader_set: int) -> None:
    draft = document.draft
    row.location, row.title, row.markdown = draft.location, draft.title, draft.markdown
    row.author, row.modified_at, row.kind = draft.author, draft.modified_at, draft.kind
    row.reader_set_id, row.data_class = reader_set, draft.data_class.value
    row.media, row.origin, row.fingerprint = draft.media, draft.origin, draft.fingerprint
    row.content_hash, row.splitter = document.content_hash, document.splitter


def _reader_set(session: Session, readers: frozenset[str]) -> int:
    stored = from_readers(readers)
    known = session.scalar(select(ReaderSetRow.id).where(ReaderSetRow.readers == stored))
    if known is not None:
        return known
    row = ReaderSetRow(readers=stored)
    session.add(row)
    session.flush()
    return row.id


def _write_passages(session: Session, document: Prepared, content: Content) -> None:
    session.execute(delete(PassageRow).where(PassageRow.document_id == document.id))
    rows = [
        {
            "id": passage_id(document, found),
            "document_id": document.id,
            "position": position,
            "start": found.start,
            "end": found.end,
            "text": document.draft.markdown[found.start : found.end],
            "context": found.context,
            "heading_path": list(found.heading_path),
            "page": found.page,
            "row": found.row,
            "embedding": to_bytes(content.vectors[position]),
            "embedding_model": content.model,
        }
        for position, found in enumerate(content.splits)
    ]
    if rows:
        session.execute(insert(PassageRow), rows)
