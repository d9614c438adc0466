"""For whom a draft or its rows are: for everyone who reads along, or else for whoever asked, alone."""

from collections.abc import Callable
from typing import TypeVar

from indexing.audience import Audience
from skills.context import Context
from skills.errors import UserError
from skills.language import Sentence, say

T = TypeVar("T")


def for_readers(ctx: Context, ask: Callable[[Audience], T]) -> tuple[T, bool]:
    """What `ask` gives for everyone who reads the reply, or for its asker alone; then the reply must be private.

    Raises UserError where it may be shown to neither."""
    try:
        return ask(ctx.audience), False
    except UserError:
        own = ctx.own()
        if own == ctx.audience:
            raise
        return ask(own), True


def alone(database: str) -> Sentence:
    """Why others in a channel do not see it."""
    return say(
        "Somebody who reads along here may not ask {database} this, so only you see it.", database=database
    )
