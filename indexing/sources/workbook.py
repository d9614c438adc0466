"""Workbooks to Markdown, each value as the sheet shows it: 685 and not 685.00, 25 % and not 0.25 (openpyxl)."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from indexing.sources.headers import with_headers
from indexing.sources.sheets import beside, filled, is_of_pairs, merged_down, stretches

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # type: ignore[import-untyped]

_DIGITS = 15  # of a number that a sheet keeps
_PLACES = re.compile(r"0\.(0+)")
_SIGN = re.compile(r"[€£¥]|(?<!\[)\$")  # "[$-407]" names a language


def workbook_markdown(content: bytes) -> str:
    """Each sheet below its name, its tables one after the other, or as lines where they have but one column. Sheets
    that are hidden are not read, unless there is no other."""
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        parts = ((sheet.title, _parts(sheet, content)) for sheet in shown or book.worksheets)
        sheets = [(title, tables) for title, tables in parts if tables]
    finally:
        book.close()
    return with_headers("\n\n".join(f"## {title}\n{tables}" for title, tables in sheets))


def _parts(sheet: "ReadOnlyWorksheet", content: bytes) -> str:
    # what a sheet says of its size pads each row up to a stray cell far to the right
    sheet.reset_dimensions()
    cells = (
        [_shown(cell.value, cell.number_format or "") if cell is not None else "" for cell in row]
        for row in sheet.iter_rows()
    )
    rows = [row if any(row) else [] for row in cells]  # blank ones may be many, and wide
    with ZipFile(BytesIO(content)) as archive:
        merged = merged_down(archive.read(sheet._worksheet_path))  # no other way tells it of a sheet read so
    return "\n\n".join(_table(table) for part in stretches(filled(rows, merged)) for table in beside(part))


def _table(rows: Sequence[list[str]]) -> str:
    used = sorted({place for row in rows for place, words in enumerate(row) if words})
    if len(used) == 1:
        return "\n\n".join(row[used[0]] for row in rows)
    if is_of_pairs([[row[place] if place < len(row) else "" for place in used] for row in rows]):
        rows = [[""] * (used[-1] + 1), *rows]
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
