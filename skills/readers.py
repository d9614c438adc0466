"""For whom what was made is: for everyone who reads along, or else for whoever asked, alone."""

from collections.abc import Callable
from typing import TypeVar

from indexing.audience import Audience
from skills.context import Context
from skills.errors import UserError
from skills.messages import Message

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


def readers_of(message: Message) -> frozenset[str]:
    """Who may see what is made of a message: its sender, and where it is answered everyone there."""
    place = message.conversation
    there = () if place.private else (f"channel:{place.channel}",)
    return frozenset({f"user:{message.sender.id}", *message.audience, *there})
