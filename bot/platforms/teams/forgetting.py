"""What Teams keeps of one person besides where to write to them: chains they spoke in, files that wait for them."""

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.platforms.teams.book import forget_files
from bot.platforms.teams.rows import TeamsFileRow, TeamsTalkRow


def chains_of(session: Session, person: str) -> int:
    """In how many reply chains we remember that this person, by our id, spoke."""
    return len(_spoke_in(session, person))


def files_for(session: Session, account: str | None) -> int:
    """How many files wait until whoever has this id in the tenant's directory says whether they want them."""
    return session.scalar(select(func.count()).where(TeamsFileRow.person == account)) or 0


def forget_in_teams(session: Session, person: str, account: str | None) -> None:
    """Take a person off the reply chains they spoke in, where others stay, and delete the files that wait for them.

    `person` is our id of them, `account` the one in the tenant's directory."""
    for row in _spoke_in(session, person):
        if others := [one for one in json.loads(row.people) if one != person]:
            row.people = json.dumps(others)
        else:
            session.delete(row)
    theirs = select(TeamsFileRow.id).where(TeamsFileRow.person == account)
    forget_files(session, session.scalars(theirs).all())


def _spoke_in(session: Session, person: str) -> list[TeamsTalkRow]:
    # a LIKE of SQLite takes no heed of case, so it only narrows down
    near = select(TeamsTalkRow).where(TeamsTalkRow.people.contains(json.dumps(person), autoescape=True))
    return [row for row in session.scalars(near) if person in json.loads(row.people)]
