"""Whether the areas are of the brand's colours: found again on the pixels outside photos and logos."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from skills.creative.brand.kit import Colour
from skills.creative.checks.decoded import Decoded, Pixels, furthest
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.picture.palette import BLACK, WHITE, difference, mixed, to_lab
from skills.language import say

# two colours nearer than this are one to most eyes
MOST_DIFFERENCE = 3.0
# a JPG keeps colours coarsely: the ground beside a fine line takes a little of the line's, on so small an area
_BLEED, _THIN_SHARE = 2.0, 0.03
# an area smaller than this part of what is not photo is no area of its own
_LEAST_SHARE = 0.01
# enough of a picture to find every such area
_SAMPLES = 20_000
# neighbours on a flat area or a gentle gradient differ by no more
_FLAT = 6
_STEPS = 24
_SHADES = (0.06, 0.12, 0.18, 0.24)
_NEAREST = 12


def check(draft: Draft, decoded: Decoded) -> Iterator[Finding]:
    """Flat colours that are neither in the palette nor a tint of it."""
    if decoded.pixels is None:
        return
    palette = draft.kit.palette.all
    for colour, share in flat_colours(draft, decoded.pixels):
        away = distance(colour, palette)
        bleeds = decoded.media == "jpg" and share < _THIN_SHARE
        if away > MOST_DIFFERENCE + (_BLEED if bleeds else 0.0):
            yield Finding(
                check="palette",
                what=say(
                    "{share} per cent of the area is {colour}",
                    share=round(share * 100),
                    colour="#{:02x}{:02x}{:02x}".format(*colour),
                ),
                where="picture",
                why=say("it is {away} away from the brand's nearest colour", away=f"{away:.1f}"),
                hard=True,
            )


def flat_colours(draft: Draft, pixels: Pixels) -> list[tuple[Colour, float]]:
    """Colours of areas outside photos and logos, each with its share of those, the largest first."""
    step = max(1, round((pixels.shape[0] * pixels.shape[1] / _SAMPLES) ** 0.5))
    here = pixels[:-1:step, :-1:step]
    seen = _outside(draft, here.shape[0], here.shape[1], step)
    right, below = pixels[:-1:step, 1::step], pixels[1::step, :-1:step]
    flat = here[(furthest(here, right) <= _FLAT) & (furthest(here, below) <= _FLAT) & seen]
    total = int(seen.sum())
    return _grouped(flat, total) if total and len(flat) else []


def _outside(draft: Draft, height: int, width: int, step: int) -> NDArray[np.bool_]:
    """Which samples, one in `step` pixels, lie in no photo and no logo."""
    seen = np.ones((height, width), dtype=np.bool_)
    for placed in draft.drawn.placed:
        if placed.kind in ("photo", "logo"):
            box = placed.box
            top, left = (max(side - 2, 0) // step for side in (box.top, box.left))
            bottom, right = (max(-(-(side + 2) // step), 0) for side in (box.bottom, box.right))
            seen[top:bottom, left:right] = False
    return seen


def _grouped(flat: Pixels, total: int) -> list[tuple[Colour, float]]:
    """Near pixels together: a JPG makes a few colours of one."""
    keys = (flat >> 3).astype(np.int32) @ np.array((1024, 32, 1), dtype=np.int32)
    _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    found: list[tuple[Colour, float]] = []
    for group in np.flatnonzero(counts >= max(_LEAST_SHARE * total, 4)):
        red, green, blue = (round(float(part)) for part in np.median(flat[where == group], axis=0))
        found.append(((red, green, blue), float(counts[group]) / total))
    return sorted(found, key=lambda one: -one[1])


@lru_cache(maxsize=4096)
def distance(colour: Colour, palette: tuple[Colour, ...]) -> float:
    """ΔE2000 to the nearest colour of the palette or tint between two of them, white and black."""
    tints, labs = _tints(palette)
    away = ((labs - np.array(to_lab(colour))) ** 2).sum(axis=1)
    nearest = np.argsort(away)[:_NEAREST]
    return min(difference(colour, tints[at]) for at in nearest.tolist())


@lru_cache(maxsize=16)
def _tints(palette: tuple[Colour, ...]) -> tuple[list[Colour], NDArray[np.float64]]:
    """Mixed as light on a screen and as in Lab: renderers do either."""
    found: set[Colour] = set(palette)
    for one, other in combinations(dict.fromkeys((*palette, WHITE, BLACK)), 2):
        for step in range(1, _STEPS):
            part = step / _STEPS
            found.add(mixed(one, other, part))
            found.add(_blended(one, other, part))
    # soft shadows darken any of them a little
    light = [_blended(one, BLACK, part) for one in found for part in _SHADES if sum(one) > 3 * 150]
    tints = sorted(found.union(light))
    return tints, np.array([to_lab(tint) for tint in tints])


def _blended(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def nearest_of(colour: Colour, palette: tuple[Colour, ...]) -> Colour:
    """The palette's own colour that is nearest, for whoever mends it."""
    return min(palette, key=lambda one: difference(one, colour))
