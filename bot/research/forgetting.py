"""What goes with a person: their plans and watches, and reports nobody else may read; elsewhere only their name."""

import json

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.research.tables import PlanRow, ReportRow, WatchRow


def forget_research(session: Session, person: str) -> None:
    session.execute(delete(PlanRow).where(PlanRow.made_by == person))
    # each is looked at on behalf of who set it up
    session.execute(delete(WatchRow).where(WatchRow.owner == person))
    own = {f"user:{person}"}
    for row in session.scalars(select(ReportRow).where(ReportRow.made_by == person)):
        if set(json.loads(row.readers)) <= own:
            session.delete(row)
        else:
            row.made_by = ""
