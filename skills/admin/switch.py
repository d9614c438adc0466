"""Which skills are on: everywhere, in a channel, or for a group."""

import asyncio
import difflib
import re
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin_book import SwitchFact
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import say
from skills.messages import Form, Reply, Table
from skills.permission import Permission

# "minutes in #general", "minutes here", "minutes for hr"
_WHERE = re.compile(
    r"(?P<skill>\S+)\s+(?:(?P<here>here)|in\s+(?P<channel>\S.*)|for\s+(?P<group>\S.*))", re.IGNORECASE
)
AFTER = {"on": '{"on":true}', "off": '{"on":false}', "reset": "null"}


class SkillsQuery(BaseModel):
    do: Literal["list", "on", "off", "reset"] = Field(
        "list", title=say("What to do"), description=say("reset takes back what was set")
    )
    skill: str = Field("", max_length=300, description=say("Which skill, such as minutes"))
    channel: str = Field(
        "", max_length=300, description=say("In this channel only"), json_schema_extra={"form": "channel"}
    )
    group: str = Field("", max_length=255, description=say("For this group only"))


@skill(
    command="skills",
    summary=say("See which skills are on, and switch them"),
    examples=("skills", "skills off minutes here", "skills on minutes for hr"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def skills_(query: SkillsQuery, ctx: Context) -> Worded:
    """List the skills, or propose to switch one."""
    return Worded(await asyncio.to_thread(_switch if query.do != "list" else _list, query, ctx))


def _list(query: SkillsQuery, ctx: Context) -> Reply:
    facts = ctx.admin.switches()
    shown = [_named(query.skill, facts)] if query.skill.strip() else facts
    rows = tuple(
        (one.command, say("on") if one.on else say("off"), "; ".join(one.exceptions), one.source)
        for one in shown
    )
    table = Table((say("Skill"), say("Everywhere"), say("Otherwise"), say("Set by")), rows)
    form = Form(
        say("Switch one …"),
        "skills",
        filled=(("do", "off"), *((("skill", shown[0].command),) if query.skill else ())),
    )
    return Reply(say("Skills and where they are on."), (table, form), private=True)


def _switch(query: SkillsQuery, ctx: Context) -> Reply:
    command, channel, group = query.skill.strip(), query.channel.strip(), query.group.strip()
    if match := _WHERE.fullmatch(command):
        command = match["skill"]
        channel = channel or match["here"] or match["channel"] or ""
        group = group or match["group"] or ""
    if channel and group:
        raise UserError(
            say("A channel and a group at once cannot be set."), hint=say("Set one, then the other.")
        )
    known = _named(command, ctx.admin.switches())
    place = ""
    if channel:
        place = f"@channel:{ctx.admin.channel(channel, ctx.message).reference}"
    elif group:
        place = f"@group:{ctx.admin.group(group)}"
    change = Change("setting", f"skills.{known.command}{place}", AFTER[query.do])
    return ask(ctx.approvals.propose(change, ctx.message.sender))


def _named(command: str, facts: Sequence[SwitchFact]) -> SwitchFact:
    """The skill that is meant. Raises UserError with the nearest one."""
    if not command.strip():
        raise UserError(say("Which skill is missing."), hint=say("Write `skills off minutes`."))
    asked = command.strip().lower().lstrip("/")
    known = {one.command: one for one in facts}
    if asked in known:
        return known[asked]
    close = difflib.get_close_matches(asked, known, n=1)
    near = (
        say("Did you mean `{word}`?", word=close[0])
        if close
        else say("There are {names}.", names=", ".join(known))
    )
    raise UserError(say("There is no skill {command!r} that could be switched.", command=command), hint=near)
