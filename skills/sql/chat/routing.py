"""Whether free words are a question to a database: only where one is open, and a draft for them is sure enough."""

import asyncio
import re

from indexing.audience import Audience
from skills.context import Context
from skills.errors import UserError
from skills.sql.chat.asking import MOST_ASKED
from skills.sql.desk import LONGEST_QUESTION
from skills.sql.trouble import DatabaseError

LONGEST = 300  # characters; a question to a database is short
# words that ask for figures or for the first of many: what has none is left to the documents, unread
_ASKS_DATA = re.compile(
    r"\b(?:how\s+many|how\s+much|number\s+of|count|total|sum|average|avg|mean|median|minimum|maximum|top|bottom|most|"
    r"least|highest|lowest|biggest|largest|smallest|best|worst|per|by|each|revenue|sales|orders?|list|show)\b",
    re.IGNORECASE,
)


async def is_for_data(words: str, ctx: Context, likely: bool) -> bool:
    """With `likely`, words that ask for SQL: yes where any database is open. Else yes only for a sure draft.

    What a person has verified counts as sure; a database that is down claims nothing."""
    return await asyncio.to_thread(_is_for_data, words, ctx, likely)


def _is_for_data(words: str, ctx: Context, likely: bool) -> bool:
    audiences = tuple(dict.fromkeys((ctx.audience, ctx.own())))
    if likely:
        return any(ctx.databases.open_to(one) for one in audiences)
    if not 0 < len(words.strip()) <= min(LONGEST, LONGEST_QUESTION) or not _ASKS_DATA.search(words):
        return False
    return any(_drafts(words, ctx, one) for one in audiences)


def _drafts(words: str, ctx: Context, audience: Audience) -> bool:
    settings = ctx.databases.settings(ctx.now)
    for card in ctx.databases.open_to(audience)[:MOST_ASKED]:
        try:
            drafted = ctx.databases.desk(card.name, audience).draft(words, settings)
        except (DatabaseError, UserError):
            continue
        if drafted.checked is not None:
            return True
    return False
