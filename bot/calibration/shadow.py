"""The shadow answer: what the product would show whatever the threshold, with the score it would have."""

from typing import TYPE_CHECKING

from bot.platforms.terminal.chat import typed
from skills import ask as skill
from skills.ask import AskQuery
from skills.ask.answer import Asked
from skills.confidence import Certificate, MissingSignalError
from skills.errors import ForbiddenError

if TYPE_CHECKING:
    from bot.app import App
    from bot.calibration.questions import Labelled


async def shadow(app: "App", row: "Labelled") -> Asked:
    """One row's answer as its asker would read it; decision `search` where none would come at any threshold.

    Raises ForbiddenError for an asker whom nobody knows, or a library error."""
    user = app.rights.user(row.asker)
    if not user.known:
        raise ForbiddenError(f"I do not know {user.name!r}.")
    query = AskQuery(question=row.question)
    ctx = app.dispatcher.context_for(typed(query.question, user, app.dispatcher))
    ranking = await ctx.index.search(query.question, audience=ctx.audience)
    declined = Asked("search", threshold=skill.starter().certificate.threshold, results=tuple(ranking))
    if not ranking:
        return declined
    try:
        reading = await skill._read(query.question, ranking, ctx)
        confidence = skill._confidence(reading)
    except MissingSignalError:
        return declined
    return await skill._answer(query.question, ranking, reading, confidence, ctx)


def configuration_of(app: "App") -> str:
    """The hash of everything that a score depends on, as certificates name it."""
    return skill.configuration(app.index.configuration, skill.starter().scorers)


def starting_certificate() -> Certificate:
    """What answers go by until the workspace has a certificate of its own."""
    return skill.starter().certificate
