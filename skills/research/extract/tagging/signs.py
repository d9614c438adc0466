"""Sums as the tagger has learnt to read them: “GBP 17” is put to it as “£17”, and what it marks is brought back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexing.tagging import Line, Tag, Tagger

_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_CODE = re.compile(r"\b(GBP|EUR|USD)[ \u00a0\u202f]?(?=\d)")


@dataclass(frozen=True)
class WithSigns:
    """A tagger that is shown the sign of a currency where a page has its code."""

    tagger: Tagger

    @property
    def name(self) -> str:
        return self.tagger.name

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        shown = [_Shown.of(one.text) for one in lines]
        tagged = self.tagger.tag([Line(one.text, line.front) for one, line in zip(shown, lines, strict=True)])
        return [tuple(one.brought_back(tag) for tag in tags) for one, tags in zip(shown, tagged, strict=True)]


@dataclass(frozen=True)
class _Shown:
    """A text as it is shown; `places` says of each of its characters, and of its end, where that stood."""

    text: str
    places: tuple[int, ...] | None = None  # None where nothing was changed

    @classmethod
    def of(cls, text: str) -> "_Shown":
        parts: list[str] = []
        places: list[int] = []
        at = 0
        for found in _CODE.finditer(text):
            parts += (text[at : found.start()], _SIGNS[found[1]])
            places += (*range(at, found.start()), found.start())
            at = found.end()
        if not parts:
            return cls(text)
        places += range(at, len(text) + 1)
        return cls("".join((*parts, text[at:])), tuple(places))

    def brought_back(self, tag: Tag) -> Tag:
        """The tag over the same words of the text as it stood."""
        if self.places is None:
            return tag
        return Tag(tag.label, self.places[tag.start], self.places[tag.end], tag.probability)
