"""Where documents come from. A source tells what changed since its cursor, and reads only what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from indexing.documents import DocumentDraft
from indexing.errors import IndexingError


@dataclass(frozen=True)
class SourceItem:
    """Something to index: `fingerprint` differs from the stored one if it may have changed since.

    `readers` are those who may read it where it comes from; None where the source does not know, such as a disk."""

    location: str
    origin: str
    fingerprint: str
    readers: frozenset[str] | None = None


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


@dataclass(frozen=True)
class Gone:
    """Something that is there no more, with everything below it."""

    origin: str


@dataclass(frozen=True)
class Reached:
    """Once everything told so far is stored, the next sync may start from `cursor`.

    `whole`: everything that there is was told since this sync began, so what was not told is gone."""

    cursor: str
    whole: bool = False


Change = SourceItem | Failure | Skipped | Gone | Reached


class Source(Protocol):
    """One place that holds documents, each stored with an `origin` at or below `scope`."""

    @property
    def scope(self) -> str: ...

    def changes(self, cursor: str, known: frozenset[str]) -> Iterator[Change]:
        """What changed since `cursor`, which is empty the first time; `known` are the origins that are stored.

        A cursor that cannot be read counts as empty. The same change may be told twice, for instance after a crash.
        Raises SourceUnavailableError when the place cannot be asked; what was told before it still counts."""
        ...

    def load(self, item: SourceItem, known_hash: str | None) -> DocumentDraft | None:
        """Read an item; None if its content hash is the known one.

        Raises UnreadableFileError for what will not read until it changes, ItemGoneError for what is there no more,
        and SourceUnavailableError for what may read next time: then the cursor stays where it is."""
        ...
