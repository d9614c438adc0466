"""The cards of a price list: names beside each other, right below each of which stands what it costs for a time.

Where a house has such a list, it is what the house asks. A card may also bear no more than “Free”."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from indexing.web.page import BlockKind
from skills.research.compare.figures import TIMES
from skills.research.extract.amounts.normal import Found, money_in
from skills.research.extract.labels.plans import without_badge
from skills.research.extract.labels.value import Value
from skills.research.extract.words.statements import Statement
from skills.research.facts import Fact, Measure

_RUNS = frozenset(TIMES) - {"day"}  # a price by the day is of something hired
_LEAST_CARDS = 2
_MOST_OF_NAME, _MOST_OF_TAG = 5, 14  # words
_SURE = 0.8
_WORD = re.compile(r"[^\W\d_][\w-]*")
_MOST_ABOVE = 3  # lines between a name and its price, such as whom the plan is for
_LEADS = re.compile(
    r"\W*(?:(?:from|only|just|now|ab|nur|dès|à partir de|desde|da|a partire da|vanaf|fra|från|starting at|"
    r"starts at|[A-Z]{2,3})\W*)?"
)
_SENTENCE = re.compile(r"[.!?] \S|[?!]$|\b(?:is|are|was|pays?|costs|ist|kostet|est|coûte|cuesta|es|son)\b")
_FREE = re.compile(
    r"\W*(?P<free>free|kostenlos|kostenfrei|gratis|gratuit|gratuito|grátis)(?: (?:forever|for ever|for good|for life|"
    r"für immer|à vie|para siempre|(?:for|up to|für|bis|pour|jusqu|para|hasta|per|fino|voor|tot)\b[^.!?]{1,40}))?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Card:
    """A plan's `name`, the statements below it, and those of them that are its price; `free` is the one that says that
    there is none."""

    name: str
    statements: tuple[Statement, ...]
    measures: tuple[Measure, ...] = ()
    free: Statement | None = None

    def holds(self, at: int) -> bool:
        """Whether what stands there on the page stands on the card."""
        return self.statements[0].start <= at < self.statements[-1].end

    @property
    def runs_by_itself(self) -> bool:
        """Whether each price has its time beside it."""
        return all(_RUNS & set(one.per) for one in self.measures)

    @property
    def runs(self) -> bool:
        """Whether it is paid again and again."""
        return any(_RUNS & set(one.per) for one in self.measures)


def plan_cards(statements: Sequence[Statement], per: Sequence[str] = ()) -> tuple[Card, ...]:
    """The cards of a page that stand beside others with a price for a time; `per` is what the page says that all of its
    prices are for."""
    beside: dict[tuple[str, ...], dict[str, list[Statement]]] = {}
    for one in statements:
        if one.path and not one.struck and not one.quoted:
            for depth in range(1, len(one.path) + 1):
                beside.setdefault(one.path[: depth - 1], {}).setdefault(one.path[depth - 1], []).append(one)
    lists = [
        [card for name, below in names.items() if (card := _card(name, below, per))]
        for names in beside.values()
    ]
    return tuple(card for cards in lists if _is_list(cards) for card in cards)


def without_plans_as_buyers(facts: Iterable[Fact], cards: Mapping[str, Sequence[Card]]) -> list[Fact]:
    """Facts without plans for whom a house says that something is, as if they bought it: “phone support is for Scale
    and Enterprise only”; `cards` by company."""
    names = {company: {one.name for one in each} for company, each in cards.items()}
    return [
        one
        for one in facts
        if one.field != "segment" or not set(_WORD.findall(one.value)) & names.get(one.company, set())
    ]


def free_plan(name: str, text: str) -> Value:
    """What a card tells of its plan with the line `text`, which says no more than that it is free."""
    found = _FREE.fullmatch(text)
    start, end = found.span("free") if found else (0, len(text))
    return Value(start, end, Measure(Decimal(0)), of=name, sure=_SURE)


def _is_list(cards: Sequence[Card]) -> bool:
    return len(cards) >= _LEAST_CARDS and any(one.runs for one in cards)


def _card(name: str, below: Sequence[Statement], per: Sequence[str]) -> Card | None:
    bare = without_badge(name.strip())
    if not bare or len(bare.split()) > _MOST_OF_NAME or bare[-1] in "?!." or any(money_in(bare)):
        return None
    depth = below[0].path.index(name) + 1
    near = [one for one in below if len(one.path) == depth][:_MOST_ABOVE]
    free = next((one for one in near if _FREE.fullmatch(one.text)), None)
    tags = [found for one in near for found in _tag(one)]
    measures = tuple(_with(one.measure, per) for one in tags)
    return Card(bare, tuple(below), measures, free) if measures or free else None


def _with(measure: Measure, per: Sequence[str]) -> Measure:
    if measure.per or not per:
        return measure
    return replace(measure, per=tuple(sorted(per)))


def _tag(one: Statement) -> Iterator[Found]:
    """The sum of a line that is nothing but a price: neither a row of a table nor the item of a list."""
    text = one.text
    if (
        one.kind in (BlockKind.CELL, BlockKind.ITEM)
        or len(text.split()) > _MOST_OF_TAG
        or _SENTENCE.search(text)
    ):
        return
    sums = money_in(text)
    if sums and _LEADS.fullmatch(text[: sums[0].start]):
        yield sums[0]
