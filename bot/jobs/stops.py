"""Long work that whoever began it may stop: it ends at its next step, and says so where it said how far it is.

Each order ends once: whichever comes first of a stop and of its last post decides what that post says.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.jobs.order import Order
from bot.store import locked, transaction
from bot.tables import BegunWorkRow
from skills.language import Sentence, filled, say
from skills.messages import User

Payload = dict[str, Any]  # Any: a platform's own JSON
GOING, STOPPED, ENDED = "going", "stopped", "ended"
KEPT = timedelta(days=7)


# stands for the name of whoever stopped it, where nobody knows what they are called
NAMELESS = "-"
STOPPED_BY = say("Stopped by {name}.")
STOPPED_BY_SOMEBODY = say("Stopped by somebody.")


@dataclass(frozen=True)
class Begun:
    """Work that goes on; `post` is the delivery key of what says how far it is, empty where nothing does."""

    key: str
    place: Payload
    post: str


def begin(engine: Engine, order: Order, *, now: datetime) -> None:
    """Note, before the order is taken on, whose message began it; a second time changes nothing."""
    dialect = postgresql if engine.dialect.name == "postgresql" else sqlite
    row = {
        "order_key": order.key,
        "platform": order.platform,
        "asker": order.message.sender.id,
        "place": json.dumps(order.place),
        "post_key": order.revises,
        "state": GOING,
        "stopped_by": "",
        "begun_at": now,
    }
    with transaction(engine) as session:
        session.execute(dialect.insert(BegunWorkRow).values(row).on_conflict_do_nothing())


def going(engine: Engine, platform: str, asker: str, *, before: datetime) -> Sequence[Begun]:
    """What this person began there up to that moment and has not come to its end, oldest first."""
    wanted = (
        select(BegunWorkRow)
        .where(BegunWorkRow.platform == platform, BegunWorkRow.asker == asker, BegunWorkRow.state == GOING)
        .where(BegunWorkRow.begun_at <= before)
        .order_by(BegunWorkRow.begun_at, BegunWorkRow.order_key)
    )
    with transaction(engine) as session:
        return [Begun(row.order_key, json.loads(row.place), row.post_key) for row in session.scalars(wanted)]


def stop(session: Session, key: str, *, by: str) -> bool:
    """Let work end at its next step, on the word of `by`, whose name may not be known.

    False if it came to its end, or was stopped, before."""
    row = locked(session, BegunWorkRow, key)
    if row is None or row.state != GOING:
        return False
    row.state, row.stopped_by = STOPPED, by or NAMELESS
    return True


def shown_name(user: User) -> str:
    """What somebody is called; empty where all that is known of them is an id."""
    return "" if user.name in (user.id, user.id.partition(":")[2]) else user.name


def told(by: str) -> Sentence:
    """That work was stopped, by what `stopped_by` gives."""
    return STOPPED_BY_SOMEBODY if by == NAMELESS else filled(STOPPED_BY, name=by)


def stopped_by(engine: Engine, key: str) -> str:
    """The name of whoever stopped this work; empty for work that nobody stopped."""
    with transaction(engine) as session:
        row = session.get(BegunWorkRow, key)
        return row.stopped_by if row else ""


def end(engine: Engine, key: str) -> str:
    """The work comes to its last post, and nobody stops it any more; the name of whoever had stopped it before."""
    with transaction(engine) as session:
        row = locked(session, BegunWorkRow, key)
        if row is None:
            return ""
        row.state = ENDED
        return row.stopped_by


def tidy(engine: Engine, *, now: datetime) -> int:
    """Forget what was begun long ago, also what never came to an end; returns how many."""
    with transaction(engine) as session:
        old = delete(BegunWorkRow).where(BegunWorkRow.begun_at < now - KEPT)
        return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts


def forget_begun(session: Session, person: str) -> None:
    """Out with what this person began; what still goes on comes to its end, and nobody can stop it."""
    session.execute(delete(BegunWorkRow).where(BegunWorkRow.asker == person))
