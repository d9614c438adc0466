"""A watched folder: a file counts once its size stands still for two looks."""

import asyncio
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from starlette.routing import BaseRoute

from bot.arrivals.download import check_size, plain_name
from bot.arrivals.elsewhere import Elsewhere
from bot.arrivals.journal import Journal, Taken
from bot.arrivals.kinds import kind_of
from bot.arrivals.notice import Artefact, Notice, Participant
from bot.arrivals.repeat import Repeat
from bot.arrivals.sidecar import Sidecar, is_sidecar, read_sidecar
from bot.arrivals.stored import copy_same, hash_of, open_itself
from bot.errors import PlatformUnreachableError
from bot.platforms import Payload, Receive
from indexing.settings import FetchSettings
from skills.errors import UserError
from skills.language import say

log = logging.getLogger(__name__)

NAME = "folder"
# what browsers, editors and file shares call a file while they write it
_UNFINISHED = (".part", ".tmp", ".crdownload", ".download", ".partial", ".filepart", ".lock")


@dataclass(frozen=True)
class Seen:
    """A file at one look; `path` is relative to the folder, with slashes."""

    path: str
    size: int
    changed_ns: int

    @property
    def version(self) -> tuple[int, int]:
        return self.size, self.changed_ns

    @property
    def group(self) -> PurePosixPath:
        """Files of one name, such as call.mp4 and call.vtt, belong to one meeting."""
        return PurePosixPath(self.path).with_suffix("")


class FolderArrival(Elsewhere):
    """Remembers what it took by its content, in `home`."""

    name = NAME

    def __init__(
        self, folder: Path | None, every_seconds: float, home: Path, fetching: FetchSettings
    ) -> None:
        self.folder = folder
        self.every = timedelta(seconds=every_seconds)
        self.home = home
        self.fetching = fetching
        self._journal: Journal | None = None
        self._before: dict[str, tuple[int, int]] = {}
        self._told: set[tuple[str, int, int]] = set()
        self._repeat: Repeat | None = None

    def routes(self, _receive: Receive) -> Sequence[BaseRoute]:
        return ()

    async def start(self, receive: Receive) -> None:
        if self.folder is None or self._repeat:
            return

        async def look() -> timedelta:
            await self.look(receive)
            return self.every

        self._repeat = Repeat("look into the watched folder", look)
        self._repeat.start()

    async def stop(self) -> None:
        if self._repeat:
            await self._repeat.stop()
            self._repeat = None

    async def look(self, receive: Receive) -> int:
        """One look; how many files were taken. Raises PlatformUnreachableError or StoreError."""
        seen = await asyncio.to_thread(self._scan)
        settled = [one for one in seen if self._before.get(one.path) == one.version]
        self._before = {one.path: one.version for one in seen}
        taken = 0
        for one in settled:
            body = await asyncio.to_thread(self._examine, one)
            if body is None:
                continue
            await receive(NAME, str(body["sha256"]), body)
            await asyncio.to_thread(self._journal_of().add, _taken(body))
            taken += 1
        return taken

    async def read(self, body: Payload) -> Notice | None:
        described = Sidecar.model_validate(body["described"])
        changed_at = datetime.fromtimestamp(body["changed_ns"] / 1e9, UTC)
        started_at = described.started_at or changed_at
        return Notice(
            source=NAME,
            meeting=str(body["meeting"]),
            title=described.title or None,
            organiser=described.organiser,
            started_at=started_at if started_at.tzinfo else started_at.replace(tzinfo=UTC),
            participants=tuple(Participant(one.name, one.email.lower()) for one in described.participants),
            artefacts=(
                Artefact(
                    kind=body["kind"],
                    id=str(body["sha256"]),
                    name=PurePosixPath(body["path"]).name,
                    source=str(body["path"]),
                    size=int(body["size"]),
                ),
            ),
        )

    async def fetch(self, artefact: Artefact, folder: Path) -> Path:
        if self.folder is None:
            raise UserError(
                say("{name!r} came from a folder that is not watched any more.", name=artefact.name)
            )
        check_size(artefact, self.fetching)
        path = self.folder / artefact.source
        if not _lies_in(path, self.folder):
            raise UserError(say("{name!r} is a link out of the watched folder.", name=artefact.name))
        target = folder / plain_name(artefact.name)
        return await asyncio.to_thread(copy_same, path, target, artefact.id, artefact.name)

    def _scan(self) -> list[Seen]:
        """Every file that might count, recordings before the transcripts and in order of their names."""
        root = self.folder
        if root is None or not root.is_dir():
            raise PlatformUnreachableError(
                f"{str(root)!r} is no folder: check CONFIDANT_ARRIVALS__FOLDER and whether it is mounted."
            )
        found = list(self._files(root))
        return sorted(found, key=lambda one: (one.path.lower().endswith((".vtt", ".srt", ".json")), one.path))

    def _files(self, root: Path) -> Iterator[Seen]:
        for place, folders, names in os.walk(root, onerror=self._tell_unreadable):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            siblings = set(names)
            for name in names:
                path = Path(place) / name
                relative = PurePosixPath(path.relative_to(root).as_posix())
                if name.startswith((".", "~")) or name.lower().endswith(_UNFINISHED):
                    continue
                if is_sidecar(relative, siblings):
                    continue
                if seen := self._seen(root, path, str(relative)):
                    yield seen

    def _seen(self, root: Path, path: Path, relative: str) -> Seen | None:
        if path.is_symlink():
            # what it leads to inside the folder is met under its own name
            if not _lies_in(path, root):
                self._tell(Seen(relative, 0, 0), "is a link out of the folder")
            return None
        try:
            about = path.stat()
        except OSError:
            return None  # it went away meanwhile
        return Seen(relative, about.st_size, about.st_mtime_ns) if path.is_file() else None

    def _examine(self, seen: Seen) -> Payload | None:
        """The event of a file that is new; None for one that was taken, or must wait, or is none of ours."""
        known = self._journal_of().at(seen.path)
        if self.folder is None or (known and known.version == seen.version):
            return None
        path = self.folder / seen.path
        try:
            kind = self._kind(seen, path)
            described = read_sidecar(self.folder, seen.path)
            sha256, about = hash_of(path), path.stat()
        except OSError as error:
            self._tell(seen, f"cannot be read ({error.strerror or type(error).__name__})")
            return None
        except ValueError as error:
            self._tell(seen, str(error))
            return None
        if (about.st_size, about.st_mtime_ns) != seen.version:
            return None  # it is written again, so it is looked at again
        return self._event(seen, kind, sha256, described)

    def _kind(self, seen: Seen, path: Path) -> str:
        """Raises ValueError for a file that is not taken, OSError for one that another program holds."""
        if not seen.size:
            raise ValueError("is empty")
        if seen.size > self.fetching.max_bytes:
            raise ValueError(f"is larger than {self.fetching.max_bytes:,} bytes")
        _check_free(path)
        kind = kind_of(path)
        if kind is None:
            raise ValueError("is no recording and no transcript")
        return kind

    def _event(self, seen: Seen, kind: str, sha256: str, described: Sidecar) -> Payload | None:
        same = self._journal_of().of(sha256)
        body: Payload = {
            "path": seen.path,
            "size": seen.size,
            "changed_ns": seen.changed_ns,
            "sha256": sha256,
            "meeting": same.meeting if same else self._meeting_of(seen) or sha256,
            "kind": kind,
            "described": described.model_dump(mode="json"),
        }
        if same:
            # renamed or copied: noted, so that it is not read through at each look
            self._journal_of().add(_taken(body))
            return None
        return body

    def _meeting_of(self, seen: Seen) -> str | None:
        """The meeting of another file of this name, as long as that one still lies there as it was taken."""
        for path, version in self._before.items():
            other = self._journal_of().at(path)
            lies_there = other and other.version == version and path != seen.path
            if other and lies_there and Seen(path, *version).group == seen.group:
                return other.meeting
        return None

    def _journal_of(self) -> Journal:
        if self._journal is None:
            self._journal = Journal(self.home / "arrivals" / "folder.jsonl")
        return self._journal

    def _tell(self, seen: Seen, why: str) -> None:
        """Once for each version of a file: it is looked at again and again."""
        key = (seen.path, *seen.version)
        if key not in self._told:
            self._told.add(key)
            log.warning("%r in the watched folder %s", seen.path, why)

    def _tell_unreadable(self, error: OSError) -> None:
        name = str(error.filename)
        self._tell(Seen(name, 0, 0), f"cannot be opened ({error.strerror})")


def _taken(body: Payload) -> Taken:
    return Taken(**{name: body[name] for name in ("path", "size", "changed_ns", "sha256", "meeting")})


def _lies_in(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except OSError:
        return False


def _check_free(path: Path) -> None:
    """Raise OSError for a file that another program holds locked while it writes."""
    with open_itself(path) as file:
        try:
            import fcntl
        except ImportError:
            return
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
