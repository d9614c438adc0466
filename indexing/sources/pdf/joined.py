"""What goes on over a page's end: a sentence stands whole on the page where it begins, a table has its head again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from indexing.sources.pdf.tables import FIGURE, Table

Block = str | Table

_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")
_SAME_PLACE = 3.0  # points to the left or right
_LONGEST = 700  # characters of a sentence's rest
_BROKEN = re.compile(r"(?P<first>[^\W\d_]+)-\n(?P<rest>[^\W\d_]+)")
# parts that words keep their hyphen behind, and words that leave it open: "Vor- und Nachteile"
_KEPT = frozenset(
    "self well full part half high low long short cross semi anti multi two three four five".split()
)
_OPEN = frozenset("and or to und oder bzw bis et ou y e o of the".split())


def joined(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The same blocks of each page, as they belong together."""
    found = [list(one) for one in pages]
    for above, below in pairwise(page for page in found if page):
        last, first = above[-1], below[0]
        if isinstance(last, Table) and isinstance(first, Table):
            below[0] = first.below(last.rows[0]) if _goes_on(last, first) else first
        elif isinstance(last, str) and isinstance(first, str) and _is_cut(last, first):
            end = _SENTENCE_END.search(first, 0, _LONGEST)
            rest = first[: end.end()] if end else first
            above[-1] = f"{last}\n{rest}"
            below[:1] = [first[len(rest) :].strip()] if first[len(rest) :].strip() else []
    return found


def _is_cut(last: str, first: str) -> bool:
    plain = not last.startswith("#") and not first.startswith("#")
    return plain and not _ENDED.search(last) and first[0].islower() and not re.match(r"[a-z][.)]\s", first)


def _goes_on(above: Table, below: Table) -> bool:
    """Whether a table has no head of its own, and the one above has."""
    head, first, rest = above.rows[0], below.rows[0], below.rows[1:]
    if len(head) != len(first) or first == head or below.is_headed or abs(above.x0 - below.x0) > _SAME_PLACE:
        return False
    if not all(head) or any(map(FIGURE.fullmatch, head)):
        return False
    counted = [place for place in range(len(first)) if all(FIGURE.fullmatch(row[place]) for row in rest)]
    return not any(not FIGURE.fullmatch(first[place]) for place in counted)


def unbroken(text: str) -> str:
    """Words that a line's end broke are whole again; those that the text also has with a hyphen keep it."""
    return _BROKEN.sub(lambda found: _whole(found, text.lower()), text)


def _whole(found: re.Match[str], text: str) -> str:
    first, rest = found["first"], found["rest"]
    if rest.lower() in _OPEN:
        return found[0]
    keeps = rest[0].isupper() or first.lower() in _KEPT or f"{first}-{rest}".lower() in text
    return f"{first}-{rest}" if keeps else f"{first}{rest}"
