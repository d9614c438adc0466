"""Which pictures of ours Slack has, in the workspace that we work for; each method asks the database."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.platforms.slack.rows import PictureRow
from bot.platforms.slack.workspaces import current
from bot.store import transaction

# how long one is kept that nobody was shown; a Home tab shows what it showed last until it is opened again
KEPT = timedelta(days=14)
_A_DAY = timedelta(days=1)


class PictureBook:
    """A picture is named by the digest of what it holds."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self.engine = engine
        self.now = now

    def known(self, digests: Collection[str]) -> Mapping[str, tuple[str, bool]]:
        """The file of each that Slack has, and whether it shows it. Those that it shows count as shown now."""
        fresh = PictureRow.shown_at >= self.now() - _A_DAY
        with transaction(self.engine) as session:
            # once a day: nobody needs it more exactly
            session.execute(update(PictureRow).where(*_mine(digests), ~fresh).values(shown_at=self.now()))
            rows = session.scalars(select(PictureRow).where(*_mine(digests)))
            return {row.digest: (row.file_id, row.ready) for row in rows}

    def brought(self, digest: str, file_id: str) -> str:
        """Note a file that came; the file that counts, which another process may have brought before."""
        dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
        now = self.now()
        row = {"workspace": current(), "digest": digest, "file_id": file_id, "ready": False}
        new = dialect.insert(PictureRow).values(**row, brought_at=now, shown_at=now)
        with transaction(self.engine) as session:
            session.execute(new.on_conflict_do_nothing())
            return session.scalars(select(PictureRow.file_id).where(*_mine([digest]))).one()

    def is_ready(self, digest: str) -> None:
        with transaction(self.engine) as session:
            session.execute(update(PictureRow).where(*_mine([digest])).values(ready=True))

    def is_late(self, digest: str, patience: timedelta) -> bool:
        """Whether Slack has had it for longer than this."""
        with transaction(self.engine) as session:
            row = session.get(PictureRow, (current(), digest))
            return row is not None and self.now() - row.brought_at > patience

    def forget(self, digests: Collection[str]) -> None:
        with transaction(self.engine) as session:
            session.execute(delete(PictureRow).where(*_mine(digests)))

    def old(self) -> Mapping[str, str]:
        """The files of those that nobody was shown for long."""
        wanted = select(PictureRow).where(
            PictureRow.workspace == current(), PictureRow.shown_at < self.now() - KEPT
        )
        with transaction(self.engine) as session:
            return {row.digest: row.file_id for row in session.scalars(wanted)}


def _mine(digests: Collection[str]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return PictureRow.workspace == current(), PictureRow.digest.in_(digests)
