"""Who takes over what cannot be answered: the experts' channel, and who is on call there."""

import asyncio
import json
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin.channels import own_channel
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import say
from skills.messages import Form, Reply, Table
from skills.permission import Permission

CHANNEL, ON_CALL = "experts.channel", "experts.on_call"
NOBODY = ("none", "nobody", "off")
_GROUP = re.compile(r"(?:the\s+)?group[\s:]+(\S.*)", re.IGNORECASE)


class ExpertsQuery(BaseModel):
    do: Literal["show", "channel", "on-call", "reset"] = Field(
        "show",
        title=say("What to do"),
        description=say("reset takes back what was set for the channel or the call"),
    )
    to: str = Field("", max_length=300, description=say("here, none, a name, or group and its name"))
    channel: str = Field(
        "", max_length=300, description=say("The experts' channel"), json_schema_extra={"form": "channel"}
    )
    person: str = Field(
        "", max_length=300, description=say("Who is on call"), json_schema_extra={"form": "person"}
    )


@skill(
    command="experts",
    summary=say("Set the experts' channel and who is on call"),
    examples=("experts", "experts channel here", "experts on-call group it"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def experts(query: ExpertsQuery, ctx: Context) -> Worded:
    """Show both, or propose another one."""
    return Worded(await asyncio.to_thread(_show if query.do == "show" else _set, query, ctx))


def _show(_query: ExpertsQuery, ctx: Context) -> Reply:
    facts = [ctx.admin.setting(name) for name in (CHANNEL, ON_CALL)]
    rows = tuple((one.title, one.words, one.source) for one in facts)
    forms = (
        Form(say("Set the channel …"), "experts", given=(("do", "channel"), ("to", ""), ("person", ""))),
        Form(say("Set who is on call …"), "experts", given=(("do", "on-call"), ("channel", ""))),
    )
    return Reply(
        say("Who takes over what I cannot answer."),
        (Table((say("What"), say("Now"), say("Set by")), rows), *forms),
        private=True,
    )


def _set(query: ExpertsQuery, ctx: Context) -> Reply:
    if query.do == "reset":
        change = Change("setting", _reset(query.to), "null")
    elif query.do == "channel":
        change = Change("setting", CHANNEL, json.dumps({"channel": _channel(query.channel or query.to, ctx)}))
    else:
        change = Change("setting", ON_CALL, json.dumps({"who": _on_call(query.person or query.to, ctx)}))
    return ask(ctx.approvals.propose(change, ctx.message.sender))


def _reset(words: str) -> str:
    keys = {"channel": CHANNEL, "on-call": ON_CALL}
    if words.strip().lower() not in keys:
        raise UserError(
            say("What to reset is missing."),
            hint=say("Write `experts reset channel` or `experts reset on-call`."),
        )
    return keys[words.strip().lower()]


def _channel(words: str, ctx: Context) -> str:
    if words.strip().lower() in NOBODY:
        return ""
    return own_channel(words, ctx, example="experts channel")


def _on_call(words: str, ctx: Context) -> str:
    if not words.strip():
        raise UserError(
            say("Who is on call is missing."),
            hint=say("Write `experts on-call NAME`, or `group` and its name."),
        )
    if words.strip().lower() in NOBODY:
        return ""
    if group := _GROUP.fullmatch(words.strip()):
        return f"group:{ctx.admin.group(group[1])}"
    return f"person:{ctx.admin.person(words, ctx.message).id}"
