"""Which meetings are written up, and where their minutes go; the first rule that fits decides."""

import asyncio
import json
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import say
from skills.messages import Form, Lines, Reply
from skills.permission import Permission

_TO = re.compile(r"(?:(?P<title>\S.*?)\s+)?to\s+(?P<place>\S.*)", re.IGNORECASE)
PLACES = ("organiser", "chat", "nowhere")


class RulesQuery(BaseModel):
    do: Literal["list", "add", "remove"] = Field(
        "list", title=say("What to do"), description=say("list, add or remove")
    )
    title: str = Field(
        "",
        max_length=200,
        description=say("Words of the meeting's title, * for anything; to remove, the rule's number"),
    )
    channel: str = Field(
        "", max_length=300, description=say("Where the minutes go"), json_schema_extra={"form": "channel"}
    )
    to: Literal["", "organiser", "chat", "nowhere"] = Field("", description=say("Instead of a channel"))
    organiser: str = Field(
        "", max_length=320, description=say("Whose meetings: an e-mail, or @example.org for a domain")
    )
    source: Literal["", "zoom", "graph", "meet", "folder", "upload"] = Field(
        "", description=say("From where they come")
    )
    template: str = Field(
        "", max_length=80, description=say("How minutes are laid out; `templates` lists them")
    )
    keep_days: int | None = Field(
        None, ge=1, le=36500, description=say("Days after which the meeting is deleted")
    )
    leave_out: bool = Field(False, description=say("Do not listen to these at all"))


@skill(
    command="rules",
    summary=say("Say where the minutes of which meetings go"),
    examples=("rules", "rules add client to here", "rules remove 3"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def rules(query: RulesQuery, ctx: Context) -> Worded:
    """List the rules, or propose one more or one less."""
    work = {"list": _list, "add": _add, "remove": _remove}[query.do]
    return Worded(await asyncio.to_thread(work, query, ctx))


def _list(_query: RulesQuery, ctx: Context) -> Reply:
    lines = tuple(f"{number}: {sentence}" for number, sentence in ctx.admin.rules())
    last = say(
        "Every other meeting: its minutes go to its own chat if I am in it, else to its organiser alone."
    )
    form = Form(say("Add a rule …"), "rules", given=(("do", "add"),))
    return Reply(
        say("The first rule that fits a meeting decides."), (Lines((*lines, last)), form), private=True
    )


def _add(query: RulesQuery, ctx: Context) -> Reply:
    title, place = query.title.strip(), query.channel.strip() or query.to
    if not place and (match := _TO.fullmatch(title)):
        title, place = match["title"] or "", match["place"]
    rule = {
        "title": title,
        "organiser": query.organiser.strip(),
        "source": query.source,
        "posts_to": _place(place, ctx),
        "template": ctx.admin.template(query.template) if query.template.strip() else "",
        "keep_days": query.keep_days,
        "leave_out": query.leave_out,
    }
    return ask(ctx.approvals.propose(Change("rule-add", "rules", json.dumps(rule)), ctx.message.sender))


def _remove(query: RulesQuery, ctx: Context) -> Reply:
    number = query.title.strip().lstrip("#")
    if not re.fullmatch(r"\d{1,9}", number):
        raise UserError(
            say("Which rule is missing."), hint=say("`rules` shows their numbers: `rules remove 3`.")
        )
    return ask(ctx.approvals.propose(Change("rule-remove", str(int(number)), "{}"), ctx.message.sender))


def _place(words: str, ctx: Context) -> str:
    if words.strip().lower() in ("", *PLACES):
        return words.strip().lower() or "organiser"
    place = ctx.admin.channel(words, ctx.message)
    if place.external:
        raise UserError(say("#{name} is shared with outsiders, so no minutes go there.", name=place.name))
    if not place.joined:
        raise UserError(
            say("I am not in #{name}.", name=place.name), hint=say("Write /invite @Confidant there first.")
        )
    return place.reference
