"""Colours measured as eyes see them: how far apart two are, how well one reads on another, and tints between two.

`difference` is ΔE2000 and `contrast` the ratio of WCAG 2: 1 for equal colours, 21 for black on white.
Sources: IEC 61966-2-1 (sRGB); CIE 15 (Lab, D65, 2°); Sharma, Wu and Dalal 2005 (CIEDE2000); WCAG 2.2 (luminance).
"""

from functools import lru_cache
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from skills.creative.brand.kit import Colour

Lab = tuple[float, float, float]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

_D65 = (0.95047, 1.0, 1.08883)
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_FROM_XYZ = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
# how much of each channel's light the eye sees, as WCAG rounds it
_SEEN = (0.2126, 0.7152, 0.0722)


def _light(value: float) -> float:
    """One sRGB channel, 0 to 255, as linear light from 0 to 1."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


_LIGHTS = tuple(_light(value) for value in range(256))
_LIGHT_TABLE = np.array(_LIGHTS, dtype=np.float32)


def _value(light: float) -> int:
    held = min(max(light, 0.0), 1.0)
    part = held * 12.92 if held <= 0.0031308 else 1.055 * held ** (1 / 2.4) - 0.055
    return round(part * 255)


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    return sum(_LIGHTS[value] * seen for value, seen in zip(colour, _SEEN, strict=True))


def luminances(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The luminance of each pixel; shape (..., 3) in, (...) out."""
    lit = _LIGHT_TABLE[pixels]
    seen: NDArray[np.float32] = lit @ np.array(_SEEN, dtype=np.float32)
    return seen


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG, 1 to 21, whichever is the lighter."""
    return contrast_of(luminance(one), luminance(other))


def contrast_of(one: float, other: float) -> float:
    """The contrast ratio of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@lru_cache(maxsize=4096)
def to_lab(colour: Colour) -> Lab:
    """CIE L*a*b* of an sRGB colour: L from 0 to 100."""
    lit = [_LIGHTS[value] for value in colour]
    x, y, z = (
        _lab_curve(sum(part * light for part, light in zip(row, lit, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _D65, strict=True)
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def from_lab(lab: Lab) -> Colour:
    """The nearest sRGB colour; what lies outside its range is held at its edge, channel by channel."""
    middle = (lab[0] + 16) / 116
    curved = (middle + lab[1] / 500, middle, middle - lab[2] / 200)
    xyz = [_from_lab_curve(part) * white for part, white in zip(curved, _D65, strict=True)]
    red, green, blue = (
        _value(sum(part * value for part, value in zip(row, xyz, strict=True))) for row in _FROM_XYZ
    )
    return (red, green, blue)


def _lab_curve(ratio: float) -> float:
    return float(ratio ** (1 / 3)) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116


def _from_lab_curve(part: float) -> float:
    return part**3 if part > 6 / 29 else (116 * part - 16) * 27 / 24389


def difference(one: Colour, other: Colour) -> float:
    """ΔE2000 of two sRGB colours: under 1 nobody sees it, 3 is near, over 10 are plainly two colours."""
    return lab_difference(to_lab(one), to_lab(other))


def lab_difference(one: Lab, other: Lab) -> float:
    """ΔE2000 of two colours in Lab."""
    chroma_mean = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
    stretch = 1 + 0.5 * (1 - sqrt(chroma_mean**7 / (chroma_mean**7 + 25**7)))
    chroma1, hue1 = _polar(one[1] * stretch, one[2])
    chroma2, hue2 = _polar(other[1] * stretch, other[2])
    turn, hue = _hues(hue1, hue2, grey=chroma1 * chroma2 == 0)
    lightness, chroma = (one[0] + other[0]) / 2, (chroma1 + chroma2) / 2
    off = 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)
    tilt = 1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue))
    tilt += 0.32 * cos(radians(3 * hue + 6)) - 0.20 * cos(radians(4 * hue - 63))
    by_light = (other[0] - one[0]) / (1 + off)
    by_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * tilt)
    bend = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(max(0.0, by_light**2 + by_chroma**2 + by_hue**2 + bend * by_chroma * by_hue))


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360 if (a, b) != (0, 0) else 0.0


def _hues(one: float, other: float, *, grey: bool) -> tuple[float, float]:
    """The shorter turn from one hue to the other and the hue halfway, in degrees."""
    if grey:
        return 0.0, one + other
    turn = (other - one + 180) % 360 - 180
    # exactly opposite hues turn forwards, as in the paper's pseudo-code
    if turn == -180 and other > one:
        turn = 180.0
    middle = (one + other) / 2
    if abs(one - other) > 180:
        middle += 180 if one + other < 360 else -180
    return turn, middle


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """A tint of `one`: so much of `other` in it, 0 to 1, mixed in Lab so that steps look even."""
    left, right = to_lab(one), to_lab(other)
    return from_lab(
        (
            left[0] + (right[0] - left[0]) * part,
            left[1] + (right[1] - left[1]) * part,
            left[2] + (right[2] - left[2]) * part,
        )
    )


def is_light(colour: Colour) -> bool:
    """Whether dark words read better on it than light ones."""
    return contrast(colour, BLACK) > contrast(colour, WHITE)


def readable(colour: Colour, grounds: tuple[Colour, ...], least: float) -> Colour | None:
    """The colour itself or its nearest darker or lighter tint that reads on all the grounds; None where none does."""
    for step in range(21):
        for towards in (BLACK, WHITE):
            tint = mixed(colour, towards, step / 20) if step else colour
            if all(contrast(tint, ground) >= least for ground in grounds):
                return tint
    return None
