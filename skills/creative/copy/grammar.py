"""Words without a model: patterns of a market, filled with what is known of a product."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief, Product
from skills.creative.copy.allowed import may_say, spelt
from skills.creative.copy.approaches import Draft, draft, possible
from skills.creative.copy.claims import disclaimers_due, has_offer
from skills.creative.copy.compose import BANDS, Lead, chain, texts_of, width
from skills.creative.copy.stock import Stock, stock_of
from skills.creative.copy.tags import (
    NO_HINTS,
    NO_PHOTO,
    OFFERS,
    PERSUADES,
    PLAIN_TONE,
    Approach,
    Hints,
    in_order,
)
from skills.creative.copy.wording import Wording
from skills.creative.formats.format import Kind
from skills.creative.formats.known import formats
from skills.language import say

MOST_TURNS = 12
PICTURE_BANDS = (60, 45, 35, 25, 15)
SUPPORT_BANDS = (90, 70, 50, 35, 25)
DRAFTED = say("These words come from a template: have a person read them.")


@dataclass(frozen=True)
class _Asked:
    product: Product
    audience: str
    locale: str
    brief: Brief
    kit: Kit


def wordings(
    product: Product, audience: str, locale: str, brief: Brief, kit: Kit, hints: Hints = NO_HINTS
) -> tuple[Wording, ...]:
    """One wording a variant of the brief, in a stable order; what did well before comes first."""
    asked = _Asked(product, audience, locale, brief, kit)
    stock = stock_of(product, audience, locale, brief, kit)
    order = in_order(possible(stock), hints)
    made = dict[tuple[str, ...], Wording]()
    for turn, approach in ((turn, approach) for turn in range(MOST_TURNS) for approach in order):
        one = _wording(approach, turn, stock, asked)
        made.setdefault((*one.headlines[:1], *one.texts.get("primary", ())[:1]), one)
        if len(made) == brief.variants:
            return tuple(made.values())
    return _repeated(tuple(made.values()), brief.variants, product)


def _repeated(made: Sequence[Wording], variants: int, product: Product) -> tuple[Wording, ...]:
    note = say("{sku}: there is too little to say for {n} different variants.", sku=product.sku, n=variants)
    again = [made[at % len(made)] for at in range(variants)]
    return tuple(_noted(one, note) for one in again)


def _noted(one: Wording, note: str) -> Wording:
    return replace(one, notes=(*one.notes, note))


def _wording(approach: Approach, turn: int, stock: Stock, asked: _Asked) -> Wording:
    kit, offer = asked.kit, asked.brief.offer
    ways = _drafted(draft(approach, stock, turn), kit)
    texts = _texts(ways, stock, asked)
    name = stock.name if may_say(stock.name, kit) else ""
    headlines = _naming(chain(_unsigned(ways.headlines, stock), PICTURE_BANDS), name)
    supports = _supports(ways, headlines, name, kit)
    said = " ".join(text for alternatives in texts.values() for text in alternatives)
    price = bool(stock.priced.price)
    due = disclaimers_due(kit, asked.locale, offer=offer, price_shown=price, words=said)
    claims = tuple(one for one in stock.claims if one.casefold() in said.casefold())
    return Wording(
        locale=asked.locale,
        texts=texts,
        headlines=headlines,
        supports=supports,
        price=stock.priced.price,
        was=stock.priced.was,
        offer=_on_picture(stock, headlines),
        cta=stock.cta[0] if stock.cta else "",
        disclaimer=stock.market.join.join(dict.fromkeys(one.text for one in due)),
        tags=_tags(approach, headlines, stock, asked),
        claims=claims,
        notes=(DRAFTED, *stock.notes, *_too_long(texts, asked.product)),
    )


def _drafted(ways: Draft, kit: Kit) -> Draft:
    """Without what may not be said, and with the kit's spelling."""
    headlines = [spelt(one, kit) for one in dict.fromkeys(ways.headlines) if one and may_say(one, kit)]
    few = tuple(one for one in headlines if _few_words(one, kit))
    return Draft(few, _leads(ways.leads, kit), _leads(ways.beside, kit), ways.pieces)


def _leads(leads: Sequence[Lead], kit: Kit) -> tuple[Lead, ...]:
    return tuple(replace(one, text=spelt(one.text, kit)) for one in leads if may_say(one.text, kit))


def _few_words(headline: str, kit: Kit) -> bool:
    return kit.headline_words is None or len(headline.split()) <= kit.headline_words


def _texts(ways: Draft, stock: Stock, asked: _Asked) -> Mapping[str, tuple[str, ...]]:
    market, kit = stock.market, asked.kit

    def may(text: str) -> bool:
        return may_say(text, kit)

    def running(leads: Sequence[Lead], field: str) -> tuple[str, ...]:
        return tuple(spelt(one, kit) for one in texts_of(leads, ways.pieces, market, BANDS[field], may))

    # the brand's own name is the last resort where no line about the product is short enough
    lines = (*ways.headlines, *((kit.name,) if may(kit.name) else ()))
    texts = {name: chain(lines, BANDS[name]) for name in ("headline", "long_headline", "subject")}
    texts |= {
        "primary": running(ways.leads, "primary"),
        "description": running(ways.beside, "description"),
        "body": running(ways.leads, "body"),
        "card_caption": chain((*(one.text for one in ways.beside), *ways.headlines), BANDS["card_caption"]),
        "business_name": (kit.name,),
        "app_name": (stock.name,),
        "cta": stock.cta,
        "path": _paths(asked),
    }
    if url := asked.brief.url:
        texts |= {"url": (url,), "display_url": (re.sub(r"^https?://(?:www\.)?|[/?#].*$", "", url),)}
    return {name: ways for name, ways in texts.items() if ways}


def _paths(asked: _Asked) -> tuple[str, ...]:
    """The end of an address as a search ad shows it, from the product's name."""
    words = re.findall(r"\w+", asked.product.name.casefold())
    whole = ["-".join(words[:most]) for most in range(len(words), 0, -1)]
    return tuple(one for one in whole if width(one) <= 15)[:2]


def _unsigned(headlines: Sequence[str], stock: Stock) -> list[str]:
    """Without the brand, which the logo says on a picture, and the button's words; all of them where none is left."""
    name, brand = stock.name.casefold(), stock.brand.casefold()
    said = {*(one.casefold() for one in stock.cta), f"{name}{stock.market.colon}{brand}", brand} - {name}
    return [one for one in headlines if one.casefold() not in said] or list(headlines)


def _naming(headlines: Sequence[str], name: str) -> tuple[str, ...]:
    """Those with the product's name go before the others, as does the name alone: a picture says what it is of."""
    if not name:
        return tuple(headlines)
    naming = [one for one in headlines[1:] if name.casefold() in one.casefold()]
    return tuple(dict.fromkeys((*headlines[:1], *naming, name, *headlines[1:])))


def _supports(ways: Draft, headlines: Sequence[str], name: str, kit: Kit) -> tuple[str, ...]:
    """A line below the headline that does not say it over again; it names the product where that does not."""
    top = headlines[0].casefold() if headlines else ""
    if name and name.casefold() not in top:
        return (name, *_supports_of(ways, f"{top} {name.casefold()}", kit))
    return _supports_of(ways, top, kit)


def _supports_of(ways: Draft, top: str, kit: Kit) -> tuple[str, ...]:
    pieces = [one.text for one in ways.pieces if one.kind not in ("cta", "code") and may_say(one.text, kit)]
    fresh = [one for one in (*(one.text for one in ways.beside), *pieces) if one.casefold() not in top]
    fresh = [one for one in fresh if one.casefold() != kit.name.casefold()]
    return chain(fresh, SUPPORT_BANDS)


def _on_picture(stock: Stock, headlines: Sequence[str]) -> str:
    """The offer on its own, with its code, unless each headline says all of it."""
    whole = next(reversed(stock.offer.whole), "")
    return "" if all(whole.casefold() in one.casefold() for one in headlines) else whole


def _tags(approach: Approach, headlines: Sequence[str], stock: Stock, asked: _Asked) -> Mapping[str, str]:
    tactic, appeal = PERSUADES.get(approach, ("", ""))
    shown = width(headlines[0]) if headlines else 0
    tags = {
        "tactic": tactic,
        "appeal": appeal,
        "offer": _offer_kind(asked.brief),
        "imagery": "" if asked.product.photo else NO_PHOTO,
        "cta": stock.cta_kind,
        "audience": asked.audience,
        "tone": next(iter(asked.kit.tone), PLAIN_TONE),
        "length": "short" if shown <= 30 else "medium" if shown <= 80 else "long",
    }
    return {name: value for name, value in tags.items() if value}


def _offer_kind(brief: Brief) -> str:
    offer = brief.offer
    if not has_offer(offer):
        return OFFERS[0]
    if offer.percent:
        return OFFERS[1]
    if offer.price is not None:
        return OFFERS[2]
    return OFFERS[3] if offer.code else OFFERS[4]


@cache
def strictest() -> Mapping[str, int]:
    """The fewest characters that any format takes, by field."""
    least = dict[str, int]()
    for one in formats():
        for name, limits in one.texts.items():
            for limit in limits:
                if limit.kind is Kind.HARD:
                    least[name] = min(limit.most, least.get(name, limit.most))
    return least


def _too_long(texts: Mapping[str, Sequence[str]], product: Product) -> list[str]:
    """What no format or not every format can take, so that nobody wonders about it later."""
    missing: list[str] = [
        say("{sku}: nothing may be said as {field}.", sku=product.sku, field=name)
        for name in ("headline", "primary", "description")
        if name not in texts
    ]
    missing += [
        say(
            "{sku}: nothing can be said in {n} characters as {field}; the shortest has {least}.",
            sku=product.sku,
            n=strictest()[name],
            field=name,
            least=width(ways[-1]),
        )
        for name, ways in texts.items()
        if name in strictest() and width(ways[-1]) > strictest()[name]
    ]
    return missing
