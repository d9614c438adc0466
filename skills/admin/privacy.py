"""What is kept of a person, for how long, and out with it: everyone for themselves, admins for others."""

import asyncio
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import ForbiddenError
from skills.language import say
from skills.messages import Choices, Heading, Lines, Reply, User
from skills.permission import Permission

ME = ("", "me", "mine", "myself")


class PrivacyQuery(BaseModel):
    do: Literal["show", "forget"] = Field(
        "show", title=say("What to do"), description=say("forget deletes it")
    )
    who: str = Field(
        "",
        max_length=300,
        description=say("Yourself, unless an admin names somebody"),
        json_schema_extra={"form": "person"},
    )


@skill(
    command="privacy",
    summary=say("See what is kept of you, and delete it"),
    examples=("privacy", "privacy forget me"),
    permission=Permission.ASK,
    routed=False,
)
async def privacy(query: PrivacyQuery, ctx: Context) -> Worded:
    """Show what is kept and for how long, or propose to delete what the person asked."""
    return Worded(await asyncio.to_thread(_show if query.do == "show" else _forget, query, ctx))


def _show(query: PrivacyQuery, ctx: Context) -> Reply:
    person = _person(query.who, ctx)
    own = person.id == ctx.message.sender.id
    kept = Lines(tuple(f"{what}: {how_much}" for what, how_much in ctx.admin.kept(person)))
    until = Lines(tuple(f"{what}: {how_long}" for what, how_long in ctx.admin.retention()))
    button = Choices(
        say("It can go now:"), (f"privacy forget {'me' if own else person.id}",), (say("Delete it …"),)
    )
    return Reply(
        say("What I keep of you.") if own else say("What I keep of {person}.", person=person.name),
        (kept, Heading(say("How long things are kept")), until, button),
        private=True,
    )


def _forget(query: PrivacyQuery, ctx: Context) -> Reply:
    person = _person(query.who, ctx)
    own = person.id == ctx.message.sender.id
    change = Change("forget-own" if own else "forget", person.id, "{}")
    return ask(ctx.approvals.propose(change, ctx.message.sender))


def _person(words: str, ctx: Context) -> User:
    """Who is meant. Raises ForbiddenError where that is another person and this is no admin."""
    sender = ctx.message.sender
    if words.strip().lower() in ME or words.strip() == sender.id:
        return sender
    if not ctx.admin.may(sender, Permission.SETTINGS):
        # whether they are known is not told either
        raise ForbiddenError(
            say("You need the settings permission for what is kept of others."), hint=say("Ask an admin.")
        )
    return ctx.admin.person(words, ctx.message)
