"""Drafts from the command line: the database and what is said about it, one row in, its JSON out."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.calibration.certificates import Certificates
from bot.cli.session import logging_to
from bot.databases.named import Kept, is_name, kept_by_name
from bot.drawn import Drawn, alone, by_model
from bot.gateway.gateway import Gateway
from bot.review.watch import Watch
from bot.rows import Row
from bot.settings import Settings as AllSettings
from bot.settings import load_settings
from bot.store import open_store
from bot.thresholds import Thresholds, promised_of
from indexing.documents import DataClass
from skills.confidence import Stand
from skills.errors import UserError
from skills.language import say
from skills.sql.database import Rows
from skills.sql.desk import Desk, Drafted, open_desk
from skills.sql.guard import Checked
from skills.sql.layer_file import NOTHING, read_layer
from skills.sql.planning import Settings
from skills.sql.trouble import DatabaseError

log = logging.getLogger(__name__)
FOLDER = "databases"  # in the home folder: what was read of each


class DraftRow(Row):
    """One question of a batch; `instructions` say what its words mean here."""

    instructions: str | None = None


@contextmanager
def logged() -> Iterator[None]:
    """What a database says of a fault stands in the log: it may hold values that are not for the screen."""
    with logging_to(load_settings().home / "confidant.log"):
        try:
            yield
        except DatabaseError as error:
            if error.detail:
                log.warning("%s: %s", error.name, error.detail)
            raise


@dataclass(frozen=True)
class Opened:
    """A database and what drafts on it; `kept` where it is one of those that are kept here."""

    desk: Desk
    drawn: Drawn
    kept: Kept | None = None

    def run(self, checked: Checked) -> Rows:
        """Raises ForbiddenError, DatabaseError."""
        if self.kept:
            self.kept.check_may_run()
        rows = self.desk.run(checked)
        if self.kept:
            self.kept.note_run(rows)
        return rows


@contextmanager
def drawer(
    database: str,
    layer: Path | None,
    data_class: DataClass,
    *,
    with_model: bool,
    reader: str | None = None,
) -> Iterator[Opened]:
    """The database of an address with its description, its schema remembered in the home folder; or one that is kept
    here, by its name, as `reader` may ask it; of what class its data is, is kept with it.

    Raises DatabaseError, UserError, StoreError."""
    by_name = is_name(database)
    if layer and by_name:
        raise UserError(
            say("What is said about {name} is kept with it.", name=database),
            hint=say("`sources layer {name}` shows and changes it.", name=database),
        )
    if reader and not by_name:
        raise UserError(say("An address knows no readers; name a database that is kept here."))
    settings = load_settings()
    engine = open_store(settings.database_url)
    try:
        gateway = Gateway(settings.models, engine)
        stand = _stand(settings, engine)
        if by_name:
            kept = kept_by_name(engine, settings, stand, partial(datetime.now, UTC), database, reader)
            draw = by_model(gateway, kept.data_class) if with_model else alone
            yield Opened(kept.desk, draw(kept.desk), kept)
        else:
            described_by = read_layer(layer) if layer else NOTHING
            draw = by_model(gateway, data_class) if with_model else alone
            desk = open_desk(database, settings.home / FOLDER, described_by, stand=stand)
            yield Opened(desk, draw(desk))
    finally:
        engine.dispose()


def _stand(settings: AllSettings, engine: Engine) -> Stand:
    """Certificates in their files, and what drift has tightened."""
    now = partial(datetime.now, UTC)
    certificates = Certificates(settings.home, now)
    watch = Watch(engine, lambda skill: promised_of(certificates, skill), now)
    return Thresholds(certificates, watch.raised, settings.certified_only).stand


def settings_at(now: datetime | None, fiscal_start: int | None) -> Settings:
    """The asker's day, in the workspace's zone where no moment is given, and the fiscal year that was set."""
    settings = load_settings()
    zone = ZoneInfo(settings.sql.zone or settings.workspace.zone)
    return Settings(_day(now, zone), fiscal_start or settings.sql.fiscal_start)


def _day(now: datetime | None, zone: ZoneInfo) -> date:
    if now is None:
        return datetime.now(zone).date()
    return (now.astimezone(zone) if now.tzinfo else now).date()


def draft_row(drawn: Drawn, row: DraftRow, settings: Settings) -> tuple[Drafted, dict[str, Any]]:  # Any: JSON
    """One row's draft and its JSON. Raises UserError when there is nothing that could be drafted for."""
    started = time.perf_counter()
    drafted = drawn.drafts(row.question, settings, row.instructions or "")
    seconds = round(time.perf_counter() - started, 4)
    return drafted, {"id": row.id, **drafted.to_json(), "seconds": seconds}


def rows_to_json(rows: Rows) -> dict[str, Any]:  # Any: JSON
    """Columns and cells as they came, and whether there are more."""
    return {"columns": list(rows.columns), "rows": [list(row) for row in rows.rows], "more": rows.more}
