"""A channel that an admin names, if it is one that we may be set up for."""

from skills.context import Context
from skills.errors import UserError


def own_channel(words: str, ctx: Context, *, example: str) -> str:
    """Its reference, such as slack:C012.

    Raises UserError for none, one that outsiders share, and one that we are not in; `example` says what to write."""
    if not words.strip():
        raise UserError("Which channel is missing.", hint=f"Write `{example} here`, or pick it in the form.")
    place = ctx.admin.channel(words, ctx.message)
    if place.external:
        raise UserError(f"#{place.name} is shared with outsiders.", hint="Choose one for your own people.")
    if not place.joined:
        raise UserError(f"I am not in #{place.name}.", hint="Write /invite @Confidant there first.")
    return place.reference
