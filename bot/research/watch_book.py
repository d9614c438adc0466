"""Watches in the database: each is looked at by one process at a time, and each of its rounds is kept once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.errors import StoreError
from bot.research.tables import WatchRow
from bot.store import locked, one_by_one, transaction
from skills.errors import UserError
from skills.language import say
from skills.research.watch.watching import Watch, refused

MOST = 50
# a look ends some minutes after the one before began: without this, each would come an hour later than the last
EARLY = timedelta(minutes=30)


@dataclass(frozen=True)
class Claim:
    """A watch that this process looks at now. `channel` is empty where its owner alone is told."""

    watch: Watch
    platform: str
    channel: str
    round: int
    began_at: datetime

    @property
    def key(self) -> str:
        """The same for the same round, whoever ends it; another where it was stopped and set up again."""
        return f"watch:{self.watch.name}:{self.began_at:%Y%m%d%H%M%S}:{self.round}"


@dataclass(frozen=True)
class WatchBook:
    engine: Engine

    def start(self, watch: Watch, platform: str, line: AuditLine) -> bool:
        """Keep it with a line of the audit; whether it is new. Raises UserError where there are too many."""
        try:
            with transaction(self.engine) as session:
                if session.get(WatchRow, watch.name):
                    return False
                _refuse_too_many(session)
                session.add(
                    WatchRow(
                        name=watch.name,
                        owner=watch.owner,
                        platform=platform,
                        channel=watch.channel,
                        text=watch.model_dump_json(),
                        report=watch.report,
                        began_at=line.at,
                        due_at=watch.due_at(line.at),
                    )
                )
                note(session, line)
        except StoreError as error:
            # another process was a moment faster with the same press
            if not isinstance(error.__cause__, IntegrityError):
                raise
            return False
        return True

    def of(self, platform: str, channel: str, owner: str) -> tuple[Watch, ...]:
        """Those of a channel, or where none is named, all of an owner; the first due first."""
        wanted = select(WatchRow).order_by(WatchRow.due_at, WatchRow.name)
        if channel:
            wanted = wanted.where(WatchRow.platform == platform, WatchRow.channel == channel)
        else:
            wanted = wanted.where(WatchRow.owner == owner)
        with transaction(self.engine) as session:
            return tuple(watch_of(row) for row in session.scalars(wanted))

    def due(self, now: datetime) -> list[str]:
        """Names of those that should be looked at, the longest due first."""
        wanted = select(WatchRow.name).where(WatchRow.due_at <= now + EARLY)
        with transaction(self.engine) as session:
            return list(session.scalars(wanted.order_by(WatchRow.due_at, WatchRow.name)))

    def untold(self, was_refused: Callable[[Session, str], bool]) -> int:
        """Let each watch tell again what its last letter told, where that was refused; how many do.

        Asked more often than letters are forgotten. Nobody is waited for who looks at one just now."""
        found = 0
        with transaction(self.engine) as session:
            for row in session.scalars(select(WatchRow).with_for_update(skip_locked=True)):
                watch = watch_of(row)
                if watch.posted is not None and was_refused(session, watch.posted.key):
                    _put(row, refused(watch))
                    found += 1
        return found

    def claim(self, name: str, now: datetime, lease: timedelta) -> Claim | None:
        """Take a watch that is due for so long; None where somebody else has it, or it is done or gone."""
        with transaction(self.engine) as session:
            row = locked(session, WatchRow, name)
            if row is None or row.due_at > now + EARLY or (row.claimed_until and row.claimed_until > now):
                return None
            row.claimed_until = now + lease
            return Claim(watch_of(row), row.platform, row.channel, row.round, row.began_at)

    def release(self, claim: Claim) -> None:
        """Let it be looked at again: this look came to nothing."""
        with transaction(self.engine) as session:
            row = locked(session, WatchRow, claim.watch.name)
            if row is not None and row.round == claim.round:
                row.claimed_until = None

    def end(
        self,
        session: Session,
        claim: Claim,
        ended: Callable[[Watch], Watch],
        now: datetime,
        due_at: datetime | None = None,
    ) -> bool:
        """Keep what a round comes to, inside the caller's transaction; False where another process ended it.

        `ended` gets the watch as it is now: people may have muted it meanwhile. It is due again as it says, unless
        `due_at` says otherwise."""
        row = locked(session, WatchRow, claim.watch.name)
        if row is None or row.round != claim.round:
            return False
        watch = ended(watch_of(row))
        _put(row, watch)
        row.round, row.claimed_until, row.due_at = claim.round + 1, None, due_at or watch.due_at(now)
        return True


def watch_of(row: WatchRow) -> Watch:
    return Watch.model_validate_json(row.text)


def change(session: Session, row: WatchRow, watch: Watch, now: datetime) -> None:
    """Keep a watch as somebody wants it; when it is due follows."""
    _put(row, watch)
    row.due_at = watch.due_at(now)
    session.flush()


def _put(row: WatchRow, watch: Watch) -> None:
    row.text, row.report = watch.model_dump_json(), watch.report


def _refuse_too_many(session: Session) -> None:
    one_by_one(session, WatchRow, "watches")
    count = session.scalar(select(func.count()).select_from(WatchRow)) or 0
    if count >= MOST:
        raise UserError(
            say("{n} reports are watched already, and more I do not take on.", n=count),
            hint=say("Stop one first: `watch list` shows them where they tell."),
        )
