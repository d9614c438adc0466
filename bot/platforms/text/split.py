"""Cutting text that is too long: at paragraphs, else sentences, else words, else between whole characters."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_JOINER = "\u200d"
# a base with a thousand accents is one character to Unicode and too long for any platform
_LONGEST_CHARACTER = 16
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
# what closing and reopening a style costs at a cut
_RESERVE = 16
# how much of a piece may be given up for a better place to cut
_LEAST_FILLED = 0.4


@dataclass(frozen=True, slots=True)
class Atom:
    """What is never cut: a word, the space between two, a link. `words` as read, `written` as its platform wants it.

    `style` holds the letters of `spans` in the order they open."""

    words: str
    written: str
    style: str = ""


def size(text: str) -> int:
    """UTF-16 units: never fewer than characters, and what a client in a browser counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> Iterator[str]:
    """Characters as a reader counts them: accents, joined emoji, skin tones and flags stay whole.

    Source: the common cases of Unicode Standard Annex #29, without Hangul jamo and Indic conjuncts."""
    cluster = ""
    for character in text:
        if cluster and not _continues(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def fill(atoms: Sequence[Atom], limit: int, line_prefix: int = 0) -> list[list[Atom]]:
    """Group atoms into pieces of at most `limit` as written; each new line costs `line_prefix` more."""
    spent = [0, *accumulate(_costs(atoms, line_prefix))]
    room = limit - _RESERVE - line_prefix
    pieces = []
    start = 0
    while start < len(atoms):
        most = bisect_right(spent, spent[start] + room) - 1
        end = len(atoms)
        if most < end:
            least = bisect_right(spent, spent[start] + int(room * _LEAST_FILLED))
            end = _best_end(atoms, max(least, start + 1), max(most, start + 1))
        pieces.append(list(atoms[start:end]))
        start = end
    return pieces


def _costs(atoms: Sequence[Atom], line_prefix: int) -> Iterator[int]:
    style = ""
    for atom in atoms:
        markers = 2 * len(atom.style) + 2  # with a zero-width space on either side
        opened = markers if atom.style and atom.style != style else 0
        newlines = atom.written.count("\n")
        yield size(atom.written) + opened + newlines * (line_prefix + (markers if atom.style else 0))
        style = atom.style


def _best_end(atoms: Sequence[Atom], least: int, most: int) -> int:
    return max(range(min(least, most), most + 1), key=lambda end: (_rank(atoms, end), end))


def _rank(atoms: Sequence[Atom], end: int) -> int:
    """How good it is to cut before the atom at `end`: 3 paragraph, 2 sentence or line, 1 word, 0 inside a word."""
    space = next((atoms[at] for at in (end - 1, end) if atoms[at].words.isspace()), None)
    if space is None:
        return 0
    if space.words.count("\n") > 1:
        return 3
    before = atoms[end - 2] if atoms[end - 1] is space and end > 1 else atoms[end - 1]
    return 2 if "\n" in space.words or _SENTENCE_END.search(before.words) else 1


def _continues(cluster: str, character: str) -> bool:
    if len(cluster) >= _LONGEST_CHARACTER:
        return False
    if character.isascii():
        return cluster == "\r" and character == "\n"
    if cluster[-1] == _JOINER or _is_regional(cluster[-1]):
        return cluster[-1] == _JOINER or (_is_regional(character) and len(cluster) % 2 == 1)
    return _extends(character)


def _extends(character: str) -> bool:
    return (
        character == _JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or unicodedata.category(character) in ("Mn", "Me", "Mc")
    )


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
