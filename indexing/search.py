"""Merge both rankings, by meaning and by words, over what the audience may read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from indexing.audience import Audience
from indexing.caches import Caches
from indexing.candidates import Scored, Visible
from indexing.documents import Ranking, ScoredPassage
from indexing.drafts import storable
from indexing.embed import Embedder, Vectors, to_vectors
from indexing.fold import fold
from indexing.keywords import terms_of
from indexing.library import Fetched
from indexing.models.asking import as_asked

FUSION = "bounded-folded"  # names the way rankings are merged; scores of another way mean something else
_QUERY_CHARACTERS = 4000  # the model reads the first 256 tokens; more only costs time
_BOUND_TERMS = 64  # as many terms of a query as keywords look for
_MOST_PER_TERM = 2.2  # BM25 gives a term at most k1 + 1 times its IDF; tantivy's k1 is 1.2


@dataclass(frozen=True)
class Wanted:
    """A search: what is asked, by whom it will be read, how much of it, and of which documents, by their ids."""

    query: str
    audience: Audience
    limit: int
    since: datetime | None = None
    kind: str | None = None
    documents: tuple[str, ...] | None = None


@dataclass(frozen=True)
class QueryVectors:
    """A query as the model embeds it, and turned to what answers it, by which passages are found and ranked."""

    plain: Vectors
    turned: Vectors


@dataclass(frozen=True)
class Candidates:
    """Both rankings, and the keyword scores of every passage in either.

    `keyword_bound` is what a passage would score that is full of every term of the query."""

    dense: Scored
    keyword: Scored
    keyword_scores: dict[str, float]
    keyword_bound: float


def search(
    caches: Caches, embedder: Embedder, wanted: Wanted, *, dense_weight: float, candidates: int
) -> Ranking:
    """The best passages, best first; hidden ones are left out before ranking and again after fetching."""
    wanted = replace(wanted, query=storable(wanted.query))
    vectors = embed_query(embedder, wanted.query)
    found, visible = find_candidates(caches, vectors, wanted, max(candidates, wanted.limit))
    ids = list(dict.fromkeys(one for one, _ in (*found.dense, *found.keyword)))
    fetched = caches.library.passages(ids, wanted.audience, visible)
    return rank(found, fetched, vectors, wanted, dense_weight)


def rank(
    found: Candidates,
    fetched: dict[str, Fetched],
    vectors: QueryVectors | None,
    wanted: Wanted,
    dense_weight: float,
) -> Ranking:
    """The readable candidates in one order, copies folded."""
    ranking = fuse(found, fetched, vectors, dense_weight)
    stored = {one: vector for one, (_, vector) in fetched.items()}
    return fold(ranking, stored, terms_of(wanted.query), max(0, wanted.limit))


def find_candidates(
    caches: Caches, vectors: QueryVectors | None, wanted: Wanted, count: int
) -> tuple[Candidates, Visible]:
    """Ask both caches, each for its best visible passages."""
    terms = terms_of(wanted.query)
    with caches.reading() as generation:
        # After catching up: a reader set that has just come is then known to both sides.
        visible = caches.library.visible(wanted.audience, wanted.since, wanted.kind, wanted.documents)
        dense = [] if vectors is None else generation.nearest(vectors.turned, visible, count)
        keyword = generation.keywords.search(terms, visible, count)
        ids = list({one for one, _ in (*dense, *keyword)})
        scores = generation.keywords.scores(terms, visible, ids)
        weights = generation.keywords.weights(terms[:_BOUND_TERMS], Visible(visible.reader_sets))
        return Candidates(dense, keyword, scores, _MOST_PER_TERM * sum(weights.values())), visible


def fuse(
    found: Candidates, fetched: dict[str, Fetched], vectors: QueryVectors | None, dense_weight: float
) -> Ranking:
    """Weighted sum of the cosine and of the share that BM25 reaches of its bound, both 0..1.

    The cosine is that of the turned query; `dense` is told of the plain one, as the answer score learnt it.
    Neither depends on the other candidates, so that scores of several queries can be compared.
    Source: convex combination with theoretical bounds, Bruch, Gai and Ingber, TOIS 2023; it ranked better here than
    reciprocal ranks and than stretching over the candidates (`python -m benchmarks.retrieval`).
    """
    ids = sorted(fetched)
    if not ids:
        return []
    cosines, plain = _cosines([fetched[one][1] for one in ids], vectors)
    keywords = np.array([found.keyword_scores.get(one, 0.0) for one in ids])
    shares = keywords / max(found.keyword_bound, float(keywords.max()), 1e-9)
    scores = dense_weight * np.clip(cosines, 0.0, 1.0) + (1 - dense_weight) * shares
    dense_ranks, keyword_ranks = _ranks(found.dense, fetched), _ranks(found.keyword, fetched)
    ranking = [
        ScoredPassage(
            fetched[one][0],
            score=float(scores[place]),
            dense=float(plain[place]),
            keyword=float(keywords[place]),
            dense_rank=dense_ranks.get(one),
            keyword_rank=keyword_ranks.get(one),
        )
        for place, one in enumerate(ids)
    ]
    return sorted(ranking, key=lambda scored: -scored.score)


def merge(*rankings: Ranking, limit: int) -> Ranking:
    """One ranking of several queries for the same thing, each passage at the best of its scores."""
    best: dict[str, ScoredPassage] = {}
    for found in (one for ranking in rankings for one in ranking):
        known = best.get(found.passage.id)
        if known is None or known.score < found.score:
            best[found.passage.id] = found
    return sorted(best.values(), key=lambda found: -found.score)[:limit]


def rerank(ranking: Ranking, scores: Sequence[float]) -> Ranking:
    """Put a ranking in the order of a cross-encoder's scores; the fused scores change hands in that order."""
    order = sorted(range(len(ranking)), key=lambda place: -scores[place])
    return [replace(ranking[place], score=ranking[rank].score) for rank, place in enumerate(order)]


def embed_query(embedder: Embedder, query: str) -> QueryVectors | None:
    """None where there is no letter and no digit to look for."""
    asked = query[:_QUERY_CHARACTERS].strip()
    if not any(letter.isalnum() for letter in asked):
        return None
    plain = embedder.embed([asked])
    return QueryVectors(plain[0], as_asked(plain, embedder.name)[0])


def _cosines(stored: Sequence[bytes], vectors: QueryVectors | None) -> tuple[Vectors, Vectors]:
    """Of each passage with the turned query and with the plain one."""
    if vectors is None:
        return np.zeros(len(stored), np.float32), np.zeros(len(stored), np.float32)
    rows = to_vectors(stored)
    return rows @ vectors.turned, rows @ vectors.plain


def _ranks(scored: Scored, fetched: dict[str, Fetched]) -> dict[str, int]:
    readable = [one for one, _ in scored if one in fetched]
    return {one: rank for rank, one in enumerate(readable, start=1)}
