"""One generation of the caches: a folder with keywords and vectors, read and replaced together."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from indexing.candidates import Entry, Scored, VectorIndex, Visible
from indexing.embed import Vectors
from indexing.exact import ExactVectors
from indexing.keywords import Keywords

if TYPE_CHECKING:
    from indexing.vectors import ChromaVectors

_LOGGER = logging.getLogger(__name__)
Load = Callable[[], list[Entry]]  # every passage from SQL, for the exact search


def open_chroma(folder: Path) -> "ChromaVectors":
    from indexing.vectors import ChromaVectors

    return ChromaVectors(folder)


class Generation:
    """Both caches, open. If Chroma fails in any way, exact search over SQL takes its place, said once."""

    def __init__(
        self, folder: Path, load: Load, *, chroma: Callable[[Path], "ChromaVectors"] = open_chroma
    ) -> None:
        self.folder = folder
        self.keywords = Keywords(folder / "keywords")
        self._load = load
        self._exact: VectorIndex | None = None
        self._chroma: ChromaVectors | None = None
        try:
            self._chroma = chroma(folder / "vectors")
        except Exception as error:  # noqa: BLE001  # Chroma raises its own, SQLite's and Rust's errors
            self._lose_chroma(error)

    @property
    def whole(self) -> bool:
        """Whether Chroma is in step; if not, the caches are rebuilt at the next start."""
        return self._chroma is not None

    def replace(self, documents: Sequence[str], entries: Sequence[Entry]) -> None:
        self._exact = None
        if self._chroma is not None:
            try:
                self._chroma.replace(documents, entries)
            except Exception as error:  # noqa: BLE001
                self._lose_chroma(error)
        self.keywords.replace(documents, entries)

    def nearest(self, vector: Vectors, visible: Visible, limit: int) -> Scored:
        if self._chroma is not None:
            try:
                return self._chroma.nearest(vector, visible, limit)
            except Exception as error:  # noqa: BLE001
                self._lose_chroma(error)
        if self._exact is None:
            self._exact = ExactVectors(self._load())
        return self._exact.nearest(vector, visible, limit)

    def agrees(self, count: int, sample: Sequence[Entry]) -> bool:
        """Whether both caches hold so many passages and find each of the sample by itself."""
        if self._chroma is None or self._chroma.count() != count or self.keywords.count() != count:
            return False
        return all(self._finds(entry) for entry in sample)

    def _finds(self, entry: Entry) -> bool:
        # Copies of a text have one vector, so the nearest may be a twin: that it lies on the spot is enough.
        found = self.nearest(entry.vector, Visible(None), 1)
        return self.keywords.holds(entry.passage_id) and bool(found) and found[0][1] > 0.999

    def close(self) -> None:
        if self._chroma is not None:
            self._chroma.close()
            self._chroma = None

    def _lose_chroma(self, error: Exception) -> None:
        self._chroma = None
        _LOGGER.warning(
            "Chroma failed (%s): searching every vector instead, until the caches are rebuilt.", error
        )
