"""Tables of a PDF's page, as they are written, and those within ruled lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from indexing.sources.pdf.lines import Line

if TYPE_CHECKING:
    from pdfplumber.page import Page

# a drawing of this many strokes is a plan or a chart: looking for cells in it takes minutes
_MOST_STROKES = 3_000
FIGURE = re.compile(r"[\d.,'’ %€$£+/-]*\d[\d.,'’ %€$£+/-]*")
SAME_LINE = 0.4  # of a line's height
_FILLED = 0.5  # share of the cells that hold words


@dataclass(frozen=True)
class Table:
    """`rows` of cells, and where it stands on the page, in points from the top left corner; `is_headed` where its
    first row alone is in bold."""

    rows: tuple[tuple[str, ...], ...]
    x0: float
    top: float
    x1: float
    bottom: float
    is_headed: bool = False

    def holds(self, line: Line) -> bool:
        middle, across = (line.top + line.bottom) / 2, (line.x0 + line.x1) / 2
        return self.top <= middle <= self.bottom and self.x0 <= across <= self.x1

    def below(self, head: tuple[str, ...]) -> "Table":
        return replace(self, rows=(head, *self.rows))

    def noted(self, lines: Sequence[Line]) -> "Table":
        """The same, with what its letters say of its first row."""
        held = [line for line in lines if self.holds(line)]
        top = min((line.bottom for line in held), default=0.0)
        first = [line.style.is_bold for line in held if line.bottom - top <= SAME_LINE * line.height]
        rest = [line.style.is_bold for line in held if line.bottom - top > SAME_LINE * line.height]
        return replace(self, is_headed=all(first) and not all(rest))

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


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
