"""What the caches hold of a passage, and the filter that keeps hidden ones out before anything is ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from indexing.embed import Vectors


@dataclass(frozen=True)
class Entry:
    """A passage as the caches keep it; `modified` is in whole seconds since 1970, 0 if unknown."""

    passage_id: str
    document_id: str
    reader_set: int
    kind: str
    modified: int
    words: str
    vector: Vectors


@dataclass(frozen=True)
class Visible:
    """Which passages may be ranked: by reader set, and optionally by kind, document and when they were written.

    `reader_sets` None means that the audience may read every set there is, `documents` None that any will do.
    """

    reader_sets: tuple[int, ...] | None
    since: datetime | None = None
    kind: str | None = None
    documents: tuple[str, ...] | None = None

    @property
    def nothing(self) -> bool:
        return self.reader_sets == () or self.documents == ()

    @property
    def first_second(self) -> int | None:
        return None if self.since is None else int(self.since.timestamp())


Scored = list[tuple[str, float]]


class VectorIndex(Protocol):
    """Nearest vectors by cosine; the mapped files, Chroma and the search over SQL all do this."""

    def nearest(self, vector: Vectors, visible: Visible, limit: int) -> Scored: ...

    def close(self) -> None: ...


class VectorCache(VectorIndex, Protocol):
    """One that keeps its vectors on disk. Whatever it raises means: do not believe it, search over SQL."""

    def replace(self, documents: Sequence[str], entries: Sequence[Entry]) -> None:
        """Forget these documents, then hold these passages; doing it twice changes nothing."""

    def extend(self, entries: Sequence[Entry]) -> None:
        """Hold more passages, of documents it does not hold, until `finish` ends a long filling."""

    def finish(self) -> None: ...

    def count(self) -> int: ...


def chunks(ids: Sequence[str], size: int) -> list[Sequence[str]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]
