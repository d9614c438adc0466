"""From a brief to a kept set in steps, each of which may be repeated after a crash."""

import asyncio
import shutil
from base64 import b64decode, b64encode
from functools import partial
from pathlib import Path
from uuid import uuid4

from pydantic import BaseModel

from skills.context import Context
from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief
from skills.creative.chat.answer import SetShown
from skills.creative.chat.gathering import brief_in, bring, local_brief
from skills.creative.chat.previews import MOST_SHEET_PX, preview
from skills.creative.chat.query import CreateQuery
from skills.creatives import Creatives, KeptSet, New
from skills.errors import UserError
from skills.language import listed, number, say
from skills.plan import Plan, Step
from skills.readers import readers_of

PLAIN = "#1f4e79"  # what areas are filled with where there is no brand kit


class Work(BaseModel):
    """What is known so far. `folder` lies on the machine that worked last, and may be gone."""

    query: CreateQuery
    folder: Path | None = None
    found: KeptSet | None = None
    sheet: str = ""  # a PNG in base64, because work is kept as JSON
    notes: tuple[str, ...] = ()


async def gather(work: Work, ctx: Context) -> Work:
    """Bring what came along here and read the brief; whoever asks for what cannot be is told before any work."""
    folder = _folder(ctx) / "brief"
    try:
        await bring(work.query, ctx, folder)
        await asyncio.to_thread(_ordered, work.query, folder, ctx)
    except BaseException:
        _clear(folder, ctx)
        raise
    return work.model_copy(update={"folder": folder})


async def make(work: Work, ctx: Context) -> Work:
    """Draw and check all of it in a folder of its own, then keep it, all or nothing."""
    folder = work.folder
    if folder is None or not folder.is_dir():
        folder = (await gather(work, ctx)).folder or _folder(ctx) / "brief"
    out = folder.parent / f"set-{uuid4().hex}"
    try:
        found, sheet, notes = await _made(work.query, folder, out, ctx)
    finally:
        shutil.rmtree(out, ignore_errors=True)
        _clear(folder, ctx)
    return work.model_copy(update={"found": found, "sheet": b64encode(sheet).decode(), "notes": notes})


async def _made(
    query: CreateQuery, folder: Path, out: Path, ctx: Context
) -> tuple[KeptSet, bytes, tuple[str, ...]]:
    from skills.creative.chat.studio import make_set  # draws: wanted only here

    brief, kit, notes = await asyncio.to_thread(_ordered, query, folder, ctx)
    made, by_models = await make_set(brief, kit, out, ctx, tell=partial(_tell, ctx))
    new = New(brief, kit, made, out, readers_of(ctx.message), by_models)
    found = await asyncio.to_thread(ctx.creatives.keep, new, ctx.message.sender)
    sheet = await asyncio.to_thread(sheet_of, found, ctx)
    return found, sheet, notes


def _ordered(query: CreateQuery, folder: Path, ctx: Context) -> tuple[Brief, Kit, tuple[str, ...]]:
    """The brief, the kit that it is made with, and what is to be said about both."""
    local = local_brief(query, ctx.message)
    if local:
        from skills.creative.brief.brief_file import read_brief

        brief = read_brief(local)
    else:
        brief = brief_in(folder, query, ctx, _only_brand(query, ctx))
    kit, note = kit_for(brief, ctx.creatives)
    return brief, kit, (note,) if note else ()


def _only_brand(query: CreateQuery, ctx: Context) -> str:
    """The brand that is meant where nobody says one. Raises UserError where there are several."""
    if query.brand.strip():
        return query.brand.strip()
    names = [one.name for one in ctx.creatives.brands()]
    if len(names) > 1:
        raise UserError(
            say("There are several brands: {names}.", names=listed(names)),
            hint=say("Say which one is meant."),
        )
    return names[0] if names else say("Our brand")


def kit_for(brief: Brief, creatives: Creatives) -> tuple[Kit, str]:
    """The workspace's kit of this brand, else the brief's own, else a plain one, which is said."""
    held = creatives.kit(brief.brand)
    if held is not None:
        other = brief.kit is not None and brief.kit.sha256 != held.sha256
        note = say("The brief's own brand kit was left aside: {brand} has one here.", brand=held.name)
        return held, note if other else ""
    if brief.kit is not None:
        return brief.kit, ""
    from skills.creative.brand.kit_file import plain_kit

    note = say(
        "No brand kit is set for {brand}, so it is plain; `brand` shows how to set one.", brand=brief.brand
    )
    return plain_kit(brief.brand, PLAIN), note


def sheet_of(found: KeptSet, ctx: Context) -> bytes:
    """The first contact sheet as a chat shows it; empty where there is none."""
    if not found.sheets:
        return b""
    return preview(ctx.creatives.picture(found.sheets[0]), MOST_SHEET_PX)


def _tell(ctx: Context, done: int, total: int) -> None:
    ctx.progress(say("Making: {done} of {total} pictures.", done=number(done), total=number(total)))


def _folder(ctx: Context) -> Path:
    """Where this work's files lie; of one that waits for no restart, in a folder of its own."""
    return ctx.folder or ctx.home / "creative" / "making" / uuid4().hex


def _clear(folder: Path, ctx: Context) -> None:
    """What waits for no restart leaves nothing; the files of a job are cleared away with it."""
    if ctx.folder is None:
        shutil.rmtree(folder.parent, ignore_errors=True)


def begun(_work: Work) -> str:
    return say("I am making the drafts; the contact sheet follows here.")


def begin(query: CreateQuery) -> Work:
    return Work(query=query)


def finish(work: Work) -> SetShown:
    if work.found is None:
        raise RuntimeError("a step ran before the one it needs")
    return SetShown(work.found, b64decode(work.sheet), work.notes)


PLAN = Plan(work=Work, steps=(Step("gather", gather), Step("make", make)), begun=begun, queue="creatives")
