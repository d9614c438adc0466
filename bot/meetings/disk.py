"""The bytes on this machine: whether words of a deleted meeting stand anywhere under the home folder still.

A database forgets a row before it writes over it, so deleted rows are looked for in the files themselves.
"""

import json
import mmap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url, or_, select, text
from sqlalchemy.exc import SQLAlchemyError

from bot.jobs import job_database
from bot.meetings.proof import Look
from bot.meetings.tables import MeetingRow
from bot.meetings.traces import Traces
from bot.store import transaction
from indexing.tables import DocumentRow

PLACE = "bytes on disk"
WITHOUT_WORDS = "looked for by its ids only: its words were gone before"
ELSEWHERE = "its sentences stand in other documents too and were not looked for"
SERVER = "the database server writes over deleted rows by itself (VACUUM)"


@dataclass(frozen=True)
class DiskPlace:
    engine: Engine
    database_url: str
    home: Path

    def clear(self, traces: Traces) -> None:
        """Empty the write-ahead files; where words are left all the same, write the database files anew."""
        for url in self._sqlite():
            _execute(url, "PRAGMA wal_checkpoint(TRUNCATE)")
        if not self._holding(self._own(traces)):
            return
        for url in self._sqlite():
            _execute(url, "VACUUM")
            _execute(url, "PRAGMA wal_checkpoint(TRUNCATE)")

    def look(self, traces: Traces) -> tuple[Look, ...]:
        if not traces.probes:
            return (Look(PLACE, 0, WITHOUT_WORDS),)
        probes = self._own(traces)
        if not probes:
            return (Look(PLACE, 0, ELSEWHERE),)
        found = self._holding(probes)
        said = ", ".join(sorted(one.name for one in found)) or ("" if self._sqlite() else SERVER)
        return (Look(PLACE, len(found), said),)

    def _own(self, traces: Traces) -> list[str]:
        """The probes that nobody else wrote or said: those would be found for good reason."""
        own = []
        with transaction(self.engine) as session:
            for probe in traces.probes:
                documents = select(DocumentRow.id).where(
                    DocumentRow.markdown.contains(probe, autoescape=True),
                    DocumentRow.id.not_in(traces.documents),
                )
                said = or_(
                    MeetingRow.transcript.contains(probe, autoescape=True),
                    MeetingRow.minutes.contains(probe, autoescape=True),
                )
                others = select(MeetingRow.id).where(said, MeetingRow.id != traces.id)
                if session.scalar(documents.limit(1)) is None and session.scalar(others.limit(1)) is None:
                    own.append(probe)
        return own

    def _holding(self, probes: Sequence[str]) -> list[Path]:
        """Files in which one of these stands, as UTF-8 or as JSON writes it."""
        forms = {form for one in probes for form in (one.encode(), json.dumps(one)[1:-1].encode())}
        return [path for path in _files(self.home, self._database_files()) if forms and _holds(path, forms)]

    def _sqlite(self) -> list[str]:
        """The databases that are files here and exist."""
        urls = [self.database_url, job_database(self.database_url)]
        return [url for url in urls if (path := _path(url)) and path.exists()]

    def _database_files(self) -> list[Path]:
        paths = [path for url in self._sqlite() if (path := _path(url))]
        return [Path(f"{path}{end}") for path in paths for end in ("", "-wal", "-journal")]


def _path(url: str) -> Path | None:
    parsed = make_url(url)
    named = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if named else None


def _execute(url: str, statement: str) -> None:
    """Run a statement of SQLite's own outside any transaction; one that is refused shows when we look again."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT", connect_args={"timeout": 10})
    try:
        with engine.connect() as connection:
            connection.execute(text(statement)).close()
    except SQLAlchemyError:
        return
    finally:
        engine.dispose()


def _files(home: Path, also: Sequence[Path]) -> Iterator[Path]:
    """Every file under the home folder, and the databases wherever they lie, each once."""
    seen = set()
    for path in (*(home.rglob("*") if home.is_dir() else ()), *also):
        if path.is_file() and not path.is_symlink() and path.resolve() not in seen:
            seen.add(path.resolve())
            yield path


def _holds(path: Path, forms: Collection[bytes]) -> bool:
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                return False
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return any(content.find(form) >= 0 for form in forms)
    except FileNotFoundError:
        return False  # another process tidied it away
