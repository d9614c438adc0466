"""An offer in the words of a market, from its longest to its shortest, without losing a condition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.numbers import format_percent

from skills.creative.brief.brief import Brief, Offer
from skills.creative.copy.filling import filled
from skills.creative.copy.locales import babel_locale
from skills.creative.copy.market import Market

# what a table's own phrase says as well; every other word is a condition or a gift that it would lose
_SAID_ANYWAY = frozenset(
    """off discount save sale get with code use promo your order now until till ends through at on the a an and for
    rabatt nachlass mit dem code gutscheincode bis zum sparen sie jetzt auf alles de remise avec le la code jusqu au
    descuento con el código hasta di sconto con il codice fino al desconto com o código até korting met rabatu z kodem
    do everything all""".split()
)
_SHIPPING = re.compile(
    r"^\W*(?:free (?:shipping|delivery)|(?:kostenlose[rn]?|gratis|versandkostenfreie[rn]?) (?:versand|lieferung)"
    r"|versandkostenfrei"
    r"|livraison (?:gratuite|offerte)|env[íi]o gratis|spedizione gratuita|frete gr[áa]tis|gratis verzending"
    r"|darmowa dostawa|送料無料|免运费|무료 배송)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class OfferWords:
    """Phrases without a full stop. `whole` say all of the offer, with its day and without; best first.

    `named` hold the product's name, `brief` are for a headline; both may leave the code to the text below, where `code`
    tells it. `last_day` is a phrase of its own. `untranslated` is what this market has no words for."""

    named: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()
    code: str = ""
    last_day: str = ""
    untranslated: str = ""


def offer_words(brief: Brief, market: Market, name: str) -> OfferWords:
    offer = brief.offer
    values = {
        "percent": percent_in(offer.percent, market) if offer.percent else "",
        "code": offer.code,
        "date": day_in(brief.ends, market) if brief.ends else "",
        "name": name,
    }
    told = _told(brief, market)
    if told and (not offer.percent or _says_more(offer)):
        return OfferWords(whole=(told,), last_day=filled(market.offer.get("deal", ""), values))
    if offer.percent and (told or not _says_more(offer)):
        return _by_table(market.offer, values)
    shipping = market.offer.get("shipping", "")
    if shipping and _SHIPPING.match(offer.text):
        return OfferWords(whole=(shipping,), last_day=filled(market.offer.get("deal", ""), values))
    return OfferWords(untranslated=offer.text)


def _told(brief: Brief, market: Market) -> str:
    """The offer in a person's words, where they are in this language."""
    offer = brief.offer
    given = offer.texts.get(market.locale) or offer.texts.get(market.language, "")
    own = offer.text if market.language == brief.language else ""
    return (given or own).rstrip(".")


def _by_table(table: Mapping[str, str], values: Mapping[str, str]) -> OfferWords:
    def each(*names: str) -> tuple[str, ...]:
        return tuple(said for name in names if (said := filled(table.get(name, ""), values)))

    whole = each("percent_code_until", "percent_code") if values["code"] else each("percent_until", "percent")
    return OfferWords(
        named=each("percent_name_until", "percent_name"),
        whole=whole,
        brief=each("percent_until", "percent"),
        code=filled(table.get("code", ""), values),
        last_day=filled(table.get("until", ""), values),
    )


def _says_more(offer: Offer) -> bool:
    """Whether the text holds a word that `15 % off with code X` does not."""
    bare = re.sub(r"[-−–]?\d+\s*%", " ", offer.text.replace(offer.code, " ") if offer.code else offer.text)
    return any(word.casefold() not in _SAID_ANYWAY for word in re.findall(r"\w+", bare))


def percent_in(percent: int, market: Market) -> str:
    return str(format_percent(percent / 100, locale=babel_locale(market.locale)))


def day_in(day: date, market: Market) -> str:
    """A day without its year, as it follows "until"."""
    locale = babel_locale(market.locale)
    plain = str(format_skeleton("MMMMd", day, locale=locale))
    pattern = market.days.get(str(day.day), market.days.get("*", ""))
    return filled(pattern, {"day": plain, "month": str(format_date(day, "MMMM", locale=locale))}) or plain
