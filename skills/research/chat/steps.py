"""From a plan to a kept report in two steps, each of which may be repeated after a crash.

What the first step gathered lies in the job's folder; where that is gone, pages that were fetched a moment ago are kept
elsewhere and are not asked for again.
"""

import asyncio
from pathlib import Path
from uuid import uuid4

from pydantic import BaseModel, TypeAdapter

from skills.context import Context
from skills.language import say
from skills.plan import Plan, Step
from skills.readers import readers_of
from skills.research.chat.query import InvestigateQuery
from skills.research.making import make_report
from skills.research.order import Order, queries_of
from skills.research.report import Report
from skills.research.watch.again import can_be_watched
from skills.researches import Gathered, KeptReport, Wanted

GATHERED = TypeAdapter(Gathered)


class Work(BaseModel):
    """What is known so far. `gathered` is a file on the machine that worked last, and may be gone.

    `can_watch`: what changes can be told where the report is."""

    plan: str
    gathered: Path | None = None
    kept: KeptReport | None = None
    can_watch: bool = False


async def gather(work: Work, ctx: Context) -> Work:
    """Bring the pages of a plan; where nothing is kept between steps, the next one brings them."""
    if ctx.folder is None:
        return work
    found = await _gathered(work, ctx)
    path = ctx.folder / f"gathered-{uuid4().hex}.json"
    await asyncio.to_thread(path.write_bytes, GATHERED.dump_json(found))
    return work.model_copy(update={"gathered": path})


async def weigh(work: Work, ctx: Context) -> Work:
    """Take facts from the pages, hold them against each other, and keep the report once."""
    order = _order(work, ctx)
    found = await _gathered(work, ctx)
    report = await make_report(order, found, ctx)
    kept = await asyncio.to_thread(
        ctx.researches.keep,
        report,
        ctx.message.sender,
        readers_of(ctx.message),
        name=work.plan,
        order=order.model_dump_json(),
    )
    return work.model_copy(update={"kept": kept, "can_watch": may_be_watched(kept.report, ctx)})


def may_be_watched(report: Report, ctx: Context) -> bool:
    """Whether there is something to look at again, and a place where what changed is told."""
    return can_be_watched(report) and ctx.researches.watches.can_tell(ctx.message.conversation)


async def _gathered(work: Work, ctx: Context) -> Gathered:
    if work.gathered and work.gathered.is_file():
        return GATHERED.validate_json(await asyncio.to_thread(work.gathered.read_bytes))
    order = _order(work, ctx)
    wanted = Wanted(order.urls, order.folder, ctx.researches.limits, queries_of(order))
    return await ctx.researches.gather(wanted, ctx.progress)


def _order(work: Work, ctx: Context) -> Order:
    return Order.model_validate_json(ctx.researches.planned(work.plan, ctx.message.sender))


def begun(_work: Work) -> str:
    return say("I am reading; the report follows here.")


def begin(query: InvestigateQuery) -> Work:
    return Work(plan=query.plan.strip())


PLAN = Plan(work=Work, steps=(Step("gather", gather), Step("weigh", weigh)), begun=begun, queue="research")
