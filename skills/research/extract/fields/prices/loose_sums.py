"""Sums beside a price list: fees, examples, limits of the law, what customers have spent, what others ask.

Where a house's plans stand beside each other, each with what it costs for the same thing and time, that is what it
asks. A sum elsewhere on its pages is a price where it is of one of these plans, or is for a thing of its own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skills.research.compare.add_ons import is_add_on
from skills.research.compare.alike import folded_plan
from skills.research.compare.figures import TIMES, near_kind
from skills.research.extract.names.names import flat
from skills.research.extract.pages.plan_cards import Card
from skills.research.facts import Fact, Measure, Voice

# “$38 a reel”: for a thing, whatever it is
_FOR_A_THING = re.compile(
    r"\s*(?:/ ?|(?:an?|per|je|pro|par|por|la|le|el|il|per) )(?!(?:day|week|month|year|mo|yr)\b)[^\W\d_]{3,}"
)


@dataclass(frozen=True)
class PriceList:
    """The plans of one page, and what all of them are for; `source` is the page's id."""

    source: str
    cards: tuple[Card, ...]

    @property
    def per(self) -> tuple[str, ...]:
        return next(one.per for card in self.cards for one in card.measures)

    @property
    def units(self) -> frozenset[str]:
        return frozenset(one.unit for card in self.cards for one in card.measures)

    def holds(self, one: Fact) -> bool:
        """Whether a fact stands on one of its cards."""
        return one.span.source == self.source and any(
            card.start <= one.span.start < card.end for card in self.cards
        )

    def names(self, one: Fact) -> bool:
        """Whether a fact is of one of its plans by name, for the same: “A studio of 40 on Growth pays $480 a month” is
        not, where Growth costs so much a user."""
        plan, measure = folded_plan(one.of), one.measure
        return measure is not None and any(
            plan == folded_plan(card.name)
            and near_kind(measure, each)
            and (not measure.per or _things(measure) == _things(each))
            for card in self.cards
            for each in card.measures
        )

    def asks(self, measure: Measure) -> bool:
        """Whether one of its plans costs that much."""
        return any(
            (measure.amount, measure.unit) == (one.amount, one.unit)
            for card in self.cards
            for one in card.measures
        )


def price_list(source: str, cards: Sequence[Card]) -> PriceList | None:
    """The list that cards of a page are, where all of them are for the same thing and time."""
    kinds = {one.per for card in cards for one in card.measures}
    return PriceList(source, tuple(cards)) if len(kinds) == 1 else None


def without_loose_sums(facts: Iterable[Fact], lists: Mapping[str, Sequence[PriceList]]) -> list[Fact]:
    """Facts without sums that are no price beside the list of the house's plans; `lists` by company. What it sells by a
    name of its own has a price of its own."""
    every = list(facts)
    sold = {(one.company, _bare(one, one.value)) for one in every if one.field == "product"}
    return [
        one
        for one in every
        if not _is_sum(one)
        or (one.company, _bare(one, one.of)) in sold
        or not _is_loose(one, lists.get(one.company, ()))
    ]


def _bare(one: Fact, name: str) -> str:
    """A product's or a plan's name without its house's and without what kind of thing it is."""
    return flat(name.partition(", ")[0].removeprefix(f"{one.company} ")).casefold()


def _is_sum(one: Fact) -> bool:
    return one.field == "price" and one.measure is not None and bool(one.measure.amount) and not one.past


def _is_loose(one: Fact, lists: Sequence[PriceList]) -> bool:
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
    if _things(measure) or (is_beside and _is_for_a_thing(one)):
        return not (is_timed or is_beside)
    return bool(set(beside.per) - set(TIMES)) or not is_timed or not (is_beside or one.of)


def _is_of_others(one: Fact, beside: PriceList) -> bool:
    """Whether a sum that others tell, and not of what, can be no plan's: in other money and for no time, or for a time
    alone where each plan is by the user."""
    measure = one.measure
    if measure is None or one.of or beside.asks(measure):
        return False
    is_timed = bool(set(measure.per) & set(TIMES))
    is_whole = is_timed and not _things(measure) and bool(set(beside.per) - set(TIMES))
    return is_whole or (measure.unit not in beside.units and not is_timed)


def _things(measure: Measure) -> frozenset[str]:
    return frozenset(measure.per) - frozenset(TIMES)


def _is_for_a_thing(one: Fact) -> bool:
    _, value, behind = one.span.quote.partition(one.value)
    return bool(value and _FOR_A_THING.match(behind))
