"""Numbers and letters within what a table row spans, so that 45 is found in "42–50" and grade D in "D–E"."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TO = r"\s*(?:–|-|—|to|bis|à|and|und|et)\s*"
_SIGN = r"[£$€]?\s?"
_SPAN = re.compile(rf"{_SIGN}(?<![\w.:])({_NUMBER}){_TO}{_SIGN}({_NUMBER})(?!\w|:\d|-\d)")
_UP_TO = re.compile(
    rf"\b(?:up to|under|below|less than|bis(?: zu)?|jusqu['’]à|moins de)\s+{_SIGN}({_NUMBER})"
)
_FROM = re.compile(
    rf"\b(?:over|above|more than|from|ab|über|mehr als|plus de|à partir de)\s+{_SIGN}({_NUMBER})(?!{_TO}{_SIGN}\d)"
    rf"|({_NUMBER})\s?\+"
)
_LETTERS = re.compile(rf"(?<!\w)([A-Z]){_TO}([A-Z])(?!\w)")
_ASKED = re.compile(rf"(?<![\w.,:/-])({_NUMBER})(?![\w:/-]*[\d:/])")
_ASKED_LETTER = re.compile(
    r"\b(?:grade|band|level|class|group|category|pontoon|zone|stufe|gruppe|klasse|zone|groupe|catégorie)\s+([A-Za-z])\b",
    re.IGNORECASE,
)
_BOUND = Decimal(10) ** 18
Range = tuple[Decimal, Decimal]


def spans_asked(question: str, row: str) -> bool | None:
    """Whether a row spans a number or letter that the question asks for; None where it spans none at all."""
    asked = list(_asked(question))
    spanned = list(_ranges(row))
    if not asked or not spanned:
        return None
    return any(low <= one <= high for one in asked for low, high in spanned)


def _asked(question: str) -> Iterator[Decimal]:
    for match in _ASKED.finditer(question):
        yield from _decimal(match[1])
    for match in _ASKED_LETTER.finditer(question):
        yield _letter(match[1])


def _ranges(row: str) -> Iterator[Range]:
    for match in _SPAN.finditer(row):
        for low in _decimal(match[1]):
            yield from ((low, high) for high in _decimal(match[2]) if low < high)
    for match in _UP_TO.finditer(row):
        yield from ((Decimal(0), high) for high in _decimal(match[1]))
    for match in _FROM.finditer(row):
        yield from ((low, _BOUND) for low in _decimal(match[1] or match[2]))
    for match in _LETTERS.finditer(row):
        yield _letter(match[1]), _letter(match[2])


def _letter(letter: str) -> Decimal:
    """Letters lie below all numbers that are asked for, so that the two are never mixed up."""
    return Decimal(ord(letter.upper())) - _BOUND


def _decimal(text: str) -> Iterator[Decimal]:
    try:
        yield Decimal(text.replace(",", ""))
    except InvalidOperation:
        return
