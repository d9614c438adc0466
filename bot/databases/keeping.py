"""A database kept at once, without the click of an admin: for the tour and for tests."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.databases.adding import Wish, looked_at
from bot.databases.book import put_in
from bot.databases.schemas import Schemas
from bot.store import transaction


def keep_at_once(engine: Engine, schemas: Schemas, wish: Wish, now: datetime) -> None:
    """Look at a database and let its readers ask it. Raises UserError, DatabaseError, StoreError."""
    wanted = looked_at(schemas, wish, now)
    with transaction(engine) as session:
        put_in(session, wanted.entry("", now))


def sqlite_file(script: str, file: Path) -> str:
    """The address of a new SQLite file that holds what a script makes, in the place of one that is there."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)
    return f"sqlite:///{file.absolute()}"
