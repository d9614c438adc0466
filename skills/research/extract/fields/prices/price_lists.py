"""The price list of a house: plans beside each other on a page, each with what it costs for the same thing and time."""

from collections.abc import Sequence
from dataclasses import dataclass

from skills.research.compare.alike import folded_plan
from skills.research.compare.figures import TIMES, near_kind
from skills.research.extract.pages.plan_cards import Card
from skills.research.facts import Fact, Measure


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
        return one.span.source == self.source and any(card.holds(one.span.start) for card in self.cards)

    def names(self, one: Fact) -> bool:
        """Whether a fact is of one of its plans by name, for the same: “A studio of 40 on Growth pays $480 a month” is
        not, where Growth costs so much a user."""
        plan, measure = folded_plan(one.of), one.measure
        return measure is not None and any(
            plan == folded_plan(card.name)
            and near_kind(measure, each)
            and (not measure.per or things_of(measure) == things_of(each))
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


def things_of(measure: Measure) -> frozenset[str]:
    """For each of what a sum is, besides a time."""
    return frozenset(measure.per) - frozenset(TIMES)
