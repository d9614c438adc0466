"""What `confidant research` does, apart from printing: pages are gathered, a report made of them and kept."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.platforms.terminal.chat import typed
from skills.errors import ForbiddenError
from skills.language import say
from skills.messages import User
from skills.permission import Permission
from skills.research.making import make_report
from skills.research.order import Order, check, queries_of
from skills.researches import KeptReport, Tell, Wanted

if TYPE_CHECKING:
    from bot.app import App


def person(app: "App", name: str | None) -> User:
    """Whoever research is done as. Raises ForbiddenError for who may not spend requests."""
    user = app.rights.user(name)
    if name is not None and not app.rights.allowed(user, Permission.RESEARCH):
        raise ForbiddenError(
            say("{name} lacks the {permission} permission.", name=user.name, permission=Permission.RESEARCH),
            hint=say("`confidant people list` shows who has which groups."),
        )
    return user


def research(app: "App", order: Order, by: User, tell: Tell) -> KeptReport:
    """Gather, read, weigh and keep. Raises UserError where nothing is asked or there is nowhere to look."""
    limits = app.researches.limits
    check(order, searches=limits.searches)
    ctx = replace(app.dispatcher.context_for(typed("research", by, app.dispatcher)), progress=tell)

    wanted = Wanted(order.urls, order.folder, limits, queries_of(order))

    async def made() -> KeptReport:
        gathered = await app.researches.gather(wanted, tell)
        report = await make_report(order, gathered, ctx)
        readers, asked = frozenset({f"user:{by.id}"}), order.model_dump_json()
        return await asyncio.to_thread(app.researches.keep, report, by, readers, order=asked)

    return asyncio.run(made())
