"""What of a watched folder was taken already, by its content: a file that is renamed is no new meeting."""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Taken:
    """`path` is relative to the folder; `meeting` is what the file belongs to."""

    path: str
    size: int
    changed_ns: int
    sha256: str
    meeting: str

    @property
    def version(self) -> tuple[int, int]:
        return self.size, self.changed_ns


class Journal:
    """One line of JSON for each file, on the disk; without it each file is looked at anew, and told of again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._by_path: dict[str, Taken] = {}
        self._by_hash: dict[str, Taken] = {}
        for line in _lines(path):
            self._remember(line)

    def at(self, path: str) -> Taken | None:
        return self._by_path.get(path)

    def of(self, sha256: str) -> Taken | None:
        return self._by_hash.get(sha256)

    def add(self, taken: Taken) -> None:
        """Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(asdict(taken))}\n")
        self._remember(taken)

    def _remember(self, taken: Taken) -> None:
        self._by_path[taken.path] = taken
        self._by_hash.setdefault(taken.sha256, taken)


def _lines(path: Path) -> list[Taken]:
    """A line that a crash cut off is left out."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    except OSError as error:
        log.warning("%s cannot be read (%s), so files are looked at anew", path, error.strerror)
        return []
    found = []
    for line in text.splitlines():
        try:
            found.append(Taken(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found
