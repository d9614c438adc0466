"""Tables: Slack's own where they fit, in parts with the header repeated; else aligned text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bot.platforms.slack import limits
from bot.platforms.slack.blocks import Shown, section, table
from bot.platforms.slack.mrkdwn import FENCE, escape, unping, write_code
from bot.platforms.text.spans import clean, is_blank
from skills.messages import Table

Row = tuple[str, ...]
_EMPTY = "–"  # Slack refuses an empty cell
_WIDEST_COLUMN = 30  # of aligned text; a longer cell pushes its own line out
_LONGEST_HEADER = 500  # of aligned text; a longer one is not repeated
_FENCED_TEXT = limits.SECTION - 40  # less the fence, and what cutting code may cost
# cells are shown as they are (CopilotKit/CopilotKit#6481), so nothing is escaped; this keeps it harmless
_MARKUP = re.compile(r"<(?=[!@#]|https?:|mailto:)", re.IGNORECASE)


def show_table(table_: Table) -> Iterator[Shown]:
    """The table's rows in order; ragged rows are filled up, an empty table shows nothing."""
    width = max((len(row) for row in (table_.columns, *table_.rows)), default=0)
    rows = [_even(row, width) for row in table_.rows]
    header = [_even(table_.columns, width)] if table_.columns else []
    if not width or all(cell == _EMPTY for row in (*header, *rows) for cell in row):
        return
    longest = max((_characters(row) for row in rows), default=0)
    if width > limits.TABLE_COLUMNS or _characters(*header) + longest > limits.TABLE_CHARACTERS:
        yield from _as_text(header, rows)
        return
    for part in _parts(header, rows):
        yield Shown(table(part), "\n".join(" | ".join(row) for row in part))


def _even(row: Sequence[str], width: int) -> Row:
    return tuple(_cell(text) for text in (*row, *[""] * (width - len(row))))


def _cell(text: str) -> str:
    text = " ".join(clean(text).split())
    return _EMPTY if is_blank(text) else _MARKUP.sub("<\u2060", unping(text))


def _characters(*rows: Row) -> int:
    return sum(limits.size(cell) for row in rows for cell in row)


def _parts(header: list[Row], rows: list[Row]) -> Iterator[list[Row]]:
    part, used = list(header), _characters(*header)
    for row in rows:
        cost = _characters(row)
        if len(part) > len(header) and (
            len(part) == limits.TABLE_ROWS or used + cost > limits.TABLE_CHARACTERS
        ):
            yield part
            part, used = list(header), _characters(*header)
        part.append(row)
        used += cost
    if part:
        yield part


def _as_text(header: list[Row], rows: list[Row]) -> Iterator[Shown]:
    widths = [min(max(map(_width, column)), _WIDEST_COLUMN) for column in zip(*header, *rows, strict=True)]
    heading = "".join(_line(row, widths) for row in header)
    repeated = heading if _written_size(heading) <= _LONGEST_HEADER else ""
    part, used = [heading], _written_size(heading)
    for line in (_line(row, widths) for row in rows):
        cost = _written_size(line)
        if used and used + cost > _FENCED_TEXT:
            yield from _fenced("".join(part))
            part, used = [repeated], _written_size(repeated)
        part.append(line)
        used += cost
    yield from _fenced("".join(part))


def _written_size(text: str) -> int:
    return limits.size(escape(text))


def _fenced(text: str) -> Iterator[Shown]:
    for piece in write_code(text, limits.SECTION):
        yield Shown(section(piece.written), piece.words)


def _line(row: Row, widths: Sequence[int]) -> str:
    cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return " | ".join(cells).rstrip().replace(FENCE, "ˋˋˋ") + "\n"


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)
