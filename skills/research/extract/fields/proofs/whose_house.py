"""Certificates and prizes of houses that a company's own pages know otherwise: of who buys, of who put money in, of a
firm in its full legal name; and those that are only due.

Only all of a company's facts and pages tell who somebody is."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexing.web.legal import REGISTERED
from skills.research.extract.fields.proofs.holders import is_won_or_held
from skills.research.extract.names.names import flat
from skills.research.extract.pages.plan_cards import Card
from skills.research.facts import Fact, Voice

# “Saffron Quay manages …”: whom a sentence begins with, and that somebody does or is something
_WHO = re.compile(
    r"\W{0,3}(?P<who>[A-ZÀ-Þ][\w’'&-]{3,}(?: (?:(?:of|de|del|du|von|van|and|&|y|et) )?[A-ZÀ-Þ][\w’'&-]*){0,3}) "
    r"[a-zà-ÿ]{2,}"
)
_YEAR = re.compile(r"(?<![\d.,/-])20[2-9]\d(?![\d.,/-]\d|\d)")
# how long it holds, or when it is looked at again, is no day on which it comes
_HOLDS = re.compile(
    r"\b(?:valid|until|till|through|expires?|runs? (?:to|out)|renew\w*|recertif\w*|re-?audit\w*|surveillance|next|"
    r"again|current|gültig|bis|läuft|nächste\w*|jusqu\w*|valable|prochain\w*|válid[oa]|hasta|vigente|próxim\w+|geldig|tot|"
    r"volgende|fino|valido|gyldig|giltig)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class House:
    """What a company's own pages say: their text, the year in which they were read, and the cards of plans by the id
    of their page."""

    text: str
    year: int
    cards: Mapping[str, Sequence[Card]]


def without_others_proofs(facts: Iterable[Fact], houses: Mapping[str, House]) -> list[Fact]:
    """Facts without proofs on a company's own pages that are somebody else's, still due, or part of a plan."""
    every = list(facts)
    known = _known_names(every)
    goods = {
        (one.company, flat(one.value.partition(", ")[0]).casefold())
        for one in every
        if one.field == "product"
    }
    return [
        one
        for one in every
        if one.field != "proof"
        or one.voice is not Voice.ITSELF
        or one.company not in houses
        or not _is_none(one, houses[one.company], known.get(one.company, ""), goods)
    ]


def _known_names(facts: Iterable[Fact]) -> Mapping[str, str]:
    """Who buys from each company by name, and the words in which its investors are told."""
    told: dict[str, str] = {}
    for one in facts:
        if one.field == "customers" and one.measure is None:
            told[one.company] = f"{told.get(one.company, '')}\n{one.value}"
        elif one.field == "funding" and one.of and not one.tagged:
            told[one.company] = f"{told.get(one.company, '')}\n{one.span.quote}"
    return told


def _is_none(one: Fact, house: House, known: str, goods: Collection[tuple[str, str]]) -> bool:
    if one.tagged and any(card.holds(one.span.start) for card in house.cards.get(one.span.source, ())):
        return True  # what a plan holds
    if not is_won_or_held(one.span.quote):
        return False
    if _is_due(one.span.quote, house.year):
        return True
    found = _WHO.match(one.span.quote)
    is_ours = found and (one.company, flat(found["who"]).casefold()) in goods  # what it sells
    return bool(found and not is_ours and _is_known_otherwise(found["who"], one, house, known))


def _is_due(quote: str, year: int) -> bool:
    """Whether a sentence names a year to come, and not for how long it holds."""
    return any(int(found[0]) > year for found in _YEAR.finditer(quote)) and not _HOLDS.search(quote)


def _is_known_otherwise(who: str, one: Fact, house: House, known: str) -> bool:
    if flat(who).casefold().startswith(flat(one.company.split()[0]).casefold()):
        return False
    is_known = re.search(rf"(?<![\w-]){re.escape(who)}(?![\w-])", known)
    is_firm = re.search(
        rf"(?<![\w-]){re.escape(who)}(?:,? [A-Z][\w.-]*){{0,2}},? {REGISTERED}(?![\w-])", house.text
    )
    return bool(is_known or is_firm)
