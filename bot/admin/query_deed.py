"""A query that costs too much: somebody lets it be run once, and whoever asked runs it by their own button."""

import hashlib
import json
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from bot.admin.deeds import Done, Look
from bot.admin.tables import ProposalRow
from bot.databases.tables import SqlDraftRow
from skills.approval import Change, Preview
from skills.errors import UserError
from skills.language import say
from skills.messages import User
from skills.permission import Permission
from skills.sql.chat.running import KIND


class QueryRun:
    """`subject` is a draft, `after` its database and a hash of its query; nothing but the proposal is changed."""

    permission = Permission.RUN_SQL
    can_undo = False

    def look(self, session: Session, change: Change) -> Look:  # noqa: ARG002  # the contract gives both
        title = say("Query {draft} on {database}", draft=change.subject, database=_database(change))
        now = say("not run, because it costs more than may be run at once")
        version = hashlib.sha256(change.after.encode()).hexdigest()[:16]
        return Look(version, Preview(title, now, say("may be run once by whoever asked for it")))

    def do(self, session: Session, change: Change, by: User, now: datetime) -> str:  # noqa: ARG002
        return ""

    def put_back(self, session: Session, done: Done, by: User, now: datetime) -> None:  # noqa: ARG002
        raise UserError(say("A query that was run changed nothing, so there is nothing to put back."))


def forget_runs(session: Session, person: str) -> None:
    """Delete what this person wanted to be run, and what others wanted to be run of their drafts.

    Call it before their drafts go. Who let what be run stays in the audit."""
    theirs = select(SqlDraftRow.id).where(SqlDraftRow.asker == person)
    wanted = or_(ProposalRow.proposer == person, ProposalRow.subject.in_(theirs))
    session.execute(delete(ProposalRow).where(ProposalRow.kind == KIND, wanted))


def tidy_runs(session: Session) -> int:
    """Drop what belongs to no draft any more; returns how many rows."""
    kept = select(SqlDraftRow.id)
    old = delete(ProposalRow).where(ProposalRow.kind == KIND, ProposalRow.subject.not_in(kept))
    return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts


def _database(change: Change) -> str:
    return str(json.loads(change.after).get("database", ""))
