"""Workbooks to Markdown, each value as the sheet shows it: 685 and not 685.00, 25 % and not 0.25 (openpyxl)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from indexing.sources.headers import with_headers

if TYPE_CHECKING:
    from openpyxl.cell import ReadOnlyCell  # type: ignore[import-untyped]

_DIGITS = 15  # of a number that a sheet keeps
_PLACES = re.compile(r"0\.(0+)")
_SIGN = re.compile(r"[€£¥]|(?<!\[)\$")  # "[$-407]" names a language


def workbook_markdown(content: bytes) -> str:
    """Each sheet below its name as a table, or as lines where it has but one column. Blank rows go."""
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            # what a sheet says of its size pads each row up to a stray cell far to the right
            sheet.reset_dimensions()
        sheets = [(sheet.title, list(_rows(sheet.iter_rows()))) for sheet in book.worksheets]
    finally:
        book.close()
    return with_headers("\n\n".join(f"## {title}\n{_table(rows)}" for title, rows in sheets if rows))


def _rows(rows: Iterator[Sequence["ReadOnlyCell"]]) -> Iterator[list[str]]:
    for row in rows:
        cells = [_shown(cell.value, cell.number_format or "") for cell in row if cell is not None]
        if any(cells):
            yield cells


def _table(rows: Sequence[list[str]]) -> str:
    used = sorted({place for row in rows for place, words in enumerate(row) if words})
    if len(used) == 1:
        return "\n\n".join(row[used[0]] for row in rows)
    head, *rest = (" | ".join(_cell(row, place) for place in used) for row in rows)
    return "\n".join([f"| {head} |", "|" + " --- |" * len(used), *(f"| {row} |" for row in rest)])


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].replace("|", "\\|") if place < len(row) else ""


def _shown(value: object, shape: str) -> str:
    """A value in words; `shape` is how the sheet formats it, such as "0.0%"."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, shape)
    return " ".join(str(value).split())


def _number(value: float, shape: str) -> str:
    """Without digits that nobody wrote; with the places of a sum of money, and with the sign of its currency."""
    if "%" in shape:
        return f"{round(value * 100, 10):.{_DIGITS}g} %"
    sign, places = _SIGN.search(shape), _PLACES.search(shape)
    said = f"{value:.{_DIGITS}g}"
    if sign:
        said = f"{sign[0]}{value:.{len(places[1]) if places else 0}f}"
    return said
