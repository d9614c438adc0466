"""A question as tokens: words with their stems, numbers, quoted strings, comparison signs."""

import re
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from skills.stems import stem

_TOKEN = re.compile(
    r"(?P<quoted>\"[^\"]+\"|“[^”]+”|`[^`]+`|(?<!\w)['‘][^'‘’]+['’](?!\w))"
    r"|(?P<date>\d{4}-\d\d-\d\d)"
    r"|(?P<number>[$€£]?\d[\d,]*(?:\.\d+)?%?(?:st|nd|rd|th)?)"
    r"|(?P<sign><=|>=|!=|<>|[<>=/*+])"
    r"|(?P<word>[^\W\d_][^\W_]*(?:_[^\W_]+)*(?:['’](?!s\b)[^\W\d_]+)?)(?:['’]s\b|['’](?=\s))?"
    r"|(?P<mark>[.,;:?!()])"
)
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}


SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


class Sort(StrEnum):
    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    QUOTED = "quoted"
    SIGN = "sign"
    MARK = "mark"


@dataclass(frozen=True)
class Token:
    """`lower` is what a rule reads; of a quoted string the inside, as written. Offsets are characters of the text."""

    text: str
    lower: str
    stem: str
    sort: Sort
    start: int
    end: int


def tokens_of(text: str) -> tuple[Token, ...]:
    """All tokens in order; a word with hyphens is several words."""
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    sort = Sort(match.lastgroup or "mark")
    raw = match[match.lastgroup or 0]
    if sort is Sort.QUOTED:
        return Token(raw[1:-1], raw[1:-1].lower(), "", sort, match.start(), match.end())
    lower = raw.lower()
    return Token(raw, lower, stem(lower), sort, match.start(), match.end())


def number_of(token: Token) -> float | None:
    """What a number or a number word says; a percent sign is left to the reader."""
    if token.sort is Sort.NUMBER:
        number = float(re.sub(r"[^\d.]", "", token.lower).rstrip("."))
        return number if isfinite(number) else None
    if token.sort is Sort.WORD and token.lower in NUMBER_WORDS:
        return float(NUMBER_WORDS[token.lower])
    return None
