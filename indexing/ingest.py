"""Many documents into the index: only what changed, a small batch at a time, safe to kill and to run again."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from indexing.documents import DataClass, check_readers
from indexing.index import Index
from indexing.settings import FetchSettings, IndexSettings
from indexing.sources import Source
from indexing.sources.files import Files
from indexing.sources.run import IngestReport, OnCursor, OnProgress, Progress, Run
from indexing.sources.web import Web, is_web, page_scope

__all__ = [
    "IngestReport",
    "OnCursor",
    "OnProgress",
    "Progress",
    "add_paths",
    "add_sources",
    "source_of",
    "sync",
]


def add_paths(
    index: Index,
    paths: Sequence[Path | str],
    *,
    readers: frozenset[str] | None = None,
    data_class: DataClass | None = None,
    on_progress: OnProgress | None = None,
    fetching: FetchSettings | None = None,
) -> IngestReport:
    """Bring files, whole folders and web pages into the index; what is gone there leaves the index too.

    Without `readers` known documents keep theirs, and new ones are for everyone; without `data_class` they keep
    theirs, and new ones are internal."""
    sources = [source_of(path, index.settings, fetching or FetchSettings()) for path in paths]
    return add_sources(index, sources, readers=readers, data_class=data_class, on_progress=on_progress)


def source_of(path: Path | str, settings: IndexSettings, fetching: FetchSettings) -> Source:
    """What a person names: a web address is one page, anything else a file or a folder."""
    if isinstance(path, str) and is_web(path):
        return Web((path,), settings, fetching, scope=page_scope(path))
    return Files(Path(path), settings)


def add_sources(
    index: Index,
    sources: Iterable[Source],
    *,
    readers: frozenset[str] | None,
    data_class: DataClass | None,
    on_progress: OnProgress | None = None,
) -> IngestReport:
    """Bring every source up to date from its beginning; IndexUnavailableError if the database or the disk fails."""
    if readers is not None:
        check_readers(readers)
    index.require_model()
    started = time.monotonic()
    run = Run(index, readers, data_class, on_progress)
    for source in sources:
        run.take(source, "", _forget, most_seconds=None)
    index.catch_up()
    run.report.seconds = time.monotonic() - started
    return run.report


def sync(
    index: Index,
    source: Source,
    cursor: str,
    *,
    readers: frozenset[str],
    data_class: DataClass,
    on_cursor: OnCursor,
    on_progress: OnProgress | None = None,
    most_seconds: float | None = None,
) -> IngestReport:
    """Bring one source up to date from its cursor. `on_cursor` gets each new one once all before it is stored.

    Killed at any moment and run again from the last cursor, it loses nothing and repeats a little. It ends early, at
    a cursor, after `most_seconds`. Raises IndexUnavailableError; a source that cannot be asked is in the report."""
    check_readers(readers)
    index.require_model()
    started = time.monotonic()
    run = Run(index, readers, data_class, on_progress)
    run.take(source, cursor, on_cursor, most_seconds=most_seconds)
    index.catch_up()
    run.report.seconds = time.monotonic() - started
    return run.report


def _forget(_cursor: str) -> None:
    """Nothing is kept between two calls of add_paths: a folder is listed whole each time."""
