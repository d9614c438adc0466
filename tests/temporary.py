"""Where tests write: in memory where a machine has room for it, since what a disk is waited for proves nothing here."""

import os
import shutil
from pathlib import Path

_IN_MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of one's own is made in it
_LEAST_FREE = 2 * 1024**3  # bytes; a whole run holds 50 to 140 MB at a time
_VARIABLE = "PYTEST_DEBUG_TEMPROOT"


def write_in_memory() -> None:
    """Let `tmp_path` lie in memory, unless somebody chose its place or there is little room, as in a container."""
    if _VARIABLE not in os.environ and has_room(_IN_MEMORY):
        os.environ[_VARIABLE] = str(_IN_MEMORY)


def has_room(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= _LEAST_FREE
