"""A ZIP that somebody sent, taken apart beside the brief: nothing leaves the folder, and nothing swells without end."""

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from skills.errors import UserError
from skills.language import say

MOST_FILES = 6_000
MOST_BYTES = 1_000_000_000
_LINK = 0o120000  # of a file's kind, as Unix writes it into a zip


def unpack(path: Path, folder: Path) -> None:
    """Write the files of a ZIP below a folder, under their own names. Raises UserError."""
    try:
        with ZipFile(path) as packed:
            entries = list(_wanted(packed))
            _check(path.name, entries)
            for entry in entries:
                _write(packed, entry, folder, path.name)
    except (BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise UserError(
            say("{name} is no ZIP that can be read.", name=path.name),
            hint=say("Pack it again, without a password."),
        ) from error


def _wanted(packed: ZipFile) -> Iterator[ZipInfo]:
    for entry in packed.infolist():
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        hidden = any(one.startswith((".", "__MACOSX")) and one not in (".", "..") for one in parts)
        if not entry.is_dir() and not hidden and parts:
            yield entry


def _check(name: str, entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise UserError(say("{name} holds more than {n} files.", name=name, n=MOST_FILES))
    if sum(one.file_size for one in entries) > MOST_BYTES:
        raise UserError(
            say("{name} unpacks to more than 1 GB.", name=name), hint=say("Make the photos smaller.")
        )
    for one in entries:
        plain = PurePosixPath(one.filename.replace("\\", "/"))
        link = (one.external_attr >> 16) & 0o170000 == _LINK
        if plain.is_absolute() or ".." in plain.parts or ":" in one.filename or "\0" in one.filename or link:
            raise UserError(say("{name} names a file outside of itself.", name=name))


def _write(packed: ZipFile, entry: ZipInfo, folder: Path, name: str) -> None:
    target = folder / PurePosixPath(entry.filename.replace("\\", "/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    with packed.open(entry) as source, target.open("wb") as file:
        shutil.copyfileobj(_Bounded(source, left, name), file)


class _Bounded:
    """Reads no more than an entry says that it holds."""

    def __init__(self, source: object, left: int, name: str) -> None:
        self._source, self._left, self._name = source, left, name

    def read(self, size: int = -1) -> bytes:
        found: bytes = self._source.read(size)  # type: ignore[attr-defined]  # a file of the zip
        self._left -= len(found)
        if self._left < 0:
            raise UserError(say("{name} holds more than it says.", name=self._name))
        return found
