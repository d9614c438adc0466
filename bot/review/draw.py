"""Which answers an expert is asked to check: drawn by a keyed hash, so that replicas agree and nobody can choose."""

import hashlib
import hmac
from datetime import datetime

from sqlalchemy.orm import Session

from bot.review.tables import AuditRow
from bot.review.watch import watched
from skills.confidence import audit_rate

_WHOLE = 2.0**64


def draw(session: Session, skill: str, question_id: str, *, rate: float, now: datetime) -> bool:
    """Queue this answer for an audit if it is drawn; what is queued already stays as it is.

    The rate in force is kept beside the draw, and is doubled while an alarm stands."""
    watch = watched(session, skill)
    rate = audit_rate(watch.ladder, rate)
    if not is_drawn(watch.secret, question_id, rate):
        return False
    if session.get(AuditRow, question_id) is None:
        session.add(AuditRow(question_id=question_id, rate=rate, drawn_at=now, note=""))
    return True


def is_drawn(secret: str, question_id: str, rate: float) -> bool:
    """Whether the hash of this id, uniform in 0..1, falls below the rate.

    The key is a secret of this database: who words a question cannot tell whether it will be checked."""
    digest = hmac.new(secret.encode(), question_id.encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8]) / _WHOLE < rate
