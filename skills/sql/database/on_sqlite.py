"""SQLite: the file is opened for reading, and an authorizer lets nothing else through."""

import re
import sqlite3
from pathlib import Path
from time import monotonic
from urllib.parse import quote

from sqlalchemy import URL

from skills.sql.database.address import shown
from skills.sql.database.limits import Estimate, Limits
from skills.sql.database.link import Cursor, Link
from skills.sql.guard import Checked
from skills.sql.schema import Dialect
from skills.sql.trouble import DatabaseError, Trouble, trouble_of

_READING = frozenset(
    (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
)
_CATALOGUE = frozenset(
    "table_info table_xinfo table_list foreign_key_list index_list index_info index_xinfo database_list".split()
)
_OUTSIDE = frozenset(("load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"))
_STEPS = 20_000  # of SQLite's machine between two looks at the clock; about a millisecond
_LONGEST_BYTES = 20_000_000  # of one value on the way; a cell that is shown is cut far below
_RESULT_ROWS = re.compile(r'"((?:[^"]|"")+)" AS "((?:[^"]|"")+)"')
_FEW = 10  # rows that an index is taken to find for one value


class SqliteBackend:
    """A file. Raises DatabaseError when there is none, or for the database in memory, which would be empty."""

    dialect = Dialect.SQLITE

    def __init__(self, url: URL, limits: Limits) -> None:
        self._name, self._limits = shown(url), limits
        path = url.database or ""
        if not path or path == ":memory:" or path.startswith("file:"):
            raise DatabaseError(Trouble.ADDRESS, "")
        if not Path(path).is_file():
            raise DatabaseError(Trouble.DOWN, self._name)
        self._path = Path(path)

    def link(self) -> Link:
        connection = self._connect()
        connection.set_authorizer(_may_read)
        return SqliteLink(connection, self._limits)

    def catalogue(self) -> Link:
        connection = self._connect()
        connection.set_authorizer(_may_look)
        return SqliteLink(connection, self._limits)

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                f"file:{quote(str(self._path.resolve()))}?mode=ro",
                uri=True,
                timeout=self._limits.lock_seconds,
                isolation_level=None,
                # a thread of the pool opens it, another may close it
                check_same_thread=False,
            )
            # what is no UTF-8 is shown with marks in its place
            connection.text_factory = _text
            for pragma in ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        except sqlite3.Error as error:
            raise DatabaseError(trouble_of(error), self._name, detail=str(error)) from error
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_BYTES)
        return connection


class SqliteLink:
    """SQLite looks at the clock itself while it works; each statement has its own time."""

    failures = (sqlite3.Error,)

    def __init__(self, connection: sqlite3.Connection, limits: Limits) -> None:
        self._connection, self._seconds = connection, limits.seconds
        self._deadline = monotonic() + limits.seconds
        connection.set_progress_handler(lambda: monotonic() > self._deadline, _STEPS)
        connection.execute("SELECT 1")

    def cursor(self) -> Cursor:
        self._deadline = monotonic() + self._seconds
        return self._connection.cursor()

    def estimate(self, checked: Checked) -> Estimate:
        """SQLite says how it would go, not how far; the rows come from the sizes of what it scans."""
        tables = {
            alias: table for table, alias in _RESULT_ROWS.findall(checked.sql) if table in checked.tables
        }
        plan = self._connection.execute(f"EXPLAIN QUERY PLAN {checked.sql}").fetchall()
        loops: dict[int, int] = {}
        for _, parent, _, detail in plan:
            step = re.match(r"(SCAN|SEARCH) (\S+)(.*)", detail)
            if step:
                size = self._size(tables.get(step[2]))
                found = size if step[1] == "SCAN" else _searched(step[3], size)
                loops[parent] = min(loops.get(parent, 1) * max(found, 1), 10**18)
        return Estimate(None, sum(loops.values()) or 1)

    def cancel(self) -> None:
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()

    def _size(self, table: str | None) -> int:
        """Nearly the number of rows, without counting them; a subquery's rows were counted where it stands."""
        if table is None:
            return _FEW
        name = '"' + table.replace('"', '""') + '"'
        try:
            [highest] = self._connection.execute(f"SELECT MAX(_rowid_) FROM {name}").fetchone()
        except sqlite3.OperationalError:  # a view, or a table without row ids
            query = f"SELECT COUNT(*) FROM (SELECT 1 FROM {name} LIMIT 100000)"
            [highest] = self._connection.execute(query).fetchone()
        return int(highest or 0)


def _searched(how: str, size: int) -> int:
    if "PRIMARY KEY (rowid=?)" in how:
        return 1
    return min(size, _FEW) if "=?" in how else size // 4


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _may_read(action: int, first: str | None, second: str | None, *_: object) -> int:
    """Let a query read tables and call functions; SQLite's own tables and whatever leaves the file stay shut."""
    own = action == sqlite3.SQLITE_READ and str(first).lower().startswith("sqlite_")
    outside = action == sqlite3.SQLITE_FUNCTION and str(second).lower() in _OUTSIDE
    return sqlite3.SQLITE_OK if action in _READING and not own and not outside else sqlite3.SQLITE_DENY


def _may_look(action: int, first: str | None, *_: object) -> int:
    """For reading the catalogue: the same, SQLite's own tables, and the pragmas that tell of tables."""
    looks = action == sqlite3.SQLITE_PRAGMA and str(first).lower() in _CATALOGUE
    # SQLite says that it updates sqlite_master when it takes in the shape of a pragma's table; the file is read-only
    shapes = action == sqlite3.SQLITE_UPDATE and first == "sqlite_master"
    return sqlite3.SQLITE_OK if action in _READING or looks or shapes else sqlite3.SQLITE_DENY
