"""MySQL and MariaDB: a read-only transaction, the server's own limit of time, and rights that only read."""

import re
from typing import Any

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.pool import NullPool

from skills.sql.database.address import shown
from skills.sql.database.limits import Estimate, Limits
from skills.sql.database.link import Cursor, Link
from skills.sql.guard import Checked
from skills.sql.schema import Dialect
from skills.sql.trouble import DatabaseError, Trouble, trouble_of

# a transaction that only reads does not stop INTO OUTFILE, which FILE allows
_READING = frozenset(("USAGE", "SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "REPLICATION CLIENT"))


class MysqlBackend:
    """A server. With `allow_writer` a user that may write is taken all the same; its transactions stay read-only."""

    dialect = Dialect.MYSQL

    def __init__(self, url: URL, limits: Limits, *, allow_writer: bool) -> None:
        self._name, self._limits, self._allow_writer = shown(url), limits, allow_writer
        try:
            self._engine = create_engine(
                url,
                poolclass=NullPool,
                hide_parameters=True,
                isolation_level="AUTOCOMMIT",
                connect_args={
                    "connect_timeout": max(int(limits.connect_seconds), 1),
                    "read_timeout": int(limits.seconds) + 5,
                    "local_infile": False,
                    "charset": "utf8mb4",
                },
            )
        except ImportError as error:
            raise DatabaseError(Trouble.DRIVER, self._name, "pymysql") from error

    def catalogue(self) -> Link:
        return self.link()

    def link(self) -> Link:
        try:
            connection = self._engine.raw_connection()
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise DatabaseError(_opening(error), self._name) from error
        except (TypeError, ValueError) as error:
            # an option behind the address that the driver does not know
            raise DatabaseError(Trouble.ADDRESS, self._name) from error
        link = MysqlLink(connection, self._engine)
        try:
            link.begin(self._limits)
            powers = [] if self._allow_writer else link.powers()
        except link.failures as error:
            link.close()
            raise DatabaseError(trouble_of(error), self._name, detail=str(error)) from error
        if powers:
            link.close()
            raise DatabaseError(Trouble.WRITER, self._name, powers[0].lower())
        return link


class MysqlLink:
    """An unbuffered cursor: rows come as they are fetched."""

    def __init__(
        self, connection: Any, engine: Engine
    ) -> None:  # Any: the driver's own type behind the pool's
        self._pooled = connection
        self._connection = connection.driver_connection
        self._engine = engine
        driver = engine.dialect.loaded_dbapi
        self.failures: tuple[type[Exception], ...] = (driver.Error, OSError)
        self._unbuffered = driver.cursors.SSCursor

    def begin(self, limits: Limits) -> None:
        [[version]] = self._ask("SELECT VERSION()")
        milliseconds, lock = int(limits.seconds * 1000), max(int(limits.lock_seconds), 1)
        timeout = (
            f"max_statement_time = {limits.seconds}"
            if "mariadb" in str(version).lower()
            else f"max_execution_time = {milliseconds}"
        )
        for command in (
            # as the guard reads strings and names: a backslash escapes, double quotes hold a string
            "SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'",
            f"SET SESSION {timeout}, lock_wait_timeout = {lock}, innodb_lock_wait_timeout = {lock}",
            "START TRANSACTION READ ONLY",
            "SELECT 1",
        ):
            self._ask(command)

    def powers(self) -> list[str]:
        """What this user may do beyond reading, by `SHOW GRANTS`; a role that is granted counts as more."""
        found: list[str] = []
        for (grant,) in self._ask("SHOW GRANTS"):
            match = re.match(r"GRANT (.+?) ON ", str(grant))
            named = match[1] if match else str(grant).split(" TO ")[0].removeprefix("GRANT ")
            rights = [right.split("(")[0].strip() for right in re.split(r",(?![^()]*\))", named)]
            found += [right for right in rights if right.upper() not in _READING]
        return found

    def cursor(self) -> Cursor:
        cursor: Cursor = self._connection.cursor(self._unbuffered)
        return cursor

    def estimate(self, checked: Checked) -> Estimate:
        """The product of what is read of each table of one SELECT, and the largest such product."""
        cursor = self._connection.cursor()
        cursor.execute(f"EXPLAIN {checked.sql}")
        names = [column[0].lower() for column in cursor.description]
        products: dict[Any, int] = {}
        for row in cursor.fetchall():
            step = dict(zip(names, row, strict=True))
            products[step["id"]] = products.get(step["id"], 1) * max(int(step["rows"] or 1), 1)
        return Estimate(None, max(products.values(), default=1))

    def cancel(self) -> None:
        """From another connection: this one waits for its answer."""
        number = int(self._connection.thread_id())
        with self._engine.connect() as connection:
            connection.exec_driver_sql(f"KILL QUERY {number}")

    def close(self) -> None:
        self._pooled.invalidate()

    def _ask(self, sql: str) -> Any:  # Any: rows of the driver
        with self._connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()


def _opening(error: BaseException) -> Trouble:
    found = trouble_of(error)
    return Trouble.DOWN if found is Trouble.BROKEN else found
