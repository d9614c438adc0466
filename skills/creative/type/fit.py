"""Finds the largest size at which a text fits its place, and the first of several texts that fits it well."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skills.creative.type.breaking import ugliness
from skills.creative.type.setting import Setting, Style, is_too_long, set_text

# a hyphen in large type is ugly: it is put up with where whole words would be this much smaller
_HYPHEN_GAIN = 1.35
# sizes that are tried for better line ends, as parts of the largest, and what the loss of size costs
_SMALLER, _SIZE_COST = (0.94, 0.88, 0.82, 0.76, 0.7), 0.95


def fit(
    text: str,
    style: Style,
    width_px: int,
    height_px: int,
    *,
    largest_px: float,
    smallest_px: float,
    most_lines: int = 99,
    comfortable_px: float = 0.0,
) -> Setting | None:
    """Set a text as large as fits, in half pixels; None where it does not fit at the smallest size.

    The style's own size is not used. It is a little smaller, though not below the comfortable size, where that makes
    lines end better. A word is only hyphenated where that makes the text a third larger, or else it
    would not fit at all."""
    place = _Place(width_px, height_px, largest_px, smallest_px, most_lines)
    calm = replace(place, smallest_px=max(smallest_px, comfortable_px))
    whole = _largest(text, replace(style, hyphenate=False), place)
    if not style.hyphenate or (whole is not None and whole.style.size_px * _HYPHEN_GAIN > largest_px):
        return _calmer(text, whole, calm)
    cut = _largest(text, style, place)
    if whole is None or cut is None or cut.style.size_px < whole.style.size_px * _HYPHEN_GAIN:
        return _calmer(text, whole or cut, calm)
    return cut


def _calmer(text: str, largest: Setting | None, place: "_Place") -> Setting | None:
    """A little smaller, where lines end better then: a name stays whole, a figure with what it counts."""
    if largest is None or len(largest.lines) < 2 or not largest.style.balanced:
        return largest
    best, least = largest, ugliness(largest.texts, largest.style.keep)
    for times in _SMALLER if least > 0 else ():
        halves = round(largest.style.size_px * times * 2)
        if halves < place.smallest_px * 2:
            break
        setting = _fitting(text, largest.style, halves, place)
        if setting is not None:
            cost = ugliness(setting.texts, setting.style.keep) + (1 - times) * _SIZE_COST
            best, least = (setting, cost) if cost < least - 1e-9 else (best, least)
    return best


@dataclass(frozen=True)
class Fitted:
    """The text that was chosen, by its place among those given, and how it is set."""

    number: int
    setting: Setting


def fit_first(
    texts: Sequence[str],
    style: Style,
    width_px: int,
    height_px: int,
    *,
    largest_px: float,
    smallest_px: float,
    comfortable_px: float,
    most_lines: int = 99,
) -> Fitted | None:
    """The first text that fits at a comfortable size; else, of those that fit at all, the one that is largest."""
    best: Fitted | None = None
    for number, text in enumerate(texts):
        setting = fit(
            text,
            style,
            width_px,
            height_px,
            largest_px=largest_px,
            smallest_px=smallest_px,
            most_lines=most_lines,
            comfortable_px=comfortable_px,
        )
        if setting is not None and setting.style.size_px >= comfortable_px:
            return Fitted(number, setting)
        if setting is not None and (best is None or setting.style.size_px > best.setting.style.size_px):
            best = Fitted(number, setting)
    return best


@dataclass(frozen=True)
class _Place:
    width_px: int
    height_px: int
    largest_px: float
    smallest_px: float
    most_lines: int


def _largest(text: str, style: Style, place: _Place) -> Setting | None:
    """Halve the range of sizes until the largest that fits is found."""
    low, high = round(place.smallest_px * 2), round(place.largest_px * 2)
    best = _fitting(text, style, low, place)
    if best is None:
        return None
    while low < high:
        middle = (low + high + 1) // 2
        setting = _fitting(text, style, middle, place)
        low, high, best = (middle, high, setting) if setting else (low, middle - 1, best)
    return best


def _fitting(text: str, style: Style, halves: int, place: _Place) -> Setting | None:
    sized = style.sized(halves / 2)
    if is_too_long(text, sized, place.width_px, place.height_px, place.most_lines):
        return None
    setting = set_text(text, sized, place.width_px, place.most_lines)
    return setting if setting.fits and setting.height <= place.height_px else None
