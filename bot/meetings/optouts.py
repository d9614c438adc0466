"""Who and which words are left out of meetings: kept in the database, beside what the settings name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, select

from bot.arrivals.notice import Notice
from bot.audit import AuditLine, note
from bot.directory import Directory
from bot.meetings.settings import MeetingSettings
from bot.meetings.tables import OptOutRow
from bot.meetings.voices import forget_voice
from bot.store import transaction
from skills.errors import ForbiddenError, UserError
from skills.messages import User
from skills.opt_outs import OptOuts, plain_name, tokens
from skills.permission import Permission

Kind = Literal["person", "title", "off", "on"]
PERSON: Kind = "person"
KINDS: tuple[Kind, ...] = ("person", "title", "off", "on")
LONGEST = 255
Allowed = Callable[[User, Permission], bool]


@dataclass(frozen=True)
class OptOut:
    """A `person` (our id, or a name), words of a `title`, or a phrase that turns writing `off` or `on`."""

    kind: str
    value: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True)
class OptOutBook:
    """The opt-outs of a workspace. Everyone may opt out themselves; the rest needs the settings permission."""

    engine: Engine
    directory: Directory
    settings: MeetingSettings
    allowed: Allowed
    now: Callable[[], datetime]

    def add(self, kind: str, value: str, *, by: User) -> OptOut:
        """Leave out a person or words from now on; a second time changes nothing. Raises UserError, ForbiddenError."""
        kept = self._checked(kind, value, by)
        with transaction(self.engine) as session:
            row = session.get(OptOutRow, (kind, kept))
            if row is None:
                row = OptOutRow(kind=kind, value=kept, added_by=by.id, added_at=self.now())
                session.add(row)
                note(session, AuditLine(self.now(), by.id, "opted out", f"{kind} {kept}"[:LONGEST]))
            if kind == PERSON:
                forget_voice(session, kept, by=by.id, now=self.now())
            return _opt_out(row)

    def remove(self, kind: str, value: str, *, by: User) -> None:
        """Raises UserError where nothing of the kind was left out, ForbiddenError."""
        kept = self._checked(kind, value, by)
        with transaction(self.engine) as session:
            row = session.get(OptOutRow, (kind, kept))
            if row is None:
                raise UserError(
                    f"{value!r} was not left out.", hint="`confidant meetings opt-out list` shows what is."
                )
            session.delete(row)
            note(session, AuditLine(self.now(), by.id, "opted in", f"{kind} {kept}"[:LONGEST]))

    def list(self) -> list[OptOut]:
        """By kind and value; what the settings name is not among them."""
        with transaction(self.engine) as session:
            rows = session.scalars(select(OptOutRow).order_by(OptOutRow.kind, OptOutRow.value))
            return [_opt_out(row) for row in rows]

    def current(self) -> OptOuts:
        """What is left out now, people by every name we know of them."""
        added = self.list()
        return OptOuts(
            people=tuple(name for one in added if one.kind == PERSON for name in self._names(one.value)),
            titles=(*self.settings.private_titles, *_of(added, "title")),
            off=(*self.settings.off_words, *_of(added, "off")),
            on=(*self.settings.on_words, *_of(added, "on")),
            whole=self.settings.opt_out == "meeting",
        )

    def left_out(self, notice: Notice, _rule: object = None) -> str | None:
        """Why a meeting is not to be listened to, in words that name nobody; None if it may be."""
        names = tuple(name for one in notice.participants for name in self._known(one.name, one.email))
        return self.current().why_left_out(notice.title or "", names)

    def _checked(self, kind: str, value: str, by: User) -> str:
        """The value as it is kept: our id for a person of the directory."""
        if kind not in KINDS:
            raise UserError(f"{kind!r} cannot be left out.", hint=f"Use one of {', '.join(KINDS)}.")
        kept = " ".join(value.split())
        person = self.directory.find(kept) if kind == PERSON else None
        kept = person.id if person else kept
        if not (tokens(kept) if kind != PERSON else plain_name(kept)) or len(kept) > LONGEST:
            raise UserError(f"{value!r} cannot be left out.", hint="Give a name, or words that people say.")
        if not (kind == PERSON and kept == by.id and by.known):
            require_settings(by, self.allowed)
        return kept

    def _names(self, value: str) -> tuple[str, ...]:
        person = self.directory.find(value)
        return (person.name,) if person else (value,)

    def _known(self, name: str, email: str) -> tuple[str, ...]:
        """A participant by the name that is shown, and by the one that the directory has."""
        person = self.directory.find(email) if email else None
        return (name, person.name) if person else (name,)


def require_settings(user: User, allowed: Allowed) -> None:
    """Raises ForbiddenError for who may not set things."""
    if not allowed(user, Permission.SETTINGS):
        raise ForbiddenError("You need the settings permission for this.", hint="Ask an admin.")


def _of(added: list[OptOut], kind: str) -> tuple[str, ...]:
    return tuple(one.value for one in added if one.kind == kind)


def _opt_out(row: OptOutRow) -> OptOut:
    return OptOut(row.kind, row.value, row.added_by, row.added_at)
