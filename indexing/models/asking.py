"""Questions moved to where what answers them lies: one matrix of ours behind the bundled model.

MiniLM puts a question beside texts that are worded like it. Colleagues ask in other words than their handbook's, so
the vector of what is asked is turned a little before it is compared; those of documents stay as they are stored.
`python -m benchmarks.training.asking` trains it, `python -m benchmarks.retrieval` prints what it gains on each set.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from indexing.embed import Vectors
from indexing.settings import BUNDLED_MODEL
from indexing.weights import ASKING, about_in, verify

WEIGHTS = "asking.safetensors"
_LEAST = 1e-9  # the length of a vector of nothing, which stays one


def as_asked(vectors: Vectors, model: str) -> Vectors:
    """Vectors of questions, shape (questions, dimensions), turned to their answers; as they are for another model.

    Raises ModelFolderError when the matrix is not the one that was checked."""
    return turned(vectors, bundled_asking()) if model == BUNDLED_MODEL else vectors


def turned(vectors: Vectors, matrix: Vectors) -> Vectors:
    """Of unit length: each vector with the matrix's share of it added. What is no number stays none."""
    moved = vectors + vectors @ matrix.T
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), _LEAST), np.float32)


@lru_cache(maxsize=1)
def bundled_asking() -> Vectors:
    """Loaded once for all indexes of a process. Raises ModelFolderError as `load_asking`."""
    return load_asking()


def load_asking(folder: Path = ASKING) -> Vectors:
    """The matrix, shape (dimensions, dimensions), from eight bits a weight and a scale for each row.

    Raises ModelFolderError when it is missing or not the one that was checked."""
    verify(folder / WEIGHTS, about_in(folder)["sha256"])
    stored = load_file(folder / WEIGHTS)
    return np.asarray(stored["weight"].astype(np.float32) * stored["weight.scale"], np.float32)
