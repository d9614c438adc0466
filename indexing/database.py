"""Transactions on the index's tables; a database that cannot be used becomes one clear sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from indexing.errors import IndexUnavailableError

_MENDS = {
    "locked": "another program is writing to it; try again in a moment",
    "full": "the disk is full; free some space and try again",
    "no space": "the disk is full; free some space and try again",
    "disk i/o": "the disk does not take or give the data; check its free space and health",
    "readonly": "it may only be read; check the permissions of the file and its folder",
    "no such table": "its tables are missing; start confidant once so that they are made",
    "does not exist": "its tables are missing; start confidant once so that they are made",
    "not a database": "the file is not a database; name another in CONFIDANT_DATABASE__URL",
    "malformed": "the file is damaged; restore it or start with a new one",
    "unable to open": "the file cannot be opened; check that its folder exists and may be written",
}


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """A session that commits at the end; raises IndexUnavailableError if the database fails."""
    try:
        with Session(engine) as session, session.begin():
            yield session
    except (IntegrityError, DataError):
        raise
    except DBAPIError as error:
        raise IndexUnavailableError(_sentence(engine, error)) from error


def _sentence(engine: Engine, error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines() or ["no reason given"]
    known = (mend for word, mend in _MENDS.items() if word in said[0].lower())
    mend = next(known, f"it says {said[0]!r}; check that it runs and may be reached")
    return f"The index database {engine.url.render_as_string(hide_password=True)} cannot be used: {mend}."
