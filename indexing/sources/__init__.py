"""Where documents come from. A source lists what it has cheaply, and reads only what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from indexing.documents import DocumentDraft
from indexing.errors import IndexingError


@dataclass(frozen=True)
class SourceItem:
    """Something to index: `fingerprint` differs from the stored one if it may have changed since."""

    location: str
    origin: str
    fingerprint: str


@dataclass(frozen=True)
class Failure:
    """Something that could not be read; what was stored of it, or below it, stays as it is."""

    location: str
    origin: str
    error: IndexingError


@dataclass(frozen=True)
class Skipped:
    """Something that is no document, such as a picture."""

    location: str


class Source(Protocol):
    """One place that holds documents; what is stored at or below `scope` and no longer listed is gone."""

    @property
    def scope(self) -> str: ...

    def items(self) -> Iterator[SourceItem | Failure | Skipped]: ...

    def load(self, item: SourceItem, known_hash: str | None) -> DocumentDraft | None:
        """Read an item; None if its content hash is the known one. Raises UnreadableFileError."""
        ...
