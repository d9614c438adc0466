"""Confirm, cancel, undo: what the buttons under a proposed change say."""

import asyncio

from pydantic import BaseModel, Field

from skills.admin.answer import Worded
from skills.approval import told
from skills.context import Context
from skills.contract import skill
from skills.language import say
from skills.permission import Permission

ID = r"[0-9a-f]{6}"


class PressedQuery(BaseModel):
    change: str = Field(
        pattern=rf"^{ID} [0-9a-f]{{16}}$", description=say("The change as its button names it")
    )


class UndoQuery(BaseModel):
    change: str = Field(pattern=rf"^{ID}$", description=say("The id of a change, as `audit` shows it"))


@skill(
    command="confirm",
    summary=say("Let a proposed change be made"),
    examples=("confirm 3f9a2c 0123456789abcdef",),
    permission=Permission.ASK,
    takes=ID,
    routed=False,
)
async def confirm(query: PressedQuery, ctx: Context) -> Worded:
    """Carry out what was proposed; who may is decided by what it changes."""
    change, seal = query.change.split()
    return Worded(told(await asyncio.to_thread(ctx.approvals.confirm, change, seal, ctx.message.sender)))


@skill(
    command="cancel",
    summary=say("Drop a proposed change"),
    examples=("cancel 3f9a2c 0123456789abcdef",),
    permission=Permission.ASK,
    takes=ID,
    routed=False,
)
async def cancel(query: PressedQuery, ctx: Context) -> Worded:
    """Let nothing come of what was proposed."""
    change, seal = query.change.split()
    return Worded(told(await asyncio.to_thread(ctx.approvals.cancel, change, seal, ctx.message.sender)))


@skill(
    command="undo",
    summary=say("Put back what a change changed"),
    examples=("undo 3f9a2c",),
    permission=Permission.ASK,
    takes=ID,
    routed=False,
)
async def undo(query: UndoQuery, ctx: Context) -> Worded:
    """Put it back as it was, unless it was changed since."""
    return Worded(told(await asyncio.to_thread(ctx.approvals.undo, query.change, ctx.message.sender)))
