"""Where each character stands in a line that mixes writing from the left and from the right."""

import re
from dataclasses import dataclass

from bidi import get_display

from skills.creative.type.scripts import RIGHT_TO_LEFT, script_of

_RIGHT_LANGUAGES = frozenset({"ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ckb", "dv", "ug"})
# 480 combining marks that take over the direction of what they follow; two of them write a number below 57,600
_DIGITS = 240
_FIRST_DIGIT = 0xE0100
_ISOLATE, _END = "\u2066", "\u2069"
# a sum of money, a percentage or a telephone number; within Arabic its signs would wander to the other side
_NUMBER = re.compile(
    r"(?<![\w.,])[+\-−±–]?[$€£¥₪₹₺]?[0-9]+(?:[.,:/][0-9]+)*(?:(?:-[0-9]+){2,})?(?:[\u00a0\u202f]?[%‰°$€£¥₪₹₺])?(?!\w)"
)


@dataclass(frozen=True)
class Order:
    """`rank` is each character's place from the left; `leftward` whether it is written towards the left."""

    rank: tuple[int, ...]
    leftward: tuple[bool, ...]


def reads_leftward(text: str, language: str) -> bool:
    """Whether a paragraph starts at the right: in a language that does, or by its first letter of any language."""
    if language.split("-")[0].lower() in _RIGHT_LANGUAGES:
        return True
    first = next((script for script in map(script_of, text) if script), "")
    return first in RIGHT_TO_LEFT


def order(text: str, *, leftward: bool) -> Order:
    """Order a paragraph by the Unicode bidirectional algorithm, kept whole where its lines break.

    Whatever part of a paragraph becomes a line, its characters keep the order among themselves, so that a line need
    only be cut out of it. Numbers with their signs are isolated first, so that -20% is read as it was written."""
    if not any(script_of(character) in RIGHT_TO_LEFT for character in text):
        return Order(tuple(range(len(text))), (False,) * len(text))
    marked = "".join(_marked(text))
    shown = get_display(marked, base_dir="R" if leftward else "L")
    return _read(shown.replace(_ISOLATE, "").replace(_END, ""), len(text))


def _marked(text: str) -> list[str]:
    """Each character with its number in marks: the library gives only the order, and they tell whose it is."""
    parts = [_own(character) + _mark(place) for place, character in enumerate(text)]
    for number in _NUMBER.finditer(text):
        # in the name iPhone 15 the number belongs to the letters before it
        before = next((script for script in map(script_of, text[number.start() :: -1]) if script), "")
        if before and before not in RIGHT_TO_LEFT:
            continue
        parts[number.start()] = _ISOLATE + parts[number.start()]
        parts[number.end() - 1] += _END
    return parts


def _own(character: str) -> str:
    """The character, or one of the same direction in place of a mark that would be mistaken for ours."""
    return "\u0300" if _FIRST_DIGIT <= ord(character) < _FIRST_DIGIT + _DIGITS else character


def _mark(place: int) -> str:
    high, low = divmod(place, _DIGITS)
    return chr(_FIRST_DIGIT + high % _DIGITS) + chr(_FIRST_DIGIT + low)


def _read(shown: str, count: int) -> Order:
    """A mark of two after its character was written rightward; turned round and before it, leftward."""
    rank, leftward = list(range(count)), [False] * count
    seen, at = 0, 0
    while at < len(shown):
        digits = [ord(character) - _FIRST_DIGIT for character in shown[at : at + 3]]
        marks = [0 <= digit < _DIGITS for digit in digits]
        if marks[:3] == [True, True, False]:
            place, left = digits[1] * _DIGITS + digits[0], True
        elif marks[:3] == [False, True, True]:
            place, left = digits[1] * _DIGITS + digits[2], False
        else:
            at += 1
            continue
        rank[place], leftward[place] = seen, left
        seen, at = seen + 1, at + 3
    return Order(tuple(rank), tuple(leftward))
