"""Live settings: read from the database, so that a change holds in every process within seconds, without a restart."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from pydantic import ValidationError
from sqlalchemy import Engine, select

from bot.admin.keys import AnyKey, Key, V, Value, find_key
from bot.admin.tables import LiveSettingRow
from bot.settings import Settings
from bot.store import transaction

log = logging.getLogger(__name__)

# what is promised is five seconds
FRESH = timedelta(seconds=2)
NOT_SET = "null"


@dataclass(frozen=True)
class Stored:
    """A value that an admin set, when, and who they are."""

    value: Value
    changed_by: str
    changed_at: datetime


class LiveSettings:
    """What admins set, and beneath it what the environment says. Threads may share it."""

    def __init__(self, engine: Engine, settings: Settings, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._settings = settings
        self._now = now
        self._known: tuple[datetime, Mapping[str, Stored]] | None = None

    def get(self, key: Key[V], rest: str = "") -> V | None:
        """What holds now; None where nobody said anything."""
        stored = self.stored(key, rest)
        return stored.value if stored else key.beneath(self._settings, rest)  # type: ignore[return-value]  # parsed by this key

    def stored(self, key: AnyKey, rest: str = "") -> Stored | None:
        """What an admin set; None where what the environment says, if anything, holds."""
        return self._all().get(key.named(rest))

    def family(self, key: Key[V]) -> dict[str, V]:
        """What admins set of a family, by the rest of the name."""
        return {
            name.removeprefix(key.name): stored.value  # type: ignore[misc]  # parsed by this key
            for name, stored in self._all().items()
            if name.startswith(key.name)
        }

    def forget(self) -> None:
        """Read anew at the next question, because something was changed here."""
        self._known = None

    def _all(self) -> Mapping[str, Stored]:
        known, now = self._known, self._now()
        # a clock that was set back must not keep what is old
        if known is None or not known[0] <= now < known[0] + FRESH:
            known = (now, MappingProxyType(self._read()))
            self._known = known
        return known[1]

    def _read(self) -> dict[str, Stored]:
        with transaction(self._engine) as session:
            rows = session.scalars(select(LiveSettingRow).where(LiveSettingRow.value != NOT_SET)).all()
            read = {row.key: _stored(row) for row in rows}
        return {name: stored for name, stored in read.items() if stored}


def _stored(row: LiveSettingRow) -> Stored | None:
    """None for a setting that this program does not know, or whose value it cannot read: then what is beneath holds."""
    found = find_key(row.key)
    if found is None:
        log.debug("setting %s is stored and no longer known", row.key)
        return None
    try:
        value: Value = found[0].model.model_validate_json(row.value)
    except ValidationError as error:
        log.warning(
            "setting %s cannot be read (%d fault(s)); its default holds", row.key, error.error_count()
        )
        return None
    return Stored(value, row.changed_by, row.changed_at)
