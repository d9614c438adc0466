"""The words of one line as they are gathered from elements: what is joined, what is parted, what is crossed out."""

import re
from dataclasses import dataclass, field

from indexing.web.reading.sheet import BREAK, plain

Stretch = tuple[str, bool]  # words, and whether they are crossed out
_WORD = re.compile(r"[^\W\d_]{3}")
# a small word with a blank behind it begins a piece of its own: “320 customers”, “in 9 countries”
_SMALL = re.compile(r"(?:in|at|of|to|by|on|or|as|an?|is|en|de|du|le|la|à|et|im|am|um|zu|an|ab|je)\s")
_SHORT_NUMBER = re.compile(r"\d[kKmMbB]$")


@dataclass
class Line:
    """Pieces in order. Elements that follow each other without a blank between them are parted where a visitor
    sees them apart: "Founded" and "2012", "$25" and "per user", but not "$" and "25"."""

    pieces: list[Stretch] = field(default_factory=list)
    closed: bool = False  # an element closed since the last words
    opened: bool = False
    raised: bool = False

    def say(self, words: str, *, struck: bool) -> None:
        is_between = self.raised or (self.closed and self.opened)
        if is_between and self.pieces and _is_apart(self.pieces[-1][0], words, raised=self.raised):
            self.pieces.append((" ", struck))
        if words:
            self.pieces.append((words, struck))
            self.closed = self.opened = self.raised = False

    def gap(self, *, struck: bool = False) -> None:
        if self.pieces:
            self.pieces.append((" ", struck))

    def break_off(self, *, struck: bool) -> None:
        if self.pieces:
            self.pieces.append((BREAK, struck))

    def paragraphs(self) -> list[list[Stretch]]:
        """What was gathered, which is then empty: parts between two breaks, each in stretches of one kind."""
        pieces, self.pieces = self.pieces, []
        self.closed = self.opened = self.raised = False
        found: list[list[tuple[list[str], bool]]] = [[]]
        broken = False  # since the last words that are more than a blank
        for words, struck in pieces:
            last = found[-1]
            if words == BREAK and broken:
                found.append([])
            elif last and last[-1][1] == struck:
                last[-1][0].append(words)
            else:
                last.append(([words], struck))
            broken = words == BREAK or (broken and words.isspace())
        return [shown for one in found if (shown := _shown(one))]

    def stretches(self) -> list[Stretch]:
        """In one line, whatever breaks it has."""
        return [
            (words.replace("\n", " "), struck)
            for paragraph in self.paragraphs()
            for words, struck in paragraph
        ]


def _shown(stretches: list[tuple[list[str], bool]]) -> list[Stretch]:
    shown: list[Stretch] = []
    for parts, struck in stretches:
        lines = (plain(one).strip() for one in "".join(parts).split(BREAK))
        if words := "\n".join(filter(None, lines)):
            shown.append((words, struck))
    return shown


def _is_apart(before: str, after: str, *, raised: bool) -> bool:
    left, right = before[-1:], after[:1]
    if not left.isalnum() or left.isspace():
        return left in ")]%" and right.isalnum() and bool(left)
    if right.isdigit():
        return True
    if raised:
        return False
    if right in "$€£¥₹(":
        return True
    if left.isdigit():
        return bool(_WORD.match(after))
    if right.isupper():
        return left.islower() or bool(_WORD.match(after))
    is_word = _WORD.search(before[-3:]) or _SHORT_NUMBER.search(before[-2:])
    return bool(is_word) and bool(_WORD.match(after) or _SMALL.match(after))
