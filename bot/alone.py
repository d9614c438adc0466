"""On SQLite one process serves at a time: a lock that the operating system drops with the process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from bot.errors import StoreError


@contextmanager
def alone_on(engine: Engine) -> Iterator[bool]:
    """Hold the lock beside a SQLite file; True if nobody else can be serving.

    Raises StoreError when another process serves it. Other databases serve many, so False."""
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        yield engine.dialect.name == "sqlite"
        return
    with Path(f"{database}.serving").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(
                f"{database} is served by another process already; stop that one, or use Postgres for several "
                "(CONFIDANT_DATABASE__URL)."
            ) from error
        yield True
