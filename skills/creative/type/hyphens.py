"""Where a word may be hyphenated in its language; names, numbers and words in capitals never are."""

import re
from collections.abc import Sequence
from functools import lru_cache

import pyphen

from skills.creative.type.patterns import Patterns, read_patterns

_LEAST = 3
# no language's word is longer, and the search takes the square of the length
_LONGEST = 100
_WORD = re.compile(r"[^\W\d_]{7,}")
_SOFT = "\u00ad"


def syllables(word: str, language: str, keep: Sequence[str]) -> list[int]:
    """Offsets at which the word may be cut, at least three letters from either end of it. Soft hyphens go before."""
    if _SOFT in word:
        return [
            place + 1 for place, letter in enumerate(word) if letter == _SOFT and 0 < place < len(word) - 1
        ]
    if _is_name(word, keep):
        return []
    patterns = _patterns(language)
    if patterns is None:
        return []
    cuts: list[int] = []
    for part in _WORD.finditer(word):
        for place in patterns.cuts(part.group()) if len(part.group()) <= _LONGEST else ():
            at = part.start() + place
            if at - max(part.start(), cuts[-1] if cuts else 0) >= _LEAST and part.end() - at >= _LEAST:
                cuts.append(at)
    return cuts


def _is_name(word: str, keep: Sequence[str]) -> bool:
    """A digit or a capital after the first letter marks a name, a code or a shout."""
    letters = [letter for letter in word if letter.isalpha()]
    if any(letter.isdigit() for letter in word) or any(letter.isupper() for letter in letters[1:]):
        return True
    low = "".join(letters).casefold()
    return any(low == "".join(filter(str.isalpha, part)).casefold() for name in keep for part in name.split())


@lru_cache(maxsize=32)
def _patterns(language: str) -> Patterns | None:
    found = pyphen.language_fallback(language.replace("-", "_"))
    return read_patterns(pyphen.LANGUAGES[found]) if found else None
