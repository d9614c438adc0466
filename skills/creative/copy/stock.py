"""All that may be said of one product to one audience in one market, gathered before a word is chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief, Product
from skills.creative.copy.allowed import may_say
from skills.creative.copy.claims import claims_for, untranslated_claims
from skills.creative.copy.facts import Fact, facts_of
from skills.creative.copy.market import Market, audiences, fits, market_for, matters_to
from skills.creative.copy.offers import OfferWords, offer_words
from skills.creative.copy.prices import Priced, priced
from skills.creative.copy.values import flags_named
from skills.language import say

_GOALS = (
    ("sign_up", r"sign.?up|lead|newsletter|regist|anmeld|abonn|iscri|inscri|aanmeld|zapis"),
    ("download", r"\bapp\b|download|install|herunterlad|télécharg|descarg|scaric"),
    ("learn", r"aware|learn|brand|reach|traffic|bekannt|informier|notori|conoc|visib|sensibil|merk"),
    ("order", r"\border|bestell|command|pedid|ordin|zamów"),
)


@dataclass(frozen=True)
class Stock:
    """`facts` are those that matter to the audience first. `addressed` is how the audience is spoken to, if it is."""

    market: Market
    name: str
    brand: str
    facts: tuple[Fact, ...]
    claims: tuple[str, ...]
    offer: OfferWords
    priced: Priced
    addressed: str
    cta_kind: str
    cta: tuple[str, ...]
    notes: tuple[str, ...]


def stock_of(product: Product, audience: str, locale: str, brief: Brief, kit: Kit) -> Stock:
    market = market_for(locale)
    known = facts_of(product, market, brief, kit)
    facts = [one for one in known.said if may_say(f"{one.phrase} {one.label}", kit)]
    own_name = product.names.get(locale) or product.names.get(market.language) or product.name
    name = own_name if may_say(own_name, kit) else kit.name
    offer = _allowed_offer(offer_words(brief, market, name), kit)
    shown = priced(product, brief.offer, locale)
    wanted = audiences().get(audience.strip().casefold(), "")
    kind = _cta_kind(brief.goal, market)
    suits = any({one.kind, flags_named().get(one.phrase.casefold(), "")} & fits(wanted) for one in facts)
    addressed = market.audiences.get(wanted, "") if suits else ""
    return Stock(
        market=market,
        name=name,
        brand=kit.name,
        facts=tuple(_ranked(facts, wanted, audience)),
        claims=tuple(
            one.text.rstrip(".") for one in claims_for(kit, product, locale) if may_say(one.text, kit)
        ),
        offer=offer,
        priced=shown,
        addressed=addressed if may_say(addressed, kit) else "",
        cta_kind=kind if market.cta else "",
        cta=tuple(one for one in market.cta.get(kind, ()) if may_say(one, kit)),
        notes=(
            *_notes(known.untranslated, known.left_out, product, market, kit, offer),
            *(_dropped(known.said, facts, product)),
            *shown.notes,
            *(() if name == own_name else (say("{sku}: its name holds a banned word.", sku=product.sku),)),
        ),
    )


def _allowed_offer(offer: OfferWords, kit: Kit) -> OfferWords:
    def kept(texts: Sequence[str]) -> tuple[str, ...]:
        return tuple(one for one in texts if may_say(one, kit))

    last_day = offer.last_day if may_say(offer.last_day, kit) else ""
    code = offer.code if may_say(offer.code, kit) else ""
    # without its code an offer is none, so what leaves it to another line goes with that line
    named, brief = (kept(offer.named), kept(offer.brief)) if code == offer.code else ((), ())
    return replace(offer, named=named, whole=kept(offer.whole), brief=brief, code=code, last_day=last_day)


def _ranked(facts: Sequence[Fact], wanted: str, audience: str) -> list[Fact]:
    """What the table says matters to the audience, then what shares a word with it, then as they were given."""
    matter = matters_to(wanted)
    words = {word[:5] for word in re.findall(r"\w{4,}", audience.casefold())}

    def place(fact: Fact) -> tuple[int, int]:
        flag = flags_named().get(fact.phrase.casefold(), "")
        at = min((matter.index(one) for one in (fact.kind, flag) if one in matter), default=len(matter))
        like = any(word[:5] in words for word in re.findall(r"\w{4,}", f"{fact.key} {fact.label}".casefold()))
        return at, 0 if like else 1

    return sorted(facts, key=place)


def _cta_kind(goal: str, market: Market) -> str:
    plain = goal.casefold()
    kind = next((kind for kind, pattern in _GOALS if re.search(pattern, plain)), "shop")
    return kind if kind in market.cta else "shop"


def _notes(
    untranslated: Sequence[str],
    left_out: Sequence[str],
    product: Product,
    market: Market,
    kit: Kit,
    offer: OfferWords,
) -> list[str]:
    locale, notes = market.locale, list[str]()
    if not market.spoken:
        notes.append(
            say("There are no phrases for {locale} yet, so only names and facts are shown.", locale=locale)
        )
    missing = [*untranslated, *untranslated_claims(kit, product, locale)]
    missing += [offer.untranslated] if offer.untranslated else []
    if missing:
        notes.append(
            say(
                "{sku}, {locale}: not translated: {what}.",
                sku=product.sku,
                locale=locale,
                what="; ".join(missing),
            )
        )
    if left_out:
        notes.append(
            say(
                "{sku}: left out, for it is an address or speaks to a machine: {what}.",
                sku=product.sku,
                what="; ".join(left_out),
            )
        )
    return notes


def _dropped(all_facts: Sequence[Fact], kept: Sequence[Fact], product: Product) -> list[str]:
    gone = [one.key for one in all_facts if one not in kept]
    if not gone:
        return []
    return [
        say("{sku}: left out, for it holds a banned word: {what}.", sku=product.sku, what="; ".join(gone))
    ]
