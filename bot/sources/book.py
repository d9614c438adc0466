"""The added sources in SQL: where each is, who may read it, and how far its sync came."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select, update

from bot.sources.places import Place, SlackPlace, TeamsPlace, read_place
from bot.store import transaction
from bot.tables import SourceRow
from indexing.documents import DataClass
from skills.errors import UserError
from skills.language import say


@dataclass(frozen=True)
class Added:
    """One source. `trouble` says why the last sync was not whole; `synced_at` is when one last was."""

    name: str
    place: Place
    readers: frozenset[str]
    data_class: DataClass
    added_by: str
    added_at: datetime
    cursor: str = ""
    synced_at: datetime | None = None
    trouble: str = ""


class Book:
    """Questions and changes; each in a short transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, added: Added) -> None:
        """Write a source down; the same place again takes the new readers and is read from its beginning.

        Raises UserError if another place has this name."""
        with transaction(self.engine) as session:
            row = session.get(SourceRow, added.name)
            if row is not None and _where(read_place(row.place)) != _where(added.place):
                raise UserError(
                    say("There is a source {name!r} already.", name=added.name),
                    hint=say("Choose another --name."),
                )
            session.merge(
                SourceRow(
                    name=added.name,
                    kind=added.place.kind,
                    place=added.place.model_dump_json(),
                    readers=",".join(sorted(added.readers)),
                    data_class=added.data_class.value,
                    cursor="",
                    added_by=added.added_by,
                    added_at=added.added_at,
                    synced_at=None,
                    trouble="",
                )
            )

    def find(self, name: str) -> Added | None:
        with transaction(self.engine) as session:
            row = session.get(SourceRow, name)
            return _added(row) if row else None

    def all(self) -> list[Added]:
        """Every source by name."""
        with transaction(self.engine) as session:
            return [_added(row) for row in session.scalars(select(SourceRow).order_by(SourceRow.name))]

    def of_channel(self, platform: str, channel: str) -> Added | None:
        """The source of a chat's channel, if an admin added it."""
        with transaction(self.engine) as session:
            rows = session.scalars(select(SourceRow).where(SourceRow.kind == platform))
            added = [_added(row) for row in rows]
        return next((one for one in added if _where(one.place) == (platform, channel)), None)

    def keep_cursor(self, name: str, cursor: str) -> None:
        with transaction(self.engine) as session:
            session.execute(update(SourceRow).where(SourceRow.name == name).values(cursor=cursor))

    def note_sync(self, name: str, *, at: datetime, trouble: str) -> None:
        """How a sync ended."""
        with transaction(self.engine) as session:
            row = session.get(SourceRow, name)
            if row is not None:
                row.trouble = trouble
                row.synced_at = row.synced_at if trouble else at

    def remove(self, name: str) -> None:
        with transaction(self.engine) as session:
            row = session.get(SourceRow, name)
            if row is not None:
                session.delete(row)


def _added(row: SourceRow) -> Added:
    return Added(
        name=row.name,
        place=read_place(row.place),
        readers=frozenset(row.readers.split(",")),
        data_class=DataClass(row.data_class),
        added_by=row.added_by,
        added_at=row.added_at,
        cursor=row.cursor,
        synced_at=row.synced_at,
        trouble=row.trouble,
    )


def _where(place: Place) -> tuple[str, object]:
    """What makes two places the same one."""
    if isinstance(place, SlackPlace | TeamsPlace):
        return place.kind, place.channel
    path = getattr(place, "path", None)
    return place.kind, path or place.kind
