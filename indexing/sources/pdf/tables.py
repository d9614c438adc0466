"""Tables of a PDF's page: within ruled lines, or of cells that stand below each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from indexing.sources.pdf.lines import Line

if TYPE_CHECKING:
    from pdfplumber.page import Page

# a drawing of this many strokes is a plan or a chart: looking for cells in it takes minutes
_MOST_STROKES = 3_000
_FILLED = 0.5  # share of the cells that hold words
_LEAST_ROWS = 3  # of a table without lines
_PROSE = 0.8  # columns whose cells fill them as far are columns of running text
_LONGEST_CELL = 80  # characters, on average, for the same reason
_SAME_LINE = 0.4  # of a line's height
_WIDEST_GAP = 2.6  # between rows of one table without lines, in heights of a line


@dataclass(frozen=True)
class Table:
    """`rows` of cells, and where it stands on the page, in points from the top left corner."""

    rows: tuple[tuple[str, ...], ...]
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, line: Line) -> bool:
        middle, across = (line.top + line.bottom) / 2, (line.x0 + line.x1) / 2
        return self.top <= middle <= self.bottom and self.x0 <= across <= self.x1

    def markdown(self) -> str:
        head, *rows = ("| " + " | ".join(_cell(one) for one in row) + " |" for row in self.rows)
        return "\n".join([head, "|" + " --- |" * len(self.rows[0]), *rows])


def ruled(page: "Page") -> list[Table]:
    """Those with lines around their cells; a frame around text is none."""
    if len(page.lines) + len(page.rects) + len(page.curves) > _MOST_STROKES:
        return []
    found = []
    for table in page.find_tables():
        rows = tuple(tuple(" ".join((cell or "").split()) for cell in row) for row in table.extract())
        if _is_table(rows):
            found.append(Table(rows, *table.bbox))
    return found


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell for row in rows for cell in row]
    return (
        len(rows) > 1
        and len({len(row) for row in rows}) == 1
        and len(rows[0]) > 1
        and sum(map(bool, cells)) >= _FILLED * len(cells)
    )


def aligned(lines: Sequence[Line]) -> list[Table]:
    """Those without lines: at least three rows of as many cells, each cell below that of the row before."""
    return [_table(run) for run in _runs(list(_rows(lines))) if _is_tabular(run)]


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one height on the page, from left to right, from top to bottom."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.bottom, one.x0)):
        if row and line.bottom - row[0].bottom > _SAME_LINE * line.height:
            yield sorted(row, key=lambda one: one.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda one: one.x0)


def _runs(rows: Sequence[list[Line]]) -> Iterator[list[list[Line]]]:
    run: list[list[Line]] = []
    for row in rows:
        if run and not _goes_below(run[-1], row):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _goes_below(above: list[Line], row: list[Line]) -> bool:
    near = row[0].bottom - above[0].bottom <= _WIDEST_GAP * row[0].height
    return near and len(row) == len(above) and all(map(_overlap, above, row)) and not _crosses(above, row)


def _overlap(one: Line, other: Line) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)


def _crosses(above: list[Line], row: list[Line]) -> bool:
    """Whether a cell of one row reaches below or over the next column of the other."""
    steps = [*zip(above, row[1:], strict=False), *zip(row, above[1:], strict=False)]
    return any(_overlap(cell, beside) for cell, beside in steps)


def _is_tabular(run: Sequence[list[Line]]) -> bool:
    if len(run) < _LEAST_ROWS or len(run[0]) < 2:
        return False
    starts = [min(row[place].x0 for row in run) for place in range(len(run[0]))]
    filled = [
        (row[place].x1 - row[place].x0) / (right - left)
        for row in run
        for place, (left, right) in enumerate(pairwise(starts))
    ]
    letters = [len(cell.text) for row in run for cell in row]
    return sum(filled) < _PROSE * len(filled) and sum(letters) <= _LONGEST_CELL * len(letters)


def _table(run: Sequence[list[Line]]) -> Table:
    cells = [cell for row in run for cell in row]
    return Table(
        tuple(tuple(cell.text for cell in row) for row in run),
        min(one.x0 for one in cells),
        min(one.top for one in cells),
        max(one.x1 for one in cells),
        max(one.bottom for one in cells),
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
