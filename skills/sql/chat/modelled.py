"""A model beside the grammar, on the one database that the grammar chose: the same desk, checks and eyes."""

import asyncio
from dataclasses import replace

from skills.context import Context
from skills.sql.chat.asking import Found, Wish
from skills.sql.model import ModelDesk


async def with_model(found: Found, wish: Wish, ctx: Context) -> Found:
    """What the grammar drafted, or a model in its place where one is set for it, is cleared, and is sure enough.

    It is shown the desk's schema, which lacks what somebody who reads the reply may not see. Of several databases none
    is shown to it that no word of the question leads to."""
    if not (found.only or found.drafted.draft.tables or found.drafted.checked):
        return found
    sender = ctx.message.sender
    wanted = await asyncio.to_thread(ctx.databases.hand, found.card.name, found.audience, sender)
    if wanted is None:
        return found
    second = await asyncio.to_thread(ModelDesk, found.desk, wanted)
    drafted = await second.draft(
        wish.question, ctx.databases.settings(ctx.now), meant=wish.meant, drafted=found.drafted
    )
    return replace(found, drafted=drafted)
