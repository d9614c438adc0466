"""One generation of the caches: a folder with keywords and vectors, read and replaced together."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from indexing.candidates import Entry, Scored, VectorCache, VectorIndex, Visible
from indexing.embed import Vectors
from indexing.exact import ExactVectors
from indexing.keywords import Keywords
from indexing.mapped import MappedVectors

_LOGGER = logging.getLogger(__name__)
_TWINS = 20
Load = Callable[[], list[Entry]]  # every passage from SQL, for the search that needs no cache
OpenVectors = Callable[[Path], VectorCache]  # given the folder of a generation


def open_mapped(folder: Path) -> VectorCache:
    return MappedVectors(folder / "nearest")


def open_chroma(folder: Path) -> VectorCache:
    from indexing.vectors import ChromaVectors

    return ChromaVectors(folder / "vectors")


# by the name that the settings give them
OPENERS: Mapping[str, OpenVectors] = {"exact": open_mapped, "chroma": open_chroma}


class Generation:
    """Both caches, open. If the vectors fail in any way, a search over SQL takes their place, said once."""

    def __init__(self, folder: Path, load: Load, *, open_vectors: OpenVectors = open_mapped) -> None:
        self.folder = folder
        self.keywords = Keywords(folder / "keywords")
        self._load = load
        self._exact: VectorIndex | None = None
        self._vectors: VectorCache | None = None
        try:
            self._vectors = open_vectors(folder)
        except Exception as error:  # noqa: BLE001  # Chroma raises its own, SQLite's and Rust's errors
            self._lose_vectors(error)

    @property
    def whole(self) -> bool:
        """Whether the vectors are in step; if not, the caches are rebuilt at the next start."""
        return self._vectors is not None

    def replace(self, documents: Sequence[str], entries: Sequence[Entry]) -> None:
        """Forget these documents, then hold these passages; doing it twice changes nothing."""
        self._exact = None
        self._tell(lambda vectors: vectors.replace(documents, entries))
        self.keywords.replace(documents, entries)

    def extend(self, entries: Sequence[Entry]) -> None:
        """Take in more passages while a new generation is filled; they count once `finish` has ended."""
        self._tell(lambda vectors: vectors.extend(entries))
        self.keywords.extend(entries)

    def finish(self) -> None:
        self._tell(lambda vectors: vectors.finish())
        self.keywords.finish()

    def nearest(self, vector: Vectors, visible: Visible, limit: int) -> Scored:
        if self._vectors is not None:
            try:
                return self._vectors.nearest(vector, visible, limit)
            except Exception as error:  # noqa: BLE001
                self._lose_vectors(error)
        if self._exact is None:
            self._exact = ExactVectors(self._load())
        return self._exact.nearest(vector, visible, limit)

    def agrees(self, count: int, sample: Sequence[Entry]) -> bool:
        """Whether both caches hold so many passages and find each of the sample by itself."""
        if self._vectors is None or self._vectors.count() != count or self.keywords.count() != count:
            return False
        found = all(self._finds(entry) for entry in sample)
        return found and self.whole  # if the vectors failed meanwhile, it was SQL that found them

    def _finds(self, entry: Entry) -> bool:
        """Whether a passage is found by itself, with the readers and the kind that it has in SQL."""
        visible = Visible((entry.reader_set,), kind=entry.kind)
        found = dict(self.nearest(entry.vector, visible, _TWINS))
        # Copies of a text have one vector: among many of them this one need not come.
        twins = len(found) == _TWINS and min(found.values()) > 0.999
        return self.keywords.holds(entry.passage_id) and (entry.passage_id in found or twins)

    def close(self) -> None:
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None

    def _tell(self, what: Callable[[VectorCache], None]) -> None:
        if self._vectors is not None:
            try:
                what(self._vectors)
            except Exception as error:  # noqa: BLE001
                self._lose_vectors(error)

    def _lose_vectors(self, error: Exception) -> None:
        self._vectors = None
        _LOGGER.warning(
            "The nearest-vector cache failed (%s): searching every vector in the database instead, until the "
            "caches are rebuilt.",
            error,
        )
