"""Research in a chat: a question to a plan, a press to a report, and the reports that are kept.

Source: pages that were named and what they link to on their own sites, read as robots.txt allows; our own documents, as
far as everyone who reads the reply may read them.
"""

import asyncio
from typing import Any

from skills.context import Context
from skills.contract import Durable, Skill, skill
from skills.errors import UserError
from skills.language import say
from skills.permission import Permission
from skills.research.chat.answer import ReportsListed
from skills.research.chat.planning import AskedBack, PlanShown, planned
from skills.research.chat.query import InvestigateQuery, ReportsQuery, ResearchQuery
from skills.research.chat.steps import PLAN, Work, begin, may_be_watched
from skills.research.chat.watching import watch, watch_name
from skills.research.deliver.reply import EvidenceShown, ReportShown, report_shown
from skills.research.sight import seen_report
from skills.researches import REPORT_ID, KeptReport

PHRASES = (
    "who leads this market and what is their edge",
    "compare our competitors",
    "research the competitors and make a report",
    "what do our rivals charge and where are we better",
)


def finish(work: Work) -> ReportShown:
    if work.kept is None:
        raise RuntimeError("a step ran before the one it needs")
    return report_shown(work.kept.report, work.kept.id, watched=not work.can_watch)


@skill(
    command="research",
    summary=say("Compare companies, with a quote for each cell"),
    examples=("research Acme vs Bolt https://acme.example https://bolt.example",),
    permission=Permission.RESEARCH,
    phrases=PHRASES,
)
async def research(query: ResearchQuery, ctx: Context) -> AskedBack | PlanShown:
    """Ask back once, or show what would be read within which limits; nothing is asked of any site before a press."""
    return await asyncio.to_thread(planned, query, ctx)


@skill(
    command="investigate",
    summary=say("Begin a research that was planned"),
    examples=("investigate 3fa9c2d41b",),
    permission=Permission.RESEARCH,
    takes=REPORT_ID,
    durable=Durable(PLAN, begin, finish),
)
async def investigate(query: InvestigateQuery, ctx: Context) -> ReportShown:
    """Gather, weigh and keep; the same plan makes one report, however often it is pressed."""
    return finish(await PLAN.run(begin(query), ctx))


@skill(
    command="reports",
    summary=say("List research reports and show one"),
    examples=("reports list", "reports show 3fa9c2d41b"),
    permission=Permission.ASK,
    routed=False,
)
async def reports(query: ReportsQuery, ctx: Context) -> ReportShown | EvidenceShown | ReportsListed:
    """What everyone who reads the reply may see, or else whoever asked, alone."""
    name, _, company = query.words.strip().partition(" ")
    if query.do == "list":
        return ReportsListed(await asyncio.to_thread(ctx.researches.reports, ctx.audience))
    if not name:
        raise UserError(say("Say which report."), hint=say("`reports` lists those that you may see."))
    kept, private = await seen_report(name, ctx)
    if query.do == "evidence":
        return EvidenceShown(kept.report, company.strip(), private)
    watched = private or await asyncio.to_thread(_is_watched, kept, ctx)
    return await asyncio.to_thread(report_shown, kept.report, kept.id, private=private, watched=watched)


def _is_watched(kept: KeptReport, ctx: Context) -> bool:
    """Whether there is no use in a button to watch it here."""
    message = ctx.message
    name = watch_name(kept.id, message.conversation, message.sender.id)
    there = ctx.researches.watches.of(message.conversation, message.sender)
    return not may_be_watched(kept.report, ctx) or any(name == one.name for one in there)


# Any: skills of every query and answer type
RESEARCH: tuple[Skill[Any, Any], ...] = (research, investigate, reports, watch)
