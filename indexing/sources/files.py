"""Files and whole folders: which are documents, which may have changed, and how each is read."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from indexing.documents import DocumentDraft
from indexing.drafts import storable
from indexing.errors import IndexingError, UnreadableFileError
from indexing.settings import IndexSettings
from indexing.sources import Change, Failure, Reached, Skipped, SourceItem
from indexing.sources.convert import convert
from indexing.sources.media import ENDINGS, media_of
from indexing.sources.told import name_in_words, told_by

_MENDS = {
    FileNotFoundError: "is not there: check the path, or remove it from the index",
    PermissionError: "may not be read: give the user that runs this permission",
    IsADirectoryError: "is a folder: add it by its own path",
}


class Files:
    """A file, or a folder with everything below it; hidden names and Office's locks are left out, links followed."""

    def __init__(self, path: Path, settings: IndexSettings) -> None:
        self.path = path
        self.settings = settings
        self._walked: set[tuple[int, int]] = set()  # by device and inode, so that no link leads in circles

    @property
    def scope(self) -> str:
        return _origin(self.path)

    def changes(self, cursor: str, known: frozenset[str]) -> Iterator[Change]:  # noqa: ARG002
        """All that lies here, in order of name. A folder that cannot be listed is a failure, not an empty one."""
        self._walked.clear()
        yield from self._walk(self.path) if self.path.is_dir() else [_item(self.path)]
        yield Reached("", whole=True)

    def _walk(self, folder: Path) -> Iterator[SourceItem | Failure | Skipped]:
        try:
            status = folder.stat()
            # Real folders before links, so that a document goes by its real name.
            entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_symlink(), entry.name))
        except OSError as error:
            yield Failure(str(folder), _origin(folder), _unreadable(folder, error))
            return
        if (status.st_dev, status.st_ino) in self._walked:
            return
        self._walked.add((status.st_dev, status.st_ino))
        for entry in entries:
            # Office leaves a "~$plan.docx" beside a document that somebody has open
            if not entry.name.startswith((".", "~$")):
                yield from self._visit(folder / entry.name, is_link=entry.is_symlink())

    def _visit(self, path: Path, *, is_link: bool) -> Iterator[SourceItem | Failure | Skipped]:
        if is_link and path.exists() and not path.resolve().is_relative_to(self.path.resolve()):
            yield Skipped(str(path))  # a link out of the folder would publish what nobody chose to add
        elif path.is_dir():
            yield from self._walk(path)
        elif path.suffix.lower() in ENDINGS:
            yield _item(path)
        else:
            yield Skipped(str(path))

    def load(self, item: SourceItem, known_hash: str | None) -> DocumentDraft | None:
        """Read a file; None if its bytes are those that were indexed before. Raises UnreadableFileError."""
        path = Path(item.location)
        try:
            content, status = read_file(path, self.settings.max_file_bytes)
        except OSError as error:
            raise _unreadable(path, error) from error
        content_hash = hashlib.sha256(content).hexdigest()
        if content_hash == known_hash:
            return None
        touched = datetime.fromtimestamp(status.st_mtime, UTC)
        draft = draft_of(item.location, content, self.settings, before=touched)
        return replace(
            draft,
            modified_at=draft.modified_at or touched,
            origin=item.origin,
            fingerprint=item.fingerprint,
            content_hash=content_hash,
        )


def draft_of(
    name: str, content: bytes, settings: IndexSettings, *, before: datetime | None = None
) -> DocumentDraft:
    """What a file holds, called `name` wherever it lies; `before` is when it was last touched, if that is known.

    Raises UnreadableFileError."""
    media = media_of(name, content, max_expanded_bytes=settings.max_expanded_bytes)
    converted = convert(name, content, media)
    told = told_by(name, converted, media, before=before)
    return DocumentDraft(
        location=name,
        title=told.title or name_in_words(name),
        markdown=converted.markdown,
        author=told.author or converted.about.author,
        modified_at=told.modified_at or converted.about.modified_at,
        media=media,
    )


def read_file(path: Path, max_bytes: int) -> tuple[bytes, os.stat_result]:
    """All bytes of a regular file that is not too large; never waits on a pipe or device."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        _check_status(path, status, max_bytes)
        return file.read(max_bytes), status


def _check_status(path: Path, status: os.stat_result, max_bytes: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFileError(f"{str(path)!r} is not a regular file: add a document instead.")
    if status.st_size > max_bytes:
        raise UnreadableFileError(
            f"{str(path)!r} is larger than {max_bytes:,} bytes: split it, or raise "
            "CONFIDANT_INDEX__MAX_FILE_BYTES."
        )


def _item(path: Path) -> SourceItem | Failure:
    try:
        status = path.stat()
        return SourceItem(str(path), _origin(path), f"{status.st_mtime_ns}:{status.st_size}")
    except OSError as error:
        return Failure(str(path), _origin(path), _unreadable(path, error))


def _origin(path: Path) -> str:
    return storable(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links


def _unreadable(path: Path, error: OSError) -> IndexingError:
    said = _MENDS.get(
        type(error), f"cannot be read ({error.strerror or error}): check the disk and try again"
    )
    return UnreadableFileError(f"{str(path)!r} {said}.")
