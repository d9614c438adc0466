"""The kept databases in SQL: where each is, who may ask it, what people say about it, and how its last reading went."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from bot.databases.tables import DatabaseRow, SqlDraftRow, VerifiedQueryRow
from bot.store import locked, transaction
from indexing.documents import DataClass, parse_readers
from skills.errors import UserError
from skills.language import say
from skills.sql.layer_file import LayerFile, layer_of


@dataclass(frozen=True)
class Entry:
    """One database. `address` as `Addresses` keeps it, `layer` YAML; `version` rises with each change by a person.

    `trouble` is a line that `troubles.py` words."""

    name: str
    dialect: str
    shown: str
    address: str
    readers: frozenset[str]
    layer: str
    added_by: str
    added_at: datetime
    version: int = 1
    read_at: datetime | None = None
    trouble: str = ""
    # what nobody has said the class of is shown to no model that is not cleared for everything
    data_class: DataClass = DataClass.CONFIDENTIAL

    @property
    def file(self) -> LayerFile:
        """Raises UserError where it was kept by a version that read more."""
        return layer_of(self.layer, self.name)


class DatabaseBook:
    """Questions and changes; each in a short transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def all(self) -> list[Entry]:
        """By name."""
        with transaction(self.engine) as session:
            return [_entry(row) for row in session.scalars(select(DatabaseRow).order_by(DatabaseRow.name))]

    def find(self, name: str) -> Entry | None:
        with transaction(self.engine) as session:
            return find_in(session, name)

    def note_reading(self, entry: Entry, *, at: datetime | None, trouble: str) -> None:
        """How reading went, unless the database was changed or taken out meanwhile; `at` is None where it failed."""
        with transaction(self.engine) as session:
            row = locked(session, DatabaseRow, entry.name)
            if row is None or (row.version, row.added_at) != (entry.version, entry.added_at):
                return
            row.trouble, row.read_at = trouble, at or row.read_at


def find_in(session: Session, name: str) -> Entry | None:
    row = session.get(DatabaseRow, name)
    return _entry(row) if row else None


def get_in(session: Session, name: str) -> Entry:
    """Raises UserError where there is none."""
    found = find_in(session, name)
    if found is None:
        raise UserError(say("There is no database {name!r}.", name=name), hint=say("`sources` lists them."))
    return found


def put_in(session: Session, entry: Entry) -> Entry:
    """Write a database down, in the place of one that is called so; it comes back with its version."""
    row = locked(session, DatabaseRow, entry.name)
    made = replace(entry, version=row.version + 1 if row else 1)
    session.merge(_row(made))
    return made


def remove_in(session: Session, name: str) -> None:
    """A database with all that was kept of it."""
    session.execute(delete(DatabaseRow).where(DatabaseRow.name == name))
    session.execute(delete(SqlDraftRow).where(SqlDraftRow.database == name))
    session.execute(delete(VerifiedQueryRow).where(VerifiedQueryRow.database == name))


def _entry(row: DatabaseRow) -> Entry:
    return Entry(
        name=row.name,
        dialect=row.dialect,
        shown=row.shown,
        address=row.address,
        readers=parse_readers(row.readers),
        layer=row.layer,
        added_by=row.added_by,
        added_at=row.added_at,
        version=row.version,
        read_at=row.read_at,
        trouble=row.trouble,
        data_class=DataClass(row.data_class),
    )


def _row(entry: Entry) -> DatabaseRow:
    return DatabaseRow(
        name=entry.name,
        dialect=entry.dialect,
        shown=entry.shown,
        address=entry.address,
        readers=",".join(sorted(entry.readers)),
        layer=entry.layer,
        version=entry.version,
        added_by=entry.added_by,
        added_at=entry.added_at,
        read_at=entry.read_at,
        trouble=entry.trouble,
        data_class=entry.data_class.value,
    )
