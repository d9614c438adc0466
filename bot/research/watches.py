"""`skills.watches.Watches`: who may set up, change and stop a watch, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.research.tables import WatchRow
from bot.research.watch_book import WatchBook, change, watch_of
from bot.store import locked, transaction
from bot.talk import SLACK, TEAMS
from skills.errors import UserError
from skills.language import say
from skills.messages import Conversation, User
from skills.permission import Permission
from skills.research.watch.watching import Watch
from skills.watches import channel_of, no_watch


@dataclass(frozen=True)
class KeptWatches:
    engine: Engine
    allowed: Callable[[User, Permission], bool]
    now: Callable[[], datetime]

    @property
    def book(self) -> WatchBook:
        return WatchBook(self.engine)

    def can_tell(self, place: Conversation) -> bool:
        return place.platform in (SLACK, TEAMS)

    def start(self, watch: Watch, place: Conversation) -> bool:
        if not self.can_tell(place):
            raise UserError(
                say("Nothing is posted here by itself, so nothing can be watched from here."),
                hint=say("Say `watch add` and the report's name in Slack or Teams, where it is to be told."),
            )
        return self.book.start(watch, place.platform, self._line(watch, watch.owner, "watch started"))

    def of(self, place: Conversation, by: User) -> tuple[Watch, ...]:
        return self.book.of(place.platform, channel_of(place), by.id)

    def change(self, name: str, change_: Callable[[Watch], Watch], place: Conversation, by: User) -> Watch:
        with transaction(self.engine) as session:
            row = self._row(session, name, place, by)
            kept = change_(watch_of(row))
            change(session, row, kept, self.now())
            return kept

    def stop(self, name: str, place: Conversation, by: User) -> Watch:
        with transaction(self.engine) as session:
            row = self._row(session, name, place, by)
            watch = watch_of(row)
            session.delete(row)
            note(session, self._line(watch, by.id, "watch stopped"))
            return watch

    def _row(self, session: Session, name: str, place: Conversation, by: User) -> WatchRow:
        """Of the channel where it is said; of any place for who set it up and for admins, to whom alone it is known."""
        row = locked(session, WatchRow, name)
        if row is None:
            raise no_watch(name)
        here = bool(row.channel) and (row.platform, row.channel) == (place.platform, channel_of(place))
        if not (here or row.owner == by.id or self.allowed(by, Permission.SETTINGS)):
            raise no_watch(name)
        return row

    def _line(self, watch: Watch, by: str, did: str) -> AuditLine:
        return AuditLine(self.now(), by, did, f"report {watch.report}", f"watch {watch.name}")
