"""The shadow answer: what the product would show whatever the threshold, with the score it would have."""

from typing import TYPE_CHECKING

from bot.permissions import check_known
from bot.platforms.terminal.chat import typed
from skills.ask import AskQuery, decide
from skills.ask.answer import Asked
from skills.ask.draft import draft
from skills.ask.scorers import configuration, starter
from skills.confidence import Certificate, Standing

if TYPE_CHECKING:
    from bot.app import App
    from bot.calibration.questions import Labelled


async def shadow(app: "App", row: "Labelled") -> Asked:
    """One row's answer as its asker would read it; decision `search` where none would come at any threshold.

    Raises ForbiddenError for an asker whom nobody knows, or a library error."""
    user = app.rights.user(row.asker)
    check_known(user)
    query = AskQuery(question=row.question)
    message = typed(query.question, user, app.dispatcher, earlier=row.earlier)
    ctx = app.dispatcher.context_for(message)
    drafted = await draft(query.question, ctx)
    return await decide(query.question, drafted, Standing(0.0, False, None, starting_certificate()), ctx)


def configuration_of(app: "App") -> str:
    """The hash of everything that a score depends on, as certificates name it."""
    return configuration(app.index.configuration, starter().scorers)


def starting_certificate() -> Certificate:
    """What answers go by until the workspace has a certificate of its own."""
    return starter().certificate
