"""What stands at the head and foot of every page of a PDF: its name and the page's number get into no sentence."""

import re
from collections import Counter
from collections.abc import Sequence

from indexing.sources.pdf.lines import Line

_ZONE = 0.12  # of a page's height, at its head and at its foot
_LEAST_PAGES = 0.5  # that bear the same line
_APART = 1.2  # heights of a line between it and the page's own words: the head of a table stands closer
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–— ]*(?:(?:page|seite|pagina|página|p\.|s\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?[-–— ]*",
    re.IGNORECASE,
)


def without_running(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Every page without its number; what heads each is left on the first, what ends each on the last."""
    found = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(mark for page in found for mark in {_mark(line, at) for at, line in page})
    least = max(2, _LEAST_PAGES * len(pages))
    last = len(pages) - 1
    kept = []
    for place, (lines, edges) in enumerate(zip(pages, found, strict=True)):
        gone = {
            id(line)
            for at, line in edges
            if _is_number(line, at, counts)
            or (counts[_mark(line, at)] >= least and place != (0 if at == "head" else last))
        }
        kept.append([line for line in lines if id(line) not in gone])
    return kept


def _is_number(line: Line, at: str, counts: Counter[tuple[str, str, int]]) -> bool:
    """A number alone may be a figure, unless other pages bear theirs in the same place."""
    is_said = bool(_NUMBER.fullmatch(line.text))
    return is_said and (not line.text.strip("-–— ").isdecimal() or counts[_mark(line, at)] > 1)


def _mark(line: Line, at: str) -> tuple[str, str, int]:
    """The same on every page but for its figures."""
    return at, _DIGITS.sub("0", line.text), round(line.bottom / 4)


def _edges(lines: Sequence[Line], height: float) -> list[tuple[str, Line]]:
    """Lines at the head and the foot of a page, with a gap between them and the page's own words."""
    down = sorted(lines, key=lambda line: line.bottom)
    head = [n for n, line in enumerate(down) if line.bottom <= _ZONE * height]
    foot = [n for n, line in enumerate(down) if line.top >= (1 - _ZONE) * height]
    ends = max((n + 1 for n in head if _is_apart(down, n + 1)), default=0)
    begins = min((n for n in foot if _is_apart(down, n)), default=len(down))
    return [*(("head", one) for one in down[:ends]), *(("foot", one) for one in down[max(ends, begins) :])]


def _is_apart(down: Sequence[Line], place: int) -> bool:
    """Whether a gap lies above this one, or there is nothing above or below."""
    if place in (0, len(down)):
        return True
    above, below = down[place - 1], down[place]
    return below.top - above.bottom > _APART * max(above.height, below.height)
