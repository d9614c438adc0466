"""PostgreSQL: a transaction that was read-only before its first query, with every timeout set for it alone."""

from typing import Any

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.pool import NullPool

from skills.sql.database.address import shown
from skills.sql.database.limits import Estimate, Limits
from skills.sql.database.link import Cursor, Link
from skills.sql.guard import Checked
from skills.sql.schema import Dialect
from skills.sql.trouble import DatabaseError, Trouble, trouble_of

# what a role may do beyond reading, in words; a superuser reads files and runs programs whatever the transaction says
_POWERS = """
SELECT 'superuser' FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolsuper
UNION ALL SELECT 'may create roles' FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolcreaterole
UNION ALL SELECT 'may create databases' FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolcreatedb
UNION ALL SELECT 'may replicate' FROM pg_catalog.pg_roles WHERE rolname = current_user AND rolreplication
UNION ALL SELECT 'is in ' || rolname FROM pg_catalog.pg_roles
  WHERE rolname IN ('pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program',
    'pg_signal_backend', 'pg_checkpoint', 'pg_maintain') AND pg_catalog.pg_has_role(current_user, oid, 'MEMBER')
UNION ALL (SELECT 'owns ' || c.relname FROM pg_catalog.pg_class c
  WHERE c.relnamespace <> ALL (%(system)s) AND pg_catalog.pg_has_role(current_user, c.relowner, 'MEMBER') LIMIT 1)
UNION ALL (SELECT 'may write ' || c.relname FROM pg_catalog.pg_class c
  WHERE c.relkind IN ('r', 'p', 'v', 'f') AND c.relnamespace <> ALL (%(system)s)
    AND pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') LIMIT 1)
LIMIT 1
""".replace(
    "%(system)s",
    "ARRAY(SELECT oid FROM pg_catalog.pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')",
)


class PostgresBackend:
    """A server. With `allow_writer` a role that may write is taken all the same; its transactions stay read-only."""

    dialect = Dialect.POSTGRES

    def __init__(self, url: URL, limits: Limits, *, allow_writer: bool) -> None:
        self._name, self._limits, self._allow_writer = shown(url), limits, allow_writer
        milliseconds = int(limits.seconds * 1000)
        self._engine = create_engine(
            url,
            poolclass=NullPool,
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",  # we begin ourselves, and say how
            connect_args={
                "connect_timeout": max(int(limits.connect_seconds), 2),
                # a server that is gone answers nothing, not even that
                "tcp_user_timeout": milliseconds + 5_000,
                "application_name": "confidant",
                "options": f"-c default_transaction_read_only=on -c statement_timeout={milliseconds}",
            },
        )

    def catalogue(self) -> Link:
        return self.link()

    def link(self) -> Link:
        try:
            connection = self._engine.raw_connection()
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise DatabaseError(_opening(error), self._name) from error
        link = PostgresLink(connection, self._engine)
        try:
            link.begin(self._limits)
            powers = [] if self._allow_writer else link.powers()
        except link.failures as error:
            link.close()
            raise DatabaseError(trouble_of(error), self._name, detail=str(error)) from error
        if powers:
            link.close()
            raise DatabaseError(Trouble.WRITER, self._name, powers[0])
        return link


class PostgresLink:
    """A named cursor fetches in pieces; the driver sends it as one statement."""

    def __init__(
        self, connection: Any, engine: Engine
    ) -> None:  # Any: the driver's own type behind the pool's
        self._pooled = connection
        self._connection = connection.driver_connection
        self.failures: tuple[type[Exception], ...] = (engine.dialect.loaded_dbapi.Error,)

    def begin(self, limits: Limits) -> None:
        """After the first query, nothing can make a read-only transaction writable again."""
        for command in (
            "BEGIN TRANSACTION READ ONLY",
            "SELECT 1",
            f"SET LOCAL statement_timeout = {int(limits.seconds * 1000)}",
            f"SET LOCAL lock_timeout = {int(limits.lock_seconds * 1000)}",
            f"SET LOCAL idle_in_transaction_session_timeout = {int(limits.seconds * 1000) + 5_000}",
            # as the guard reads strings
            "SET LOCAL standard_conforming_strings = on",
        ):
            self._connection.execute(command)

    def powers(self) -> list[str]:
        return [power for (power,) in self._connection.execute(_POWERS).fetchall()]

    def cursor(self) -> Cursor:
        cursor: Cursor = self._connection.cursor(name="confidant")
        return cursor

    def estimate(self, checked: Checked) -> Estimate:
        [[plan]] = self._connection.execute(f"EXPLAIN (FORMAT JSON) {checked.sql}", prepare=True).fetchall()
        top = plan[0]["Plan"] if isinstance(plan[0], dict) else None
        if top is None:  # a command without a plan
            return Estimate(None, None)
        return Estimate(top["Total Cost"], max(_rows(top)))

    def cancel(self) -> None:
        self._connection.cancel_safe(timeout=5)

    def close(self) -> None:
        # hanging up rolls back and releases what a session holds
        self._pooled.invalidate()


def _rows(plan: dict[str, Any]) -> list[int]:  # Any: the server's JSON
    inner = [rows for part in plan.get("Plans", ()) for rows in _rows(part)]
    return [int(plan["Plan Rows"]), *inner]


def _opening(error: BaseException) -> Trouble:
    """The driver gives no code for what the server says before there is a session, so its words must do."""
    low = str(error).lower()
    if "role" in low or "password" in low or "pg_hba" in low:
        return Trouble.LOGIN
    return Trouble.DOWN
