"""What SQLite and Postgres say alike but sqlalchemy only per dialect."""

from collections.abc import Mapping

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.review.tables import ReviewBase


def insert_if_new(session: Session, table: type[ReviewBase], values: Mapping[str, object]) -> bool:
    """Insert a row unless its key is taken, by another process too; whether it was new."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(dict(values)).on_conflict_do_nothing()
    return bool(session.execute(statement).rowcount)  # type: ignore[attr-defined]  # an INSERT counts
