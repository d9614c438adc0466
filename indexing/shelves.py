"""Documents onto the shelf and off it: cut, embed, then store with the note that the caches must follow."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from sqlalchemy import update
from sqlalchemy.orm import Session

from indexing.database import transaction
from indexing.documents import DocumentDraft
from indexing.drafts import Prepared, prepare, splits_of, words_of
from indexing.embed import Embedder
from indexing.library import Library
from indexing.settings import IndexSettings
from indexing.split import splitter_hash
from indexing.tables import DocumentRow
from indexing.writing import Content, begin_change, delete_documents, ensure_state, set_model, write_document

_DOCUMENTS = 20  # refreshed at a time


@dataclass(frozen=True)
class Stored:
    """What became of a batch of documents; `passages` counts those embedded anew."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    passages: int = 0


class Shelves:
    """Writes documents; a batch is stored whole or not at all."""

    def __init__(self, library: Library, embedder: Embedder, settings: IndexSettings) -> None:
        self.library = library
        self.embedder = embedder
        self.size = settings.passage_characters
        self.splitter = splitter_hash(self.size)

    def store(self, drafts: Sequence[DocumentDraft]) -> Stored:
        """Store or replace documents; the same again costs nothing, and new rights alone embed nothing."""
        documents = {one.id: one for one in (prepare(draft, self.size) for draft in drafts)}
        stored = {one.id: one for one in self._stored(list(documents))}
        same = {key for key in stored if _content(stored[key]) == _content(documents[key])}
        contents = self._embed([one for key, one in documents.items() if key not in same])
        changed = [one for key, one in documents.items() if stored.get(key) != one]
        if changed:
            self._write(changed, contents)
        added = len(documents.keys() - stored.keys())
        return Stored(
            added=added,
            changed=len(changed) - added,
            unchanged=len(documents) - len(changed),
            passages=sum(len(content.splits) for content in contents.values()),
        )

    def remove(self, ids: Sequence[str]) -> None:
        if not ids:
            return
        with self._change() as (session, version):
            delete_documents(session, ids, version)

    def note_fingerprint(self, document: str, fingerprint: str) -> None:
        """The file was touched but reads the same: next time it need not be opened."""
        with transaction(self.library.engine) as session:
            session.execute(
                update(DocumentRow).where(DocumentRow.id == document).values(fingerprint=fingerprint)
            )

    def refresh(self, on_progress: Callable[[int, int], None] | None = None) -> None:
        """Cut and embed again what another model or another passage size has left; safe to stop and go on."""
        stale = self.library.stale_documents(self.embedder.name, self.splitter)
        for start in range(0, len(stale), _DOCUMENTS):
            drafts = self.library.drafts(stale[start : start + _DOCUMENTS])
            documents = [prepare(draft, self.size) for draft in drafts]
            self._write(documents, self._embed(documents))
            if on_progress:
                on_progress(min(start + _DOCUMENTS, len(stale)), len(stale))
        with transaction(self.library.engine) as session:
            set_model(session, self.embedder.name, self.splitter)

    @contextmanager
    def _change(self) -> Iterator[tuple[Session, int]]:
        """A transaction that raises the version first."""
        engine = self.library.engine
        ensure_state(engine, self.embedder.name, self.splitter)
        with transaction(engine) as session:
            yield session, begin_change(session)

    def _stored(self, ids: Sequence[str]) -> list[Prepared]:
        splitters = self.library.splitters(ids)
        prepared = (prepare(draft, self.size) for draft in self.library.drafts(ids))
        return [Prepared(one.id, one.draft, one.content_hash, splitters[one.id]) for one in prepared]

    def _embed(self, documents: Sequence[Prepared]) -> dict[str, Content]:
        splits = [splits_of(document, self.size) for document in documents]
        words = [
            words_of(document, found)
            for document, some in zip(documents, splits, strict=True)
            for found in some
        ]
        vectors = self.embedder.embed(words)
        ends = np.cumsum([len(some) for some in splits])
        return {
            document.id: Content(some, vectors[end - len(some) : end], self.embedder.name)
            for document, some, end in zip(documents, splits, ends, strict=True)
        }

    def _write(self, documents: Sequence[Prepared], contents: Mapping[str, Content]) -> None:
        with self._change() as (session, version):
            late = []
            for document in documents:
                content = contents.get(document.id)
                row = session.get(DocumentRow, document.id)
                if content is None and (row is None or row.content_hash != document.content_hash):
                    late.append(document)  # another process changed it between our look and our turn
                else:
                    write_document(session, document, content, version)
        if late:
            self._write(late, self._embed(late))


def _content(document: Prepared) -> tuple[str, ...]:
    """What passages and vectors depend on; if it is the same they stay."""
    return document.content_hash, document.splitter, document.draft.title, document.draft.media
