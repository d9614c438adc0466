"""Vectors of texts that come up again and again: the words and sentences that answers are built from."""

from collections.abc import Sequence

import numpy as np

from indexing.embed import Embedder, Vectors
from indexing.known import Known

MOST = 20_000  # at 384 dimensions about 30 MB


class Remembered:
    """An embedder that keeps the vectors it was last asked for, but not their texts; safe to share between threads."""

    def __init__(self, embedder: Embedder, most: int = MOST) -> None:
        self.embedder = embedder
        self._vectors: Known[Vectors] = Known(most)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, shape (texts, dimensions); only texts not remembered run through the model."""
        if not texts:
            return self.embedder.embed([])
        asked = dict.fromkeys(texts)
        known = {text: vector for text in asked if (vector := self._vectors.get([text])) is not None}
        new = [text for text in asked if text not in known]
        if new:
            for text, vector in zip(new, self.embedder.embed(new), strict=True):
                known[text] = vector.copy()  # else a row would keep all of its batch alive
                self._vectors.put([text], known[text])
        return np.stack([known[text] for text in texts])
