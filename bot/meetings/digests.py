"""Digests that are posted again and again: which channel wants which, and since when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, Select, select

from bot.audit import AuditLine, note
from bot.meetings.tables import DigestRow
from bot.store import transaction
from skills.errors import ForbiddenError, UserError
from skills.language import say
from skills.meeting_book import Series
from skills.messages import Conversation, User
from skills.permission import Permission

EVERY = ("daily", "weekly")
MOST_IN_A_CHANNEL = 10
LONGEST_WORDS = 100
ADMIN_ONLY = say("You need the settings permission to have digests posted.")


@dataclass(frozen=True)
class DigestBook:
    engine: Engine
    allowed: Callable[[User, Permission], bool]
    now: Callable[[], datetime]

    def of(self, place: Conversation) -> tuple[Series, ...]:
        with transaction(self.engine) as session:
            return tuple(_series(row) for row in session.scalars(_here(place)))

    def start(self, place: Conversation, every: str, words: str, by: User) -> Series:
        """Post one here from now on; the same twice is one. Raises ForbiddenError or UserError."""
        if not self.allowed(by, Permission.SETTINGS):
            raise ForbiddenError(ADMIN_ONLY, hint=say("Ask an admin."))
        if place.private:
            raise UserError(
                say("I post digests in channels only."), hint=say("Say it in the channel that wants it.")
            )
        if every not in EVERY:
            raise UserError(say("{every!r} is no rhythm.", every=every), hint=say("Use daily or weekly."))
        asked = " ".join(words.split())
        if len(asked) > LONGEST_WORDS:
            raise UserError(
                say("These are more than {n} characters.", n=LONGEST_WORDS),
                hint=say("Name words of the titles."),
            )
        with transaction(self.engine) as session:
            rows = list(session.scalars(_here(place)))
            same = next((row for row in rows if (row.every, row.words) == (every, asked)), None)
            if same is not None:
                return _series(same)
            if len(rows) >= MOST_IN_A_CHANNEL:
                raise UserError(
                    say("This channel has {n} digests already.", n=len(rows)), hint=say("Stop one first.")
                )
            row = DigestRow(
                platform=place.platform,
                channel=place.channel,
                every=every,
                words=asked,
                next_from=period_start(every, self.now().date()),
                added_by=by.id,
                added_at=self.now(),
            )
            session.add(row)
            session.flush()
            where = f"{place.platform}:{place.channel}"
            note(session, AuditLine(self.now(), by.id, "digest started", where, f"digest {row.id} {every}"))
            return _series(row)

    def stop(self, place: Conversation, number: int, by: User) -> None:
        """Raises ForbiddenError, and UserError where this channel has no such digest."""
        if not self.allowed(by, Permission.SETTINGS):
            raise ForbiddenError(ADMIN_ONLY, hint=say("Ask an admin."))
        with transaction(self.engine) as session:
            row = session.get(DigestRow, number) if number < 2**31 else None
            if row is None or (row.platform, row.channel) != (place.platform, place.channel):
                raise UserError(
                    say("This channel has no digest {number}.", number=number),
                    hint=say("`meetings digest list` shows them."),
                )
            session.delete(row)
            where = f"{place.platform}:{place.channel}"
            note(session, AuditLine(self.now(), by.id, "digest stopped", where, f"digest {number}"))


def period_start(every: str, today: date) -> date:
    """The first day of the period that today lies in."""
    return today - timedelta(days=today.weekday()) if every == "weekly" else today


def _here(place: Conversation) -> Select[DigestRow]:
    here = select(DigestRow).where(DigestRow.platform == place.platform, DigestRow.channel == place.channel)
    return here.order_by(DigestRow.id)


def _series(row: DigestRow) -> Series:
    return Series(row.id, row.every, row.words)
