"""What admins only look at: gaps, usage, models, people and templates."""

import asyncio
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.admin_book import Cost
from skills.context import Context
from skills.contract import Permission, skill
from skills.messages import Block, Footer, Form, Heading, Lines, Reply, Table, Text

DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 90}
MOST_GAPS = 20


class SinceQuery(BaseModel):
    since: Literal["week", "day", "month", "quarter"] = Field(
        "week", title="How far back", description="day, week, month or quarter"
    )


class ModelsQuery(BaseModel):
    """Models takes no words."""


class PeopleQuery(BaseModel):
    do: Literal["find", "groups"] = Field("find", title="What to show", description="a person, or all groups")
    who: str = Field("", max_length=320, description="An id, an e-mail, a mention or a whole name",
                     json_schema_extra={"form": "person"})  # fmt: skip


class TemplatesQuery(BaseModel):
    do: Literal["list", "show"] = Field("list", title="What to show", description="list, or show and a name")
    name: str = Field("", max_length=80, description="The template's name, such as stand-up")


@skill(
    command="gaps",
    summary="See what people ask and nothing answers",
    examples=("gaps", "gaps month"),
    permission=Permission.SOURCES,
    routed=False,
)
async def gaps(query: SinceQuery, ctx: Context) -> Worded:
    """Group declined questions; nobody who asked is named."""
    found = await ctx.admin.gaps(DAYS[query.since], ctx.message.sender)
    last = f"the last {DAYS[query.since]} days"
    if not found:
        return Worded(Reply(f"No question was declined in {last}.", private=True))
    rows = tuple((one.asked, one.words, one.nearest) for one in found[:MOST_GAPS])
    more = (Footer(f"and {len(found) - MOST_GAPS} more."),) if len(found) > MOST_GAPS else ()
    table = Table(("Asked", "About", "Nearest document"), rows)
    return Worded(Reply(f"What was declined in {last}.", (table, *more), private=True))


@skill(
    command="usage",
    summary="See what is used how often, and what models cost",
    examples=("usage", "usage month"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def usage(query: SinceQuery, ctx: Context) -> Worded:
    """Count by skill and group, never by person; costs are those of the gateway's ledger."""
    found = await asyncio.to_thread(ctx.admin.usage, DAYS[query.since])
    blocks: tuple[Block, ...] = (
        Heading("By skill"),
        Lines(tuple(f"{name}: {count}" for name, count in found.skills) or ("nothing",)),
        Heading("By group"),
        Lines(tuple(f"{name}: {count}" for name, count in found.groups) or ("nothing",)),
        Heading("Models"),
        Lines(_costs(found.models) or ("no model was called",)),
        *((Heading("Models by group"), Lines(_costs(found.model_groups))) if found.model_groups else ()),
        Footer("Somebody of two groups counts in both. Costs are in US dollars at the prices of the day."),
    )
    return Worded(Reply(f"Usage in the last {DAYS[query.since]} days.", blocks, private=True))


@skill(
    command="models",
    summary="See which model does what, and what it may see",
    examples=("models",),
    permission=Permission.SETTINGS,
    routed=False,
)
async def models(query: ModelsQuery, ctx: Context) -> Worded:  # noqa: ARG001  # the contract gives both
    """Name each task's model and the classes of data it is cleared for."""
    rows = tuple(
        (one.task, one.model, one.cleared, one.problem) for one in await asyncio.to_thread(ctx.admin.models)
    )
    table = Table(("Task", "Model", "May see up to", "To mend"), rows)
    hint = Footer(
        "Models, keys and clearances are set in the environment: CONFIDANT_MODELS__ANSWER, …__CLEARED."
    )
    return Worded(Reply("Which model does what.", (table, hint), private=True))


@skill(
    command="people",
    summary="See who somebody is, and which groups there are",
    examples=("people find ana@example.org", "people groups"),
    permission=Permission.SETTINGS,
    routed=False,
)
async def people(query: PeopleQuery, ctx: Context) -> Worded:
    """Show one person as the directory knows them, or the groups and how many are in each."""
    if query.do == "groups" or not query.who.strip():
        groups = await asyncio.to_thread(ctx.admin.groups)
        rows = tuple((name, str(count)) for name, count in groups)
        form = Form("Find somebody …", "people", given=(("do", "find"),))
        hint = Text("People and groups are imported on the command line: `confidant people import FILE`.")
        return Worded(
            Reply(
                "Groups and how many are in each.",
                (Table(("Group", "People"), rows), hint, form),
                private=True,
            )
        )
    person = await asyncio.to_thread(ctx.admin.person, query.who, ctx.message)
    facts = await asyncio.to_thread(ctx.admin.about, person)
    return Worded(Reply(f"{person.name}.", (Table(("What", "As known"), tuple(facts)),), private=True))


@skill(
    command="templates",
    summary="See how minutes can be laid out",
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
            f"Used for titles with {', '.join(shown.match)}." if shown.match else "Used where no other fits."
        )
        return Worded(Reply(f"Template {shown.name}.", (Lines(shown.headings), used), private=True))
    found = await asyncio.to_thread(ctx.admin.templates)
    rows = tuple((one.name, ", ".join(one.headings), ", ".join(one.match)) for one in found)
    hint = Text(
        "Your own are YAML files in `templates` of the home folder; a rule names one for its meetings."
    )
    faults = tuple(Footer(one) for one in await asyncio.to_thread(ctx.admin.template_faults))
    table = Table(("Name", "Sections", "For titles with"), rows)
    return Worded(Reply("How minutes can be laid out.", (table, hint, *faults), private=True))


def _costs(costs: Sequence[Cost]) -> tuple[str, ...]:
    return tuple(
        f"{one.what}: {one.calls} calls, {one.tokens} tokens, ${one.dollars:.2f}"
        + (f" and {one.unpriced} calls without a price" if one.unpriced else "")
        for one in costs
    )
