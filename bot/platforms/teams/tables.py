"""Tables as Adaptive Cards show them: in parts with the header repeated, or line by line where none would hold them."""

import json
from collections.abc import Iterator, Sequence

from bot.platforms.teams import limits
from bot.platforms.teams.cards import code
from bot.platforms.teams.cards import table as table_element
from bot.platforms.teams.parts import Shown
from bot.platforms.teams.words import write_code
from bot.platforms.text.spans import clean, is_blank
from skills.messages import Table

_EMPTY = "–"
_TABLE = limits.CARD - 200  # of one card


def show_table(block: Table) -> Iterator[Shown]:
    width = max((len(row) for row in (block.columns, *block.rows)), default=0)
    header = _even(block.columns, width) if block.columns else ()
    rows = [_even(row, width) for row in block.rows]
    if not width or all(cell == _EMPTY for row in (header, *rows) for cell in row):
        return
    longest = max((_size(header, [row]) for row in rows), default=_size(header, []))
    if width > limits.TABLE_COLUMNS or longest > _TABLE:
        # cells are never cut: what no table holds is read line by line
        lines = "\n".join(" | ".join(row) for row in (header, *rows) if row)
        for piece in write_code(lines, limits.CARD // 2):
            yield Shown(piece.written, (code(piece.words),), piece.words)
        return
    for part in _parts(header, rows):
        words = "\n".join(" | ".join(row) for row in (header, *part) if row)
        yield Shown("", (table_element(header, part),), words, needs_card=True)


def _parts(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """As many rows as one card holds; the header is said again in each."""
    if not rows:
        yield []
    part: list[Sequence[str]] = []
    used = _size(header, [])
    for row in rows:
        cost = _size((), [row])
        if part and (len(part) == limits.TABLE_ROWS or used + cost > _TABLE):
            yield part
            part, used = [], _size(header, [])
        part.append(row)
        used += cost
    if part:
        yield part


def _size(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    if not header and not rows:
        return 0
    return limits.size(json.dumps(table_element(header, rows), ensure_ascii=False))


def _even(row: Sequence[str], width: int) -> tuple[str, ...]:
    cells = [" ".join(clean(text).split()) for text in (*row, *[""] * (width - len(row)))]
    return tuple(_EMPTY if is_blank(cell) else cell for cell in cells)
