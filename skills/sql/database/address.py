"""The address of a database: which dialect it speaks, what it may be called before people, which driver it needs."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from skills.sql.database.keywords import is_keywords, url_of
from skills.sql.schema import Dialect
from skills.sql.trouble import DatabaseError, Trouble

_BACKENDS = {
    "sqlite": Dialect.SQLITE,
    "postgresql": Dialect.POSTGRES,
    "postgres": Dialect.POSTGRES,
    "mysql": Dialect.MYSQL,
    "mariadb": Dialect.MYSQL,
    "duckdb": Dialect.DUCKDB,
}
# whichever driver an address names, these are the ones whose timeouts and cancelling were tried
_DRIVERS = {
    Dialect.SQLITE: "sqlite",
    Dialect.POSTGRES: "postgresql+psycopg",
    Dialect.MYSQL: "mysql+pymysql",
    Dialect.DUCKDB: "duckdb",
}


def read_address(url: str) -> tuple[URL, Dialect]:
    """An address with our driver in it, and its dialect. Raises DatabaseError for what is none or is not known."""
    try:
        parsed = url_of(url) if is_keywords(url) else make_url(url)
    except (ArgumentError, ValueError):
        # the text may hold a password, so neither it nor its error is repeated, not even in a traceback
        raise DatabaseError(Trouble.ADDRESS, "") from None
    dialect = _BACKENDS.get(parsed.get_backend_name())
    if dialect is None:
        raise DatabaseError(Trouble.DIALECT, "", parsed.get_backend_name())
    if parsed.host is not None and "@" in f"{parsed.host}{parsed.database}":
        # an @ in a password that is not written as %40: what follows it would be taken for the host and shown
        raise DatabaseError(Trouble.ADDRESS, "")
    return parsed.set(drivername=_DRIVERS[dialect]), dialect


def place_of(url: URL) -> str:
    """Which database it is, whoever asks it and with whichever password; a file by its whole path."""
    if url.host is None:
        return f"{url.drivername}:{Path(url.database).resolve() if url.database else ''}"
    return f"{url.drivername}:{url.username}@{url.host}:{url.port}/{url.database}"


def shown(url: URL) -> str:
    """What a database is called before people: its file or its host and name, never user, password or options."""
    if url.host is None:
        return (url.database or "").rsplit("/", 1)[-1] or url.drivername
    port = f":{url.port}" if url.port else ""
    return f"{url.host}{port}/{url.database or ''}"
