"""A database that is asked and never changed: links read only, queries were checked, everything is rolled back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Timer
from time import perf_counter

from skills.sql.database.address import place_of, read_address, shown
from skills.sql.database.cells import Cell, Rows, cell, size_bytes
from skills.sql.database.limits import Estimate, Limits
from skills.sql.database.link import Backend, Cursor, Link
from skills.sql.database.on_duckdb import DuckdbBackend
from skills.sql.database.on_mysql import MysqlBackend
from skills.sql.database.on_postgres import PostgresBackend
from skills.sql.database.on_sqlite import SqliteBackend
from skills.sql.guard import Checked
from skills.sql.schema import Dialect
from skills.sql.trouble import DatabaseError, Trouble, trouble_of

_PIECE = 100  # rows fetched at once
_GRACE_SECONDS = 0.5  # the server's own limit comes first; what hangs longer is cancelled from here


class Database:
    """One database at one address; every query has a connection of its own, which is closed behind it.

    `name` is what people are told, `place` which database it is, without a password."""

    def __init__(self, backend: Backend, name: str, limits: Limits, place: str = "") -> None:
        self.backend = backend
        self.name = name
        self.place = place
        self.limits = limits

    @property
    def dialect(self) -> Dialect:
        return self.backend.dialect

    def ping(self) -> None:
        """Connect once. Raises DatabaseError when the database is down, refuses us, or would let us write."""
        with self.linked():
            pass

    def estimate(self, checked: Checked) -> Estimate:
        """What the database expects the query to cost; runs nothing. Raises DatabaseError."""
        with self.linked() as link, self._in_time(link):
            return link.estimate(checked)

    def run(self, checked: Checked, *, anyway: bool = False) -> Rows:
        """The rows of a checked query, at most `checked.limit`.

        Raises DatabaseError: COSTLY where the estimate is over the limits, unless a person said `anyway`."""
        started = perf_counter()
        with self.linked() as link, self._in_time(link):
            expected = link.estimate(checked)
            if not anyway and not expected.within(self.limits):
                raise DatabaseError(Trouble.COSTLY, self.name, _counted(expected))
            rows = self._fetched(link, checked)
        return replace(rows, seconds=perf_counter() - started)

    @contextmanager
    def linked(self, *, catalogue: bool = False) -> Iterator[Link]:
        """A link whose driver's errors come out as DatabaseError; with `catalogue` one that may read about tables."""
        link = self.backend.catalogue() if catalogue else self.backend.link()
        try:
            yield link
        except link.failures as error:
            trouble = trouble_of(error)
            # a driver repeats the value that does not fit, and no log holds values
            cause = None if trouble is Trouble.VALUE else error
            raise DatabaseError(trouble, self.name, detail=str(error)) from cause
        finally:
            _quietly(link.close, link.failures)

    @contextmanager
    def _in_time(self, link: Link) -> Iterator[None]:
        seconds = self.limits.seconds + _GRACE_SECONDS
        timer = Timer(seconds, _quietly, (link.cancel, (*link.failures, OSError)))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _fetched(self, link: Link, checked: Checked) -> Rows:
        cursor = link.cursor()
        try:
            cursor.execute(checked.sql)
            if cursor.description is None:  # what was run gives no rows: it was no query
                raise DatabaseError(Trouble.BROKEN, self.name)
            columns = tuple(str(column[0]) for column in cursor.description)
            rows, cut, more = self._read(cursor, checked.limit)
        finally:
            _quietly(cursor.close, link.failures)
        return Rows(columns, rows, more=more, cut=cut)

    def _read(self, cursor: Cursor, most_rows: int) -> tuple[tuple[tuple[Cell, ...], ...], bool, bool]:
        rows: list[tuple[Cell, ...]] = []
        room, cut = self.limits.bytes, False
        while piece := cursor.fetchmany(_PIECE):
            for raw in piece:
                if len(rows) == most_rows:
                    return tuple(rows), cut, True
                cells = [cell(value, self.limits.cell_characters) for value in raw]
                cut = cut or any(short for _, short in cells)
                row = tuple(value for value, _ in cells)
                room -= size_bytes(row)
                if room < 0:
                    return tuple(rows), True, True
                rows.append(row)
        return tuple(rows), cut, False


def open_database(url: str, limits: Limits | None = None, *, allow_writer: bool = False) -> Database:
    """A database by its SQLAlchemy address; connects only when asked something.

    Raises DatabaseError for an address that is none, an unknown dialect, a driver or a file that is missing.
    `allow_writer` takes a Postgres or MySQL user that may write; it runs read-only as far as they keep it."""
    limits = limits or Limits()
    address, dialect = read_address(url)
    backend: Backend
    if dialect is Dialect.SQLITE:
        backend = SqliteBackend(address, limits)
    elif dialect is Dialect.DUCKDB:
        backend = DuckdbBackend(address, limits)
    elif dialect is Dialect.POSTGRES:
        backend = PostgresBackend(address, limits, allow_writer=allow_writer)
    else:
        backend = MysqlBackend(address, limits, allow_writer=allow_writer)
    return Database(backend, shown(address), limits, place_of(address))


def _counted(estimate: Estimate) -> str:
    number = estimate.rows if estimate.rows is not None else estimate.cost
    return f"{number or 0:,.0f}"


def _quietly(work: Callable[[], object], failures: tuple[type[Exception], ...]) -> None:
    """Clearing up behind a query that failed may fail as well, for the same reason."""
    try:
        work()
    except failures:
        return
