"""Sums on pages that a house's own price list, or its silence, shows to be none of its prices.

Where a house's plans stand beside each other, each with what it costs for the same thing and time, that is what it
asks: a sum elsewhere is a price where it is of one of these plans, or is for a thing of its own, and no fee, example,
limit of the law or what others ask. So many times a price is an example, what nobody has to take is no price of what is
sold, and where a house says that it publishes none, no sum without a name is one."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from skills.research.compare.add_ons import is_add_on
from skills.research.compare.figures import TIMES
from skills.research.compare.untold import untold_in
from skills.research.extract.amounts.normal import numbers_in
from skills.research.extract.fields.prices.price_lists import PriceList, things_of
from skills.research.extract.names.names import flat
from skills.research.facts import Fact, Voice

_BEGINNING = 60  # characters of a quote in which the name of a thing that is sold stands first
_ONE_TABLE = 300  # characters within which two rows are of one table
_LEAST_OF_NAME = 4  # letters
_LEAST_BY_NAME = 2  # prices that make a list of what has a name
# “$38 a reel”: for a thing, whatever it is
_FOR_A_THING = re.compile(
    r"\s*(?:/ ?|(?:an?|per|je|pro|par|por|la|le|el|il|per) )(?!(?:day|week|month|year|mo|yr)\b)[^\W\d_]{3,}"
)
# “Drive-up kiosk (optional)”, once and for nobody who does not want it
_OPTIONAL = re.compile(
    r"\b(?:optional(?:ly)?|wahlweise|en option|opcional|opzionale|optioneel|valgfri)\b", re.IGNORECASE
)


@dataclass
class _Told:
    """What a house's own pages tell of its prices: the lists of its plans, what it sells by name, every sum for a time
    or a thing, and whether it says that it publishes none."""

    lists: Sequence[PriceList] = ()
    sold: set[str] = field(default_factory=set)
    asked: list[Fact] = field(default_factory=list)
    rows: list[Fact] = field(default_factory=list)
    keeps_back: bool = False

    @cached_property
    def rows_of_sold(self) -> Mapping[str, Sequence[int]]:
        """Where on each page a row begins with a thing that is sold, in order: a page may have thousands."""
        found: dict[str, list[int]] = defaultdict(list)
        for row in self.rows:
            if self._begins_with_sold(row):
                found[row.span.source].append(row.span.start)
        return {source: sorted(starts) for source, starts in found.items()}

    @property
    def has_names(self) -> bool:
        """Whether it asks sums for several things by name."""
        return len({one.of for one in self.asked if one.of}) >= _LEAST_BY_NAME

    def sells(self, one: Fact) -> bool:
        """Whether a sum without a plan's name is that of what its sentence or row begins with, a thing that is sold; or
        stands in a table with such a row."""
        if self._begins_with_sold(one):
            return True
        if "|" not in one.span.quote:
            return False
        beside = self.rows_of_sold.get(one.span.source, ())
        first = bisect_left(beside, one.span.start - _ONE_TABLE)
        return first < len(beside) and beside[first] <= one.span.start + _ONE_TABLE

    def _begins_with_sold(self, one: Fact) -> bool:
        """With such a thing, or as “Hall Set – the Loom Set with two more reeds” with what it is made of."""
        begins = flat(one.span.quote[:_BEGINNING]).casefold()
        if (
            one.of
            and re.match(rf"{re.escape(_bare(one, one.of))} [–—-] ", begins)
            and self.is_of_sold(begins)
        ):
            return True
        return any(re.match(rf"{re.escape(name)}\b", begins) for name in self.sold if name)

    def is_of_sold(self, name: str) -> bool:
        """Whether a name is that of something that is sold, or has it within: “Extra Anvils”."""
        return name in self.sold or any(
            re.search(rf"\b{re.escape(one)}(?:e?s|e?n)?\b", name)
            for one in self.sold
            if len(one) >= _LEAST_OF_NAME
        )

    @property
    def is_silent(self) -> bool:
        return self.keeps_back and not self.has_names


def without_loose_sums(facts: Iterable[Fact], lists: Mapping[str, Sequence[PriceList]]) -> list[Fact]:
    """Facts without such sums; `lists` of plans by company. What it sells by a name of its own has a price of its
    own."""
    every = list(facts)
    houses = _told_by(every, lists)
    return [one for one in every if not (_is_sum(one) and _is_no_price(one, houses[one.company]))]


def _told_by(facts: Iterable[Fact], lists: Mapping[str, Sequence[PriceList]]) -> Mapping[str, _Told]:
    houses: dict[str, _Told] = defaultdict(_Told)
    for name, each in lists.items():
        houses[name].lists = each
    for one in facts:
        house = houses[one.company]
        if one.field == "product":
            house.sold.add(_bare(one, one.value))
        elif _is_asked(one):
            house.asked.append(one)
        if _is_sum(one) and one.voice is Voice.ITSELF and "|" in one.span.quote:
            house.rows.append(one)
        house.keeps_back = house.keeps_back or _keeps_back(one)
    return houses


def _bare(one: Fact, name: str) -> str:
    """A product's or a plan's name without its house's and without what kind of thing it is."""
    return flat(name.partition(", ")[0].removeprefix(f"{one.company} ")).casefold()


def _is_sum(one: Fact) -> bool:
    return one.field == "price" and one.measure is not None and bool(one.measure.amount)


def _is_asked(one: Fact) -> bool:
    is_own = _is_sum(one) and one.voice is Voice.ITSELF and not one.past
    return is_own and one.measure is not None and bool(one.measure.per)


def _keeps_back(one: Fact) -> bool:
    is_own = one.field == "price" and one.voice is Voice.ITSELF and not one.measure
    return is_own and bool(untold_in("price", one.value))


def _is_no_price(one: Fact, house: _Told) -> bool:
    if one.voice is Voice.ITSELF and _is_against(one, house):
        return True
    if one.voice is Voice.ITSELF and house.sells(one):
        return False
    return not (one.past or house.is_of_sold(_bare(one, one.of))) and _is_loose(one, house.lists)


def _is_against(one: Fact, house: _Told) -> bool:
    """Whether a house's own words show that a sum is none of its prices."""
    if house.is_silent and not one.of:
        return True
    row, line, _ = one.span.quote.partition("|")
    if _OPTIONAL.search(f"{one.of} {row if line else ''}"):
        return house.has_names and not (one.measure and one.measure.per)
    return not one.of and _is_so_many_times(one, house.asked)


def _is_so_many_times(one: Fact, asked: Iterable[Fact]) -> bool:
    """Whether a sentence multiplies a price of the list: “For a centre with 1,400 bays that makes $3,640 a month”."""
    others = [other.measure for other in asked if other is not one and other.measure]
    numbers = {each.measure.amount for each in numbers_in(one.span.quote) if each.measure.amount > 1}
    return one.measure is not None and any(
        number * other.amount == one.measure.amount
        for other in others
        if other.unit == one.measure.unit
        for number in numbers
    )


def _is_loose(one: Fact, lists: Sequence[PriceList]) -> bool:
    """Whether a sum stands beside the lists of plans and is of none of them."""
    if not lists or any(each.holds(one) or each.names(one) for each in lists) or is_add_on(one.of):
        return False
    is_own = one.voice is Voice.ITSELF
    return all((_is_loose_beside if is_own else _is_of_others)(one, each) for each in lists)


def _is_loose_beside(one: Fact, beside: PriceList) -> bool:
    """Whether a sum of the house's own is for nothing that it is paid for again and again."""
    measure = one.measure
    if measure is None:
        return False
    is_timed = bool(set(measure.per) & set(TIMES))
    is_beside = one.span.source == beside.source
    if things_of(measure) or (is_beside and _is_for_a_thing(one)):
        return not (is_timed or is_beside)
    return bool(set(beside.per) - set(TIMES)) or not is_timed or not (is_beside or one.of)


def _is_of_others(one: Fact, beside: PriceList) -> bool:
    """Whether a sum that others tell, and not of what, can be no plan's: in other money and for no time, or for a time
    alone where each plan is by the user."""
    measure = one.measure
    if measure is None or one.of or beside.asks(measure):
        return False
    is_timed = bool(set(measure.per) & set(TIMES))
    is_whole = is_timed and not things_of(measure) and bool(set(beside.per) - set(TIMES))
    return is_whole or (measure.unit not in beside.units and not is_timed)


def _is_for_a_thing(one: Fact) -> bool:
    _, value, behind = one.span.quote.partition(one.value)
    return bool(value and _FOR_A_THING.match(behind))
