"""What a draft was made of, in a fixed vocabulary, so that results can be compared by it later on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray

from skills.creative.brief.brief import Offer
from skills.creative.copy.tags import NO_PHOTO, OFFERS


class Element(StrEnum):
    """What is tagged. Placement and audience are only adjusted for: they are chosen by the brief, not by a draft."""

    TACTIC = "tactic"
    APPEAL = "appeal"
    OFFER = "offer"
    IMAGERY = "imagery"
    COLOUR = "colour"
    CTA = "cta"
    LAYOUT = "layout"
    LENGTH = "length"
    LOGO = "logo"
    LOCALE = "locale"
    PLATFORM = "platform"
    PLACEMENT = "placement"
    AUDIENCE = "audience"


# What persuades: the vocabulary of arXiv 2208.09626, its data is not used
TACTICS = ("emotion", "reasoning", "social identity", "impact", "authority", "social proof", "scarcity")
# What is held out to the buyer: the vocabulary of arXiv 2204.11445
APPEALS = ("price", "features", "quality", "special deal")
IMAGERIES = ("plain ground", "scene", NO_PHOTO)
COLOURS = (
    "black", "grey", "white", "brown",
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink",
)  # fmt: skip
LENGTHS = ("short", "medium", "long")
SHOWN = ("shown", "not shown")

VALUES: Mapping[Element, tuple[str, ...]] = {
    Element.TACTIC: TACTICS,
    Element.APPEAL: APPEALS,
    Element.OFFER: OFFERS,
    Element.IMAGERY: IMAGERIES,
    Element.COLOUR: COLOURS,
    Element.LENGTH: LENGTHS,
    Element.LOGO: SHOWN,
}
"""The values of those elements that have a closed list; the others hold a brief's or a layout's own names."""

# Characters of the words on a picture: a headline that is read at a glance, and one with a sentence beside it
SHORT_MOST, MEDIUM_MOST = 30, 80
# A colour that covers less than this is not what one sees
LEAST_SHARE = 0.2
# Where a hue ends, in degrees
_HUE_ENDS = ((15, "red"), (42, "orange"), (68, "yellow"), (160, "green"), (195, "teal"),
             (255, "blue"), (290, "purple"), (345, "pink"), (361, "red"))  # fmt: skip


@dataclass(frozen=True, order=True)
class Tag:
    """One element and what it was, written `cta:Shop now`."""

    element: str
    value: str

    def __str__(self) -> str:
        return f"{self.element}:{self.value}"

    @classmethod
    def read(cls, written: str) -> Self:
        """The tag that was written so; raises ValueError where no element is named."""
        element, colon, value = written.partition(":")
        if not colon or not element.strip() or not value.strip():
            raise ValueError(f"{written!r} is no tag: it reads as element:value")
        return cls(element.strip(), value.strip())


def tags_of(
    wording: Mapping[str, str],
    *,
    offer: Offer,
    imagery: str,
    colours: Iterable[str],
    cta: str,
    layout: str,
    words: str,
    logo_shown: bool,
    locale: str,
    platform: str,
    placement: str = "",
    audience: str = "",
) -> tuple[Tag, ...]:
    """All tags of one draft, in the order of `Element`; what is empty is left out.

    `wording` are the tags of its words, such as the tactic; what is measured here stands above what they say."""
    measured = {
        Element.OFFER: offer_kind(offer),
        Element.IMAGERY: imagery,
        Element.CTA: cta,
        Element.LAYOUT: layout,
        Element.LENGTH: length(words),
        Element.LOGO: SHOWN[0] if logo_shown else SHOWN[1],
        Element.LOCALE: locale,
        Element.PLATFORM: platform,
        Element.PLACEMENT: placement,
        Element.AUDIENCE: audience,
    }
    known = {str(name): value for name, value in (*wording.items(), *measured.items())}
    single = [Tag(name, value.strip()) for name, value in known.items() if value.strip()]
    every = {*single, *(Tag(Element.COLOUR, colour) for colour in colours)}
    order = {str(element): place for place, element in enumerate(Element)}
    return tuple(sorted(every, key=lambda tag: (order.get(tag.element, len(order)), tag)))


def offer_kind(offer: Offer) -> str:
    """What sort of offer it is; a percentage counts before a price, and that before a code."""
    if offer.percent:
        return "percent off"
    if offer.price is not None:
        return "lower price"
    if offer.code.strip():
        return "code"
    return "other" if offer.text.strip() else "none"


def length(words: str) -> str:
    """How much there is to read on the picture."""
    count = len(" ".join(words.split()))
    if count <= SHORT_MOST:
        return LENGTHS[0]
    return LENGTHS[1] if count <= MEDIUM_MOST else LENGTHS[2]


def colour_name(colour: Sequence[int]) -> str:
    """The bucket of one sRGB colour."""
    return COLOURS[int(_buckets(np.array([colour], dtype=np.uint8))[0])]


def dominant_colours(pixels: NDArray[np.uint8], most: int = 2) -> tuple[str, ...]:
    """The colours that one sees in a picture, the largest first; at least one.

    `pixels` has the shape (height, width, 3), sRGB; every nth one is looked at, about 10,000 in all."""
    flat = pixels.reshape(-1, 3)
    if not len(flat):
        return ()
    buckets = _buckets(flat[:: max(1, len(flat) // 10_000)])
    shares = np.bincount(buckets, minlength=len(COLOURS)) / len(buckets)
    ranked = sorted(range(len(COLOURS)), key=lambda bucket: (-shares[bucket], bucket))
    return tuple(
        COLOURS[bucket]
        for place, bucket in enumerate(ranked[:most])
        if place == 0 or shares[bucket] >= LEAST_SHARE
    )


def _buckets(colours: NDArray[np.uint8]) -> NDArray[np.intp]:
    """The place of each colour's name in `COLOURS`, by its hue, saturation and value."""
    red, green, blue = (colours[:, channel].astype(np.float64) / 255 for channel in range(3))
    value, least = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
    spread = value - least
    safe = np.where(spread > 0, spread, 1.0)
    hue = (
        np.select(
            [value == red, value == green],
            [(green - blue) / safe % 6, (blue - red) / safe + 2],
            (red - green) / safe + 4,
        )
        * 60
    )
    ends = [hue < end for end, _ in _HUE_ENDS]
    named = np.select(ends, [np.full(len(hue), COLOURS.index(name)) for _, name in _HUE_ENDS], 0)
    saturation = spread / np.where(value > 0, value, 1.0)
    grey = saturation < 0.12
    brown = (hue >= 10) & (hue < 48) & (value < 0.65) & (saturation >= 0.25)
    return np.select(
        [value < 0.16, grey & (value > 0.88), grey, brown],
        [np.full(len(hue), COLOURS.index(name)) for name in ("black", "white", "grey", "brown")],
        named,
    ).astype(np.intp)
