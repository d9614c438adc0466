"""How often the right passage is found: ours beside BM25 alone, meaning alone, reciprocal rank fusion and ours with the
question's vector as the model gives it, and in the order in which passages are read for an answer, by their nearest
sentences.

The weight of the fusion was chosen on one half of the articles and pages; the other half is reported beside it.
"""

import asyncio
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.retrieval.answers import false_alarms, follow_ups
from benchmarks.retrieval.figures import DEPTH, Found, first_right, line
from benchmarks.retrieval.sets import HANDBOOK, Query, QuestionSet, read_sets
from bot.store import open_store
from indexing.audience import Audience
from indexing.candidates import Scored
from indexing.documents import Ranking
from indexing.embed import Vectors
from indexing.index import Index
from indexing.ingest import add_paths
from indexing.library import Fetched
from indexing.models.asking import as_asked
from indexing.search import Candidates, QueryVectors, Wanted, find_candidates, rank
from skills.ask.score.closest import LOOKED_INTO, closest_first

OURS, READ = "ours", "as read"
UNTURNED = "unturned"  # ours, with the question's vector as the model gives it
RRF_K = 60  # Cormack, Clarke and Buettcher, SIGIR 2009
MISSING = "retrieval: set CONFIDANT_BENCH__DATA to a folder with answers/squad2.jsonl.gz and the other sets."

Lists = dict[str, list[Found]]  # of each run, what it found for each query


def main(home: Path | None = None) -> None:
    """Print the figures; `home` keeps the index between runs, because embedding it takes minutes."""
    named = os.environ.get("CONFIDANT_BENCH__DATA")
    if not named or not (Path(named) / "answers" / "squad2.jsonl.gz").is_file():
        print(MISSING)
        return
    if home is not None:
        _measure(Path(named), home)
        return
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(named), Path(folder))


def _measure(data: Path, home: Path) -> None:
    index = Index(open_store(f"sqlite:///{home / 'bench.db'}"), home / "index")
    print(f"retrieval: {index.configuration}")
    print(f"{'set':<10} {'half':<9} {'run':<8} {'questions':>9}  recall@1  recall@5 recall@{DEPTH}       MRR")
    for one in read_sets(data):
        index.add(one.drafts)
        if one.folder:
            add_paths(index, [one.folder], readers=frozenset({f"group:{one.name}"}))
        _report(one, run_all(index, one))
        if any(query.before for query in one.queries):
            follow_ups(index, one)
        if one.name == HANDBOOK:
            false_alarms(index, one)
    index.close()


def run_all(index: Index, one: QuestionSet) -> Lists:
    """Every query through every run, over the same candidates."""
    audience = Audience.of({f"group:{one.name}"})
    lists: Lists = {name: [] for name in ("BM25", "meaning", "RRF", UNTURNED, OURS, READ)}
    plain = index.embedder.embed([query.text for query in one.queries])  # in batches, not one by one
    turned = as_asked(plain, index.embedder.name)
    for query, *vectors in zip(one.queries, plain, turned, strict=True):
        wanted = Wanted(query.text, audience, LOOKED_INTO)
        runs = _plain_runs(index, wanted, vectors[0]) | _our_runs(index, wanted, QueryVectors(*vectors))
        for name, found in runs.items():
            lists[name].append(found)
    return lists


def _plain_runs(index: Index, wanted: Wanted, vector: Vectors) -> dict[str, Found]:
    """What ours is measured beside, all with the question's vector as the model gives it."""
    vectors = QueryVectors(vector, vector)
    found, passages = _candidates(index, wanted, vectors)
    ranked = {"BM25": _ids(found.keyword), "meaning": _ids(found.dense), "RRF": _reciprocal(found)}
    runs: dict[str, Found] = {name: [(passages[one][0],) for one in ids] for name, ids in ranked.items()}
    return runs | {UNTURNED: _shown(rank(found, passages, vectors, wanted, index.settings.dense_weight))}


def _our_runs(index: Index, wanted: Wanted, vectors: QueryVectors) -> dict[str, Found]:
    """As the product ranks, and as it reads."""
    found, passages = _candidates(index, wanted, vectors)
    ours = rank(found, passages, vectors, wanted, index.settings.dense_weight)
    return {OURS: _shown(ours), READ: _shown(asyncio.run(closest_first(wanted.query, ours, index)))}


def _candidates(index: Index, wanted: Wanted, vectors: QueryVectors) -> tuple[Candidates, dict[str, Fetched]]:
    found, visible = find_candidates(index.caches, vectors, wanted, index.settings.candidates)
    every = list({one for one, _ in (*found.dense, *found.keyword)})
    return found, index.library.passages(every, wanted.audience, visible)


def _shown(ranking: Ranking) -> Found:
    """A copy that was folded away counts at the place of what stands for it."""
    return [(one.passage, *one.duplicates) for one in ranking[:DEPTH]]


def _ids(scored: Scored) -> list[str]:
    return [one for one, _ in scored][:DEPTH]


def _reciprocal(found: Candidates) -> list[str]:
    scores: dict[str, float] = {}
    for ranking in (found.dense, found.keyword):
        for place, (one, _) in enumerate(ranking, start=1):
            scores[one] = scores.get(one, 0.0) + 1.0 / (RRF_K + place)
    return sorted(scores, key=lambda one: -scores[one])[:DEPTH]


def _report(one: QuestionSet, lists: Lists) -> None:
    halves: dict[str, Callable[[Query], bool]] = {
        "tuned on": lambda query: query.tuned_on,
        "held out": lambda query: not query.tuned_on,
        "both": lambda _: True,
    }
    for half, belongs in halves.items():
        chosen = [place for place, query in enumerate(one.queries) if belongs(query)]
        for name, rankings in lists.items():
            places = [first_right(one.queries[place], rankings[place]) for place in chosen]
            print(f"{one.name:<10} {half:<9} {name:<8} {len(places):>9}  {line(places)}", flush=True)
