"""SQLite databases with our tables, copied from one that was migrated: each migration takes a fifth of a second."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from bot.store import open_store


def prepare(path: Path) -> None:
    """Put an empty database with our newest tables here, unless there is one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_migrated())


def open_prepared(path: Path) -> Engine:
    """Open the database here; an empty one with our newest tables if there was none."""
    prepare(path)
    return open_store(f"sqlite:///{path}")


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.db"
        # closing the last connection moves what the log holds into the file
        open_store(f"sqlite:///{path}").dispose()
        return path.read_bytes()
