"""Where gold and drafts are run: the SQLite file, or a database of our own on a Postgres server."""

import os
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

SERVER = "postgresql://root@127.0.0.1:5432"
MOST_STEPS = 50_000_000  # of SQLite's machine, some seconds
Rows = Sequence[Sequence[object]]


class Engine(Protocol):
    def rows(self, sql: str) -> Rows:
        """Raises EngineError when the database refuses."""
        ...


class EngineError(Exception):
    """The database refused a statement."""


class SqliteEngine:
    def __init__(self, path: Path) -> None:
        self.open_file = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.open_file.set_progress_handler(lambda: 1, MOST_STEPS)

    def rows(self, sql: str) -> Rows:
        try:
            return self.open_file.execute(sql).fetchall()
        except sqlite3.Error as error:
            raise EngineError(str(error)) from error


class PostgresEngine:
    def __init__(self, url: str) -> None:
        import psycopg

        self.connection = psycopg.connect(url)

    def rows(self, sql: str) -> Rows:
        import psycopg

        try:
            # the wire format knows no parameters here, so a percent sign is just one
            found = self.connection.execute(sql.encode()).fetchall()
        except psycopg.Error as error:
            raise EngineError(str(error).splitlines()[0]) from error
        finally:
            self.connection.rollback()
        return found


def postgres_answers() -> bool:
    import psycopg

    try:
        psycopg.connect(f"{server()}/postgres", connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


def server() -> str:
    return os.environ.get("CONFIDANT_TEST_POSTGRES", SERVER).removesuffix("/postgres")


@contextmanager
def postgres_copy(script: Path) -> Iterator[PostgresEngine]:
    """A database of its own with the tables of a script, dropped afterwards."""
    import psycopg

    name = f"sql_bench_{uuid.uuid4().hex[:12]}"
    with closing(psycopg.connect(f"{server()}/postgres", autocommit=True)) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            with psycopg.connect(f"{server()}/{name}") as filling:
                filling.execute(script.read_text(encoding="utf-8").encode())
            engine = PostgresEngine(f"{server()}/{name}")
            try:
                yield engine
            finally:
                engine.connection.close()
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
