"""The copies that search reads (vectors, keywords): kept in step with SQL, checked, and rebuilt when in doubt.

The state file says which generation is in use and up to which version of the database it goes. Catching up is
idempotent: a document that changed is forgotten and read again from SQL. Readers share a lock and a writer
takes it alone, because a cache's files must not change under another process.
"""

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock
from uuid import uuid4

from indexing.candidates import Entry
from indexing.errors import IndexingError, IndexUnavailableError
from indexing.generation import Generation, OpenVectors, open_mapped
from indexing.library import Change, Library
from indexing.locks import lock
from indexing.whole_file import write_whole

_LOGGER = logging.getLogger(__name__)
_DOCUMENTS = 100  # applied at a time, so that readers wait for moments and not for minutes
_FILLED = 500  # documents read from SQL at a time where nobody waits
_SAMPLE = 8
OnProgress = Callable[[int, int], None]  # documents done, documents in all


@dataclass(frozen=True)
class _State:
    generation: str = ""
    identity: str = ""
    version: int = 0
    whole: bool = False


class Caches:
    """Both caches of one machine, shared by its processes; the truth is in the library."""

    def __init__(self, library: Library, folder: Path, *, open_vectors: OpenVectors = open_mapped) -> None:
        self.library = library
        self.folder = folder
        self._open_vectors = open_vectors
        self._mutex = Lock()
        self._opened: tuple[_State, Generation] | None = None

    @contextmanager
    def reading(self) -> Iterator[Generation]:
        """The caches in step with the database, steady until the block ends."""
        self.catch_up()
        with lock(self.folder / "lock", exclusive=False):
            with self._plain_errors():
                generation = self._generation(self._state())
            yield generation

    def catch_up(self) -> None:
        """Apply what changed since last time; rebuild if these are not the caches of this database."""
        with self._plain_errors():
            identity, latest = self.library.state()
            state = self._state()
            if state.identity != identity or state.version > latest or not state.generation:
                self._rebuild(None, stale=state)
            elif state.version < latest:
                self._apply(latest)

    def check(self) -> bool:
        """Ask both for what they must hold; rebuild them if they do not. Returns whether they were sound."""
        try:
            with self.reading() as generation, self._plain_errors():
                sound = self._sound(generation)
        except IndexUnavailableError:
            sound = False  # damaged beyond opening; if it is the database that fails, rebuilding says so
        if not sound:
            _LOGGER.warning(
                "The search caches in %s did not match the database: rebuilding them.", self.folder
            )
            self.rebuild()
        return sound

    def rebuild(self, on_progress: OnProgress | None = None) -> None:
        """Build a new generation from SQL beside the old one, then change over."""
        with self._plain_errors():
            self._rebuild(on_progress, stale=self._state())

    def close(self) -> None:
        with self._mutex:
            if self._opened is not None:
                self._opened[1].close()
            self._opened = None

    def _sound(self, generation: Generation) -> bool:
        state = self._state()
        count, sample = self.library.count_passages(), self.library.sample(_SAMPLE)
        if self.library.state() != (state.identity, state.version):
            return True  # someone is writing; the next start checks again
        return state.whole and generation.agrees(count, sample)

    def _apply(self, latest: int) -> None:
        with lock(self.folder / "lock", exclusive=True):
            state = self._state()
            generation = self._generation(state)
            changes = self.library.changes(state.version, latest)
            if not changes:  # what changed since then changed again, and is noted under a later version
                self._keep(state, generation, latest)
            for start in range(0, len(changes), _DOCUMENTS):
                _replace(generation, self.library, changes[start : start + _DOCUMENTS])
                later = changes[start + _DOCUMENTS : start + _DOCUMENTS + 1]
                state = self._keep(state, generation, later[0][1] - 1 if later else latest)

    def _rebuild(self, on_progress: OnProgress | None, *, stale: _State) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with lock(self.folder / "rebuild.lock", exclusive=True):
            if self._state() != stale:
                return  # another process has just done it
            self._clear(keep=stale.generation)
            identity, version = self.library.state()
            built = self._build(uuid4().hex, on_progress)
            with lock(self.folder / "lock", exclusive=True):
                self.close()
                self._write(_State(built, identity, version, whole=True))
            self._clear(keep=built)

    def _build(self, name: str, on_progress: OnProgress | None) -> str:
        generation = self._open(name)
        ids = self.library.document_ids()
        for start in range(0, len(ids), _FILLED):
            generation.extend(self.library.entries(ids[start : start + _FILLED]))
            if on_progress:
                on_progress(min(start + _FILLED, len(ids)), len(ids))
        generation.finish()
        generation.close()
        return name

    def _generation(self, state: _State) -> Generation:
        """The generation of this state, opened again if another process changed it."""
        with self._mutex:
            if self._opened is None or self._opened[0] != state:
                if self._opened is not None:
                    self._opened[1].close()
                self._opened = (state, self._open(state.generation))
            return self._opened[1]

    def _open(self, name: str) -> Generation:
        return Generation(self.folder / name, self._load, open_vectors=self._open_vectors)

    def _keep(self, state: _State, generation: Generation, version: int) -> _State:
        state = replace(state, version=version, whole=state.whole and generation.whole)
        self._write(state)
        with self._mutex:
            self._opened = (state, generation)
        return state

    def _load(self) -> list[Entry]:
        return [entry for some in self.library.all_entries() for entry in some]

    def _state(self) -> _State:
        try:
            return _State(**json.loads((self.folder / "state.json").read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return _State()

    def _write(self, state: _State) -> None:
        write_whole(self.folder / "state.json", json.dumps(asdict(state)))

    def _clear(self, keep: str) -> None:
        for folder in self.folder.iterdir():
            if folder.is_dir() and folder.name != keep:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except IndexingError:
            raise
        except Exception as error:
            raise IndexUnavailableError(
                f"The search caches in {self.folder} cannot be used ({error}): free some space, check the "
                "folder's permissions, then run confidant index rebuild."
            ) from error


def _replace(generation: Generation, library: Library, changes: list[Change]) -> None:
    documents = [document for document, _ in changes]
    generation.replace(documents, library.entries(documents))
