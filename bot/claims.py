"""Rows that wait for a process: taken by one, handed back, tried again later, and left to others if it dies."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from bot.errors import ClaimLostError
from bot.store import locked, transaction
from bot.tables import InboxRow, OutboxRow, ProcessRow

Row = TypeVar("Row", InboxRow, OutboxRow)

WAITING, TAKEN, DONE, FAILED = "waiting", "taken", "done", "failed"
QUEUES: tuple[type[InboxRow] | type[OutboxRow], ...] = (InboxRow, OutboxRow)
# a process renews its row five times in this span; a database that is gone for ten seconds costs nobody its work
LEASE = timedelta(seconds=30)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def take(session: Session, table: type[Row], *, process: str, now: datetime, limit: int) -> Sequence[Row]:
    """Up to `limit` rows that are due, oldest first, now this process's; another one never gets them too."""
    due = (
        select(table)
        .where(table.state == WAITING, table.not_before <= now)
        .order_by(table.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = session.scalars(due).all()
    for row in rows:
        row.state, row.process, row.attempts = TAKEN, process, row.attempts + 1
    return rows


def mine(session: Session, table: type[Row], row_id: int, process: str) -> Row:
    """A row that this process still holds, locked until the transaction ends.

    Raises ClaimLostError when another process took it over meanwhile."""
    row = locked(session, table, row_id)
    if row is None or row.state != TAKEN or row.process != process:
        raise ClaimLostError(f"{table.__tablename__} {row_id} was taken over by another process.")
    return row


def put_back(row: Row, *, not_before: datetime) -> None:
    """Let a row wait again, for whoever is free then."""
    row.state, row.process, row.not_before = WAITING, None, not_before


def waiting(engine: Engine, table: type[Row]) -> int:
    """How many rows are not finished."""
    with transaction(engine) as session:
        unfinished = select(func.count()).select_from(table).where(table.state.in_((WAITING, TAKEN)))
        return session.scalar(unfinished) or 0


def renew(engine: Engine, process: str, *, now: datetime) -> None:
    """Say that this process lives."""
    with transaction(engine) as session:
        session.merge(ProcessRow(id=process, seen_at=now))


def dead_processes(engine: Engine, process: str, *, now: datetime, alone: bool) -> list[str]:
    """Processes that were not heard of within the lease; every other one if this is known to be `alone`."""
    with transaction(engine) as session:
        others = select(ProcessRow.id).where(ProcessRow.id != process)
        if not alone:
            others = others.where(ProcessRow.seen_at < now - LEASE)
        return list(session.scalars(others))


def retire(engine: Engine, process: str) -> None:
    """Count as dead from now on, so that whoever is left takes over what this process had begun."""
    with transaction(engine) as session:
        session.merge(ProcessRow(id=process, seen_at=LONG_AGO))


def hand_back(engine: Engine, processes: Collection[str]) -> int:
    """Let everything that these processes had taken wait again, and forget them; returns how many rows."""
    count = 0
    with transaction(engine) as session:
        for table in QUEUES:
            taken = update(table).where(table.state == TAKEN, table.process.in_(processes))
            count += session.execute(taken.values(state=WAITING, process=None)).rowcount  # type: ignore[attr-defined]  # an UPDATE counts
        for row in session.scalars(select(ProcessRow).where(ProcessRow.id.in_(processes))):
            session.delete(row)
    return count
