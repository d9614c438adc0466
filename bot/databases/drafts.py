"""Drafts that wait for a button, and queries that a person verified, in SQL."""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Engine, Select, delete, func, select, update
from sqlalchemy.orm import Session

from bot.databases.pressing import PressedError, take
from bot.databases.tables import DatabaseBase, DatabaseRow, SqlDraftRow, VerifiedQueryRow
from bot.store import locked, transaction
from skills.databases import Kept, Press, no_draft
from skills.sql.drafting import question_key
from skills.sql.layer import Verified

VERIFIED, WRONG = "verified", "wrong"
READS = TypeAdapter(dict[str, dict[str, tuple[str, str]]])


class DraftBook:
    """Each call is a short transaction of its own. Raises UserError for a draft that is not there."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def keep(self, asked: Kept) -> str:
        made = secrets.token_hex(6)
        with transaction(self.engine) as session:
            session.add(_row(made, asked))
        return made

    def find(self, draft: str, *, since: datetime) -> Kept:
        with transaction(self.engine) as session:
            row = session.get(SqlDraftRow, draft.strip().lower())
            if row is None or row.asked_at < since:
                raise no_draft(draft)
            return _kept(row)

    def begin_run(
        self, draft: str, press: Press, name_of: Callable[[str], str], *, now: datetime, held: timedelta
    ) -> Kept:
        """As `Databases.begin_run`; `held` is how long a press keeps others off at most."""
        try:
            with transaction(self.engine) as session:
                row = _locked(session, draft)
                goes_on = take(row, press, now=now, held=held)
                kept = _kept(row)
        except PressedError as error:
            raise error.said(name_of(error.by)) from None
        return replace(kept, ran_at=None) if goes_on else kept

    def leave(self, draft: str) -> None:
        with transaction(self.engine) as session:
            _locked(session, draft).pressed_at = None

    def note_run(self, session: Session, draft: str, at: datetime) -> Kept:
        row = _locked(session, draft)
        row.ran_at, row.pressed_at = at, None
        return _kept(row)

    def judge(self, session: Session, draft: str, verdict: str, by: str, why: str = "") -> Kept:
        row = _locked(session, draft)
        row.verdict, row.judged_by, row.why = verdict, by, why
        return _kept(row)

    def verify(self, session: Session, kept: Kept, by: str, at: datetime) -> None:
        """The pair of this question, in the place of what was verified for it before."""
        self.unverify(session, kept)
        session.add(
            VerifiedQueryRow(
                database=kept.database,
                question=kept.question,
                sql=kept.sql,
                draft=kept.id,
                asker=kept.person,
                author=by,
                verified_at=at,
                expired_at=None,
            )
        )

    def unverify(self, session: Session, kept: Kept) -> None:
        for row in session.scalars(_of(kept.database)):
            if question_key(row.question) == question_key(kept.question):
                session.delete(row)

    def verified(self, database: str) -> tuple[Verified, ...]:
        """What was verified and has not expired, oldest first; `by` is a person's id."""
        wanted = _of(database).where(VerifiedQueryRow.expired_at.is_(None)).order_by(VerifiedQueryRow.id)
        with transaction(self.engine) as session:
            return tuple(
                Verified(row.question, row.sql, row.author, row.verified_at)
                for row in session.scalars(wanted)
            )

    def all_verified(self, database: str) -> Sequence[tuple[int, str]]:
        """Each with its number, expired or not."""
        with transaction(self.engine) as session:
            return [(row.id, row.sql) for row in session.scalars(_of(database))]

    def note_expired(self, database: str, numbers: Sequence[int], at: datetime) -> None:
        """These no longer fit their database; all others do."""
        of = update(VerifiedQueryRow).where(VerifiedQueryRow.database == database)
        gone = VerifiedQueryRow.id.in_(numbers)
        with transaction(self.engine) as session:
            session.execute(of.where(gone, VerifiedQueryRow.expired_at.is_(None)).values(expired_at=at))
            session.execute(of.where(~gone).values(expired_at=None))

    def tidy(self, *, before: datetime) -> int:
        """Drop drafts of before then and whatever belongs to a database that is gone; returns how many rows."""
        there = select(DatabaseRow.name)
        old = (SqlDraftRow.asked_at < before) | SqlDraftRow.database.not_in(there)
        with transaction(self.engine) as session:
            return _deleted(session, SqlDraftRow, old) + _deleted(
                session, VerifiedQueryRow, VerifiedQueryRow.database.not_in(there)
            )


def forget_drafts(session: Session, person: str) -> int:
    """Delete what this person asked, verified or not, and their name under what they judged; returns how many rows."""
    session.execute(update(VerifiedQueryRow).where(VerifiedQueryRow.author == person).values(author=""))
    session.execute(update(SqlDraftRow).where(SqlDraftRow.judged_by == person).values(judged_by="", why=""))
    session.execute(
        update(SqlDraftRow).where(SqlDraftRow.pressed_by == person).values(pressed_by="", press="")
    )
    return _deleted(session, SqlDraftRow, SqlDraftRow.asker == person) + _deleted(
        session, VerifiedQueryRow, VerifiedQueryRow.asker == person
    )


def drafts_of(session: Session, person: str) -> tuple[int, int]:
    """How many drafts of theirs are kept, and how many verified queries carry their question or name."""
    drafts = select(func.count()).where(SqlDraftRow.asker == person)
    theirs = (VerifiedQueryRow.asker == person) | (VerifiedQueryRow.author == person)
    return session.scalar(drafts) or 0, session.scalar(select(func.count()).where(theirs)) or 0


def kept_since(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _deleted(session: Session, rows: type[DatabaseBase], those: ColumnElement[bool]) -> int:
    return int(session.execute(delete(rows).where(those)).rowcount)  # type: ignore[attr-defined]  # a DELETE counts


def _of(database: str) -> Select[VerifiedQueryRow]:
    return select(VerifiedQueryRow).where(VerifiedQueryRow.database == database)


def _locked(session: Session, draft: str) -> SqlDraftRow:
    row = locked(session, SqlDraftRow, draft.strip().lower())
    if row is None:
        raise no_draft(draft)
    return row


def _row(made: str, asked: Kept) -> SqlDraftRow:
    return SqlDraftRow(
        id=made,
        database=asked.database,
        question=asked.question,
        instructions=asked.instructions,
        meant=json.dumps(asked.meant),
        sql=asked.sql,
        reading=asked.reading,
        confidence=asked.confidence,
        asker=asked.person,
        place=asked.place[:255],
        asked_at=asked.at,
        verdict="",
        why="",
        judged_by="",
        ran_at=None,
        reads=READS.dump_json({table: dict(read) for table, read in asked.reads.items()}).decode(),
        press="",
        pressed_by="",
        pressed_at=None,
    )


def _kept(row: SqlDraftRow) -> Kept:
    return Kept(
        database=row.database,
        question=row.question,
        sql=row.sql,
        reading=row.reading,
        person=row.asker,
        place=row.place,
        at=row.asked_at,
        confidence=row.confidence,
        instructions=row.instructions,
        meant=tuple((str(word), str(reading)) for word, reading in json.loads(row.meant)),
        id=row.id,
        verdict=row.verdict,
        ran_at=row.ran_at,
        reads=READS.validate_json(row.reads),
    )
