"""A text model that needs no weights: the same words give the same vector, shared words give near ones."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from indexing.embed import Vectors

DIMENSIONS = 64


class WordEmbedder:
    """Sums one fixed random direction for each word; counts what it embeds."""

    def __init__(self, name: str = "words-for-tests") -> None:
        self._name = name
        self.embedded = 0

    @property
    def name(self) -> str:
        return self._name

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for place, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()) or [text]:
                vectors[place] += _direction(word)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _direction(word: str) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(word.encode("utf-8", "replace")).digest()[:8])
    return np.random.default_rng(seed).normal(size=DIMENSIONS).astype(np.float32)
