"""Pages as they came, by the hash of their bytes, so that a quote can be looked up long after the page has changed."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import BaseModel

from indexing.errors import SourceUnavailableError


class Visit(BaseModel, extra="forbid", frozen=True):
    """When an address was asked for, and what came; `sha256` names the bytes."""

    url: str
    found_at: str
    sha256: str
    media_type: str
    fetched_at: datetime
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Snapshots:
    """Files in a folder: one for the bytes of each page, one for the last visit of each address."""

    folder: Path

    def keep(self, visit: Visit, content: bytes) -> None:
        """Whole or not at all. Raises SourceUnavailableError where the disk does not take it."""
        try:
            self._write(self._bytes_at(visit.sha256), content)
            self._write(self._visit_at(visit.url), visit.model_dump_json().encode())
        except OSError as error:
            raise SourceUnavailableError(
                f"A page could not be kept in {self.folder} ({error.strerror}): make room there."
            ) from error

    def last(self, url: str, *, since: datetime | None = None) -> tuple[Visit, bytes] | None:
        """The last visit of an address with its bytes; None where it is older, or its bytes are not what they were."""
        try:
            visit = Visit.model_validate(json.loads(self._visit_at(url).read_bytes()))
            content = self._bytes_at(visit.sha256).read_bytes()
        except (OSError, ValueError):
            return None
        if (since and visit.fetched_at < since) or hashlib.sha256(content).hexdigest() != visit.sha256:
            return None
        return visit, content

    def tidy(self, *, now: datetime, kept: timedelta) -> int:
        """Remove what nobody asked for since; returns how many files."""
        gone = 0
        for path in self.folder.rglob("*") if self.folder.is_dir() else ():
            if path.is_file() and path.stat().st_mtime < (now - kept).timestamp():
                with suppress(OSError):
                    path.unlink()
                    gone += 1
        return gone

    def _bytes_at(self, sha256: str) -> Path:
        return self.folder / "bytes" / sha256[:2] / sha256

    def _visit_at(self, url: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self.folder / "visits" / name[:2] / f"{name}.json"

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
