"""Which design and which colours a picture gets: by what kind of photo there is, and evenly by product and variant.

All formats of one variant of one product get the same, so that a set looks like one campaign.
"""

from collections.abc import Mapping
from hashlib import sha256
from math import hypot

from skills.creative.brand.kit import Colour, Palette
from skills.creative.photo.subject import Ground
from skills.creative.picture.designs import DESIGNS
from skills.creative.picture.palette import contrast, difference, to_lab
from skills.creative.picture.theme import Theme, themes

# best first for each kind of photo; a narrow arch cuts too much from a scene
_SUITED: Mapping[Ground | None, tuple[str, ...]] = {
    Ground.SCENE: ("overlay", "split", "editorial", "frame", "card", "bold"),
    Ground.PLAIN: ("card", "split", "arch", "editorial", "frame", "bold"),
    Ground.CLEAR: ("bold", "arch", "card", "split", "editorial", "frame"),
    None: ("editorial", "bold", "frame", "split"),
}
# which of `theme.themes` look well with a design; a variant takes the next
_THEMED: Mapping[str, tuple[str, ...]] = {
    "split": ("deep", "light", "warm"),
    "overlay": ("deep",),
    "card": ("warm", "deep", "tint"),
    "editorial": ("light", "warm"),
    "bold": ("deep", "warm"),
    "frame": ("light", "tint"),
    "arch": ("warm", "deep", "tint"),
}
_WORDED: Mapping[str, tuple[str, ...]] = {
    "editorial": ("light", "warm"),
    "frame": ("light", "deep"),
    "split": ("warm", "deep"),
    "bold": ("deep", "warm"),
}
# designs that may stand on a strong accent: ink must be this readable there, and its chroma in Lab so high
_ACCENTED = frozenset({"split", "card", "bold", "arch"})
_LEAST_ON_ACCENT, _STRONG = 8.0, 60.0
# a photo's ground is plainly another colour than an area's from here on, as ΔE2000
_APART = 12.0


def _number(*parts: object) -> int:
    return int.from_bytes(sha256("\0".join(str(part) for part in parts).encode()).digest()[:6], "big")


def design_for(
    sku: str, variant: int, photo: Ground | None, asked: str | None, *, is_wide: bool = False
) -> str:
    """The design that was asked for, or one of those that suit the photo; the next variant gets the next.

    `is_wide` is whether the product is wider than high: a tall arch around it would be empty for the most part."""
    if asked in DESIGNS:
        return asked
    suited = [one for one in _SUITED[photo] if not (is_wide and one == "arch")]
    return suited[(_number(sku) + variant) % len(suited)]


def theme_for(
    sku: str, variant: int, photo: Ground | None, design: str, palette: Palette, ground: Colour | None = None
) -> str:
    """The name of the theme: all of a design's in turn, so that it looks another when it comes round again.

    A bold accent is a ground too. Where a photo lies over two grounds, neither may be its own `ground`'s colour."""
    names = (_WORDED if photo is None else _THEMED).get(design, _THEMED[design])
    if design in _ACCENTED and _carries(palette):
        names = (*names[:1], "accent", *names[1:])
    if design == "bold" and ground is not None:
        made = themes(palette)
        apart = [one for one in names if _is_apart(ground, made[one])]
        names = tuple(apart) or names
    return names[(_number(sku, "theme") + variant // len(_SUITED[photo])) % len(names)]


def _carries(palette: Palette) -> bool:
    """Whether the accent is so strong, and so light, that a whole picture may stand on it."""
    lab = to_lab(palette.accent)
    return contrast(palette.accent, palette.ink) >= _LEAST_ON_ACCENT and hypot(lab[1], lab[2]) >= _STRONG


def _is_apart(ground: Colour, theme: Theme) -> bool:
    return min(difference(ground, theme.base), difference(ground, theme.panel)) >= _APART
