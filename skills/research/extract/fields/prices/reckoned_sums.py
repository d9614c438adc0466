"""Sums on a house's pages that its own list shows to be none of its prices: so many times one of them, what nobody has
to take, and any at all where the house says that it publishes none."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from skills.research.compare.untold import untold_in
from skills.research.extract.amounts.normal import numbers_in
from skills.research.facts import Fact, Measure, Voice

_LEAST_OF_LIST = 2  # prices by name
# “Drive-up kiosk (optional)”, once and for nobody who does not want it
_OPTIONAL = re.compile(
    r"\b(?:optional(?:ly)?|wahlweise|en option|opcional|opzionale|optioneel|valgfri)\b", re.IGNORECASE
)


def without_reckoned_sums(facts: Iterable[Fact]) -> list[Fact]:
    """Without sums that are no price by what the same house's pages say besides."""
    every = list(facts)
    listed: dict[str, list[Fact]] = defaultdict(list)
    for one in every:
        if _is_sum(one) and one.measure and one.measure.per and not one.past:
            listed[one.company].append(one)
    lists = {
        name for name, told in listed.items() if len({one.of for one in told if one.of}) >= _LEAST_OF_LIST
    }
    silent = {one.company for one in every if _keeps_back(one)} - lists
    return [one for one in every if not (_is_none(one, listed, lists) or _is_denied(one, silent))]


def _is_sum(one: Fact) -> bool:
    return one.field == "price" and one.voice is Voice.ITSELF and bool(one.measure and one.measure.amount)


def _keeps_back(one: Fact) -> bool:
    is_own = one.field == "price" and one.voice is Voice.ITSELF and not one.measure
    return is_own and bool(untold_in("price", one.value))


def _is_denied(one: Fact, silent: Collection[str]) -> bool:
    """Whether a house that publishes no prices has a sum on its pages that is of nothing by name."""
    return _is_sum(one) and one.company in silent and not one.of


def _is_none(one: Fact, listed: Mapping[str, Collection[Fact]], lists: Collection[str]) -> bool:
    if not _is_sum(one) or one.measure is None:
        return False
    row, line, _ = one.span.quote.partition("|")
    if _OPTIONAL.search(one.of or (row if line else "")):
        return one.company in lists and not one.measure.per
    told = [other.measure for other in listed.get(one.company, ()) if other is not one and other.measure]
    return not one.of and _is_so_many_times(one.span.quote, one.measure, told)


def _is_so_many_times(quote: str, measure: Measure, told: Iterable[Measure]) -> bool:
    """Whether a sentence multiplies a price of the list: “For a centre with 1,400 bays that makes $3,640 a month”."""
    numbers = {one.measure.amount for one in numbers_in(quote) if one.measure.amount > 1}
    prices = {one.amount for one in told if one.unit == measure.unit}
    return any(number * price == measure.amount for number in numbers for price in prices)
