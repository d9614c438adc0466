"""Who may see a kept report: whoever may read it, and today still reads each of our own documents that it quotes."""

import asyncio

from indexing.audience import Audience
from skills.context import Context
from skills.errors import UserError
from skills.research.report import Report
from skills.researches import KeptReport, no_report


async def seen_report(name: str, ctx: Context) -> tuple[KeptReport, bool]:
    """A report for everyone who reads the reply, or for its asker alone; then the reply must be private.

    Raises UserError where it may be shown to neither, or where a document that it quotes was taken from them since."""
    for audience in dict.fromkeys((ctx.audience, ctx.own())):
        try:
            kept = await asyncio.to_thread(ctx.researches.report, name, audience)
        except UserError:
            continue
        if await reads_all(kept.report, audience, ctx):
            return kept, audience != ctx.audience
    raise no_report(name)


async def reads_all(report: Report, audience: Audience, ctx: Context) -> bool:
    """Whether they read each of our own documents that it quotes, today."""
    for source in report.sources:
        if source.internal and await ctx.index.document(source.address, audience=audience) is None:
            return False
    return True
