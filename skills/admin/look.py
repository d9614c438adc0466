"""What admins only look at: gaps, usage, people and templates."""

import asyncio
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin_book import Cost
from skills.context import Context
from skills.contract import skill
from skills.language import joined, number, say, say_many
from skills.messages import Block, Footer, Form, Heading, Lines, Reply, Table, Text
from skills.permission import Permission

DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 90}
MOST_GAPS = 20


class SinceQuery(BaseModel):
    since: Literal["week", "day", "month", "quarter"] = Field(
        "week", title=say("How far back"), description=say("day, week, month or quarter")
    )


class PeopleQuery(BaseModel):
    do: Literal["find", "groups"] = Field(
        "find", title=say("What to show"), description=say("a person, or all groups")
    )
    who: str = Field("", max_length=320, description=say("An id, an e-mail, a mention or a whole name"),
                     json_schema_extra={"form": "person"})  # fmt: skip


class TemplatesQuery(BaseModel):
    do: Literal["list", "show"] = Field(
        "list", title=say("What to show"), description=say("list, or show and a name")
    )
    name: str = Field("", max_length=80, description=say("The template's name, such as stand-up"))


@skill(
    command="gaps",
    summary=say("See what people ask and nothing answers"),
    examples=("gaps", "gaps month"),
    permission=Permission.SOURCES,
    routed=False,
)
async def gaps(query: SinceQuery, ctx: Context) -> Worded:
    """Group declined questions; nobody who asked is named."""
    found = await ctx.admin.gaps(DAYS[query.since], ctx.message.sender)
    days = DAYS[query.since]
    if not found:
        nothing = say_many(
            "No question was declined in the last day.",
            "No question was declined in the last {n} days.",
            days,
        )
        return Worded(Reply(nothing, private=True))
    rows = tuple((one.asked, one.words, one.nearest) for one in found[:MOST_GAPS])
    more = (Footer(say("and {n} more.", n=len(found) - MOST_GAPS)),) if len(found) > MOST_GAPS else ()
    table = Table((say("Asked"), say("About"), say("Nearest document")), rows)
    summary = say_many("What was declined in the last day.", "What was declined in the last {n} days.", days)
    return Worded(Reply(summary, (table, *more), private=True))


@skill(
    command="usage",
    summary=say("See what is used how often, and what models cost"),
    examples=("usage", "usage month"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def usage(query: SinceQuery, ctx: Context) -> Worded:
    """Count by skill and group, never by person; costs are those of the gateway's ledger."""
    found = await asyncio.to_thread(ctx.admin.usage, DAYS[query.since])
    blocks: tuple[Block, ...] = (
        Heading(say("By skill")),
        Lines(tuple(f"{name}: {count}" for name, count in found.skills) or (say("nothing"),)),
        Heading(say("By group")),
        Lines(tuple(f"{name}: {count}" for name, count in found.groups) or (say("nothing"),)),
        Heading(say("Models")),
        Lines(_costs(found.models) or (say("no model was called"),)),
        *((Heading(say("Models by group")), Lines(_costs(found.model_groups))) if found.model_groups else ()),
        Footer(
            say("Somebody of two groups counts in both. Costs are in US dollars at the prices of the day.")
        ),
    )
    summary = say_many("Usage in the last day.", "Usage in the last {n} days.", DAYS[query.since])
    return Worded(Reply(summary, blocks, private=True))


@skill(
    command="people",
    summary=say("See who somebody is, and which groups there are"),
    examples=("people find ana@example.org", "people groups"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def people(query: PeopleQuery, ctx: Context) -> Worded:
    """Show one person as the directory knows them, or the groups and how many are in each."""
    if query.do == "groups" or not query.who.strip():
        groups = await asyncio.to_thread(ctx.admin.groups)
        rows = tuple((name, str(count)) for name, count in groups)
        form = Form(say("Find somebody …"), "people", given=(("do", "find"),))
        hint = Text(
            say("People and groups are imported on the command line: `confidant people import FILE`.")
        )
        return Worded(
            Reply(
                say("Groups and how many are in each."),
                (Table((say("Group"), say("People")), rows), hint, form),
                private=True,
            )
        )
    person = await asyncio.to_thread(ctx.admin.person, query.who, ctx.message)
    facts = await asyncio.to_thread(ctx.admin.about, person)
    return Worded(
        Reply(f"{person.name}.", (Table((say("What"), say("As known")), tuple(facts)),), private=True)
    )


@skill(
    command="templates",
    summary=say("See how minutes can be laid out"),
    examples=("templates", "templates show stand-up"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def templates(query: TemplatesQuery, ctx: Context) -> Worded:
    """List the templates of minutes, or show the sections of one."""
    if query.do == "show" or query.name.strip():
        name = await asyncio.to_thread(ctx.admin.template, query.name)
        shown = next(one for one in await asyncio.to_thread(ctx.admin.templates) if one.name == name)
        used = Footer(
            say("Used for titles with {words}.", words=", ".join(shown.match))
            if shown.match
            else say("Used where no other fits.")
        )
        return Worded(
            Reply(say("Template {name}.", name=shown.name), (Lines(shown.headings), used), private=True)
        )
    found = await asyncio.to_thread(ctx.admin.templates)
    rows = tuple((one.name, ", ".join(one.headings), ", ".join(one.match)) for one in found)
    hint = Text(
        say("Your own are YAML files in `templates` of the home folder; a rule names one for its meetings.")
    )
    faults = tuple(Footer(one) for one in await asyncio.to_thread(ctx.admin.template_faults))
    table = Table((say("Name"), say("Sections"), say("For titles with")), rows)
    return Worded(Reply(say("How minutes can be laid out."), (table, hint, *faults), private=True))


def _costs(costs: Sequence[Cost]) -> tuple[str, ...]:
    return tuple(
        joined(
            (
                say(
                    "{what}: {calls}, {tokens}, ${dollars}",
                    what=one.what,
                    calls=say_many("{n} call", "{n} calls", one.calls),
                    tokens=say_many("{n} token", "{n} tokens", one.tokens),
                    dollars=number(one.dollars, 2),
                ),
                say_many("and {n} call without a price", "and {n} calls without a price", one.unpriced)
                if one.unpriced
                else "",
            )
        )
        for one in costs
    )
