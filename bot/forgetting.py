"""Out with what is kept of one person, wherever it is kept."""

from typing import TYPE_CHECKING

from bot.admin.query_deed import forget_runs
from bot.creative.tidying import forget_creatives
from bot.databases.drafts import forget_drafts
from bot.jobs.stops import forget_begun
from bot.meetings.forgetting import ForgottenInMeetings, forget_person
from bot.open_channels import forget_open_channels
from bot.platforms.teams.forgetting import forget_in_teams
from bot.research.forgetting import forget_research
from bot.review.review import Forgotten
from bot.store import transaction
from bot.talk import TEAMS
from bot.threads import forget_asker

if TYPE_CHECKING:
    from bot.app import App


def forget(app: "App", person: str) -> tuple[Forgotten, ForgottenInMeetings]:
    """Delete what this person asked, where they looked and spoke, and their voice; an opt-out stays.

    `person` is our id, which may be that of somebody who left."""
    account = app.directory.id_on(TEAMS, person)
    with transaction(app.engine) as session:
        forget_open_channels(session, person)
        forget_begun(session, person)
        forget_runs(session, person)
        forget_drafts(session, person)
        forget_creatives(session, person)
        forget_research(session, person)
        forget_asker(session, person)
        forget_in_teams(session, person, account)
    return app.review.forget(person), forget_person(app.engine, person, now=app.now())
