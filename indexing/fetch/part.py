"""A download on the disk: written aside, then given its name when it is whole."""

import asyncio
import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Lock

from indexing.errors import FetchDiskError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class PartFile:
    """A file beside its target that takes the target's name when it is whole.

    Every method raises FetchDiskError where the disk is full or the folder is closed to us."""

    def __init__(self, target: Path, expected_bytes: int | None) -> None:
        self.size_bytes = 0
        self._hash = hashlib.sha256()
        self._target = target
        # a drop waits for a write that a cancelled download left running in its thread
        self._lock = Lock()
        with _plain(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if (expected_bytes or 0) > shutil.disk_usage(target.parent).free:
                raise OSError(errno.ENOSPC, "less room than the host declared")
            handle, name = tempfile.mkstemp(prefix=".fetch-", suffix=".part", dir=target.parent)
            self._path = Path(name)
            self._file = os.fdopen(handle, "wb")

    @property
    def sha256(self) -> str:
        """Of what was written so far, in lower-case hex."""
        return self._hash.hexdigest()

    async def write(self, block: bytes) -> None:
        await asyncio.to_thread(self._locked, partial(self._write, block))

    async def finish(self) -> None:
        """Put everything on the disk, then give it the name: whoever sees the target sees all of it."""
        await asyncio.to_thread(self._locked, self._finish)

    async def drop(self) -> None:
        """Remove what was written, unless it is finished."""
        await asyncio.to_thread(self._locked, self._drop)

    def _locked(self, step: Callable[[], None]) -> None:
        with self._lock, _plain(self._target):
            step()

    def _write(self, block: bytes) -> None:
        self._file.write(block)
        self._hash.update(block)
        self.size_bytes += len(block)

    def _finish(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._path.replace(self._target)

    def _drop(self) -> None:
        with suppress(OSError):  # the last bytes may not fit; they are dropped anyway
            self._file.close()
        self._path.unlink(missing_ok=True)


@contextmanager
def _plain(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FetchDiskError(_reason(error, target)) from error


def _reason(error: OSError, target: Path) -> str:
    if error.errno in FULL:
        return f"The disk that holds {target.parent} has no room for {target.name}; free some and try again."
    return f"{target} cannot be written ({error.strerror or error}); check the folder and its permissions."
