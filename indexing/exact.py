"""Nearest vectors by comparing with every one: slower than Chroma when there are millions, never wrong."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexing.candidates import Entry, Scored, Visible
from indexing.embed import Vectors


class ExactVectors:
    """All vectors in memory (1.5 kB a passage); what answers while Chroma cannot."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ids = [entry.passage_id for entry in entries]
        self._documents = np.array([entry.document_id for entry in entries], dtype=np.str_)
        self._kinds = np.array([entry.kind for entry in entries], dtype=np.str_)
        self._readers = np.array([entry.reader_set for entry in entries], dtype=np.int64)
        self._modified = np.array([entry.modified for entry in entries], dtype=np.int64)
        self._vectors = (
            np.stack([entry.vector for entry in entries]) if entries else np.zeros((0, 0), np.float32)
        )

    def nearest(self, vector: Vectors, visible: Visible, limit: int) -> Scored:
        """Passage ids with their cosine, best first; only visible passages are looked at."""
        rows = np.flatnonzero(self._mask(visible))
        if not len(rows):
            return []
        cosines = np.vecdot(self._vectors[rows], vector)
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(self._ids[rows[place]], float(cosines[place])) for place in best]

    def _mask(self, visible: Visible) -> NDArray[np.bool_]:
        mask = np.ones(len(self._ids), dtype=np.bool_)
        if visible.reader_sets is not None:
            mask &= np.isin(self._readers, visible.reader_sets)
        if visible.kind is not None:
            mask &= self._kinds == visible.kind
        if visible.documents is not None:
            mask &= np.isin(self._documents, visible.documents)
        if visible.first_second is not None:
            mask &= self._modified >= max(1, visible.first_second)
        return mask

    def close(self) -> None:
        """Nothing to let go of."""
