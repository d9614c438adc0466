"""Where questions are answered that nobody asked us: only if the answer can be proven, and else in silence."""

import asyncio
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin.channels import own_channel
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.language import say
from skills.messages import Footer, Form, Reply, Table
from skills.permission import Permission

LISTENING = "listening."
AFTER = {"on": '{"on":true}', "off": '{"on":false}', "reset": "null"}


class ListenQuery(BaseModel):
    do: Literal["show", "on", "off", "reset"] = Field(
        "show", title=say("What to do"), description=say("reset takes back what was set")
    )
    channel: str = Field(
        "", max_length=300, description=say("In which channel"), json_schema_extra={"form": "channel"}
    )


@skill(
    command="listen",
    summary=say("Choose where untagged questions are answered"),
    examples=("listen", "listen on here"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def listen(query: ListenQuery, ctx: Context) -> Worded:
    """Show the channels, or propose to listen in one or no more."""
    return Worded(await asyncio.to_thread(_show if query.do == "show" else _set, query, ctx))


def _show(_query: ListenQuery, ctx: Context) -> Reply:
    facts = ctx.admin.family(LISTENING)
    rows = tuple((one.title, one.words, one.source) for one in facts)
    table = (Table((say("Channel"), say("Now"), say("Set by")), rows),) if rows else ()
    summary = (
        say("Where I answer untagged questions.") if rows else say("I answer untagged questions nowhere.")
    )
    small = Footer(say("There I answer in the thread what I can prove, and say nothing about the rest."))
    return Reply(
        summary,
        (*table, Form(say("Choose a channel …"), "listen", filled=(("do", "on"),)), small),
        private=True,
    )


def _set(query: ListenQuery, ctx: Context) -> Reply:
    channel = own_channel(query.channel, ctx, example=f"listen {query.do}")
    change = Change("setting", f"{LISTENING}{channel}", AFTER[query.do])
    return ask(ctx.approvals.propose(change, ctx.message.sender))
