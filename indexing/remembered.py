"""Vectors of texts that come up again and again: the words and sentences that answers are built from."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from indexing.embed import Embedder, Vectors

MOST = 20_000  # at 384 dimensions about 30 MB


class Remembered:
    """An embedder that keeps the vectors it was last asked for; safe to share between threads."""

    def __init__(self, embedder: Embedder, most: int = MOST) -> None:
        self.embedder = embedder
        self.most = most
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, shape (texts, dimensions); only texts not remembered run through the model."""
        if not texts:
            return self.embedder.embed([])
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= dict(zip(new, self.embedder.embed(new), strict=True))
        with self._lock:
            for text in known:
                self._vectors[text] = known[text]
                self._vectors.move_to_end(text)
            while len(self._vectors) > self.most:
                self._vectors.popitem(last=False)
        return np.stack([known[text] for text in texts])
