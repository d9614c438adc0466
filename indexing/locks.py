"""One writer and many readers of a folder, among the threads and processes of one machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover  # Windows has no flock: there, one process at a time
    fcntl = None  # type: ignore[assignment]


@contextmanager
def lock(path: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold a lock on a file; the system lets go when the holder dies, so a killed process blocks nobody."""
    with path.open("a") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield
