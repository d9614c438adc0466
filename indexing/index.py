"""The index: documents go in, and passages come out to an audience that may read them."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine

from indexing.audience import Audience
from indexing.caches import Caches
from indexing.documents import EVERYONE, DataClass, Document, DocumentDraft, DocumentSummary, Ranking
from indexing.drafts import document_id, storable
from indexing.embed import Embedder, Vectors
from indexing.errors import IndexUnavailableError
from indexing.generation import OPENERS
from indexing.keywords import terms_of
from indexing.library import Library
from indexing.models import TextModels
from indexing.models.asking import as_asked
from indexing.reading import Finding, Page, Reader
from indexing.remembered import Remembered
from indexing.search import FUSION, Wanted, rerank, search
from indexing.settings import IndexSettings
from indexing.shelves import Shelves, Stored
from indexing.weights import asking_name

OnProgress = Callable[[int, int], None]


class Index:
    """Add, remove, search. The truth is in the database; `home` holds caches that can be rebuilt.

    Writing many is plain and may take minutes; what a skill calls is async, with the work in a thread. One Index may be
    shared by threads, and several processes may use one database and one home.
    """

    def __init__(
        self,
        engine: Engine,
        home: Path,
        settings: IndexSettings | None = None,
        *,
        embedder: Embedder | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.settings = settings or IndexSettings()
        self.models = TextModels(self.settings)
        self.embedder = embedder or self.models
        self.reader = reader or self.models.reader
        self.remembered = Remembered(self.embedder)
        self.library = Library(engine)
        self.shelves = Shelves(self.library, self.embedder, self.settings)
        self.caches = Caches(self.library, home / "search", open_vectors=OPENERS[self.settings.nearest])
        self._started = False
        self._starting = Lock()

    @property
    def configuration(self) -> str:
        """All of this package that a score depends on; scores learnt with another configuration mean less."""
        settings = self.settings
        parts = (
            self.embedder.name,
            self.shelves.splitter,
            FUSION,
            settings.dense_weight,
            settings.candidates,
        )
        others = (
            asking_name(self.embedder.name),
            settings.reranking_model,
            settings.reranking_revision,
            self.reader.name,
        )
        return "|".join(str(part) for part in (*parts, *others))

    def add(self, drafts: Sequence[DocumentDraft]) -> Stored:
        """Store or replace whole documents, all or none; returns how many were new, changed, unchanged."""
        self.require_model()
        stored = self.shelves.store(drafts)
        self.catch_up()
        return stored

    async def add_text(
        self,
        *,
        location: str,
        title: str,
        markdown: str,
        kind: str,
        readers: frozenset[str] = EVERYONE,
        data_class: DataClass = DataClass.INTERNAL,
        author: str | None = None,
        modified_at: datetime | None = None,
    ) -> str:
        """Store one document given as Markdown, such as a meeting; returns its id."""
        draft = DocumentDraft(location, title, markdown, readers, data_class, author, modified_at, kind)
        await asyncio.to_thread(self.add, [draft])
        return document_id(storable(location))

    def remove(self, location: str) -> bool:
        """Take a document out; returns whether there was one at that location."""
        one = document_id(storable(location))
        found = bool(self.library.splitters([one]))
        self.shelves.remove([one] if found else [])
        self.catch_up()
        return found

    def list(self) -> tuple[DocumentSummary, ...]:
        """All documents by location, whoever may read them: for those who look after the index."""
        return self.library.summaries()

    def rebuild(self, on_progress: OnProgress | None = None) -> None:
        """Build both caches anew from the database; embeds again only what another model has left."""
        self.shelves.refresh(on_progress)
        self.caches.rebuild(on_progress)

    def check(self) -> bool:
        """Whether the caches hold what the database says; if not they are rebuilt, and a warning says so."""
        self.require_model()
        sound = self.caches.check()
        self._started = True
        return sound

    def catch_up(self) -> None:
        """Bring the caches in step with the database; search does so too, this spares it the wait."""
        self._start()
        self.caches.catch_up()

    def close(self) -> None:
        self.caches.close()

    async def search(
        self,
        query: str,
        *,
        audience: Audience,
        limit: int = 8,
        since: datetime | None = None,
        kind: str | None = None,
        within: Collection[str] | None = None,
    ) -> Ranking:
        """The passages that fit best, best first, among those that everyone in the audience may read.

        `within` names the only locations that are looked at."""
        named = None if within is None else tuple(sorted({document_id(storable(one)) for one in within}))
        return await asyncio.to_thread(self._search, Wanted(query, audience, limit, since, kind, named))

    async def document(self, location_or_id: str, *, audience: Audience) -> Document | None:
        """A whole document, or None if there is none that the audience may read."""
        return await asyncio.to_thread(self.library.document, location_or_id, audience)

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length from the index's own text model, shape (texts, dimensions)."""
        return await asyncio.to_thread(self.remembered.embed, texts)

    async def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Like `embed`, turned to what answers them: to be compared with texts, not with other questions."""
        return as_asked(await self.embed(questions), self.embedder.name)

    async def read(self, question: str, pages: Sequence[Page]) -> Sequence[Finding]:
        """Whether each page answers the question and with which words, one finding for each, in order."""
        return await asyncio.to_thread(self.reader.read, question, pages)

    async def term_weights(self, words: Sequence[str], *, audience: Audience) -> dict[str, float]:
        """How rare each word is (BM25's IDF) among the passages that the audience may read."""
        return await asyncio.to_thread(self._term_weights, words, audience)

    def require_model(self) -> None:
        """Raise IndexUnavailableError if the stored vectors are not from the model that the settings name."""
        stored = self.library.embedding_model()
        if stored not in (None, self.embedder.name):
            raise IndexUnavailableError(
                f"The index was built with the text model {stored!r} and the settings name "
                f"{self.embedder.name!r}: run confidant index rebuild, or set the old model again."
            )

    def _search(self, wanted: Wanted) -> Ranking:
        self._start()
        reranks = self.settings.reranking_model is not None
        ranking = search(
            self.caches,
            self.embedder,
            wanted,
            dense_weight=self.settings.dense_weight,
            candidates=self.settings.candidates,
        )
        if reranks and ranking:
            ranking = rerank(ranking, self.models.rerank(wanted.query, [one.passage.text for one in ranking]))
        return ranking

    def _term_weights(self, words: Sequence[str], audience: Audience) -> dict[str, float]:
        self._start()
        terms = {word: terms_of(storable(word)) for word in words}
        with self.caches.reading() as generation:
            visible = self.library.visible(audience)
            weights = generation.keywords.weights([one for some in terms.values() for one in some], visible)
        return {word: max((weights[one] for one in some), default=0.0) for word, some in terms.items()}

    def _start(self) -> None:
        """Check the caches once in the life of this object, before they are first read."""
        with self._starting:
            if not self._started:
                self.check()
