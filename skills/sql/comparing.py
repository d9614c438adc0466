"""Whether two results say the same: what `confidant evaluate sql` and the benchmarks call execution accuracy.

Rows count without order unless the reference orders them; columns may stand anywhere and may be more than the
reference has; numbers are equal within a tolerance; a missing value equals only a missing value."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import product

RELATIVE, ABSOLUTE = 1e-4, 1e-6
MOST_TRIES = 20_000
Cell = object
Rows = Sequence[Sequence[Cell]]


def same_result(found: Rows, wanted: Rows, *, ordered: bool = False) -> bool:
    """Whether `found` holds every column of `wanted` in some place, with the same rows.

    `ordered` also holds the order of rows against it. Two empty results are the same only if the columns suffice."""
    if len(found) != len(wanted):
        return False
    if not wanted:
        return True
    width, needed = len(found[0]), len(wanted[0])
    if width < needed:
        return False
    mine = [[_plain(row[place]) for row in found] for place in range(width)]
    theirs = [[_plain(row[place]) for row in wanted] for place in range(needed)]
    fits = [[place for place in range(width) if _same_column(mine[place], column)] for column in theirs]
    return _some_way(mine, theirs, fits, ordered)


def is_ordered(sql: str) -> bool:
    """Whether the outermost statement says in which order rows come."""
    flat, inner = sql, None
    while flat != inner:  # innermost brackets go first
        flat, inner = re.sub(r"\([^()]*\)", "", flat), flat
    return bool(re.search(r"\border\s+by\b", flat, re.IGNORECASE))


def _some_way(mine: list[list[Cell]], theirs: list[list[Cell]], fits: list[list[int]], ordered: bool) -> bool:
    goal = _rows(theirs)
    for tries, places in enumerate(product(*fits)):
        if tries >= MOST_TRIES:
            return False
        if len(set(places)) < len(places):
            continue
        rows = _rows([mine[place] for place in places])
        if rows == goal or (Counter(rows) == Counter(goal) and (not ordered or _same_but_ties(rows, goal))):
            return True
    return False


def _same_but_ties(rows: list[tuple[Cell, ...]], goal: list[tuple[Cell, ...]]) -> bool:
    """Whether some column comes in the same sequence: rows of equal rank may change places."""
    return any(
        [row[place] for row in rows] == [row[place] for row in goal] and len({row[place] for row in goal}) > 1
        for place in range(len(goal[0]))
    )


def _rows(columns: list[list[Cell]]) -> list[tuple[Cell, ...]]:
    return [tuple(_bucketed(cell) for cell in row) for row in zip(*columns, strict=True)]


def _same_column(one: list[Cell], two: list[Cell]) -> bool:
    return all(
        _same(a, b) for a, b in zip(sorted(one, key=_sorted_by), sorted(two, key=_sorted_by), strict=True)
    )


def _same(one: Cell, two: Cell) -> bool:
    if isinstance(one, float) and isinstance(two, float):
        return math.isclose(one, two, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
    return one == two


def _bucketed(cell: Cell) -> Cell:
    """Numbers rounded to what the tolerance can tell apart, so that rows can be counted."""
    if isinstance(cell, float) and cell and math.isfinite(cell):
        return round(cell, 3 - math.floor(math.log10(abs(cell))))
    return cell


def _plain(cell: Cell) -> Cell:
    """One form for what drivers give differently: decimals, booleans, dates at midnight."""
    if isinstance(cell, bool | int | Decimal | float):
        return float(cell)
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None).isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return cell.removesuffix(" 00:00:00")
    return cell


def _sorted_by(cell: Cell) -> tuple[int, float, str]:
    if cell is None:
        return 0, 0.0, ""
    return (1, cell, "") if isinstance(cell, float) else (2, 0.0, str(cell))
