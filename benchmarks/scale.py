"""Search at 100,000 passages, or with `--passages 1000000`: time, memory, and how often it finds the nearest.

Text and vectors are synthetic, drawn round real ones: a passage is four real sentences and a number, its vector
lies near the mean of theirs. Speed and memory can be judged on that; how good answers are cannot.
"""

import argparse
import asyncio
import multiprocessing
import resource
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar
from uuid import uuid4

import numpy as np
from sqlalchemy import Engine, insert

from benchmarks.corpus import SEED
from benchmarks.figures import quantile, show
from benchmarks.real_text import real_questions, real_sentences, source
from bot.store import open_store
from indexing.audience import Audience
from indexing.drafts import document_id
from indexing.embed import Vectors, to_bytes
from indexing.generation import open_chroma
from indexing.index import Index
from indexing.library import Library
from indexing.mapped import MappedVectors
from indexing.models import TextModels
from indexing.settings import IndexSettings
from indexing.split import splitter_hash
from indexing.tables import DocumentRow, PassageRow, ReaderSetRow, StateRow

GROUPS = 25
PER_DOCUMENT = 10
PER_BATCH = 20_000
SENTENCES = 4
SENTENCES_DRAWN = 4_000  # at most; the source may hold fewer
QUESTIONS = 200
RECALLED = 50
CHROMA_UP_TO = 200_000  # it takes in under a thousand a second
NOISE = 0.3  # length of the random part beside a mean of length 1
VIEWER = Audience.of({"world", "everyone", *(f"group:g{number}" for number in range(0, GROUPS, 2))})


@dataclass(frozen=True)
class Pool:
    """Real sentences with their vectors, and real questions with theirs."""

    sentences: Sequence[str]
    vectors: Vectors
    questions: Sequence[str]
    asked: Vectors


class Replayed:
    """The real model, except for texts whose vectors are known beforehand."""

    def __init__(self, models: TextModels, known: dict[str, Vectors]) -> None:
        self.models, self.known = models, known

    @property
    def name(self) -> str:
        return self.models.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        if all(text in self.known for text in texts):
            return np.stack([self.known[text] for text in texts])
        return self.models.embed(texts)


@dataclass(frozen=True)
class Times:
    """Milliseconds of each search, by the clock and of the processors."""

    clock: list[float]
    processors: list[float]

    def line(self) -> str:
        return f"{quantile(self.clock, 0.5):.0f} / {quantile(self.clock, 0.95):.0f} ms"

    def busy(self) -> str:
        return f"{quantile(self.processors, 0.5):.0f} / {quantile(self.processors, 0.95):.0f} ms"


@dataclass(frozen=True)
class Seen:
    """What the process that searches saw; `chroma` is None where it was not built."""

    retrieve: Times
    embedding_too: Times
    chroma: Times | None
    recall: float
    peak_bytes: int
    open_seconds: float


def make_pool(models: TextModels, sentences: int, questions: int) -> Pool:
    texts, asked = real_sentences(sentences), real_questions(questions)
    return Pool(texts, models.embed(texts), asked, models.embed(asked))


def fill(engine: Engine, pool: Pool, passages: int, model: str) -> None:
    """Rows straight into the product's tables, a batch a transaction."""
    draw = np.random.default_rng(SEED)
    splitter = splitter_hash(IndexSettings().passage_characters)
    with engine.begin() as connection:
        connection.execute(insert(ReaderSetRow), list(_reader_sets()))
        state = {
            "id": 1,
            "version": 1,
            "identity": uuid4().hex,
            "embedding_model": model,
            "splitter": splitter,
        }
        connection.execute(insert(StateRow), [state])
    for start in range(0, passages, PER_BATCH):
        count = min(PER_BATCH, passages - start)
        texts, vectors = drawn(pool, draw, start, count)
        documents = [
            _document(number, splitter)
            for number in range(start // PER_DOCUMENT, -(-(start + count) // PER_DOCUMENT))
        ]
        rows = [_passage(start + place, text, vectors[place], model) for place, text in enumerate(texts)]
        with engine.begin() as connection:
            connection.execute(insert(DocumentRow), documents)
            connection.execute(insert(PassageRow), rows)


def drawn(pool: Pool, draw: np.random.Generator, start: int, count: int) -> tuple[list[str], Vectors]:
    """Texts and unit vectors of passages; the first sentence weighs most."""
    chosen = draw.integers(0, len(pool.sentences), size=(count, SENTENCES))
    shares = draw.dirichlet([4.0, 2.0, 1.0, 1.0], size=count).astype(np.float32)
    means = np.einsum("ns,nsd->nd", shares, pool.vectors[chosen])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    noise = draw.standard_normal(means.shape, dtype=np.float32)
    vectors = means + NOISE * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    texts = [
        f"{' '.join(pool.sentences[one] for one in row)} Reference {start + place}."
        for place, row in enumerate(chosen)
    ]
    return texts, vectors.astype(np.float32)


def _reader_sets() -> Iterator[dict[str, object]]:
    for number in range(GROUPS):
        yield {"id": number + 1, "readers": f"group:g{number}"}


def _document(number: int, splitter: str) -> dict[str, object]:
    location = f"invented/{number}.md"
    return {
        "id": document_id(location),
        "location": location,
        "title": f"Invented {number}",
        "markdown": "",
        "author": None,
        "modified_at": None,
        "reader_set_id": number % GROUPS + 1,
        "data_class": "internal",
        "kind": "file",
        "media": "md",
        "origin": "",
        "fingerprint": "",
        "content_hash": "",
        "splitter": splitter,
    }


def _passage(number: int, text: str, vector: Vectors, model: str) -> dict[str, object]:
    document = number // PER_DOCUMENT
    return {
        "id": f"{(number * 0x9E3779B97F4A7C15) % 2**64:016x}{number:016x}",
        "document_id": document_id(f"invented/{document}.md"),
        "position": number % PER_DOCUMENT,
        "start": 0,
        "end": len(text),
        "text": text,
        "context": f"Invented {document}",
        "heading_path": [f"Invented {document}", f"Part {number % PER_DOCUMENT}"],
        "page": None,
        "row": None,
        "embedding": to_bytes(vector),
        "embedding_model": model,
    }


def build(home: Path) -> tuple[float, int]:
    """The product's own rebuild of its caches; returns seconds and the peak of memory in bytes."""
    index = Index(open_store(_url(home)), home / "index")
    started = perf_counter()
    index.rebuild()
    return perf_counter() - started, _peak_bytes()


def build_chroma(home: Path) -> float:
    """The same vectors in Chroma, for the baseline."""
    index = Index(open_store(_url(home)), home / "index")
    chroma = open_chroma(home)
    started = perf_counter()
    for entries in index.library.all_entries(500):
        chroma.extend(entries)
    chroma.close()
    return perf_counter() - started


def look(home: Path, pool: Pool, *, with_chroma: bool) -> Seen:
    """Searches one after another, ours and Chroma's in turn, in a process that does nothing else."""
    models = TextModels()
    known = dict(zip(pool.questions, pool.asked, strict=True))
    engine = open_store(_url(home))
    index = Index(engine, home / "index", embedder=Replayed(models, known))
    fresh = Index(engine, home / "index", embedder=models)
    started = perf_counter()
    index.check()
    open_seconds = perf_counter() - started
    for text in pool.questions[:10]:
        _search(index, text)
    retrieve = _times([_searching(index, text) for text in pool.questions])
    recall = _recall(index, pool)
    peak = _peak_bytes()
    fresh.check()
    embedding_too = _times([_searching(fresh, text) for text in pool.questions])
    chroma = _chroma_times(home, index, pool) if with_chroma else None
    return Seen(retrieve, embedding_too, chroma, recall, peak, open_seconds)


def _chroma_times(home: Path, index: Index, pool: Pool) -> Times:
    chroma, visible = open_chroma(home), index.library.visible(VIEWER)
    count = index.settings.candidates
    searches = [_nearest(chroma.nearest, vector, visible, count) for vector in pool.asked]
    searches[0]()
    return _times(searches)


def _nearest(nearest: Callable[..., object], *arguments: object) -> Callable[[], object]:
    return lambda: nearest(*arguments)


def _searching(index: Index, text: str) -> Callable[[], object]:
    return lambda: _search(index, text)


def _search(index: Index, text: str) -> object:
    return asyncio.run(index.search(text, audience=VIEWER))


def _recall(index: Index, pool: Pool) -> float:
    """Share of the 20 nearest readable passages that are found, against comparing every vector in full."""
    visible, found = index.library.visible(VIEWER), 0
    allowed = np.array(visible.reader_sets)
    with index.caches.reading() as generation:
        rows = MappedVectors(generation.folder / "nearest").rows
        readable = np.flatnonzero(np.isin(rows.readers, allowed))
        for vector in pool.asked[:RECALLED]:
            cosines = np.concatenate(
                [np.vecdot(rows.vectors[some], vector) for some in np.array_split(readable, 64)]
            )
            best = rows.passages[readable[np.argsort(-cosines, kind="stable")[:20]]]
            found += len(
                {name for name, _ in generation.nearest(vector, visible, 20)} & set(best.astype(str))
            )
    return found / (20 * min(RECALLED, len(pool.asked)))


def _times(searches: Sequence[Callable[[], object]]) -> Times:
    clock, processors = [], []
    for search in searches:
        wall, busy = perf_counter(), process_time()
        search()
        clock.append((perf_counter() - wall) * 1000)
        processors.append((process_time() - busy) * 1000)
    return Times(clock, processors)


def _url(home: Path) -> str:
    return f"sqlite:///{home}/store.db"


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


Result = TypeVar("Result")


def alone(work: Callable[..., Result], *arguments: object, **named: object) -> Result:
    """Run in a process of its own, so that its memory can be told from ours."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments, **named).result()


def run(home: Path, passages: int, *, with_chroma: bool) -> None:
    models = TextModels()
    pool = make_pool(models, SENTENCES_DRAWN, QUESTIONS)
    if not (home / "store.db").exists():
        engine = open_store(_url(home))
        fill(engine, pool, passages, models.name)
        engine.dispose()
    held = Library(open_store(_url(home))).count_passages()
    if held != passages:
        raise SystemExit(
            f"{home} holds {held:,} passages, not {passages:,}: name another folder or delete it."
        )
    name = f"{passages:,} passages"
    print(f"{name}: synthetic, drawn round {len(pool.sentences):,} sentences of {source()}", flush=True)
    seconds, peak = alone(build, home)
    show(
        f"rebuild, {name}",
        f"{seconds:.0f} s",
        f"{passages / seconds:.0f} passages/s, peak {peak / 1e9:.1f} GB",
    )
    if with_chroma:
        seconds = alone(build_chroma, home)
        show(f"Chroma alone, {name}", f"{seconds:.0f} s", f"{passages / seconds:.0f} passages/s")
    _report(name, alone(look, home, pool, with_chroma=with_chroma))


def _report(name: str, seen: Seen) -> None:
    baseline = (
        f"Chroma's own filter, vectors only {seen.chroma.line()}" if seen.chroma else "Chroma not built"
    )
    show(f"retrieve p50 / p95, {name}", seen.retrieve.line(), baseline)
    busy = f"Chroma {seen.chroma.busy()}" if seen.chroma else ""
    show("  of these, processor time", seen.retrieve.busy(), busy)
    show("  the question's embedding included", seen.embedding_too.line(), seen.embedding_too.busy())
    show("  20 nearest found, against a full comparison", f"{seen.recall:.4f}", "target .99")
    show(
        "  peak memory", f"{seen.peak_bytes / 1e9:.2f} GB", f"opened and checked in {seen.open_seconds:.1f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument(
        "--chroma", action=argparse.BooleanOptionalAction, help="default: up to 200,000 passages"
    )
    parser.add_argument("--home", type=Path, help="keep what is built here, and use what lies there already")
    options = parser.parse_args()
    with_chroma = options.passages <= CHROMA_UP_TO if options.chroma is None else options.chroma
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        run(home, options.passages, with_chroma=with_chroma)


if __name__ == "__main__":
    main()
