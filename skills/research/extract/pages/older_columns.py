"""Columns that bear a year: which of a table are of an earlier one."""

import re
from collections.abc import Sequence
from datetime import date

from indexing.web.page import Block

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def is_older_column(cell: Block, cells: Sequence[Block], today: date) -> bool:
    """Whether a column bears a year and another a later one, or a past year and another the same words without it."""
    mine = max(_YEAR.findall(cell.column), default="")
    if not mine:
        return False
    others = [one.column for one in cells if one is not cell and one.column]
    if any(mine < year <= str(today.year) for one in others for year in _YEAR.findall(one)):
        return True
    words = set(re.findall(r"\w+", cell.column.casefold()))
    alike = any(len(words & set(re.findall(r"\w+", one.casefold()))) > 1 for one in others)
    return int(mine) < today.year and alike


def year_of(cell: Block) -> date | None:
    """The middle of the year that a column bears."""
    year = max(_YEAR.findall(cell.column), default="")
    return date(int(year), 7, 1) if year else None
