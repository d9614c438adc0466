"""Money, counts, shares and days as they stand in words: how much, of what, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indexing.web.reading.about import date_in
from skills.research.compare.figures import Figure, figures_in
from skills.research.cued import Cued
from skills.research.extract.amounts.paid_for import paid_for_before, paid_for_behind
from skills.research.extract.amounts.worded_numbers import worded_numbers
from skills.research.facts import Measure

_RANGE = re.compile(r"\s*(?:-|–|—|to|bis|à|and|und|et|a)\s*(?=(?:[A-Z]{1,3})?[$€£¥₹]?\s?\d)")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s+(?:\S{1,3}\s?)?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:rais\w+|increas\w+|cut|cuts|cutting|lower\w*|dropp\w+|drops|reduc\w+|went|"
    r"go(?:es)?|rose|rises|fell|falls|"
    r"moved|mov\w+|hike[sd]?|slash\w+|chang\w+|up|down|erhöh\w+|senk\w+|augment\w+|baiss\w+|"
    r"subi\w+|baj\w+)\b"
    r"[^.;]{0,60}\b(?:from|von|de)\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)


# currencies that only words join to a number, or that letters of other scripts follow
_NAMED = {
    "euros?": "EUR",
    "dollars?|dólares|us-dollars?": "USD",
    "円": "JPY",
    "元": "CNY",
    "francs?|franken": "CHF",
    "pounds?": "GBP",
    "pesos?|rupees?|rands?|reais|forint": "",  # of several countries or rarely met: money, and no count of anything
}
_CURRENCY = Cued(rf"\s?(?:d[’']|d[ei]\s|of\s|US[ -])?({'|'.join(_NAMED)})(?![a-z])", re.IGNORECASE)


_SIGN_BEFORE = re.compile(
    r"(?:\b(?:US|AU|CA|NZ|HK|[ACRS])\$|[$€£¥₹₩]|\b[Kk]r\.?|\bRs\.?|(?<![A-Z])[A-Z]{3})\s?$"
)
_MOST_KEPT = 64  # sentences, of which each field asks for the sums


# “brings the total since 2014 to €21 million”, where a year is no end of a range
_SINCE = re.compile(r"\b(?:since|in|from|of|seit|von|ab|depuis|en|de|desde)\s+$", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Found:
    """Characters `start`..`end` of a text that say a measure; `former`: it is what a price was changed from."""

    start: int
    end: int
    measure: Measure
    former: bool = False


@lru_cache(_MOST_KEPT)
def money_in(text: str) -> tuple[Found, ...]:
    """Every amount with a currency, with what it is paid for, and a range as one."""
    return tuple(_money_in(text))


def _money_in(text: str) -> Iterator[Found]:
    figures = figures_in(text)
    skip = -1
    for number, figure in enumerate(figures):
        unit = _unit(figures, number, text)
        if number <= skip or not unit:
            continue
        start, last, highest, former = _start(text, figure), figure, None, False
        follow = figures[number + 1] if number + 1 < len(figures) else None
        if follow is not None and _goes_up_to(text, figure, follow):
            if _CHANGED.search(text[:start]):
                former = True
            elif follow.amount > figure.amount:
                highest, last, skip = follow.amount, follow, number + 1
        named = _CURRENCY.match(text, last.end) if not last.unit else None
        end, per = paid_for_behind(text, named.end() if named else last.end)
        per = per or paid_for_before(text[:start])
        yield Found(start, end, Measure(figure.amount, unit, per, figure.at_least, highest), former)


def _goes_up_to(text: str, figure: Figure, follow: Figure) -> bool:
    """Whether two figures are the ends of one range; “and” joins them only behind “between”."""
    if (
        not figure.unit
        and _SINCE.search(text[: figure.start])
        and _A_YEAR.fullmatch(text, figure.start, figure.end)
    ):
        return False
    end, _ = paid_for_behind(text, figure.end)
    found = _RANGE.match(text, end) or _RANGE.match(text, figure.end)
    if not found or _start(text, follow) > found.end() + 1:
        return False
    joined = found[0].strip().lower()
    return joined not in ("and", "und", "et", "a") or bool(_BETWEEN.search(text[: _start(text, figure)]))


def _unit(figures: Sequence[Figure], number: int, text: str) -> str:
    """Its own currency, or in a range the one that stands at its end."""
    figure = figures[number]
    if len(figure.unit) == 3:
        return figure.unit
    if named := _CURRENCY.match(text, figure.end):
        return next(code for words, code in _NAMED.items() if re.fullmatch(words, named[1], re.IGNORECASE))
    follow = figures[number + 1] if number + 1 < len(figures) else None
    if follow is not None and len(follow.unit) == 3 and _goes_up_to(text, figure, follow):
        return follow.unit
    return ""


def _start(text: str, figure: Figure) -> int:
    """With the sign of the currency in front of it."""
    lead = _SIGN_BEFORE.search(text[: figure.start])
    return lead.start() if lead and figure.unit else figure.start


_MORE = re.compile(
    r"\b(?:over|more than|at least|above|upwards of|well over|über|mehr als|plus de|más "
    r"de)\s+$",
    re.IGNORECASE,
)


@lru_cache(_MOST_KEPT)
def numbers_in(text: str) -> tuple[Found, ...]:
    """Every number that is no money and no share, in digits or in words, in its order."""
    found = [
        Found(one.start, one.end, Measure(one.amount, "", (), one.at_least or _more(text, one.start)))
        for one in figures_in(text)
        if not one.unit and not _CURRENCY.match(text, one.end)
    ]
    found += [
        Found(start, end, Measure(amount, "", (), _more(text, start)))
        for start, end, amount in worded_numbers(text)
        if not any(one.start < end and start < one.end for one in found)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def shares_in(text: str) -> Iterator[Found]:
    """Every percentage."""
    for one in figures_in(text):
        if one.unit == "%":
            yield Found(one.start, one.end, Measure(one.amount, "%", (), one.at_least))


def _more(text: str, start: int) -> bool:
    return bool(_MORE.search(text[max(0, start - 20) : start]))


def same_measure(one: Measure, other: Measure) -> bool:
    """Whether two say one thing after normalisation, whether or not one of them says that it is the least."""
    return (one.amount, one.unit, one.per, one.highest) == (
        other.amount,
        other.unit,
        other.per,
        other.highest,
    )


_QUARTER = re.compile(r"\b(?:Q([1-4])|([1-4])\. Quartal|([1-4])T)[ /-]?(20\d\d)\b")
_YEAR = Cued(
    r"\b(?:in|since|of|by|as of|during|throughout|early|late|mid|end|seit|en|im|im jahr|ende|anfang|mitte|fin|début|"
    r"depuis|"
    r"for|fy)[ -](?:\w+ )?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# “Listed price: £125 (2024)”, never “ISO 9001 (2015)”; and lines of a list such as “2017 Seed: €750,000”
_BARE_YEAR = Cued(
    r"(?:[$€£]\s?[\d.,]{1,12}|[^\W\d_][.,]?) \(((?:19|20)\d\d)\)|"
    r"^\W*((?:19|20)\d\d)(?:\s*[:–—]\s|\s(?=[A-ZÀ-Þ][\w-]*(?: [\w-]+){0,3}:\s))"
)


def day_in(text: str) -> date | None:
    """The first day that a text names: of a quarter its first day, of a year alone its middle."""
    if found := _QUARTER.search(text):
        number = int(found[1] or found[2] or found[3])
        return date(int(found[4]), 3 * number - 2, 1)
    if day := date_in(text):
        return day
    year = _YEAR.search(text) or _BARE_YEAR.search(text)
    return date(int(next(filter(None, year.groups()))), 7, 1) if year else None


_MILLIONS = re.compile(
    r"\d\s*(?:m|mn|mio|bn|mrd|md)\b|millio|millón|milli?ard|billion|百万|億", re.IGNORECASE
)


def in_millions(amount: str) -> bool:
    """Whether a sum is said in millions: nothing that stands in a list of prices costs so much."""
    return bool(_MILLIONS.search(amount))
