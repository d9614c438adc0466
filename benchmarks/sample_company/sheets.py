"""Writes a source as an Excel workbook: each `##` is a sheet, each line of text a row of its own.

In the first row of a table an empty cell is merged with the cell on its left, as people group columns.
"""

import re
from io import BytesIO

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from benchmarks.sample_company.archive import settle
from benchmarks.sample_company.text import Block, Grid, Heading, Paragraph, Source

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BOLD = Font(bold=True)
_SHADE = PatternFill("solid", fgColor="DDE7EE")


def to_xlsx(source: Source) -> bytes:
    book = Workbook()
    book.remove(book.active)
    properties = book.properties
    properties.title = source.title
    properties.creator = properties.lastModifiedBy = source.author
    properties.created = source.written_at.replace(tzinfo=None)  # openpyxl writes naive times as UTC
    for block in source.blocks:
        if isinstance(block, Heading):
            sheet = book.create_sheet(block.text)
        else:
            _write(block, sheet)
    file = BytesIO()
    book.save(file)
    return settle(file.getvalue(), source.written_at)


def _write(block: Block, sheet: Worksheet) -> None:
    top = sheet.max_row + 1 if sheet["A1"].value else 1
    match block:
        case Paragraph(text):
            sheet.cell(top, 1, text).font = _BOLD
        case Grid(rows):
            for y, row in enumerate(rows):
                for x, text in enumerate(row, start=1):
                    sheet.cell(top + y, x, _value(text))
            _group_columns(sheet, top, rows[0])
            for x in range(1, len(rows[0]) + 1):
                widest = max(len(row[x - 1]) for row in rows)
                sheet.column_dimensions[get_column_letter(x)].width = min(48, widest + 3)
        case _:
            raise ValueError(f"A sheet has no place for {block!r}.")


def _value(text: str) -> str | float | int | None:
    if not _NUMBER.fullmatch(text):
        return text or None
    return float(text) if "." in text else int(text)


def _group_columns(sheet: Worksheet, row: int, header: tuple[str, ...]) -> None:
    starts = [x for x, text in enumerate(header, start=1) if text]
    for start, following in zip(starts, [*starts[1:], len(header) + 1], strict=True):
        cell = sheet.cell(row, start)
        cell.font, cell.fill, cell.alignment = _BOLD, _SHADE, Alignment(horizontal="center")
        if following - start > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=start, end_column=following - 1)
