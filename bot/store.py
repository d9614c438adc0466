"""The database: opens it, brings its tables up to date, and says plainly why when it cannot."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, false, inspect, make_url, text, update
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
)
from sqlalchemy.orm import Session

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
# a second process writing for longer than this is reported, not waited for
LOCK_SECONDS = 10
Entity = TypeVar("Entity")
_PAUSE_SECONDS = 0.02
# Postgres knows an advisory lock by a number; this one is ours in each database that we migrate
_MIGRATION_LOCK = 4_021_118_563


def open_store(url: str) -> Engine:
    """Connect and migrate to the newest tables.

    Raises StoreError when the database cannot be reached, is locked, or was written by a newer Confidant."""
    try:
        engine = _create(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            "CONFIDANT_DATABASE__URL is not a database URL; use sqlite:///file.db or "
            "postgresql+psycopg://user@host/name."
        ) from error
    try:
        with plain_errors(engine):
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def migrate(engine: Engine) -> None:
    """Run the migrations that this database lacks, all or none; does nothing when it is up to date.

    Of several processes that start at once, one migrates and the others wait for it."""
    if not _is_behind(engine, current_revision(engine)):
        return
    with _alone(engine) as connection:
        # whoever held the lock before us may have migrated meanwhile
        if _is_behind(engine, _revision(connection)):
            _upgrade(connection)


def current_revision(engine: Engine) -> str | None:
    """The revision this database stands at, or None for an empty one."""
    with engine.connect() as connection:
        return _revision(connection)


def known_revisions() -> list[str]:
    """Every revision this program knows, oldest first: the files are named NNNN_what.py."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest_revision() -> str:
    return known_revisions()[-1]


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """A session that commits at the end; raises StoreError with one sentence if the database fails."""
    with plain_errors(engine), Session(engine) as session, session.begin():
        yield session


def locked(session: Session, entity: type[Entity], key: object) -> Entity | None:
    """The row with this key, which nobody else changes until the transaction ends; None if there is none.

    SQLite locks no row that is read, and begins a transaction only with the first write. So a write comes first that
    changes nothing: else what another process writes between our reading and our writing would be lost unseen."""
    [column] = inspect(entity).primary_key
    session.execute(
        update(entity).where(column == key).values({column.name: column}),
        execution_options={"synchronize_session": False},
    )
    return session.get(entity, key, with_for_update=True)


def one_by_one(session: Session, entity: type[Entity], name: str) -> None:
    """Whoever calls this with the same name waits until the transaction ends, so that what is counted stays counted."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": name})
        return
    # SQLite lets one transaction write at a time, from its first write on: this one changes nothing
    [column] = inspect(entity).primary_key
    session.execute(update(entity).where(false()).values({column.name: column}))


@contextmanager
def plain_errors(engine: Engine) -> Iterator[None]:
    """Turn a driver's failure into one sentence that names the database and the mend."""
    try:
        yield
    except IntegrityError as error:
        # what we write is checked first, so only another writer can have come between
        raise StoreError(
            f"{_name(engine)} was changed by another process meanwhile; run this again."
        ) from error
    except DataError as error:
        raise StoreError(
            f"{_name(engine)} cannot hold a value it was given ({_first_line(str(error.orig))}); nothing was written."
        ) from error
    except DBAPIError as error:
        raise StoreError(_sentence(engine, str(error.orig))) from error
    except SQLAlchemyError as error:
        raise StoreError(_sentence(engine, str(error))) from error


def _is_behind(engine: Engine, revision: str | None) -> bool:
    if revision is not None and revision not in known_revisions():
        raise StoreError(
            f"{_name(engine)} was written by a newer Confidant (revision {revision}); "
            "upgrade Confidant or restore a backup."
        )
    return revision != newest_revision()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction, tables included, that no other process can hold on this database at the same time."""
    if engine.dialect.name == "sqlite":
        # left to itself, sqlite3 begins no transaction before CREATE TABLE, and a kill would leave half the tables;
        # AUTOCOMMIT only stops it from beginning one: commit and rollback still end the one begun here
        with engine.execution_options(isolation_level="AUTOCOMMIT").begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
        return
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        yield connection


def _upgrade(connection: Connection) -> None:
    from alembic import command

    config = _alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _sentence(engine: Engine, reason: str) -> str:
    name, low = _name(engine), reason.lower()
    if "locked" in low or "lock timeout" in low:
        return f"{name} is locked by another process; stop it or try again in a moment."
    if "disk is full" in low or "no space" in low:
        return f"There is no room left on the disk for {name}; free some space and run this again."
    if "not a database" in low or "malformed" in low:
        return f"{name} is not a Confidant database; move it away or point CONFIDANT_DATABASE__URL elsewhere."
    if "readonly" in low or "read-only" in low:
        return f"{name} cannot be written; check its permissions."
    return f"{name} cannot be used ({_first_line(reason)}); check CONFIDANT_DATABASE__URL."


def _first_line(reason: str) -> str:
    # some drivers give no message at all
    return next((line.strip() for line in reason.splitlines() if line.strip()), "no reason given")


def _name(engine: Engine) -> str:
    return (engine.url.database if engine.dialect.name == "sqlite" else None) or engine.url.render_as_string()


def _create(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(
            parsed,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"connect_timeout": LOCK_SECONDS}
            if parsed.get_backend_name() == "postgresql"
            else {},
        )
    if parsed.database and parsed.database != ":memory:":
        _make_folder(Path(parsed.database).parent)
    # what people wrote stays out of the log, where a failed statement would repeat it
    engine = create_engine(parsed, connect_args={"timeout": LOCK_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _configure_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be created ({error.strerror}); set CONFIDANT_HOME to a folder you may write."
        ) from error


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    cursor = connection.cursor()
    _write_ahead(cursor)
    # what is deleted is written over, and not only forgotten
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    # of several processes that meet an empty file, SQLite refuses all but one at once, whatever their timeout
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() >= deadline:
                raise
        time.sleep(_PAUSE_SECONDS)


def _alembic_config() -> Any:  # Any: alembic is imported only when there is something to migrate
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
