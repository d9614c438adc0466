"""How the cells of a sheet belong together: which are merged, and where one table ends and the next begins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

Row = list[str]

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]{0,200}?\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
)
_MOST_MERGED = 100_000  # cells that are filled
FIGURE = re.compile(r"[^\w]*\d[\d.,:'’/ -]*[^\w]*(?:[A-Z]{3}|%)?")


def merged_down(xml: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell below the first of a merge, row and column from 0, where its words stand."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for left, top, _, bottom in _MERGED.findall(xml):
        first, last, column = int(top) - 1, int(bottom) - 1, _column(left)
        if len(found) + last - first > _MOST_MERGED:
            break
        found.update({(row, column): (first, column) for row in range(first + 1, last + 1)})
    return found


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = 26 * number + one - 64
    return number - 1


def filled(rows: Sequence[Row], merged: Mapping[tuple[int, int], tuple[int, int]]) -> list[Row]:
    """The same rows, each with what a merged cell says in all of them."""
    found = [list(row) for row in rows]
    for (row, column), (top, place) in merged.items():
        if row < len(found) and place < len(found[top]) and found[top][place]:
            found[row] += [""] * (column + 1 - len(found[row]))
            found[row][column] = found[row][column] or found[top][place]
    return found


def stretches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Tables that stand below each other, without blank rows: a new one begins where a row of names stands above
    figures after a blank row; other blank rows are air within a table."""
    held: list[Row] = []
    for is_blank, group in groupby(rows, key=lambda row: not any(row)):
        block = [] if is_blank else list(group)
        if held and block and _is_headed(block):
            yield held
            held = []
        held += block
    if held:
        yield held


def _is_headed(block: Sequence[Row]) -> bool:
    titled = sum(map(bool, block[0])) == 1
    head, *rest = block[titled:] or [[]]
    if sum(map(bool, head)) < 2 or not rest or any(map(FIGURE.fullmatch, head)):
        return False
    columns = ([row[place] for row in rest if place < len(row)] for place, name in enumerate(head) if name)
    return any(any(cells) and all(map(FIGURE.fullmatch, filter(None, cells))) for cells in columns)
