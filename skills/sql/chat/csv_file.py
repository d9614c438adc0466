"""Rows as a CSV file that no spreadsheet takes for formulas."""

import csv
import io
import re

from skills.sql.database import Cell, Rows

# a spreadsheet runs a cell that begins so: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def csv_of(rows: Rows) -> str:
    """All rows under their columns, values as the database gave them; lines end in a line feed."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([_guarded(column) for column in rows.columns])
    for row in rows.rows:
        writer.writerow([_written(cell) for cell in row])
    return written.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _guarded(cell) if isinstance(cell, str) else repr(cell)


def _guarded(text: str) -> str:
    """The text with an apostrophe before it, which a spreadsheet reads as: this is text. A number needs none."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
