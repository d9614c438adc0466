"""What is done at set times, and when next; another time is said back before it holds."""

import asyncio
import difflib
import json
import re
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin.times import cron_of
from skills.approval import Change, ask
from skills.context import Context
from skills.contract import skill
from skills.errors import UserError
from skills.language import say
from skills.messages import Form, Heading, Lines, Reply, Table, Text
from skills.permission import Permission

HOW = say("Write `schedule set meeting-digests every Friday 16:00`; times are UTC.")


class ScheduleQuery(BaseModel):
    do: Literal["list", "set", "reset"] = Field(
        "list", title=say("What to do"), description=say("reset is the usual time again")
    )
    what: str = Field("", max_length=300, description=say("Which chore, such as meeting-digests"))
    when: str = Field("", max_length=200, description=say("When, such as every Friday 16:00 (UTC)"))


@skill(
    command="schedule",
    summary=say("See what is done at set times, and set when"),
    examples=("schedule", "schedule set meeting-digests every Friday 16:00"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def schedule(query: ScheduleQuery, ctx: Context) -> Worded:
    """List chores and digests with their next time, or propose another time."""
    return Worded(await asyncio.to_thread(_list if query.do == "list" else _set, query, ctx))


def _list(_query: ScheduleQuery, ctx: Context) -> Reply:
    rows = tuple((one.name, one.what, one.when, one.next, one.source) for one in ctx.admin.chores())
    table = Table((say("Chore"), say("What happens"), say("When"), say("Next time"), say("Set by")), rows)
    digests = ctx.admin.all_digests()
    more = (Heading(say("Digests")), Lines(digests)) if digests else ()
    hint = Text(say("A channel asks for a digest of meetings with `meetings digest weekly` in it."))
    form = Form(say("Set a time …"), "schedule", given=(("do", "set"),))
    return Reply(say("What is done by itself."), (table, *more, hint, form), private=True)


def _set(query: ScheduleQuery, ctx: Context) -> Reply:
    name, _, rest = query.what.strip().partition(" ")
    known = [one.name for one in ctx.admin.chores()]
    if name.lower() not in known:
        close = difflib.get_close_matches(name.lower(), known, n=1)
        near = (
            say("Did you mean {word!r}?", word=close[0])
            if close
            else say("There are {names}.", names=", ".join(known))
        )
        raise UserError(
            say("There is no chore {name!r}.", name=name) if name else say("Which chore is missing."),
            hint=near,
        )
    if query.do == "reset":
        change = Change("setting", f"schedule.{name.lower()}", "null")
    else:
        words = re.sub(r"^(?:to|at)\s+", "", (query.when or rest).strip(), flags=re.IGNORECASE)
        cron = cron_of(words)
        if cron is None:
            raise UserError(
                say("I cannot tell when {words!r} is.", words=words) if words else say("When is missing."),
                hint=HOW,
            )
        change = Change("setting", f"schedule.{name.lower()}", json.dumps({"cron": cron}))
    return ask(ctx.approvals.propose(change, ctx.message.sender))
