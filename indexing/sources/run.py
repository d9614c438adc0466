"""One sync under way: reads ahead in a thread, stores in this one, and keeps a cursor only when all before it is in."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice

from indexing.documents import EVERYONE, DataClass, DocumentDraft
from indexing.drafts import document_id, storable
from indexing.errors import IndexingError, ItemGoneError, SourceUnavailableError, UnreadableFileError
from indexing.index import Index
from indexing.records import KnownFile
from indexing.sources import Change, Failure, Gone, Reached, Skipped, Source, SourceItem
from indexing.sources.rights import is_for_some, is_wider, narrowed

_AHEAD = 8  # files read while others are embedded
_BATCH_CHARACTERS = 60_000  # about a hundred passages: seconds of work, lost at most when killed
_LOOKED_UP = 500  # documents at a time: a query takes only so many values


@dataclass(frozen=True)
class Progress:
    """How far an ingest is; `total` grows while folders are listed, `location` was finished last."""

    done: int
    total: int
    passages: int
    location: str


@dataclass
class IngestReport:
    """What became of the files. `failed` holds (location, sentence); such files stay as they were.

    `passed_over` is what is no document, by its location. `narrow` are documents that kept readers narrower than
    everyone, `classed` those that kept another class than internal, `widened` those that more people may read now."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: int = 0
    passed_over: list[str] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0
    failed: list[tuple[str, str]] = field(default_factory=list)
    narrow: set[str] = field(default_factory=set)
    widened: set[str] = field(default_factory=set)
    classed: set[str] = field(default_factory=set)


OnProgress = Callable[[Progress], None]
OnCursor = Callable[[str], None]


@dataclass
class _Told:
    """What a source told since the last cursor."""

    items: list[SourceItem] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


class Run:
    """One ingest under way: reads ahead in a thread, embeds and stores in this one.

    Without `readers` known documents keep theirs, and new ones are for everyone; without `data_class` they keep
    theirs, and new ones are internal."""

    def __init__(
        self,
        index: Index,
        readers: frozenset[str] | None,
        data_class: DataClass | None,
        on_progress: OnProgress | None,
    ) -> None:
        self.index = index
        self.readers = readers
        self.data_class = data_class
        self.on_progress = on_progress
        self.report = IngestReport()
        self.done = 0
        self.total = 0
        self._before: dict[str, KnownFile] = {}  # what was known of each item, by its location

    def take(self, source: Source, cursor: str, on_cursor: OnCursor, *, most_seconds: float | None) -> None:
        """Everything that the source tells, one stretch between two cursors after the other."""
        if not source.scope:
            raise IndexingError("A source needs a scope, or it would take out the documents of others.")
        ends = time.monotonic() + most_seconds if most_seconds else float("inf")
        known = self.index.library.known_files(source.scope)
        origins = frozenset(one.origin for one in known.values())
        seen = _Told()  # since the beginning, for what is whole
        sound = True
        try:
            for told, reached in _stretches(source.changes(cursor, origins), self._skip):
                sound &= self._work(source, told, known)
                seen.items += told.items
                seen.failures += told.failures
                if reached.whole:
                    self._remove_untold(known, seen)
                if sound:
                    on_cursor(reached.cursor)
                if time.monotonic() > ends:
                    return
        except SourceUnavailableError as error:
            self._fail(source.scope, error)

    def _skip(self, location: str) -> None:
        self.report.skipped += 1
        self.report.passed_over.append(location)

    def _work(self, source: Source, told: _Told, known: dict[str, KnownFile]) -> bool:
        """Store and remove what was told; False if something must be tried again from the same cursor."""
        self._look_up(told.items, known)
        readable = [item for item in told.items if self._readers_of(item)]
        self.total += len(readable) + len(told.failures)
        self.report.skipped += len(told.items) - len(readable)
        for failure in told.failures:
            self._fail(failure.location, failure.error)
        self._note_rights(readable)
        sound = self._read(source, readable, known)
        # nobody that the admin chose may read these any more
        closed = [item.origin for item in told.items if not self._readers_of(item)]
        for place in (*told.gone, *closed):
            if _is_below(place, source.scope):  # no source takes out what is not its own
                self._remove(self.index.library.known_files(place).values())
        return sound

    def _look_up(self, items: Sequence[SourceItem], known: dict[str, KnownFile]) -> None:
        """Note what is stored of these items, be it under another name or from another folder."""
        of_origin = {one.origin: one for one in known.values()}
        ids = {}
        for item in items:
            place = storable(item.location)
            if place in known:
                self._before.setdefault(place, known[place])
            elif storable(item.origin) in of_origin:
                self._before.setdefault(place, of_origin[storable(item.origin)])
            else:
                ids[document_id(place)] = place
        waiting = iter(ids)
        while some := list(islice(waiting, _LOOKED_UP)):
            for place, one in self.index.library.known_documents(some).items():
                self._before.setdefault(place, one)

    def _note_rights(self, items: Sequence[SourceItem]) -> None:
        for item in items:
            place = storable(item.location)
            before, readers = self._before.get(place), self._readers_of(item)
            if before and is_wider(readers, before.readers):
                self.report.widened.add(place)
            elif before and self.readers is None and is_for_some(readers):
                self.report.narrow.add(place)
            if before and self.data_class is None and before.data_class is not DataClass.INTERNAL:
                self.report.classed.add(place)

    def _readers_of(self, item: SourceItem) -> frozenset[str]:
        before = self._before.get(storable(item.location))
        kept = before.readers if before else EVERYONE
        return narrowed(item.readers, self.readers or kept)

    def _class_of(self, item: SourceItem) -> DataClass:
        before = self._before.get(storable(item.location))
        return self.data_class or (before.data_class if before else DataClass.INTERNAL)

    def _read(self, source: Source, items: Sequence[SourceItem], known: dict[str, KnownFile]) -> bool:
        batch: list[DocumentDraft] = []
        sound = True
        for item, loaded in _ahead(source, items, known, self._is_same):
            try:
                draft = loaded.result() if loaded else None
            except ItemGoneError:
                self._gone(item)
                continue
            except (UnreadableFileError, SourceUnavailableError) as error:
                sound &= isinstance(error, UnreadableFileError)
                self._fail(item.location, error)
                self._keep_rights(item, known.get(storable(item.location)))
                continue
            if draft is None:
                self._unchanged(item, known[storable(item.location)])
            else:
                batch.append(replace(draft, readers=self._readers_of(item), data_class=self._class_of(item)))
            if sum(len(one.markdown) for one in batch) >= _BATCH_CHARACTERS:
                self._store(batch)
                batch = []
        self._store(batch)
        return sound

    def _is_same(self, item: SourceItem, known: KnownFile | None) -> bool:
        """Whether the stored form of an item would be the same if its bytes are."""
        return known is not None and (known.readers, known.data_class, known.splitter, known.origin) == (
            self._readers_of(item),
            self._class_of(item),
            self.index.shelves.splitter,
            storable(item.origin),
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

    def _keep_rights(self, item: SourceItem, known: KnownFile | None) -> None:
        """What is stored of an item that will not load is still for those only who may read it now."""
        if known is None or known.readers == self._readers_of(item):
            return
        stored = self.index.library.drafts([known.document_id])
        self.index.shelves.store([replace(draft, readers=self._readers_of(item)) for draft in stored])

    def _gone(self, item: SourceItem) -> None:
        self._remove(self.index.library.known_files(storable(item.origin)).values())
        self._tell(item.location)

    def _unchanged(self, item: SourceItem, known: KnownFile) -> None:
        self.report.unchanged += 1
        if known.fingerprint != item.fingerprint:
            self.index.shelves.note_fingerprint(known.document_id, item.fingerprint)
        self._tell(item.location)

    def _remove_untold(self, known: dict[str, KnownFile], seen: _Told) -> None:
        """Take out what was not told, except below a place that could not be looked into."""
        listed = {storable(item.location) for item in seen.items}
        unseen = [failure.origin for failure in seen.failures]
        self._remove(
            one
            for location, one in known.items()
            if location not in listed and not any(_is_below(one.origin, place) for place in unseen)
        )

    def _remove(self, gone: Iterable[KnownFile]) -> None:
        still_there = sorted(self.index.library.splitters([one.document_id for one in gone]))
        self.index.shelves.remove(still_there)
        self.report.removed += len(still_there)

    def _fail(self, location: str, error: IndexingError) -> None:
        self.report.failed.append((storable(location), str(error)))
        self._tell(location)

    def _tell(self, location: str) -> None:
        self.done += 1
        if self.on_progress:
            self.on_progress(Progress(self.done, self.total, self.report.passages, storable(location)))


def _stretches(changes: Iterator[Change], skip: Callable[[str], None]) -> Iterator[tuple[_Told, Reached]]:
    """What was told up to each cursor. What comes after the last one is dropped: it will be told again."""
    told = _Told()
    for change in changes:
        match change:
            case SourceItem():
                told.items.append(change)
            case Failure():
                told.failures.append(change)
            case Gone(origin):
                told.gone.append(storable(origin))
            case Skipped(location):
                skip(location)
            case Reached():
                yield told, change
                told = _Told()


def _is_below(origin: str, place: str) -> bool:
    return origin == place or origin.startswith(place.rstrip("/") + "/")


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
