"""Which claims may be made of a product in a market, and what must be said there."""

import re

from skills.creative.brand.kit import Claim, Disclaimer, Kit
from skills.creative.brief.brief import Offer, Product
from skills.creative.copy.locales import in_market

# what a condition may name, besides a word that stands in the texts
PRICE = frozenset("price preis prix precio prezzo preço preco prijs cena".split())
OFFER = frozenset(
    "offer discount percent sale angebot rabatt remise offre descuento oferta offerta sconto aanbieding".split()
)
ALWAYS = frozenset(("", "always", "immer", "*"))


def claims_for(kit: Kit, product: Product, locale: str) -> tuple[Claim, ...]:
    """Approved ones for this product and market, in this market's language."""
    return tuple(one for one in _holding(kit, product, locale) if _language(one, kit) == locale.split("-")[0])


def untranslated_claims(kit: Kit, product: Product, locale: str) -> tuple[str, ...]:
    """Those that would hold here, where none of them is in this language."""
    holding = _holding(kit, product, locale)
    if any(_language(one, kit) == locale.split("-")[0] for one in holding):
        return ()
    return tuple(one.text for one in holding if _language(one, kit) == kit.language)


def _holding(kit: Kit, product: Product, locale: str) -> list[Claim]:
    own = {product.sku.casefold(), product.name.casefold()}
    return [
        claim
        for claim in kit.claims
        if (not claim.products or own & {one.casefold() for one in claim.products})
        and (not claim.markets or any(in_market(locale, market) for market in claim.markets))
    ]


def _language(claim: Claim, kit: Kit) -> str:
    return claim.language or kit.language


def disclaimers_due(
    kit: Kit, locale: str, *, offer: Offer, price_shown: bool, words: str
) -> tuple[Disclaimer, ...]:
    """What must be said in this market with these words: always, or where the condition holds."""
    return tuple(
        one
        for one in kit.disclaimers
        if in_market(locale, one.market) and _holds(one.when, offer, words, price_shown=price_shown)
    )


def _holds(when: str, offer: Offer, words: str, *, price_shown: bool) -> bool:
    plain = when.casefold().strip()
    if plain in ALWAYS:
        return True
    if plain in PRICE:
        return price_shown
    if plain in OFFER:
        return has_offer(offer)
    return bool(re.search(rf"(?<!\w){re.escape(plain)}", words.casefold()))


def has_offer(offer: Offer) -> bool:
    return bool(offer.text or offer.percent or offer.price is not None or offer.code)
