"""Lines of a PDF's page to Markdown: headings, paragraphs whose lines go on, and its tables where they stand."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from indexing.sources.headings import is_in_capitals
from indexing.sources.pdf.joined import Block
from indexing.sources.pdf.lines import Line, Style
from indexing.sources.pdf.tables import Table

_BULLET = re.compile(r"^(?:[-*•▪‣◦–●○]|\d{1,3}[.)]|[a-z][.)])\s+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_LONGEST_HEADING = 90  # characters
_MOST_HEADING_LINES = 2
_SLACK = 1.25  # lines further apart than this many usual gaps are two paragraphs
_INDENT = 3.0  # sizes of a letter that the lines of an item may stand further right than its mark
_DEEPEST = 4  # level of a heading


def written(
    lines: Sequence[Line], tables: Sequence[Table], usual: Style, sizes: Sequence[float]
) -> list[Block]:
    """The blocks of a page: Markdown, and tables; `usual` are the letters of running text, `sizes` those of headings,
    largest first."""
    apart = [line for line in lines if not any(table.holds(line) for table in tables)]
    edges = _edges(apart)
    gap = _usual_gap(apart, edges)
    found: list[Block] = []
    mixed = _has_small_letters(apart)
    told: set[int] = set()
    block: list[Line] = []
    for line in lines:
        place = next((number for number, table in enumerate(tables) if table.holds(line)), None)
        if place is None and (not block or _goes_on(block, line, gap, edges)):
            block.append(line)
            continue
        found += _block(block, usual, sizes, mixed=mixed)
        block = [line] if place is None else []
        if place is not None and place not in told:
            told.add(place)
            found.append(tables[place])
    return [*found, *_block(block, usual, sizes, mixed=mixed)]


def _has_small_letters(lines: Sequence[Line]) -> bool:
    """Whether capitals make a line stand out on this page."""
    letters = [one for line in lines for one in line.text if one.isalpha()]
    return 2 * sum(map(str.islower, letters)) > len(letters)


def _block(block: Sequence[Line], usual: Style, sizes: Sequence[float], *, mixed: bool) -> list[str]:
    if not block:
        return []
    if _is_heading(block, usual, mixed=mixed):
        size = block[0].style.size
        level = min(sizes.index(size) + 1 if size in sizes else len(sizes) + 1, _DEEPEST)
        return [f"{'#' * level} {' '.join(line.text for line in block)}"]
    return ["\n".join(line.text for line in block)]


def _is_heading(block: Sequence[Line], usual: Style, *, mixed: bool) -> bool:
    text, style = " ".join(line.text for line in block), block[0].style
    stands_out = (
        style.size > 1.05 * usual.size
        or (style.is_bold and not usual.is_bold and style.size >= usual.size)
        or (mixed and style.size >= usual.size and is_in_capitals(text))
    )
    return (
        stands_out
        and len(block) <= _MOST_HEADING_LINES
        and len(text) <= _LONGEST_HEADING
        and bool(_LETTERS.search(text))
        and not text.endswith((".", ",", ";", ":"))
        and not text.startswith(("•", "-", "–"))
    )


def _goes_on(block: Sequence[Line], line: Line, gap: float, edges: dict[int, float]) -> bool:
    before = block[-1]
    if before.style != line.style or (is_in_capitals(before.text) and any(map(str.islower, line.text))):
        return False
    if before.box == line.box:
        return True
    below = line.bottom - before.bottom
    hangs = _INDENT * line.style.size if _BULLET.match(block[0].text) else 0.5 * line.style.size
    return (
        0 < below <= _SLACK * gap
        and -0.5 * line.style.size <= line.x0 - block[0].x0 <= hangs
        and not _BULLET.match(line.text)
        and _is_full(before, line, edges)
    )


def _is_full(before: Line, line: Line, edges: dict[int, float]) -> bool:
    """Whether the next line's first word had no place on the line before: the sentence may go on there."""
    word = line.text.split(maxsplit=1)[0]
    width = (line.x1 - line.x0) * (len(word) + 1) / max(len(line.text), 1)
    return edges.get(round(before.x0), before.x1) - before.x1 < width


def _edges(lines: Sequence[Line]) -> dict[int, float]:
    """How far right the lines go that begin in one place."""
    found: dict[int, float] = {}
    for line in lines:
        found[round(line.x0)] = max(found.get(round(line.x0), 0.0), line.x1)
    return found


def _usual_gap(lines: Sequence[Line], edges: dict[int, float]) -> float:
    """How far apart lines stand that go on, in points."""
    gaps = [
        line.bottom - before.bottom
        for before, line in pairwise(lines)
        if before.style == line.style and _is_full(before, line, edges)
    ]
    below = [gap for gap in gaps if gap > 0]
    return median(below) if below else 0.0
