"""Colours as style sheets write them, and whether one can be read on another."""

import re

Colour = tuple[int, int, int]

_NAMED: dict[str, Colour] = {
    "white": (255, 255, 255), "black": (0, 0, 0), "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255),
    "yellow": (255, 255, 0), "gray": (128, 128, 128), "grey": (128, 128, 128), "silver": (192, 192, 192),
    "navy": (0, 0, 128), "maroon": (128, 0, 0), "orange": (255, 165, 0), "purple": (128, 0, 128),
    "teal": (0, 128, 128), "ivory": (255, 255, 240), "snow": (255, 250, 250), "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240), "mintcream": (245, 255, 250),
    "azure": (240, 255, 255), "darkblue": (0, 0, 139), "darkgreen": (0, 100, 0), "lightgray": (211, 211, 211),
}  # fmt: skip
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])([0-9a-f])?")
_LONG = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?")
_RGB = re.compile(
    r"rgba?\(\s*(\d{1,3})[\d.]*[\s,]+(\d{1,3})[\d.]*[\s,]+(\d{1,3})[\d.]*(?:[\s,/]+([\d.]+)(%?))?\s*\)"
)
_UNREADABLE = 1.12  # contrast ratio; 1 is the same colour, 4.5 what WCAG 2.2 asks for
_FAINT = 0.08


def colour_of(value: str) -> Colour | str | None:
    """ "transparent" for what shows nothing, None where it cannot be told."""
    value = value.replace("!important", "").strip()
    if value == "transparent":
        return value
    if value in _NAMED:
        return _NAMED[value]
    if found := _LONG.fullmatch(value):
        faint = found[4] is not None and int(found[4], 16) <= _FAINT * 255
        return "transparent" if faint else (int(found[1], 16), int(found[2], 16), int(found[3], 16))
    if found := _SHORT.fullmatch(value):
        faint = found[4] in ("0", "1")
        return (
            "transparent"
            if faint
            else (int(found[1], 16) * 17, int(found[2], 16) * 17, int(found[3], 16) * 17)
        )
    if found := _RGB.fullmatch(value):
        share = float(found[4].strip(".") or 0) / (100 if found[5] else 1) if found[4] else 1.0
        return "transparent" if share <= _FAINT else _within(found)
    return None


def is_unreadable(words: Colour, ground: Colour) -> bool:
    """Whether words of that colour cannot be told from their ground.

    Source: contrast ratio of relative luminances, Web Content Accessibility Guidelines 2.2."""
    light, dark = sorted((_luminance(words), _luminance(ground)), reverse=True)
    near = all(abs(one - other) <= 24 for one, other in zip(words, ground, strict=True))
    return near and (light + 0.05) / (dark + 0.05) < _UNREADABLE


def _within(found: re.Match[str]) -> Colour:
    red, green, blue = (min(255, int(found[number])) for number in (1, 2, 3))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(one / 255) for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
