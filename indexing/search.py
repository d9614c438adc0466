"""Merge both rankings, by meaning and by words, over what the audience may read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from indexing.audience import Audience
from indexing.caches import Caches
from indexing.candidates import Scored, Visible
from indexing.documents import Ranking, ScoredPassage
from indexing.drafts import storable
from indexing.embed import Embedder, Vectors, to_vectors
from indexing.keywords import terms_of
from indexing.library import Fetched

_QUERY_CHARACTERS = 4000  # the model reads the first 256 tokens; more only costs time


@dataclass(frozen=True)
class Wanted:
    """A search: what is asked, by whom it will be read, and how much of it."""

    query: str
    audience: Audience
    limit: int
    since: datetime | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Candidates:
    """Both rankings, and the keyword scores of every passage in either."""

    dense: Scored
    keyword: Scored
    keyword_scores: dict[str, float]


def search(
    caches: Caches, embedder: Embedder, wanted: Wanted, *, dense_weight: float, candidates: int
) -> Ranking:
    """The best passages, best first; hidden ones are left out before ranking and again after fetching."""
    wanted = replace(wanted, query=storable(wanted.query))
    vector = _embed(embedder, wanted.query)
    found, visible = find_candidates(caches, vector, wanted, max(candidates, wanted.limit))
    ids = list(dict.fromkeys(one for one, _ in (*found.dense, *found.keyword)))
    fetched = caches.library.passages(ids, wanted.audience, visible)
    return fuse(found, fetched, vector, dense_weight)[: max(0, wanted.limit)]


def find_candidates(
    caches: Caches, vector: Vectors | None, wanted: Wanted, count: int
) -> tuple[Candidates, Visible]:
    """Ask both caches, each for its best visible passages."""
    terms = terms_of(wanted.query)
    with caches.reading() as generation:
        # After catching up: a reader set that has just come is then known to both sides.
        visible = caches.library.visible(wanted.audience, wanted.since, wanted.kind)
        dense = [] if vector is None else generation.nearest(vector, visible, count)
        keyword = generation.keywords.search(terms, visible, count)
        ids = list({one for one, _ in (*dense, *keyword)})
        return Candidates(dense, keyword, generation.keywords.scores(terms, visible, ids)), visible


def fuse(
    found: Candidates, fetched: dict[str, Fetched], vector: Vectors | None, dense_weight: float
) -> Ranking:
    """Weighted sum of both scores, each stretched to 0..1 over the candidates.

    Source: convex combination, Bruch, Gai and Ingber, TOIS 2023; it ranked better than reciprocal ranks here.
    """
    ids = sorted(fetched)
    if not ids:
        return []
    cosines = np.zeros(len(ids)) if vector is None else to_vectors([fetched[one][1] for one in ids]) @ vector
    keywords = np.array([found.keyword_scores.get(one, 0.0) for one in ids])
    scores = dense_weight * stretch(cosines) + (1 - dense_weight) * stretch(keywords, low=0.0)
    dense_ranks, keyword_ranks = _ranks(found.dense, fetched), _ranks(found.keyword, fetched)
    ranking = [
        ScoredPassage(
            fetched[one][0],
            score=float(scores[place]),
            dense=float(cosines[place]),
            keyword=float(keywords[place]),
            dense_rank=dense_ranks.get(one),
            keyword_rank=keyword_ranks.get(one),
        )
        for place, one in enumerate(ids)
    ]
    return sorted(ranking, key=lambda scored: -scored.score)


def stretch(scores: NDArray[np.floating], low: float | None = None) -> NDArray[np.floating]:
    """Scores from 0 (the lowest, or `low`) to 1 (the highest); all 1 if equal, all 0 if nothing scored."""
    bottom = float(scores.min()) if low is None else low
    span = float(scores.max()) - bottom
    if span > 0:
        return (scores - bottom) / span
    return np.full_like(scores, 1.0 if scores.any() else 0.0)


def rerank(ranking: Ranking, scores: Sequence[float]) -> Ranking:
    """Put a ranking in the order of a cross-encoder's scores; the fused scores change hands in that order."""
    order = sorted(range(len(ranking)), key=lambda place: -scores[place])
    return [replace(ranking[place], score=ranking[rank].score) for rank, place in enumerate(order)]


def _embed(embedder: Embedder, query: str) -> Vectors | None:
    asked = query[:_QUERY_CHARACTERS].strip()
    return embedder.embed([asked])[0] if any(letter.isalnum() for letter in asked) else None


def _ranks(scored: Scored, fetched: dict[str, Fetched]) -> dict[str, int]:
    readable = [one for one, _ in scored if one in fetched]
    return {one: rank for rank, one in enumerate(readable, start=1)}
