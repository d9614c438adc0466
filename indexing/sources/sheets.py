"""How the cells of a sheet belong together: which are merged, where one table ends and the next begins, and which rows
stand under a name of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

Row = list[str]

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]{0,200}?\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
)
_LEAST_FULL, _LEAST_COLUMNS, _LEAST_SECTIONS, _LEAST_PAIRS, _PAIR = 2, 3, 2, 3, 2
_LEAST_OF_PART = 3  # rows for each name, itself among them
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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


def beside(rows: Sequence[Row]) -> list[list[Row]]:
    """Tables that stand side by side with a blank column between, one after the other.

    A blank column may as well be air within one table: tables of their own end at other rows or have titles."""
    used = sorted({place for row in rows for place, cell in enumerate(row) if cell})
    gaps = [at for at, (before, after) in enumerate(pairwise(used), start=1) if after - before > 1]
    if not gaps:
        return [[row[used[0] :] for row in rows] if used else list(rows)]
    groups = [used[first:last] for first, last in pairwise([0, *gaps, len(used)])]
    parts = [[[row[at] if at < len(row) else "" for at in group] for row in rows] for group in groups]
    shapes = {tuple(_filled(row) > 1 for row in part) for part in parts}
    is_titled = all(any(_filled(row) == 1 for row in part) for part in parts)
    parts = [[row for row in part if any(row)] for part in parts]
    if all(map(_is_table, parts)) and (len(shapes) > 1 or is_titled):
        return parts
    return [[row[used[0] :] for row in rows]]


def _is_table(part: Sequence[Row]) -> bool:
    """Whether rows have names of columns, and each row a name of its own in the first of them."""
    full = [row for row in part if len(list(filter(None, row))) > 1]
    if len(full) < _LEAST_FULL or any(map(FIGURE.fullmatch, full[0])) or not all(full[0]):
        return False
    return all(row[0] and not FIGURE.fullmatch(row[0]) for row in full)


def is_of_pairs(rows: Sequence[Row]) -> bool:
    """Whether rows of two cells are each a name and its value ("Phone | 0161 496 0000"), below no names of columns."""
    if len(rows) < _LEAST_PAIRS or any(len(row) != _PAIR or not all(row) for row in rows):
        return False
    names, values = zip(*rows, strict=True)
    return (
        is_value(values[0])
        and not all(map(FIGURE.fullmatch, values[1:]))
        and not any(map(FIGURE.fullmatch, names))
    )


def is_value(cell: str) -> bool:
    """Whether a cell is an address or has a number besides a year, as a column's name seldom has."""
    return "@" in cell or any(map(str.isdigit, _YEAR.sub("", cell)))


def sections(head: Row, rows: Sequence[Row]) -> list[tuple[str, range]]:
    """The rows below the names of columns in parts, each below the name that stands alone in a row above it ("North
    office"). One part where the first row is no such name, or there are about as many names as other rows: then what
    stands alone is a row whose other cells are blank."""
    names = [at for at in range(len(rows)) if _is_name(rows, at)]
    is_parted = len(names) >= _LEAST_SECTIONS and names[0] == 0 and len(rows) >= _LEAST_OF_PART * len(names)
    if _filled(head) < _LEAST_COLUMNS or not is_parted:
        return [("", range(len(rows)))]
    ends = [*names[1:], len(rows)]
    return [(rows[at][0], range(at + 1, end)) for at, end in zip(names, ends, strict=True)]


def _is_name(rows: Sequence[Row], at: int) -> bool:
    """Whether a row has words in its first cell alone, or in one merged over all, and one of several below it."""
    row = rows[at]
    is_alone = len(set(filter(None, row))) == 1 and _filled(row) in (1, len(row))
    is_name = is_alone and bool(row[0]) and not FIGURE.fullmatch(row[0])
    return is_name and at + 1 < len(rows) and len(set(filter(None, rows[at + 1]))) > 1


def _filled(row: Row) -> int:
    return sum(map(bool, row))
