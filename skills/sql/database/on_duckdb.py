"""DuckDB: the file is opened for reading, without files beside it, extensions, the network or Python's variables."""

import json
from importlib import import_module
from math import prod
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from skills.sql.database.address import shown
from skills.sql.database.limits import Estimate, Limits
from skills.sql.database.link import Cursor, Link
from skills.sql.guard import Checked
from skills.sql.schema import Dialect
from skills.sql.trouble import DatabaseError, Trouble, trouble_of

_SHUT = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    # otherwise FROM x reads a variable x of this program
    "python_enable_replacements": "false",
    "memory_limit": "1GB",
    "threads": "2",
    "max_temp_directory_size": "0B",
    "lock_configuration": "true",
}
# joins that look at every pair; for some of them DuckDB gives no number, or that of one side
_PAIRING = frozenset(
    ("CROSS_PRODUCT", "BLOCKWISE_NL_JOIN", "NESTED_LOOP_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN")
)


class DuckdbBackend:
    """A file. Raises DatabaseError when there is none, or for the database in memory, which would be empty."""

    dialect = Dialect.DUCKDB

    def __init__(self, url: URL, limits: Limits) -> None:
        self._name, self._limits = shown(url), limits
        try:
            self._driver = import_module("duckdb")
        except ImportError as error:
            raise DatabaseError(Trouble.DRIVER, self._name, "duckdb") from error
        if not url.database or url.database.startswith(":memory:"):
            raise DatabaseError(Trouble.ADDRESS, "")
        if not Path(url.database).is_file():
            raise DatabaseError(Trouble.DOWN, self._name)
        self._path = url.database

    def catalogue(self) -> Link:
        return self.link()

    def link(self) -> Link:
        try:
            connection = self._driver.connect(self._path, read_only=True, config=_SHUT)
        except self._driver.Error as error:
            found = trouble_of(error)
            trouble = Trouble.DOWN if found is Trouble.BROKEN else found
            raise DatabaseError(trouble, self._name, detail=str(error)) from error
        return DuckdbLink(connection, self._driver)


class DuckdbLink:
    """The driver would run several statements at once, so they are counted, and their kind is looked at, before."""

    def __init__(self, connection: Any, driver: Any) -> None:  # Any: the driver is loaded by name
        self._connection, self._driver = connection, driver
        self.failures: tuple[type[Exception], ...] = (driver.Error,)
        connection.execute("BEGIN TRANSACTION READ ONLY")
        connection.execute("SELECT 1")

    def cursor(self) -> Cursor:
        return _OneQuery(self._connection, self._driver)

    def estimate(self, checked: Checked) -> Estimate:
        statement = one_select(self._connection, self._driver, checked.sql)
        self._connection.execute(f"EXPLAIN (FORMAT JSON) {statement.query}")
        plan = json.loads(self._connection.fetchall()[0][1])
        return Estimate(None, max((_steps(part)[1] for part in plan), default=1))

    def cancel(self) -> None:
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()


class _OneQuery:
    """The connection as a cursor: a cursor of DuckDB is another connection, outside of the transaction."""

    def __init__(self, connection: Any, driver: Any) -> None:  # Any: as above
        self._connection, self._driver = connection, driver

    @property
    def description(self) -> Any:  # Any: the driver's
        return self._connection.description

    def execute(self, sql: str) -> None:
        self._connection.execute(one_select(self._connection, self._driver, sql))

    def fetchmany(self, size: int) -> Any:  # Any: rows of the driver
        return self._connection.fetchmany(size)

    def close(self) -> None:
        pass


def one_select(connection: Any, driver: Any, sql: str) -> Any:  # Any: as above
    """The only statement of a text, which must be a SELECT."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != driver.StatementType.SELECT:
        raise driver.PermissionException("Permission: only one SELECT is run")
    return statements[0]


def _steps(plan: dict[str, Any]) -> tuple[int, int]:  # Any: the server's JSON
    """Rows that a step gives, and the most that it or one below it goes through."""
    below = [_steps(part) for part in plan.get("children", ())]
    pairs = prod(max(given, 1) for given, _ in below) if plan["name"] in _PAIRING else 0
    expected = str(plan.get("extra_info", {}).get("Estimated Cardinality", "")).lstrip("~").replace(",", "")
    given = int(expected) if expected.isdecimal() else pairs or max((given for given, _ in below), default=0)
    return given, max(given, pairs, *(widest for _, widest in below), 0)
