"""Nearest vectors, exactly: every readable one is compared, in files that processes share.

Where many are readable, a first look at shortened vectors chooses a few thousand, which are then compared in
full. Rows lie in the order of their readers, so that what is hidden is for the most part not even touched.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from indexing.candidates import Entry, Scored, Visible
from indexing.columns import GONE, Rows, Shape, append, blocks, open_rows
from indexing.embed import Vectors
from indexing.whole_file import write_whole

_TRAINED_ON = 40_000  # vectors that the shortening is learnt from
_SPAN = 2_048  # rows looked at or left out together
_SPARSE = 16  # rows looked at for one that is readable, at most; else each is fetched by itself


@dataclass(frozen=True)
class Sizes:
    """From how many rows on what is done; a test needs fewer."""

    code_dimensions: int = (
        96  # of 384: keeps the nearest 20 among the best of a million (benchmarks/scale.py)
    )
    least_for_codes: int = 50_000  # readable rows; below, comparing all in full takes milliseconds
    least_chosen: int = 2_000  # compared in full after the first look
    least_to_settle: int = 20_000


@dataclass(frozen=True)
class _Manifest:
    """What counts of the files; `settled` is how many rows there were when they were last put in order."""

    segment: str = "first"
    shape: Shape = field(default_factory=Shape)
    settled: int = 0
    kinds: tuple[str, ...] = ()


class MappedVectors:
    """The vectors of a folder; any exception from here means: use the search over SQL instead."""

    def __init__(self, folder: Path, sizes: Sizes | None = None) -> None:
        self.folder = folder
        self.sizes = sizes or Sizes()
        folder.mkdir(parents=True, exist_ok=True)
        self._manifest = self._read()
        self._open()

    def replace(self, documents: Sequence[str], entries: Sequence[Entry]) -> None:
        """Forget these documents, then hold these passages; doing it twice changes nothing."""
        self._forget(documents)
        self.extend(entries)
        if self._is_untidy():
            self._settle()
        self._write()

    def extend(self, entries: Sequence[Entry]) -> None:
        """Hold more passages; they count for others once `replace` or `finish` has ended."""
        if not entries:
            return
        kinds = tuple(dict.fromkeys((*self._manifest.kinds, *(entry.kind for entry in entries))))
        batch = _to_rows(entries, kinds, self._basis)
        shape = self._manifest.shape
        append(self._segment, shape.rows, batch)
        shape = replace(shape, rows=shape.rows + len(batch), dimensions=batch.vectors.shape[1])
        self._manifest = replace(self._manifest, shape=shape, kinds=kinds)
        self._open()

    def finish(self) -> None:
        """After many were added: put the rows in order and let them count."""
        if len(self._rows) >= self.sizes.least_to_settle:
            self._settle()
        self._write()

    def nearest(self, vector: Vectors, visible: Visible, limit: int) -> Scored:
        """Passage ids with their cosine, best first; only visible passages are looked at."""
        mask = self._mask(visible)
        if not mask.any():
            return []
        with np.errstate(invalid="raise", over="raise"):  # no vector of ours: the file was damaged
            rows, cosines = self._compare(vector, mask, limit)
        best = np.argsort(-cosines, kind="stable")[:limit]
        names = self._rows.passages[rows[best]].tolist()
        return [(name.decode(), float(cosine)) for name, cosine in zip(names, cosines[best], strict=True)]

    @property
    def rows(self) -> Rows:
        """All rows as they lie, for whoever measures."""
        return self._rows

    def count(self) -> int:
        return int(np.count_nonzero(self._rows.readers != GONE))

    def close(self) -> None:
        """Maps are let go of when nothing holds them."""

    def _compare(
        self, vector: Vectors, mask: NDArray[np.bool_], limit: int
    ) -> tuple[NDArray[np.int64], Vectors]:
        if self._basis is None or np.count_nonzero(mask) < self.sizes.least_for_codes:
            return scan(self._rows.vectors, vector, mask)
        rows, likeness = scan(self._rows.codes, vector @ self._basis, mask)
        chosen = min(len(rows), max(self.sizes.least_chosen, 10 * limit))
        rows = np.sort(rows[np.argpartition(likeness, len(rows) - chosen)[len(rows) - chosen :]])
        return rows, np.vecdot(self._rows.vectors[rows], vector)

    def _mask(self, visible: Visible) -> NDArray[np.bool_]:
        readers = self._rows.readers
        mask = readers != GONE if visible.reader_sets is None else _among(readers, visible.reader_sets)
        if visible.kind is not None:
            known = self._manifest.kinds
            mask &= self._rows.kinds == (known.index(visible.kind) if visible.kind in known else -1)
        if visible.documents is not None:
            mask &= np.isin(self._rows.documents, _hashes(visible.documents))
        if visible.first_second is not None:
            mask &= self._rows.modified >= max(1, visible.first_second)
        return mask

    def _forget(self, documents: Sequence[str]) -> None:
        if documents and len(self._rows):
            gone = np.sort(_hashes(documents))
            places = np.searchsorted(gone, self._rows.documents).clip(max=len(gone) - 1)
            self._rows.readers[gone[places] == self._rows.documents] = GONE

    def _is_untidy(self) -> bool:
        """Whether so much was added or went away that putting the rows in order pays."""
        rows, settled = len(self._rows), self._manifest.settled
        return rows >= self.sizes.least_to_settle and (rows > 2 * settled or 3 * self.count() < 2 * rows)

    def _settle(self) -> None:
        """Copy what is left into a new segment, ordered by readers, with codes learnt from it."""
        readers = self._rows.readers
        order = np.argsort(readers, kind="stable")
        order = order[np.count_nonzero(readers == GONE) :]
        coded = self.sizes.code_dimensions if len(order) >= self.sizes.least_for_codes else 0
        basis = _learn(self._rows.vectors, order, coded)
        name, start = uuid4().hex, 0
        for some in blocks(order):
            append(self.folder / name, start, _taken(self._rows, some, basis))
            start += len(some)
        np.save(self.folder / name / "basis.npy", basis)
        shape = Shape(start, *basis.shape)
        self._manifest = replace(self._manifest, segment=name, shape=shape, settled=start)
        self._write()
        self._open()
        for folder in self.folder.iterdir():
            if folder.is_dir() and folder != self._segment:
                shutil.rmtree(folder, ignore_errors=True)

    @property
    def _segment(self) -> Path:
        return self.folder / self._manifest.segment

    def _open(self) -> None:
        self._rows = open_rows(self._segment, self._manifest.shape)
        coded = self._manifest.shape.code_dimensions
        self._basis: Vectors | None = np.load(self._segment / "basis.npy") if coded else None

    def _read(self) -> _Manifest:
        try:
            stored = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return _Manifest()
        return _Manifest(
            stored["segment"], Shape(**stored["shape"]), stored["settled"], tuple(stored["kinds"])
        )

    def _write(self) -> None:
        write_whole(self.folder / "manifest.json", json.dumps(asdict(self._manifest)))


def scan(matrix: Vectors, query: Vectors, mask: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Vectors]:
    """The places where the mask is set, with the dot product of each of these rows and the query."""
    rows = np.flatnonzero(mask)
    spans = list(_spans(mask))
    if sum(end - start for start, end in spans) > _SPARSE * len(rows):
        return rows, np.vecdot(matrix[rows], query)
    products = np.concatenate([np.vecdot(matrix[start:end], query) for start, end in spans])
    return rows, products[np.concatenate([mask[start:end] for start, end in spans])]


def _spans(mask: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Stretches of rows that hold all that is set, each a whole number of spans long."""
    starts = np.arange(0, len(mask), _SPAN)
    wanted = np.concatenate([[False], np.logical_or.reduceat(mask, starts), [False]])
    edges = np.flatnonzero(wanted[1:] != wanted[:-1]).tolist()
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        yield first * _SPAN, min(last * _SPAN, len(mask))


def _among(readers: NDArray[np.int32], reader_sets: Sequence[int]) -> NDArray[np.bool_]:
    allowed = np.zeros(max((*reader_sets, int(readers.max(initial=0)))) + 2, dtype=np.bool_)
    allowed[list(reader_sets)] = True
    return np.asarray(allowed[readers])  # GONE is the last place, which is never set


def _learn(vectors: Vectors, places: NDArray[np.int64], kept: int) -> Vectors:
    """Directions that keep most of the vectors' products, shape (dimensions, kept).

    Source: truncated singular vectors, uncentred, which lose least of a dot product on average.
    """
    some = vectors[places[:: max(1, len(places) // _TRAINED_ON)]]
    directions = np.linalg.svd(some.T @ some)[0] if kept else np.zeros((vectors.shape[1], 0))
    return np.ascontiguousarray(directions[:, :kept], dtype=np.float32)


def _taken(rows: Rows, places: NDArray[np.int64], basis: Vectors) -> Rows:
    vectors = rows.vectors[places]
    return Rows(
        vectors=vectors,
        codes=vectors @ basis,
        passages=rows.passages[places],
        documents=rows.documents[places],
        readers=rows.readers[places],
        kinds=rows.kinds[places],
        modified=rows.modified[places],
    )


def _to_rows(entries: Sequence[Entry], kinds: Sequence[str], basis: Vectors | None) -> Rows:
    vectors = np.stack([entry.vector for entry in entries])
    return Rows(
        vectors=vectors,
        codes=vectors @ basis if basis is not None else np.zeros((len(entries), 0), np.float32),
        passages=np.array([entry.passage_id.encode() for entry in entries], dtype="S32"),
        documents=_hashes([entry.document_id for entry in entries]),
        readers=np.array([entry.reader_set for entry in entries], dtype=np.int32),
        kinds=np.array([kinds.index(entry.kind) for entry in entries], dtype=np.int16),
        modified=np.array([entry.modified for entry in entries], dtype=np.int64),
    )


def _hashes(documents: Sequence[str]) -> NDArray[np.uint64]:
    """Eight bytes for each id: among a hundred thousand documents, one chance in four billion that two share them."""
    digests = b"".join(hashlib.blake2b(one.encode(), digest_size=8).digest() for one in documents)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
