"""Near-duplicate questions found, so that one question asked in ten ways counts as one piece of evidence."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from indexing.embed import Vectors
    from skills.context import SearchIndex

ALIKE = 0.92
_AT_ONCE = 512


async def clusters_of(index: "SearchIndex", questions: Sequence[str]) -> tuple[int, ...]:
    """Each question's cluster, numbered from 0 in order of appearance; alike means a cosine of ALIKE or more."""
    if not questions:
        return ()
    blocks = [
        await index.embed(list(questions[start : start + _AT_ONCE]))
        for start in range(0, len(questions), _AT_ONCE)
    ]
    return join_alike(np.concatenate(blocks))


def join_alike(vectors: "Vectors", alike: float = ALIKE) -> tuple[int, ...]:
    """Clusters of unit vectors, shape (questions, dimensions): alike to any member is alike to all (single linkage)."""
    owner = list(range(len(vectors)))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for start in range(0, len(vectors), _AT_ONCE):
        near = vectors[start : start + _AT_ONCE] @ vectors.T >= alike
        for row, column in zip(*np.nonzero(near), strict=True):
            first, second = sorted((root(start + int(row)), root(int(column))))
            owner[second] = first
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(root(place), len(numbers)) for place in range(len(vectors)))
