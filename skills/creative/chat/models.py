"""What models add to a set, where they are set, cleared and allowed: words, and backgrounds behind products."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from skills.context import Context
from skills.creative.brand.colours import hex_of
from skills.creative.brief.brief import Product
from skills.creative.copy.model import Order as Words
from skills.creative.copy.model import worded
from skills.creative.copy.wording import Named, Wording
from skills.creative.order import Background, Order, Place
from skills.images import NO_IMAGES
from skills.language import say
from skills.model import NoModel

AT_ONCE = 4  # questions to a model
MOST_BACKGROUNDS = 20
SIDE = 1_024  # pixels
INTERNAL = "internal"  # a brief's class of data


async def with_models(order: Order, ctx: Context) -> tuple[Order, tuple[str, ...]]:
    """The order with what models make of it, and what is to be said about that. A failing model changes nothing."""
    allowed = ctx.creatives.third_parties(order.kit)
    words = await _words(order, ctx, allowed=allowed)
    backgrounds, notes = await _backgrounds(order, ctx, allowed=allowed)
    return replace(order, worded=words, backgrounds=backgrounds), notes


async def _words(order: Order, ctx: Context, *, allowed: bool) -> Mapping[Place, tuple[Wording, ...]]:
    """One question for each product in each locale; without a model nothing is asked."""
    if isinstance(ctx.model, NoModel):
        return {}
    kit = order.kit if allowed else replace(order.kit, third_parties=False)
    slots = asyncio.Semaphore(AT_ONCE)
    found: dict[Place, tuple[Wording, ...]] = {}

    async def ask(product: Product, locale: str) -> None:
        async with slots:
            asked = Words(product, locale, order.brief, kit, order.hints)
            by_audience = await worded(asked, model=ctx.model, asker=ctx.message.sender.id)
        found.update({(product.sku, audience, locale): words for audience, words in by_audience.items()})

    brief = order.brief
    await asyncio.gather(*(ask(product, locale) for product in brief.products for locale in brief.locales))
    return found


async def _backgrounds(
    order: Order, ctx: Context, *, allowed: bool
) -> tuple[Mapping[str, Background], tuple[str, ...]]:
    """A ground for each product that has a photo. What a product is called goes to no model: it might be an order."""
    if ctx.images is NO_IMAGES:
        return {}, ()
    found: dict[str, Background] = {}
    notes: list[str] = []
    for product in [one for one in order.brief.products if one.photo][:MOST_BACKGROUNDS]:
        made = await ctx.images.picture(
            prompt_of(order), width=SIDE, height=SIDE, asker=ctx.message.sender.id, only_local=not allowed
        )
        if made.content is None:
            # what keeps one from being made keeps the others, too
            return found, (
                *notes,
                say("Backgrounds come from templates: {why}", why=made.note),
            ) if made.note else ()
        model = Named(
            made.model or "", made.provider or "", str(made.data_class or INTERNAL), made.licence or ""
        )
        found[product.sku] = Background(made.content, model)
    return found, tuple(notes)


def prompt_of(order: Order) -> str:
    """The colours of the brand and nothing that a stranger wrote."""
    colours = ", ".join(map(hex_of, order.kit.palette.all))
    return (
        "An empty background for a product photograph: a calm surface with soft daylight and a plain wall behind it, "
        f"in these colours: {colours}. No product, no people, no text, no logo, no watermark."
    )
