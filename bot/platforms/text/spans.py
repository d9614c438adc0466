"""Runs of words in one style, in no platform's words, and what of a text can be sent at all."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# the letters of a style, in the order in which they open
BOLD, ITALIC, STRIKE, CODE = "*_~`"
FENCED = "```"
# control characters, and the marks that make a name or a link read backwards
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


@dataclass(frozen=True)
class Span:
    """A run of words in one style; with `url`, a link."""

    text: str
    style: str = ""
    url: str = ""


@dataclass(frozen=True)
class Piece:
    """A part of a text that fits: as its platform wants it, and as a person reads it."""

    written: str
    words: str


def clean(text: str) -> str:
    """Text that can be sent: lone surrogates replaced, control and direction-changing characters blanked."""
    text = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return _UNWANTED.sub(" ", text)


def words_of(spans: Iterable[Span]) -> str:
    """As a person reads it where links cannot be pressed."""
    return "".join(f"{s.text} ({s.url})" if s.url and s.url != s.text else s.text for s in spans)


def is_blank(text: str) -> bool:
    """True if a reader would see nothing: chat platforms refuse such a text."""
    return all(unicodedata.category(c)[0] in "CZ" or c in _FILLERS for c in text)
