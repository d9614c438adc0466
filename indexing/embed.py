"""Text to vectors: what an embedder must do, and how its vectors are kept in SQL."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors of unit length, shape (texts, dimensions); `name` tells models apart."""

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors: ...


def to_bytes(vector: Vectors) -> bytes:
    return vector.astype("<f4").tobytes()


def to_vectors(stored: Sequence[bytes]) -> Vectors:
    """Stack stored vectors, shape (n, dimensions)."""
    rows = [np.frombuffer(one, dtype="<f4") for one in stored]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, 0), dtype=np.float32)
