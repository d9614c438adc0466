"""Writes up a recording or transcript: decisions, action items and what else was said, each with its proof.

Source: wordings that say so plainly, and a line classifier trained on the AMI meetings (README.md).
"""

import asyncio

from skills.context import Context
from skills.contract import Durable, skill
from skills.language import say
from skills.minutes.answer import Minutes
from skills.minutes.lines import Action, Chapter, Evidence, Line
from skills.minutes.phrases import PHRASES
from skills.minutes.query import MinutesQuery
from skills.minutes.steps import PLAN, begin, finish
from skills.permission import Permission

__all__ = ["Action", "Chapter", "Evidence", "Line", "Minutes", "MinutesQuery", "minutes"]

DURABLE = Durable(PLAN, begin, finish)


@skill(
    command="minutes",
    summary=say("Write up a meeting: decisions, actions, questions"),
    examples=("minutes standup.vtt", "minutes launch_review.m4a title=Launch"),
    permission=Permission.RECORD,
    durable=DURABLE,
    phrases=PHRASES,
)
async def minutes(query: MinutesQuery, ctx: Context) -> Minutes:
    """Transcribe, write up, and store the transcript for those who may read it; the book of meetings has it too."""
    work = await PLAN.run(begin(query), ctx)
    await asyncio.to_thread(ctx.book.wrote, ctx.message, work)
    return finish(work)
