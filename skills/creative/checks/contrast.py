"""Whether words can be read: measured again on the decoded pixels around the letters of each box."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from skills.creative.brand.kit import Colour
from skills.creative.checks.decoded import Decoded, Pixels, furthest
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.formats.format import Box
from skills.creative.picture.drawn import Placed
from skills.creative.picture.palette import luminance, luminances
from skills.language import say

LEAST = 4.5
# rounding of pixels and of the noise of a JPG, not a milder rule
_SLACK = {"png": 0.1, "jpg": 0.25}
# letters' pixels differ from their colour by no more than this in any channel
_NEAR, _LESS_NEAR = 28, 70
# of a box this part must be letters, or nothing was drawn there in this colour
_LEAST_LETTERS = 0.004
# letters of this size reach their colour, so that they can be told from the ground pixel by pixel
_LARGE_PX = 30
# so many pixels tell as much as all
_ENOUGH = 20_000
# ratios from 1 to 21 in one byte
_SCALE = 12.0
# the part of the ground that may be worse: single pixels of a photo do not make a word unreadable
_WORST_PART = 5


def check(draft: Draft, decoded: Decoded) -> Iterator[Finding]:
    """Each box of words: its letters are there, and stand out from what is around them."""
    if decoded.pixels is None:
        return
    for placed in draft.drawn.placed:
        if not any(line.strip() for line in placed.text):
            continue
        found = measured(decoded, placed)
        if found is None:
            yield _finding(placed, say("the words cannot be seen in the colour that they should have"))
        elif found < LEAST - _SLACK.get(decoded.media, 0.1):
            yield _finding(placed, say("the words stand out {ratio} to 1", ratio=f"{found:.1f}"))


def _finding(placed: Placed, what: str) -> Finding:
    return Finding(
        check="contrast",
        what=what,
        where=f"picture/{placed.kind}",
        why=say("{least} to 1 is the least that most people can read", least=LEAST),
        hard=True,
    )


def measured(decoded: Decoded, placed: Placed) -> float | None:
    """The contrast of a box's letters with the worst twentieth of the ground around them; None without letters."""
    part = decoded.part(_around_letters(placed))
    if part.size == 0 or placed.colour is None:
        return None
    # of large letters every second or third pixel says the same
    step = max(1, int(placed.size_px // _LARGE_PX))
    part = np.ascontiguousarray(part[::step, ::step])
    letters = _letters(part, placed.colour)
    if letters is None:
        return None
    # a block of the letters' own colour is wider than any of their strokes
    nearby = _worst_nearby(part, placed.colour, placed.size_px / step)
    if placed.size_px < _LARGE_PX:
        return nearby
    ground = part[~_widened(letters, 3)]
    if len(ground) < 0.01 * letters.size:
        ground = part[~_widened(letters, 1)]
    return min(nearby, _worst(_ratios(ground, placed.colour))) if len(ground) else 1.0


def _ratios(pixels: Pixels, colour: Colour) -> NDArray[np.float32]:
    lights, ink = luminances(pixels), luminance(colour)
    ratios = (np.maximum(lights, ink) + 0.05) / (np.minimum(lights, ink) + 0.05)
    return ratios.astype(np.float32)


def _worst(ratios: NDArray[np.float32]) -> float:
    few = ratios.ravel()
    few = few[:: max(1, len(few) // _ENOUGH)]
    at = len(few) * _WORST_PART // 100
    return float(np.partition(few, at)[at])


def _worst_nearby(part: Pixels, colour: Colour, size_px: float) -> float:
    """Small letters are half-covered pixels for the most part, so each place is taken by the clearest ground near it.

    Near is a little more than half the stroke of a heavy letter; where there is no such ground, nobody can read."""
    reach = max(2, round(size_px * 0.16) + 1)
    tall, wide = part.shape[0], part.shape[1]
    if min(tall, wide) <= 2 * reach:
        return float(_ratios(part, colour).max())
    scaled = np.minimum(_ratios(part, colour) * _SCALE, 255).astype(np.uint8)
    near = largest_within(scaled, 2 * reach + 1)
    return _worst(near.astype(np.float32) / np.float32(_SCALE))


def largest_within(values: NDArray[np.uint8], size: int) -> NDArray[np.uint8]:
    """The largest value of each square of so many rows and columns that lies wholly within, by its top left corner.

    Along one axis, then the other; each step joins two windows to one of up to twice the width, so that large squares
    cost hardly more than small ones."""
    for _ in range(2):
        wide = 1
        while wide < size:
            on = min(wide, size - wide)
            values = np.maximum(values[:-on], values[on:])
            wide += on
        values = values.T
    return values


def _around_letters(placed: Placed) -> Box:
    """On a button the corners belong to what is behind it, so the measure keeps to the middle."""
    box = placed.box
    if placed.kind != "cta":
        return box
    across, down = round(box.height * 0.3), round(box.height * 0.12)
    if box.width <= 3 * across:
        return box
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


def _letters(part: Pixels, colour: Colour) -> NDArray[np.bool_] | None:
    """Which pixels are letters. Thin ones hardly reach their colour, so a second look is milder."""
    away = furthest(part, np.array([[colour]], dtype=np.uint8))
    for near in (_NEAR, _LESS_NEAR):
        letters: NDArray[np.bool_] = away <= near
        if letters.mean() >= _LEAST_LETTERS:
            return letters
    return None


def _widened(flags: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """The flags and what lies next to them: half-covered pixels are neither letter nor ground."""
    wide = flags.copy()
    for _ in range(by):
        grown = wide.copy()
        grown[1:] |= wide[:-1]
        grown[:-1] |= wide[1:]
        grown[:, 1:] |= wide[:, :-1]
        grown[:, :-1] |= wide[:, 1:]
        wide = grown
    return wide
