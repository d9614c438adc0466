"""The index with the documents of one message in it; they lie in a folder of their own and leave no trace."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine

from bot.wrapped import WrappedIndex
from indexing.audience import Audience
from indexing.documents import Document, DocumentDraft, ScoredPassage
from indexing.index import Index
from indexing.keywords import terms_of
from indexing.search import merge
from indexing.tables import IndexBase


class Aside:
    """A small index of these documents, with the models of `like`; all of it is in `folder`, which must be empty.

    Making one takes seconds of work, so do it in a thread."""

    def __init__(self, folder: Path, drafts: Sequence[DocumentDraft], like: Index) -> None:
        self.locations = frozenset(one.location for one in drafts)
        # who reads the reply has the files before them already: that is what their readers say
        self.audience = Audience.of(*(one.readers for one in drafts))
        self._engine = create_engine(f"sqlite:///{folder / 'aside.db'}", hide_parameters=True)
        IndexBase.metadata.create_all(self._engine)
        self.index = Index(self._engine, folder, like.settings, embedder=like.embedder, reader=like.reader)
        self.index.add(drafts)

    def close(self) -> None:
        self.index.close()
        self._engine.dispose()


@dataclass(frozen=True)
class AttachedIndex(WrappedIndex):
    """What the company wrote and what came along, searched as one; only the former is ever written to."""

    aside: Aside

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
        here = None if within is None else self.aside.locations & set(within)
        there = None if within is None else set(within) - self.aside.locations
        own: list[ScoredPassage] = []
        if here is None or here:
            own = await self.aside.index.search(
                query, audience=self.aside.audience, limit=limit, since=since, kind=kind, within=here
            )
            scale = await self._scale(query, audience)
            own = [replace(one, keyword=one.keyword * scale) for one in own]
        if there is not None and not there:
            return own
        found = await self.index.search(
            query, audience=audience, limit=limit, since=since, kind=kind, within=there
        )
        # scores of both depend on nothing but the passage and the query
        return merge(own, found, limit=limit)

    async def _scale(self, query: str, audience: Audience) -> float:
        """What BM25 of a few documents must be multiplied by: there no word is as rare as in the whole company."""
        terms = terms_of(query)
        own = await self.aside.index.term_weights(terms, audience=self.aside.audience)
        wide = await self.term_weights(terms, audience=audience)
        return sum(wide.values()) / (sum(own.values()) or 1.0) if terms else 1.0

    async def document(self, location: str, *, audience: Audience) -> Document | None:
        own = await self.aside.index.document(location, audience=self.aside.audience)
        return own or await self.index.document(location, audience=audience)

    async def term_weights(self, words: Sequence[str], *, audience: Audience) -> dict[str, float]:
        """How rare each word is among all that is searched: where it is rarer."""
        known, own = await asyncio.gather(
            self.index.term_weights(words, audience=audience),
            self.aside.index.term_weights(words, audience=self.aside.audience),
        )
        return {word: max(known.get(word, 0.0), own.get(word, 0.0)) for word in words}
