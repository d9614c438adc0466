"""The index as skills see it: verified entries are settled before each search, and checked once more after it."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.review.entries import KIND, Entries
from bot.wrapped import WrappedIndex
from indexing.audience import Audience
from indexing.documents import Document, Passage, ScoredPassage


@dataclass(frozen=True)
class ReviewedIndex(WrappedIndex):
    """A search index whose verified entries hold, or are not found.

    An entry's own readers are not enough: what it rests on may have changed, gone, or been closed to somebody."""

    entries: Entries

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
        await asyncio.to_thread(self.entries.follow)
        found = await self.index.search(
            query, audience=audience, limit=limit, since=since, kind=kind, within=within
        )
        locations = {one.location for scored in found for one in _places(scored) if one.kind == KIND}
        if not locations:
            return found
        held = await asyncio.to_thread(self.entries.readable, locations, audience)
        return [kept for scored in found if (kept := _held(scored, held))]

    async def document(self, location: str, *, audience: Audience) -> Document | None:
        found = await self.index.document(location, audience=audience)
        if found is None or found.kind != KIND:
            return found
        held = await asyncio.to_thread(self.entries.readable, {found.location}, audience)
        return found if found.location in held else None


def _places(scored: ScoredPassage) -> tuple[Passage, ...]:
    """Everywhere that a found passage stands."""
    return scored.passage, *scored.duplicates


def _held(scored: ScoredPassage, held: frozenset[str]) -> ScoredPassage | None:
    """The passage where it stands outside entries or in one that holds; None if it stands nowhere else."""
    kept = [one for one in _places(scored) if one.kind != KIND or one.location in held]
    return replace(scored, passage=kept[0], duplicates=tuple(kept[1:])) if kept else None
