"""Tables of Office files with their real header: converters take an empty or a title row for it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from indexing.sources.sheets import FIGURE, is_value, sections

_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_MOST_ABOVE = 5  # rows that are looked at for the header
_PAIR = 2
_LEAST_ROWS = 2  # below the upper row of a header of two
_DIGIT = re.compile(r"\d")
_NUMBER, _WORD = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")


def with_headers(markdown: str) -> str:
    """The same Markdown, each table that has no names of columns below its first row of names.

    A title that stood alone in the table's first row becomes a line above it; blank rows between go."""
    lines = markdown.split("\n")
    found: list[str] = []
    at = 0
    while at < len(lines):
        if at + 1 < len(lines) and lines[at].startswith("|") and _RULE.fullmatch(lines[at + 1].strip()):
            end = next((n for n in range(at + 2, len(lines)) if not lines[n].startswith("|")), len(lines))
            found += _parted(_headed(lines[at:end]))
            at = end
        else:
            found.append(lines[at])
            at += 1
    return "\n".join(found)


def _parted(table: Sequence[str]) -> Sequence[str]:
    """Each part of a table below the name that stood alone in a row of it, and below the names of the columns."""
    head = next(at for at, line in enumerate(table) if line.startswith("|"))
    rows = table[head + 2 :]
    parts = sections(_cells(table[head]), list(map(_cells, rows)))
    if len(parts) == 1:
        return table
    found = list(table[:head])
    for name, places in parts:
        found += [*_above([name] if name else []), *table[head : head + 2], *(rows[at] for at in places), ""]
    return found[:-1]


def _headed(table: Sequence[str]) -> Sequence[str]:
    """The table below its names; as it was where it has names, or where no row looks like them."""
    first = _cells(table[0])
    wide = len(first)
    if joined := _in_two_rows(table[0], table[2:]):
        return [joined, table[1], *table[3:]]
    if wide < 2 or not (_is_bare(first) or _is_titled(first)):
        return table
    titles = [", ".join(one for one in first if one)] if any(first) else []
    for place, row in enumerate(table[2 : 2 + _MOST_ABOVE], start=2):
        cells = [one for one in _cells(row) if one]
        if len(cells) > 1:
            if joined := _in_two_rows(row, table[place + 1 :]):
                return [*_above(titles), joined, table[1], *table[place + 2 :]]
            below = [_cells(one) for one in table[place + 1 :]]
            is_header = len(cells) == wide and below and _are_names(cells, below)
            return [*_above(titles), row, table[1], *table[place + 1 :]] if is_header else table
        titles += cells
    return table


def _in_two_rows(upper: str, rows: Sequence[str]) -> str:
    """One header of two rows, of which the upper names groups of columns: "Town houses, Under 18"; empty where they are
    no such rows."""
    groups, below = _without_repeats(_cells(upper)), [_cells(one) for one in rows]
    if len(below) < _LEAST_ROWS or len(below[0]) != len(groups) or not _names_groups(groups, below[0]):
        return ""
    names, group = [groups[0] or below[0][0]], ""
    for over, own in zip(groups[1:], below[0][1:], strict=True):
        group = over or group
        names.append(own if own == group or not group else f"{group}, {own}" if own else group)
    return f"| {' | '.join(names)} |" if _are_names(names, below[1:]) else ""


def _without_repeats(cells: Sequence[str]) -> list[str]:
    """Of a name that a merged cell has in each of its columns the first: what a converter writes for it."""
    return [
        "" if place and one == before else one for place, (before, one) in enumerate(pairwise(["", *cells]))
    ]


def _names_groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether there are gaps in the upper row behind its first cell, right of a name, which the lower one fills; its
    first cell is that of both rows, or has none below it."""
    named = [place for place, one in enumerate(upper) if one and place]
    gaps = [place for place, one in enumerate(upper) if not one and place]
    return (
        lower[0] in ("", upper[0])
        and len(named) > 1
        and bool(gaps)
        and gaps[0] > named[0]
        and all(lower[place] for place in gaps)
        and all(one or other for one, other in zip(upper, lower, strict=True))
    )


def _are_names(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether cells name columns: words, or words with a number (“Zone 2”, “7 December”) of another shape than most
    of what stands below them."""
    if _DIGIT.search(cells[0]) or any(map(FIGURE.fullmatch, cells)):
        return False
    numbered = [place for place, one in enumerate(cells) if _DIGIT.search(one)]
    if len(cells) == _PAIR and is_value(cells[1]):  # “Address | 12 Mill Lane” is a pair like those below it
        return all(FIGURE.fullmatch(row[1]) for row in below if len(row) > 1 and row[1])
    return not any(
        _is_alike(cells[place], [row[place] for row in below if place < len(row)]) for place in numbered
    )


def _is_alike(name: str, cells: Sequence[str]) -> bool:
    said = [_shape(one) for one in cells if one]
    return 2 * said.count(_shape(name)) > len(said)


def _shape(cell: str) -> str:
    """With any number and any word for each of its own: "Room 4" and "Bay 12" are alike."""
    return _WORD.sub("a", _NUMBER.sub("0", cell))


def _is_bare(cells: Sequence[str]) -> bool:
    return sum(map(bool, cells)) < 2


def _is_titled(cells: Sequence[str]) -> bool:
    """Whether a title and what goes with it stand in the first cells, and the larger part has no names: "Price list |
    valid from 1 January | | |"."""
    said = sum(map(bool, cells))
    return bool(all(cells[:said]) and 2 * said <= len(cells) and len(cells) > 2)


def _above(titles: Sequence[str]) -> list[str]:
    return [line for title in titles for line in (title, "")]


def _cells(row: str) -> list[str]:
    """Without what converters write for a cell that is empty."""
    cells = (one.strip() for one in re.split(r"(?<!\\)\|", row.strip().strip("|")))
    return ["" if one == "NaN" or one.startswith("Unnamed:") else one for one in cells]
