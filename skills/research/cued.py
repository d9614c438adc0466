"""Patterns of many wordings, which are held only against texts that have the cues of one of these.

Each sentence of a page is asked hundreds of patterns, and hardly any is in it. Python's `re` tries every wording at
every letter, which takes tens of microseconds; to look up cues among the letters of the sentence takes half a one. A
pattern that takes no longer than that, or that is asked of texts of which nothing else is asked, had better
be plain."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache

from skills.research.cues import LONG, SHORT, Wording, folded, wordings_of

_LONGEST = 1_000  # letters of a text; in more, nearly every pattern has a cue
_MOST_KEPT = 128  # texts


class Cued:
    """Finds what `re.compile` of the same would find; a pattern is made ready when it is first needed."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def plain(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def _wordings(self) -> Mapping[str, list[Wording]]:
        """By the cues of which each needs one first: what it needs besides."""
        found: dict[str, list[Wording]] = {}
        for first, *besides in wordings_of(self.pattern):
            for cue in first:
                found.setdefault(cue, []).append(tuple(besides))
        return found

    @cached_property
    def _first(self) -> frozenset[str]:
        """The first cues of all wordings. Raises ValueError where there are none: then a plain pattern is as good."""
        if not self._wordings:
            raise ValueError(f"No letters are in every match of {self.pattern!r}")
        return frozenset(self._wordings)

    def may_be_in(self, text: str) -> bool:
        """Whether a text has what one of the wordings needs."""
        if len(text) > _LONGEST:
            return True
        letters = _letters_of(text)
        if self._first.isdisjoint(letters):
            return False
        wordings = (one for cue in self._first & letters for one in self._wordings[cue])
        return any(not any(map(letters.isdisjoint, besides)) for besides in wordings)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.plain.search(text, start, end) if self.may_be_in(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.plain.match(text, start, end) if self.may_be_in(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.plain.fullmatch(text, start, end) if self.may_be_in(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.plain.finditer(text, start, end) if self.may_be_in(text) else iter(())

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self.plain.sub(instead, text, count) if self.may_be_in(text) else text


@lru_cache(_MOST_KEPT)
def _letters_of(text: str) -> set[str]:
    """All that may be a cue in it."""
    told = folded(text)
    letters = set(told)
    for length in (SHORT, LONG):
        letters.update([told[at : at + length] for at in range(len(told) - length + 1)])
    return letters
