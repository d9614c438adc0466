"""What a wording was made of, in the words that `learning` counts results by."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

# by element, the values that did best, best first: {"tactic": ("authority",), "appeal": ("quality",)}
Hints = Mapping[str, Sequence[str]]
NO_HINTS: Hints = MappingProxyType({})


class Approach(StrEnum):
    """How a variant tries to persuade; each needs something to say, so not every product has them all."""

    BENEFIT = "benefit"
    OFFER = "offer"
    FEATURES = "features"
    PROOF = "proof"
    URGENCY = "urgency"
    AUDIENCE = "audience"
    PRICE = "price"
    PLAIN = "plain"


# tactic and appeal, as `learning.tags` has them
PERSUADES: Mapping[Approach, tuple[str, str]] = {
    Approach.BENEFIT: ("impact", "features"),
    Approach.OFFER: ("reasoning", "special deal"),
    Approach.FEATURES: ("reasoning", "features"),
    Approach.PROOF: ("authority", "quality"),
    Approach.URGENCY: ("scarcity", "special deal"),
    Approach.AUDIENCE: ("social identity", "features"),
    Approach.PRICE: ("reasoning", "price"),
}
CTAS = ("shop", "order", "learn", "sign_up", "offer", "download")
OFFERS = ("none", "percent off", "lower price", "code", "other")
NO_PHOTO = "no photo"
PLAIN_TONE = "plain"


def in_order(possible: Sequence[Approach], hints: Hints) -> tuple[Approach, ...]:
    """Those that did well first, then the usual order; the same hints always give the same order."""

    def place(approach: Approach) -> tuple[int, int]:
        tactic, appeal = PERSUADES.get(approach, ("", ""))
        return _place(tactic, hints.get("tactic", ())) + _place(
            appeal, hints.get("appeal", ())
        ), possible.index(approach)

    return tuple(sorted(possible, key=place))


def _place(value: str, best: Sequence[str]) -> int:
    return list(best).index(value) if value in best else len(best)
