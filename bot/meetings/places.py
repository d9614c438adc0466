"""Where a meeting may be kept besides what was posted of it: each place can be cleared, and looked at again."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, func, or_, select

from bot.errors import JobError
from bot.jobs.kept import KeptJobs
from bot.meetings.privacy import recordings
from bot.meetings.proof import Look
from bot.meetings.tables import MeetingRow, MeetingState
from bot.meetings.traces import Traces
from bot.store import transaction
from indexing.candidates import Visible
from indexing.errors import IndexingError
from indexing.index import Index
from indexing.tables import DocumentRow, PassageRow

MEETING = "meeting"
_NEAREST = 20
_SEARCHED = 50  # passages looked for by their own vector; by id all are


class Place(Protocol):
    def clear(self, traces: Traces) -> None:
        """Take everything out that is of this meeting; a second time does no harm."""

    def look(self, traces: Traces) -> tuple[Look, ...]:
        """What is there now, looked up afresh."""


@dataclass(frozen=True)
class IndexPlace:
    """The stored documents, and the caches that search reads."""

    engine: Engine
    index: Index

    def clear(self, traces: Traces) -> None:
        for location in (*traces.locations, *self._strays(traces)):
            self.index.remove(location)

    def look(self, traces: Traces) -> tuple[Look, ...]:
        try:
            return (Look("index", self._stored(traces)), Look("search caches", self._cached(traces)))
        except IndexingError as error:
            return (Look("index", 1, str(error)),)

    def _stored(self, traces: Traces) -> int:
        documents = select(func.count()).where(DocumentRow.id.in_(traces.documents))
        passages = select(func.count()).where(PassageRow.document_id.in_(traces.documents))
        with transaction(self.engine) as session:
            counted = sum(session.scalar(one) or 0 for one in (documents, passages))
        return counted + len(self._strays(traces))

    def _cached(self, traces: Traces) -> int:
        """How many passages the caches still hold or find, whatever the database says."""
        gone = {entry.passage_id for entry in traces.entries}
        with self.index.caches.reading() as generation:
            found = {one for one in gone if generation.keywords.holds(one)}
            for entry in traces.entries[:_SEARCHED]:
                near = generation.nearest(entry.vector, Visible(None), _NEAREST)
                found |= {passage for passage, _ in near} & gone
        return len(found)

    def _strays(self, traces: Traces) -> list[str]:
        """Documents of an earlier revision: in its words, and of no meeting that is kept."""
        if not traces.probes:
            return []
        kept = select(MeetingRow.location).where(
            MeetingRow.id != traces.id, MeetingRow.state != MeetingState.DELETED
        )
        said = or_(*(DocumentRow.markdown.contains(one, autoescape=True) for one in traces.probes))
        strays = select(DocumentRow.location).where(
            DocumentRow.kind == MEETING,
            DocumentRow.location.not_in(kept),
            DocumentRow.location.not_in(traces.locations),
            said,
        )
        with transaction(self.engine) as session:
            return list(session.scalars(strays))


@dataclass(frozen=True)
class JobsPlace:
    """What durable work keeps of each step, such as the transcript."""

    engine: Engine
    jobs: KeptJobs

    def clear(self, traces: Traces) -> None:
        self.jobs.delete(self._kept(traces))

    def look(self, traces: Traces) -> tuple[Look, ...]:
        try:
            return (Look("results of jobs", len(self._kept(traces))),)
        except JobError as error:
            return (Look("results of jobs", 1, str(error)),)

    def _kept(self, traces: Traces) -> list[str]:
        """Its own jobs and any other that holds its words, unless that is of a meeting that is kept."""
        found = self.jobs.holding(traces.keys, traces.probes)
        strange = [one for one in found if one not in traces.keys]
        return [one for one in found if one in traces.keys] + self._of_nobody(strange, traces)

    def _of_nobody(self, jobs: Sequence[str], traces: Traces) -> list[str]:
        others = select(MeetingRow.id, MeetingRow.external_id).where(
            MeetingRow.id != traces.id, MeetingRow.state != MeetingState.DELETED
        )
        with transaction(self.engine) as session:
            rows = session.execute(others).all() if jobs else []
        taken = {row.external_id for row in rows}
        ordered = tuple(f"meeting:{row.id}:" for row in rows)
        return [one for one in jobs if one not in taken and not one.startswith(ordered)]


@dataclass(frozen=True)
class FilesPlace:
    """Sound and transcripts that were fetched, decoded or kept on this machine."""

    home: Path

    def clear(self, traces: Traces) -> None:
        for path in self._paths(traces):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def look(self, traces: Traces) -> tuple[Look, ...]:
        return (Look("sound and files", len(list(self._paths(traces)))),)

    def _paths(self, traces: Traces) -> Iterator[Path]:
        for folder in (*traces.folders(self.home), recordings(self.home, traces.id)):
            if folder.exists():
                yield folder
        fetched = self.home / "fetched"
        wanted = [one.encode() for one in traces.probes]
        for path in sorted(fetched.rglob("*")) if wanted and fetched.is_dir() else ():
            if path.is_file() and any(one in path.read_bytes() for one in wanted):
                yield path
