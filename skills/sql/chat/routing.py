"""Whether free words are a question to a database: only where one is open, and a draft for them is sure enough."""

import asyncio
import re

from indexing.audience import Audience
from skills.context import Context
from skills.databases import Card
from skills.errors import UserError
from skills.sql.chat.asking import MOST_ASKED
from skills.sql.desk import LONGEST_QUESTION
from skills.sql.trouble import DatabaseError

LONGEST = 300  # characters; a question to a database is short
PATIENCE_SECONDS = 5.0  # that a question which may be for the documents waits for databases
# words that ask for a query, whatever it is about
_ASKS_QUERY = re.compile(
    r"\b(?:write|draft|make|build|create|give|show|run|need|want|get|generate)\b.{0,40}"
    r"\b(?:sql|query|select\s+statement)\b|^\W*(?:sql\s+(?:for|to|that)\b|query\s+(?:the|our)\b)|"
    r"\bfrom\s+(?:the|our)\s+(?:database|warehouse)\b",
    re.IGNORECASE,
)
# and those that ask how or where to do so oneself, which documents say
_ASKS_ADVICE = re.compile(
    r"\W*(?:how\s+(?:do|does|to|can|could|should|would|did)|where|why|when|is|are|does|did|what\s+is|what's|"
    r"(?:what|which|do|may|must|can|could|should)\s+(?:i|we))\b",
    re.IGNORECASE,
)
# words that ask for figures or for the first of many: what has none is left to the documents, unread
_ASKS_DATA = re.compile(
    r"\b(?:how\s+many|how\s+much|number\s+of|count|total|sum|average|avg|mean|median|minimum|maximum|top|bottom|most|"
    r"least|highest|lowest|biggest|largest|smallest|best|worst|per|by|each|revenue|sales|orders?|list|show)\b",
    re.IGNORECASE,
)


async def is_for_data(words: str, ctx: Context) -> bool:
    """Where a database is open: yes to words that ask for a query as such, and to those that a sure draft is for.

    What a person has verified counts as sure; a database that is down or slow claims nothing."""
    short = 0 < len(words.strip()) <= min(LONGEST, LONGEST_QUESTION)
    if not short or not (_ASKS_DATA.search(words) or _ASKS_QUERY.search(words)):
        return False
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await asyncio.to_thread(_is_for_data, words, ctx)
    except TimeoutError:
        return False  # the thread reads on, so that the next look is a short one


def _is_for_data(words: str, ctx: Context) -> bool:
    # most workspaces have one database for everyone, and then the second look is not needed
    return _claims(words, ctx, ctx.audience) or _claims(words, ctx, ctx.own())


def _claims(words: str, ctx: Context, audience: Audience) -> bool:
    cards = ctx.databases.open_to(audience)[:MOST_ASKED]
    if cards and _ASKS_QUERY.search(words) and not _ASKS_ADVICE.match(words):
        return True
    return any(_drafts(words, ctx, one, audience) for one in cards if not one.rests)


def _drafts(words: str, ctx: Context, card: Card, audience: Audience) -> bool:
    try:
        drafted = ctx.databases.desk(card.name, audience).draft(words, ctx.databases.settings(ctx.now))
    except (DatabaseError, UserError):
        return False
    return drafted.checked is not None
