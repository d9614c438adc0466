"""The database: opens it, brings its tables up to date, and says plainly why when it cannot."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
# a second process writing for longer than this is reported, not waited for
LOCK_SECONDS = 10


def open_store(url: str) -> Engine:
    """Connect and migrate to the newest tables.

    Raises StoreError when the database cannot be reached, is locked, or was written by a newer Confidant."""
    try:
        engine = _create(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            "CONFIDANT_DATABASE__URL is not a database URL; use sqlite:///file.db or postgresql+psycopg://user@host/name."
        ) from error
    with plain_errors(engine):
        migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Run the migrations that this database lacks; does nothing when it is up to date."""
    newest = newest_revision()
    current = current_revision(engine)
    if current == newest:
        return
    if current is not None and current not in known_revisions():
        raise StoreError(
            f"{_name(engine)} was written by a newer Confidant (revision {current}); "
            "upgrade Confidant or restore a backup."
        )
    from alembic import command

    with engine.begin() as connection:
        config = _alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def current_revision(engine: Engine) -> str | None:
    """The revision this database stands at, or None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def known_revisions() -> list[str]:
    """Every revision this program knows, oldest first: the files are named NNNN_what.py."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest_revision() -> str:
    return known_revisions()[-1]


@contextmanager
def plain_errors(engine: Engine) -> Iterator[None]:
    """Turn a driver's failure into one sentence that names the database and the mend."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_sentence(engine, str(error.orig))) from error
    except SQLAlchemyError as error:
        raise StoreError(_sentence(engine, str(error))) from error


def _sentence(engine: Engine, reason: str) -> str:
    name, low = _name(engine), reason.lower()
    if "locked" in low:
        return f"{name} is locked by another process; stop it or try again in a moment."
    if "disk is full" in low or "no space" in low:
        return f"There is no room left on the disk for {name}; free some space and run this again."
    if "not a database" in low or "malformed" in low:
        return f"{name} is not a Confidant database; move it away or point CONFIDANT_DATABASE__URL elsewhere."
    if "readonly" in low or "read-only" in low:
        return f"{name} cannot be written; check its permissions."
    return f"{name} cannot be used ({reason.splitlines()[0].strip()}); check CONFIDANT_DATABASE__URL."


def _name(engine: Engine) -> str:
    return (engine.url.database if engine.dialect.name == "sqlite" else None) or engine.url.render_as_string()


def _create(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(parsed, connect_args={"timeout": LOCK_SECONDS})
    event.listen(engine, "connect", _configure_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be created ({error.strerror}); set CONFIDANT_HOME to a folder you may write."
        ) from error


def _configure_sqlite(
    connection: Any, _record: object
) -> None:  # Any: sqlite3 and its async twins share no type
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _alembic_config() -> Any:  # Any: alembic is imported only when there is something to migrate
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
