"""Who did what, when, and to what: one line each, written in the transaction that does it, and never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from bot.store import transaction
from bot.tables import AuditLineRow


@dataclass(frozen=True)
class AuditLine:
    """`by` is a person's id, or the name of a chore or rule; `did` a verb such as `meeting deleted`."""

    at: datetime
    by: str
    did: str
    subject: str
    detail: str = ""


def note(session: Session, line: AuditLine) -> None:
    """Write a line inside the caller's transaction; `detail` holds no words of a meeting or a question."""
    session.add(AuditLineRow(at=line.at, by=line.by, did=line.did, subject=line.subject, detail=line.detail))


def lines(
    engine: Engine, *, subject: str | None = None, by: str | None = None, word: str = "", limit: int = 100
) -> list[AuditLine]:
    """The newest lines first: of everything, of one subject, by one person, or with a word anywhere in them."""
    wanted = select(AuditLineRow).order_by(AuditLineRow.id.desc()).limit(limit)
    if subject is not None:
        wanted = wanted.where(AuditLineRow.subject == subject)
    if by is not None:
        wanted = wanted.where(AuditLineRow.by == by)
    if word:
        columns = (AuditLineRow.did, AuditLineRow.subject, AuditLineRow.detail)
        wanted = wanted.where(or_(*(one.icontains(word, autoescape=True) for one in columns)))
    with transaction(engine) as session:
        return [
            AuditLine(row.at, row.by, row.did, row.subject, row.detail) for row in session.scalars(wanted)
        ]
