"""Drafts from the command line: the database and what is said about it, one row in, its JSON out."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.calibration.certificates import Certificates
from bot.cli.session import logging_to
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
from skills.sql.database import Rows
from skills.sql.desk import Desk, Drafted, open_desk
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


@contextmanager
def drawer(
    url: str, layer: Path | None, data_class: DataClass, *, with_model: bool
) -> Iterator[tuple[Desk, Drawn]]:
    """The database of an address with its description, and what drafts there; its schema is remembered in the home
    folder.

    Raises DatabaseError, UserError, StoreError."""
    described_by = read_layer(layer) if layer else NOTHING
    settings = load_settings()
    engine = open_store(settings.database_url)
    try:
        draw = by_model(Gateway(settings.models, engine), data_class) if with_model else alone
        desk = open_desk(url, settings.home / FOLDER, described_by, stand=_stand(settings, engine))
        yield desk, draw(desk)
    finally:
        engine.dispose()


def _stand(settings: AllSettings, engine: Engine) -> Stand:
    """Certificates in their files, and what drift has tightened."""
    now = partial(datetime.now, UTC)
    certificates = Certificates(settings.home, now)
    watch = Watch(engine, lambda skill: promised_of(certificates, skill), now)
    return Thresholds(certificates, watch.raised, settings.certified_only).stand


def settings_at(now: datetime | None, fiscal_start: int) -> Settings:
    """The asker's day, in the workspace's zone where no moment is given."""
    zone = ZoneInfo(load_settings().workspace.zone)
    return Settings(_day(now, zone), fiscal_start)


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
