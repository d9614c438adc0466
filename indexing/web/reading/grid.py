"""Tables: what their rows and columns are called, through cells that span several, and how they are written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from indexing.web.page import BlockKind
from indexing.web.reading.sheet import Sheet
from indexing.web.reading.shown import Shown, tag_of

_MOST_ACROSS = 60
_MOST_DOWN = 1_000
_MOST_IN_CELL = 800  # characters: a cell with more is a part of the page, set beside another
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(r"[$€£¥₹]|\b(?:USD|EUR|GBP|CHF)\b")

Stretch = tuple[str, bool]  # words, and whether they are crossed out


@dataclass
class Cell:
    """`across` and `down` are the columns and rows that it spans."""

    stretches: list[Stretch] = field(default_factory=list)
    is_head: bool = False
    names_row: bool = False
    across: int = 1
    down: int = 1

    @property
    def words(self) -> str:
        """Without what is crossed out, unless all of it is."""
        return " ".join(words for words, struck in self.stretches if not struck) or " ".join(
            words for words, _ in self.stretches
        )


@dataclass(frozen=True)
class _Slot:
    """One place of a table; `own` where the cell begins there, and does not only reach there."""

    cell: Cell
    own: bool


_Row = list["_Slot | None"]


@dataclass
class Grid:
    """The cells of a table by rows; `in_head` are the rows of its `thead`."""

    rows: list[list[Cell]] = field(default_factory=list)
    in_head: set[int] = field(default_factory=set)
    quoted: bool = False

    def open_row(self, *, in_head: bool) -> None:
        if in_head:
            self.in_head.add(len(self.rows))
        self.rows.append([])

    def add(self, cell: Cell) -> None:
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)

    def write(self, sheet: Sheet) -> None:
        """As a table of Markdown; a row that is one wide cell heads those below it."""
        rows = _spread(self.rows)
        width = max((len(row) for row in rows), default=0)
        heads = _heads(rows, self.in_head, width)
        columns = _columns(rows[:heads], width)
        before = list(sheet.headings)
        for number, row in enumerate(rows):
            if not any(slot and slot.own and slot.cell.words for slot in row):
                continue
            name = _group(row, width) if number >= heads else ""
            if name:
                sheet.headings = list(before)
            _write_row(sheet, row, columns if number >= heads else None, quoted=self.quoted)
            if number == heads - 1:
                sheet.put("|" + " --- |" * width + "\n")
            if name:
                sheet.headings = [*before, (9, name)]
        sheet.headings = before
        sheet.put("\n")


def grids(page: Shown) -> frozenset[HtmlElement]:
    """Tables that say something by rows and columns, and do not only put parts of a page beside each other."""
    return frozenset(one for one in page.weights if tag_of(one) == "table" and _is_of_figures(page, one))


def cell_of(element: HtmlElement) -> Cell:
    return Cell(
        is_head=tag_of(element) == "th",
        names_row=element.get("scope") in ("row", "rowgroup") or element.get("role") == "rowheader",
        across=_span(element.get("colspan") or element.get("aria-colspan"), _MOST_ACROSS),
        down=_span(element.get("rowspan") or element.get("aria-rowspan"), _MOST_DOWN),
    )


def _span(told: str | None, most: int) -> int:
    told = (told or "").strip()
    return max(1, min(most, int(told))) if told.isascii() and told.isdigit() and len(told) < 6 else 1


def _is_of_figures(page: Shown, table: HtmlElement) -> bool:
    if (table.get("role") or "") in ("presentation", "none"):
        return False
    rows: list[int] = []
    headed = False
    for one in table.iterdescendants():
        if one not in page.weights:
            continue
        tag = tag_of(one)
        # beside another table, or the page's own title, parts of a page stand and no figures
        if tag in ("table", "h1"):
            return False
        if tag == "tr":
            rows.append(0)
        elif tag in ("td", "th"):
            headed = headed or tag == "th"
            if page.weights[one].characters > _MOST_IN_CELL and not headed:
                return False
            rows = rows or [0]
            rows[-1] += _span(one.get("colspan"), _MOST_ACROSS)
    return len(rows) >= 2 and max(rows) >= 2


def _spread(rows: Sequence[Sequence[Cell]]) -> list[_Row]:
    """Each cell in all the places that it spans."""
    hanging: dict[
        int, tuple[Cell, int]
    ] = {}  # of a column, what reaches down into it, and through how many rows
    found: list[_Row] = []
    for cells in rows:
        row: _Row = []
        for cell in (*cells, None):
            while len(row) in hanging:
                row.append(_hang(hanging, len(row)))
            if cell is None or len(row) >= 3 * _MOST_ACROSS:
                break
            for step in range(cell.across):
                if cell.down > 1:
                    hanging[len(row)] = (cell, cell.down - 1)
                row.append(_Slot(cell, own=step == 0))
        found.append(row)
    return found


def _hang(hanging: dict[int, tuple[Cell, int]], column: int) -> _Slot:
    cell, left = hanging.pop(column)
    if left > 1:
        hanging[column] = (cell, left - 1)
    return _Slot(cell, own=False)


def _heads(rows: Sequence[_Row], in_head: set[int], width: int) -> int:
    """How many rows at the top name the columns."""
    number = 0
    for row in rows[:-1]:
        cells = [slot.cell for slot in row if slot]
        said = [one for one in cells if one.words]
        heads = all(one.is_head and not one.names_row for one in said) and len(said) + 1 >= min(2, width)
        is_title = bool(_group(row, width))
        if number >= 4 or (is_title and number) or not (number in in_head or is_title or (heads and said)):
            break
        number += 1
    return number or int(_first_row_names(rows, width))


def _first_row_names(rows: Sequence[_Row], width: int) -> bool:
    """Whether a first row without heads names the columns all the same: it has no figures, and what is below has."""
    if len(rows) < 2 or any(slot and slot.cell.is_head for row in rows for slot in row):
        return False
    texts = [[slot.cell.words if slot else "" for slot in row] + [""] * (width - len(row)) for row in rows]
    head, below = texts[0], texts[1:]
    if sum(bool(one) for one in head) < width - 1 or any(len(one) > 60 for one in head):
        return False
    if width >= 3:
        return len(rows) >= 3 and not any(_DIGIT.search(one) for one in head[1:])
    # two columns are mostly a name and what is said of it: only where all below are figures of one kind is there a head
    values = [row[1] for row in below if row[1]]
    return bool(values) and all(_MONEY.search(one) for one in values) and not _DIGIT.search(head[1])


def _columns(heads: Sequence[_Row], width: int) -> list[str]:
    names: list[str] = []
    for place in range(width if heads else 0):
        cells = [row[place] for row in heads if place < len(row) and not _group(row, width)]
        words = dict.fromkeys(slot.cell.words for slot in cells if slot and slot.cell.words)
        names.append(" ".join(words))
    return names


def _group(row: _Row, width: int) -> str:
    said = {id(slot.cell): slot.cell for slot in row if slot and slot.cell.words}
    alone = next(iter(said.values())) if len(said) == 1 else None
    is_wide = (
        alone is not None and width >= 2 and (alone.across >= width or (alone.is_head and len(row) == 1))
    )
    return alone.words if alone is not None and is_wide and len(alone.words) <= 80 else ""


def _name_at(row: _Row) -> int:
    """Where the name of a row stands: its last head among the first cells, else its first cell."""
    heads = [place for place, slot in enumerate(row) if slot and slot.cell.is_head and slot.cell.words]
    leading = [place for number, place in enumerate(heads) if number == place]
    return leading[-1] if leading and len(leading) < len(row) else 0


def _write_row(sheet: Sheet, row: _Row, columns: Sequence[str] | None, *, quoted: bool) -> None:
    """`columns` is None for a row that names the columns itself."""
    at = _name_at(row)
    named = row[at] if row else None
    name = named.cell.words if named is not None and columns is not None else ""
    sheet.put("|")
    for place, slot in enumerate(row):
        sheet.put(" ")
        if slot is not None and slot.own:
            column = columns[place] if columns and place < len(columns) else ""
            is_name = named is not None and slot.cell is named.cell
            _write_cell(sheet, slot.cell, "" if is_name else name, column, quoted=quoted)
        sheet.put(" |")
    sheet.put("\n")


def _write_cell(sheet: Sheet, cell: Cell, row: str, column: str, *, quoted: bool) -> None:
    for number, (words, struck) in enumerate(cell.stretches):
        if number:
            sheet.put(" ")
        sheet.block(words, BlockKind.CELL, row=row, column=column, struck=struck, quoted=quoted)
