"""Where pictures are made: with what the library and the networks' results teach, and anew after a person's wish."""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from skills.context import Context
from skills.creative.asset import Asset, Made
from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief
from skills.creative.chat.lessons import hints_of
from skills.creative.chat.models import with_models
from skills.creative.chat.wishes import Wish, wish_of
from skills.creative.checks.draft import Earlier
from skills.creative.copy.grammar import wordings
from skills.creative.formats.format import Format
from skills.creative.formats.known import formats
from skills.creative.making import make, make_anew
from skills.creative.order import Edits, Order
from skills.creative.picture.designs import DESIGNS
from skills.creative.plan import plan
from skills.creatives import ByModels, Creatives, Kept, Version
from skills.errors import UserError
from skills.language import number, say

Tell = Callable[[int, int], None]
NOTHING = ByModels()
# the design that is darkest, and the one with the most light
TONES = {"dark": "overlay", "light": "editorial"}


async def make_set(brief: Brief, kit: Kit, out: Path, ctx: Context, *, tell: Tell) -> tuple[Made, ByModels]:
    """Every picture of a brief into a folder, and what models made for it. Raises UserError for one too many."""
    plain = await asyncio.to_thread(order_of, brief, kit, ctx.creatives)
    wanted = len(plan(brief, plain.formats).wanted)
    if wanted > ctx.creatives.most_assets:
        raise UserError(
            say(
                "This brief asks for {n} pictures; one may ask for {most} here.",
                n=number(wanted),
                most=number(ctx.creatives.most_assets),
            ),
            hint=say("Name fewer products, audiences, markets or platforms."),
        )
    order, notes = await with_models(plain, ctx)
    made = await asyncio.to_thread(make, order, out, progress=tell)
    made = replace(made, notes=tuple(dict.fromkeys((*made.notes, *notes))))
    return made, ByModels(order.worded, order.backgrounds)


def order_of(brief: Brief, kit: Kit, creatives: Creatives, by_models: ByModels = NOTHING) -> Order:
    """What is to be made, with what is known from before."""
    return Order(
        brief=brief,
        kit=kit,
        formats=formats_for(brief),
        earlier=tuple(
            Earlier(one.key, one.dhash, " ".join((*one.texts.values(), *one.shown.values())))
            for one in creatives.earlier(brief.brand, brief.sha256)
        ),
        hints=hints_of(*creatives.performance()),
        worded=by_models.worded,
        backgrounds=by_models.backgrounds,
    )


def formats_for(brief: Brief) -> tuple[Format, ...]:
    """The formats of the platforms that a brief names; of all where it names none."""
    wanted = {one.casefold() for one in brief.platforms}
    return tuple(one for one in formats() if not wanted or one.platform.casefold() in wanted)


async def make_version(kept: Kept, wish: Wish, told: str, ctx: Context) -> tuple[Version | None, str]:
    """The next version of a picture, or why a wish cannot be done here. Raises UserError."""
    return await asyncio.to_thread(_version, kept, wish, told, ctx)


def _version(kept: Kept, wish: Wish, told: str, ctx: Context) -> tuple[Version | None, str]:
    creatives, audience = ctx.creatives, ctx.own()
    brief, kit = creatives.brief(kept.set, audience), creatives.kit_of(kept.set, audience)
    folder = ctx.home / "creative" / "making" / uuid4().hex
    try:
        order = order_of(brief, kit, creatives, creatives.by_models(kept.set, audience))
        return version_of(creatives.versions(kept), wish, told, order, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def version_of(
    versions: Sequence[Kept], wish: Wish, told: str, order: Order, folder: Path
) -> tuple[Version | None, str]:
    """The version after the last of these, or why it would be no other. What was wanted before still holds."""
    before = versions[-1].asset
    edits = edits_of(versions, wish, order)
    if isinstance(edits, str):
        return None, edits
    made = make_anew(order, before, edits, folder)
    if (made.sha256, dict(made.texts)) == (before.sha256, dict(before.texts)):
        return None, say("it would look and read the same")
    return Version(made, (folder / made.path).read_bytes(), told), ""


def edits_of(versions: Sequence[Kept], wish: Wish, order: Order) -> Edits | str:
    """All that was wanted of a picture, the newest wish last; or why that cannot be."""
    before = versions[-1].asset
    wishes = [*(wish_of(one.comment) for one in versions if one.comment), wish]
    texts = {name: words for one in wishes for name, words in one.texts.items()}
    if wish.shorter and "headline" not in wish.texts:
        shorter = shorter_headline(before, order)
        if not shorter:
            return say("there is no shorter headline")
        texts["headline"] = shorter
    design = before.layout if any(one.design or one.tone for one in wishes[:-1]) else ""
    if wish.tone:
        design = TONES[wish.tone]
        if design == before.layout and not (wish.texts or wish.without or wish.shorter):
            return say("this is the {tone} design already", tone=wish.tone)
    elif wish.design:
        design = next_design(before.layout)
    without = frozenset(name for one in wishes for name in one.without) - frozenset(wish.texts)
    return Edits(texts=texts, design=design, without=without)


def next_design(layout: str) -> str:
    """The design after this one."""
    names = list(DESIGNS)
    return names[(names.index(layout) + 1) % len(names)] if layout in names else names[0]


def shorter_headline(asset: Asset, order: Order) -> str:
    """The longest headline of this variant that is shorter than the one on the picture; empty where there is none."""
    product = next((one for one in order.brief.products if one.sku == asset.product), None)
    if product is None:
        return ""
    known = order.worded.get((asset.product, asset.audience, asset.locale)) or wordings(
        product, asset.audience, asset.locale, order.brief, order.kit, order.hints
    )
    now = len(asset.shown.get("headline", "")) or 10_000
    own = known[(asset.variant - 1) % len(known)].headlines
    shorter = [one for one in own if len(one) < now] or [
        one for every in known for one in every.headlines if len(one) < now
    ]
    return max(shorter, key=len, default="")
