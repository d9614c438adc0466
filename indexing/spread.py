"""How many passages of each reader set hold a term, remembered, so that any audience's count is a sum."""

from collections.abc import Callable, Collection, Mapping

MOST = 2_000_000  # counts kept at once, over all terms: some 100 MB

Count = Callable[
    [str | None], Mapping[int, int]
]  # a term to its passages by reader set; None to all passages


class Spread:
    """Counts of one state of the index; a new state starts with an empty memory."""

    def __init__(self, count: Count, most: int = MOST) -> None:
        self._count = count
        self._most = most
        self._counts: dict[str | None, Mapping[int, int]] = {}
        self._kept = 0

    def among(self, term: str | None, reader_sets: Collection[int]) -> int:
        """Passages with the term (all of them, if None) that belong to one of the reader sets."""
        counts = self._of(term)
        return sum(counts.get(one, 0) for one in reader_sets)

    def _of(self, term: str | None) -> Mapping[int, int]:
        # Two threads may count the same term at once: both then keep the same counts.
        known = self._counts.get(term)
        if known is None:
            known = self._count(term)
            if self._kept + len(known) > self._most:
                self._counts, self._kept = {}, 0
            self._counts[term] = known
            self._kept += len(known) + 1
        return known
