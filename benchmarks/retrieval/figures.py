"""Recall and reciprocal rank of what was found."""

from collections.abc import Sequence

from benchmarks.retrieval.sets import Query
from indexing.documents import Passage

DEPTH = 10
Found = list[tuple[Passage, ...]]  # best first; passages that say the same share a place


def first_right(query: Query, found: Found) -> int | None:
    """The place of the first right passage, from 1; None if it is not among them."""
    return next((place for place, same in enumerate(found, start=1) if any(map(query.is_right, same))), None)


def line(places: Sequence[int | None]) -> str:
    """Recall at 1, 5 and 10, and the mean reciprocal rank."""
    count = max(len(places), 1)
    recalls = [sum(place is not None and place <= most for place in places) / count for most in (1, 5, DEPTH)]
    reciprocal = sum(1.0 / place for place in places if place) / count
    return "".join(f"{value:>10.3f}" for value in (*recalls, reciprocal))
