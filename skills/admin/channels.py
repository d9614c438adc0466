"""A channel that an admin names, if it is one that we may be set up for."""

from skills.context import Context
from skills.errors import UserError
from skills.language import say


def own_channel(words: str, ctx: Context, *, example: str) -> str:
    """Its reference, such as slack:C012.

    Raises UserError for none, one that outsiders share, and one that we are not in; `example` says what to write."""
    if not words.strip():
        raise UserError(
            say("Which channel is missing."),
            hint=say("Write `{example} here`, or pick it in the form.", example=example),
        )
    place = ctx.admin.channel(words, ctx.message)
    if place.external:
        raise UserError(
            say("#{name} is shared with outsiders.", name=place.name),
            hint=say("Choose one for your own people."),
        )
    if not place.joined:
        raise UserError(
            say("I am not in #{name}.", name=place.name), hint=say("Write /invite @Confidant there first.")
        )
    return place.reference
