"""Advertisements in a chat: a brief to drafts, each reviewed by a person, and a zip of what was approved.

Source: the brief, the workspace's brand kit, the tables of platforms and markets. Nothing leaves before a person who
may release it has approved exactly these bytes and words.
"""

import asyncio
import re
from typing import Any, Literal

from pydantic import BaseModel, Field

from skills.context import Context
from skills.contract import Durable, Skill, skill
from skills.creative.chat import guidelines, reviewing
from skills.creative.chat.answer import AssetShown, Downloaded, Said, SetShown
from skills.creative.chat.brand import BrandQuery, changed, shown
from skills.creative.chat.library import found_in, learned, listed_sets, results, uploaded
from skills.creative.chat.query import ApproveQuery, ChangesQuery, CreateQuery, ExportQuery, ReviewQuery
from skills.creative.chat.reviewing import Proposed
from skills.creative.chat.steps import PLAN, begin, finish
from skills.creatives import ASSET_ID, EITHER_ID, SEAL, SET_ID, Search
from skills.errors import UserError
from skills.language import say
from skills.permission import Permission

DURABLE = Durable(PLAN, begin, finish)
PHRASES = (
    "make ads for our new backpack",
    "create banners for the summer sale in all sizes",
    "draft social media adverts for these products",
    "design an ad campaign for Instagram and LinkedIn",
)


@skill(
    command="create",
    summary=say("Draft adverts in every size a brief asks for"),
    examples=("create brief.yaml", "create Trail backpack | 89.90 EUR | waterproof"),
    permission=Permission.DRAFT,
    durable=DURABLE,
    phrases=PHRASES,
    takes_files=True,
)
async def create(query: CreateQuery, ctx: Context) -> SetShown:
    """Draft, check and keep a set; nobody can download it before somebody approved it."""
    return finish(await PLAN.run(begin(query), ctx))


@skill(
    command="review",
    summary=say("Show the drafts of a set one by one"),
    examples=("review 3fa9c2d41b 1",),
    permission=Permission.DRAFT,
    takes=EITHER_ID,
)
async def review(query: ReviewQuery, ctx: Context) -> AssetShown:
    """One picture with its words, what the checks found, and its buttons."""
    found = re.fullmatch(rf"({EITHER_ID})(?:\s+(\d{{1,5}}))?", query.picture.strip())
    if found is None:
        raise _no_button()
    if re.fullmatch(ASSET_ID, found[1]):
        return await asyncio.to_thread(reviewing.show_one, found[1], ctx)
    return await asyncio.to_thread(reviewing.show_picture, found[1], int(found[2] or 0), ctx)


@skill(
    command="approve",
    summary=say("Approve drafts, bound to their exact bytes and words"),
    examples=("approve 3fa9c2d41b07 0011223344556677", "approve 3fa9c2d41b"),
    permission=Permission.RELEASE,
    takes=EITHER_ID,
)
async def approve(query: ApproveQuery, ctx: Context) -> Said | Proposed:
    """One picture at once, exactly as it was shown; all of a set after one more look."""
    words = query.picture.strip()
    if one := re.fullmatch(rf"({ASSET_ID})\s+({SEAL})", words):
        return await asyncio.to_thread(reviewing.approve_one, one[1], one[2], ctx)
    if re.fullmatch(SET_ID, words):
        return await asyncio.to_thread(reviewing.approve_all, words, ctx)
    raise UserError(
        say("Say exactly what you approve."), hint=say("`review` shows a picture with its Approve button.")
    )


@skill(
    command="changes",
    summary=say("Say what should be otherwise in a draft"),
    examples=("changes 3fa9c2d41b07 shorter headline",),
    permission=Permission.DRAFT,
    takes=ASSET_ID,
)
async def changes(query: ChangesQuery, ctx: Context) -> AssetShown | Said:
    """A new version where all of it can be done here; else it waits for a person's own words."""
    asset, _, typed = query.picture.strip().partition(" ")
    comment = query.comment.strip() or typed.strip()
    return await reviewing.change(asset, comment, query.headline, query.text, ctx)


@skill(
    command="export",
    summary=say("Download the approved adverts of a set as a zip"),
    examples=("export 3fa9c2d41b",),
    permission=Permission.RELEASE,
    takes=SET_ID,
)
async def export(query: ExportQuery, ctx: Context) -> Downloaded:
    """What is approved and unchanged, with its manifest and provenance; nothing else."""
    return await asyncio.to_thread(reviewing.export, query.name.strip(), ctx)


class CreativeQuery(BaseModel):
    do: Literal["list", "find", "show", "upload", "results", "lessons"] = Field(
        "list",
        title=say("What to do"),
        description=say("list, find or show what is kept; upload pictures; results reads a network's export"),
    )
    words: str = Field(
        "", max_length=300, title=say("Words"), description=say("What to look for, or which set")
    )
    product: str = Field("", max_length=150, title=say("Product"), description=say("Of this product only"))
    campaign: str = Field("", max_length=150, title=say("Campaign"), description=say("Of this campaign only"))
    tag: str = Field(
        "", max_length=300, title=say("Tag"), description=say("With this tag, such as offer:code")
    )
    licence: str = Field(
        "", max_length=300, title=say("Licence"), description=say("Under this licence, or the upload's own")
    )
    best: bool = Field(False, title=say("Best first"), description=say("What was clicked most often first"))


@skill(
    command="creative",
    summary=say("Find adverts and pictures, and what came of them"),
    examples=("creative list", "creative find backpack best=true", "creative upload licence=own"),
    permission=Permission.DRAFT,
    routed=False,
    takes_files=True,
)
async def creative(query: CreativeQuery, ctx: Context) -> Said | SetShown:
    """The library, and the networks' results of what is in it."""
    wanted = Search(query.words, query.product, query.campaign, query.tag, query.licence, query.best)
    match query.do:
        case "list":
            return await asyncio.to_thread(listed_sets, ctx)
        case "find":
            return await asyncio.to_thread(found_in, wanted, ctx)
        case "show":
            return await asyncio.to_thread(reviewing.show_set, query.words.strip(), ctx)
        case "upload":
            return await uploaded(wanted, ctx)
        case "results":
            return await results(ctx)
        case "lessons":
            return await asyncio.to_thread(learned, ctx)


@skill(
    command="brand",
    summary=say("Show and change the brand kit: colours, logos, rules"),
    examples=(
        "brand show",
        "brand set name=Alpenrad main=#1F4E79",
        "brand guidelines document=brand-guidelines.md",
    ),
    permission=Permission.SETTINGS,
    routed=False,
    takes_files=True,
)
async def brand(query: BrandQuery, ctx: Context) -> Said | Proposed:
    """What is set, or a change that waits for a click."""
    match query.do:
        case "show":
            return await asyncio.to_thread(shown, query, ctx)
        case "set":
            return await changed(query, ctx)
        case "guidelines":
            return await guidelines.shown(query.document or query.name, query.name, ctx)
        case "rule":
            return await guidelines.taken(query.rule, query.document, query.name, ctx)


def _no_button() -> UserError:
    return UserError(say("This button belongs to no picture."), hint=say("`creative list` names the sets."))


# Any: skills of every query and answer type
CREATIVE: tuple[Skill[Any, Any], ...] = (create, creative, review, approve, changes, export)
BRAND: Skill[Any, Any] = brand
