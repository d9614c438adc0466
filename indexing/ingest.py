"""Many files into the index: only what changed, a small batch at a time, safe to kill and to run again."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from indexing.documents import EVERYONE, DataClass, DocumentDraft, check_readers
from indexing.drafts import storable
from indexing.errors import IndexingError, UnreadableFileError
from indexing.index import Index
from indexing.records import KnownFile
from indexing.sources import Failure, Skipped, Source, SourceItem
from indexing.sources.files import Files

_AHEAD = 8  # files read while others are embedded
_BATCH_CHARACTERS = 60_000  # about a hundred passages: seconds of work, lost at most when killed


@dataclass(frozen=True)
class Progress:
    """How far an ingest is; `total` grows while folders are listed, `location` was finished last."""

    done: int
    total: int
    passages: int
    location: str


@dataclass
class IngestReport:
    """What became of the files. `failed` holds (location, sentence); such files stay as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    passages: int = 0
    seconds: float = 0.0
    failed: list[tuple[str, str]] = field(default_factory=list)


OnProgress = Callable[[Progress], None]


def add_paths(
    index: Index,
    paths: Sequence[Path | str],
    *,
    readers: frozenset[str] = EVERYONE,
    data_class: DataClass = DataClass.INTERNAL,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Bring files and whole folders into the index; what is gone from a folder leaves the index too."""
    sources = [Files(Path(path), index.settings) for path in paths]
    return add_sources(index, sources, readers=readers, data_class=data_class, on_progress=on_progress)


def add_sources(
    index: Index,
    sources: Iterable[Source],
    *,
    readers: frozenset[str],
    data_class: DataClass,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Bring every source up to date; raises IndexUnavailableError if the database or the disk fails."""
    check_readers(readers)
    index.require_model()
    started = time.monotonic()
    run = _Run(index, readers, data_class, on_progress)
    for source in sources:
        run.take(source)
    index.catch_up()
    run.report.seconds = time.monotonic() - started
    return run.report


class _Run:
    """One ingest under way: reads ahead in a thread, embeds and stores in this one."""

    def __init__(
        self, index: Index, readers: frozenset[str], data_class: DataClass, on_progress: OnProgress | None
    ) -> None:
        self.index = index
        self.readers = readers
        self.data_class = data_class
        self.on_progress = on_progress
        self.report = IngestReport()
        self.done = 0
        self.total = 0

    def take(self, source: Source) -> None:
        known = self.index.library.known_files(source.scope)
        listed = list(source.items())
        items = [one for one in listed if isinstance(one, SourceItem)]
        failures = [one for one in listed if isinstance(one, Failure)]
        self.report.skipped += sum(isinstance(one, Skipped) for one in listed)
        self.total += len(items) + len(failures)
        for failure in failures:
            self._fail(failure.location, failure.error)
        self._read(source, items, known)
        self._remove(known, items, failures)

    def _read(self, source: Source, items: Sequence[SourceItem], known: dict[str, KnownFile]) -> None:
        batch: list[DocumentDraft] = []
        for item, loaded in _ahead(source, items, known, self._is_same):
            try:
                draft = loaded.result() if loaded else None
            except UnreadableFileError as error:
                self._fail(item.location, error)
                continue
            if draft is None:
                self._unchanged(item, known[storable(item.location)])
            else:
                batch.append(replace(draft, readers=self.readers, data_class=self.data_class))
            if sum(len(one.markdown) for one in batch) >= _BATCH_CHARACTERS:
                self._store(batch)
                batch = []
        self._store(batch)

    def _is_same(self, item: SourceItem, known: KnownFile | None) -> bool:
        """Whether the stored form of an item would be the same if its bytes are."""
        return known is not None and (known.readers, known.data_class, known.splitter, known.origin) == (
            self.readers,
            self.data_class,
            self.index.shelves.splitter,
            item.origin,
        )

    def _store(self, batch: Sequence[DocumentDraft]) -> None:
        if not batch:
            return
        stored = self.index.shelves.store(batch)
        self.report.added += stored.added
        self.report.changed += stored.changed
        self.report.unchanged += stored.unchanged
        self.report.passages += stored.passages
        for draft in batch:
            self._tell(draft.location)

    def _unchanged(self, item: SourceItem, known: KnownFile) -> None:
        self.report.unchanged += 1
        if known.fingerprint != item.fingerprint:
            self.index.shelves.note_fingerprint(known.document_id, item.fingerprint)
        self._tell(item.location)

    def _remove(
        self, known: dict[str, KnownFile], items: Sequence[SourceItem], failures: Sequence[Failure]
    ) -> None:
        """Take out what is no longer listed, except below a place that could not be looked into."""
        listed = {storable(item.location) for item in items}
        unseen = [Path(failure.origin) for failure in failures]
        gone = [
            one.document_id
            for location, one in known.items()
            if location not in listed and not any(Path(one.origin).is_relative_to(place) for place in unseen)
        ]
        self.index.shelves.remove(gone)
        self.report.removed += len(gone)

    def _fail(self, location: str, error: IndexingError) -> None:
        self.report.failed.append((storable(location), str(error)))
        self._tell(location)

    def _tell(self, location: str) -> None:
        self.done += 1
        if self.on_progress:
            self.on_progress(Progress(self.done, self.total, self.report.passages, storable(location)))


Loaded = Future[DocumentDraft | None]


def _ahead(
    source: Source,
    items: Sequence[SourceItem],
    known: dict[str, KnownFile],
    is_same: Callable[[SourceItem, KnownFile | None], bool],
) -> Iterator[tuple[SourceItem, Loaded | None]]:
    """Each item with its text on the way; None for one that did not change. Reads a few items ahead."""

    def start(item: SourceItem) -> tuple[SourceItem, Loaded | None]:
        stored = known.get(storable(item.location))
        if stored is None or not is_same(item, stored):
            return item, pool.submit(source.load, item, None)
        if stored.fingerprint == item.fingerprint:
            return item, None
        return item, pool.submit(source.load, item, stored.content_hash)

    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="read") as pool:
        waiting = iter(items)
        window = deque(start(item) for item in islice(waiting, _AHEAD))
        while window:
            yield window.popleft()
            window.extend(start(item) for item in islice(waiting, 1))
