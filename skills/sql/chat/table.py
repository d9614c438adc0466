"""Rows of a database as a table for people: numbers and days as they write them, and never anything but text."""

import re
from collections.abc import Sequence
from datetime import date

from skills.language import day, joined, number, say
from skills.messages import Table
from skills.sql.database import Cell, Rows

MOST_ROWS = 20
LONGEST_CELL = 120  # characters; the file holds the whole
# numbers that count nothing: a thousands separator in them would make them another name
_NAMES = re.compile(
    r"(^|_)(id|ids|year|zip|zipcode|code|plz|key|no|nr|phone|fax|isbn|sku)$|id$", re.IGNORECASE
)
_DECIMAL = re.compile(r"-?\d{1,15}\.\d+")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?")
_DIGITS = 2


def table_of(rows: Rows, most_rows: int = MOST_ROWS) -> Table:
    """The first rows. A column whose values are all days, moments or numbers is written as the reader writes them."""
    shown = rows.rows[:most_rows]
    columns = [_column(name, [row[at] for row in shown]) for at, name in enumerate(rows.columns)]
    return Table(tuple(map(plain, rows.columns)), tuple(zip(*columns, strict=True)) if shown else ())


def is_name(column: str) -> bool:
    """Whether numbers in a column of this name count nothing, such as ids and years."""
    return bool(_NAMES.search(column.strip()))


def plain(text: str) -> str:
    """One line of text, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1] + "…"


def day_said(text: str) -> str:
    """A day as the reader writes it; any other text as it is."""
    found = _DAY.fullmatch(text)
    on = _date(found[1]) if found else None
    return day(on) if on else plain(text)


def days_in(cells: Sequence[Cell]) -> bool:
    """Whether there are cells, and each that is filled in is a day."""
    return _all(cells, _DAY)


def _column(name: str, cells: Sequence[Cell]) -> list[str]:
    counts = not is_name(name)
    texts_are_days, texts_are_moments, decimal = days_in(cells), _all(cells, _MOMENT), _all(cells, _DECIMAL)

    def shown(cell: Cell) -> str:
        match cell:
            case None:
                return ""
            case bool():
                return say("yes") if cell else say("no")
            case int():
                return number(cell) if counts else str(cell)
            case float():
                return _figure(cell) if counts else f"{cell:g}"
        if texts_are_days:
            return day_said(cell)
        if texts_are_moments:
            return _moment_said(cell)
        return _figure(float(cell)) if decimal and counts else plain(cell)

    return [shown(cell) for cell in cells]


def _figure(value: float) -> str:
    """Two digits behind the point, more for what is small, none for what is whole."""
    if value == int(value) and abs(value) < 1e15:
        return number(value)
    if abs(value) >= 1e15 or abs(value) < 1e-4:
        return f"{value:g}"
    digits = _DIGITS
    while abs(value) < 10.0 ** (1 - digits) and digits < 6:
        digits += 1
    return number(value, digits)


def _moment_said(text: str) -> str:
    """As the database gives it: whose clock it means is not known, so it is not moved into the reader's zone."""
    found = _MOMENT.fullmatch(text)
    on = _date(found[1]) if found else None
    return joined((day(on), found[2])) if found and on else plain(text)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _all(cells: Sequence[Cell], pattern: re.Pattern[str]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(isinstance(cell, str) and pattern.fullmatch(cell) for cell in filled)
