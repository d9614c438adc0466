"""Parts of a reply into messages, each within its limits: words alone, or a card alone.

Teams makes two messages of one with both, and lets nobody edit it ("Activity resulted into multiple skype
activities"), so words stand in the card with what needs one, unless they cite: citations belong to words.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.platforms import Payload
from bot.platforms.teams import limits
from bot.platforms.teams.cards import PICTURE

_GAP = 8  # between two parts of a text, with the number of a citation


@dataclass(frozen=True)
class Cited:
    """A source under the number that stands in the text."""

    name: str
    abstract: str
    link: str


@dataclass(frozen=True)
class Shown:
    """A part of a reply: as text, unless it needs a card; as elements of a card; and as a person reads it."""

    text: str
    elements: tuple[Payload, ...]
    words: str
    needs_card: bool = False
    tight: bool = False
    cites: Cited | None = None
    weight: int = field(init=False)

    def __post_init__(self) -> None:
        # the bytes of pictures do not count towards a message
        counted = [{name: one[name] for name in one if name != PICTURE} for one in self.elements]
        weight = limits.size(json.dumps(counted, ensure_ascii=False)) + 4 if counted else 0
        object.__setattr__(self, "weight", weight)


@dataclass
class Packed:
    """What goes into one message, and how much of its limits is used."""

    texts: list[Shown] = field(default_factory=list)
    elements: list[Shown] = field(default_factory=list)
    text: int = 0
    card: int = 0
    cited: int = 0

    def takes(self, one: Shown, *, in_card: bool) -> bool:
        if in_card:
            return not self.elements or self.card + one.weight <= limits.CARD
        fits = self.text + limits.size(one.text) + _GAP <= limits.TEXT
        return not self.texts or (fits and self.cited + (one.cites is not None) <= limits.CITATIONS)

    def add(self, one: Shown, *, in_card: bool) -> None:
        (self.elements if in_card else self.texts).append(one)
        if in_card:
            self.card += one.weight
        else:
            self.text += limits.size(one.text) + _GAP
            self.cited += one.cites is not None


def pack(parts: Sequence[Shown]) -> list[Packed]:
    """Messages in order: words as long as nothing needs a card, then cards."""
    messages: list[Packed] = []
    in_cards = False
    for one in parts:
        if one.needs_card and not in_cards and messages:
            _open_card(messages, one)
        in_cards = in_cards or one.needs_card
        # a card that is full is followed by another one, and not by text in between
        if not messages or not messages[-1].takes(one, in_card=in_cards):
            messages.append(Packed())
        messages[-1].add(one, in_card=in_cards)
    return messages


def _open_card(messages: list[Packed], first: Shown) -> None:
    """Let the words before it into the card, or begin it in a message of its own."""
    words, card = messages[-1].texts, Packed()
    for one in words:
        card.add(one, in_card=True)
    if any(one.cites for one in words) or card.card + first.weight > limits.CARD:
        messages.append(Packed())
    else:
        messages[-1] = card
