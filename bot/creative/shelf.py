"""Files by the hash of their bytes, under the home folder: written whole or not at all, and read only as they were."""

import errno
import hashlib
import os
import uuid
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from bot.errors import StoreError
from skills.errors import UserError
from skills.language import say


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Shelf:
    """Safe for several processes at once: a file is there under its name only once it is whole."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        return self.root / "files" / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep bytes; their hash. Raises StoreError with one sentence where the disk takes no more."""
        sha256 = sha256_of(content)
        if not self.is_whole(sha256, size=len(content)):
            self._write(self.path(sha256), content)
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of this hash; raises UserError where they are gone or are others."""
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise _lost(sha256) from error
        if sha256_of(content) != sha256:
            raise _changed(sha256)
        return content

    def check(self, sha256: str) -> None:
        """Raises UserError as `get` does, without holding a large file in memory."""
        try:
            with self.path(sha256).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise _lost(sha256) from error
        if found != sha256:
            raise _changed(sha256)

    def is_whole(self, sha256: str, *, size: int) -> bool:
        """Whether a file of this name is there and of this size; a torn one is written anew."""
        try:
            return self.path(sha256).stat().st_size == size
        except OSError:
            return False

    def tidy(self, wanted: Collection[str], *, before: datetime) -> int:
        """Remove what nothing refers to and what a stop left half-written; returns how many files.

        What is younger stays: it may belong to a set that is being kept just now."""
        gone = 0
        for folder in ("files", "new"):
            for path in (self.root / folder).rglob("*"):
                if path.is_file() and path.name not in wanted and path.stat().st_mtime < before.timestamp():
                    path.unlink(missing_ok=True)
                    gone += 1
        return gone

    def _write(self, path: Path, content: bytes) -> None:
        new = self.root / "new" / uuid.uuid4().hex
        try:
            for folder in (new.parent, path.parent):
                folder.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except OSError as error:
            new.unlink(missing_ok=True)
            raise cannot_write(path.parent, error) from error


def cannot_write(folder: Path, error: OSError) -> StoreError:
    """What stops a file from being written, in one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(
            say(
                "There is no room left on the disk for {folder}; free some space and ask again.",
                folder=folder,
            )
        )
    return StoreError(
        say("{folder} cannot be written ({why}); check its permissions.", folder=folder, why=error.strerror)
    )


def _lost(sha256: str) -> UserError:
    return UserError(
        say("The file {name} is gone from the disk.", name=sha256[:12]), hint=say("Make the set again.")
    )


def _changed(sha256: str) -> UserError:
    return UserError(
        say("The file {name} was changed on the disk since it was made.", name=sha256[:12]),
        hint=say("Make the set again."),
    )
