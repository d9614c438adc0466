"""A live setting, changed and put back; every change raises its version."""

from datetime import datetime

from pydantic import ValidationError
from sqlalchemy.orm import Session

from bot.admin.deeds import Done, Look, Worded
from bot.admin.keys import AnyKey, Value, find_key
from bot.admin.live import NOT_SET
from bot.admin.tables import LiveSettingRow
from bot.settings import Settings
from bot.store import locked
from skills.approval import Change, Preview
from skills.errors import UserError
from skills.faults import first_fault
from skills.language import say
from skills.messages import User
from skills.permission import Permission

KIND = "setting"


class SettingDeed:
    """`after` is the JSON of the key's type, or `null` to take back what was set."""

    permission = Permission.SETTINGS
    can_undo = True

    def __init__(self, settings: Settings, worded: Worded) -> None:
        self._settings = settings
        self._worded = worded

    def look(self, session: Session, change: Change) -> Look:
        key, rest = _key(change.subject)
        after = _value(key, change.after)
        row = session.get(LiveSettingRow, change.subject)
        before = _readable(key, row.value) if row else None
        title, now, then = (
            self._worded(text)
            for text in (key.title(rest), self._words(key, rest, before), self._words(key, rest, after))
        )
        if (row is not None or after is None) and before == after:
            raise UserError(say("{title}: {then} already.", title=title, then=then))
        return Look(str(row.version if row else 0), Preview(title, now, then))

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:
        key, _ = _key(change.subject)
        value = _value(key, change.after)
        row = locked(session, LiveSettingRow, change.subject)
        was = row.value if row else NOT_SET
        written = value.model_dump_json() if value else NOT_SET
        _write(session, row, change.subject, written, by, now)
        return was

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:
        key = done.change.subject
        _key(key)
        row = locked(session, LiveSettingRow, key)
        if row is None or row.version != int(done.before) + 1:
            raise UserError(
                say("This was changed since, so it is not put back."),
                hint=say("Ask for what you want instead."),
            )
        _write(session, row, key, done.was, by, now)

    def _words(self, key: AnyKey, rest: str, value: Value | None) -> str:
        if value is not None:
            return key.words(value)
        beneath = key.beneath(self._settings, rest)
        return say("{value} (set by environment)", value=key.words(beneath)) if beneath else key.blank(rest)


def _key(name: str) -> tuple[AnyKey, str]:
    found = find_key(name)
    if found is None:
        raise UserError(
            say("There is no setting {name!r} any more.", name=name),
            hint=say("It was part of an older version."),
        )
    return found


def _value(key: AnyKey, text: str) -> Value | None:
    if text == NOT_SET:
        return None
    try:
        value: Value = key.model.model_validate_json(text)
    except ValidationError as error:
        raise UserError(
            say("{name} cannot hold this: {why}.", name=key.name, why=first_fault(error))
        ) from error
    return value


def _readable(key: AnyKey, text: str) -> Value | None:
    """What is stored, or nothing where this version cannot read it: then it does not hold either."""
    try:
        return _value(key, text)
    except UserError:
        return None


def _write(
    session: Session, row: LiveSettingRow | None, key: str, value: str, by: User, now: datetime
) -> None:
    if row is None:
        session.add(LiveSettingRow(key=key, value=value, version=1, changed_by=by.id, changed_at=now))
        return
    row.value, row.version, row.changed_by, row.changed_at = value, row.version + 1, by.id, now
