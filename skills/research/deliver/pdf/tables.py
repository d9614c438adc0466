"""Tables that wrap, with their head again on each page; a matrix is turned so that companies stand side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fpdf.enums import XPos, YPos

from skills.research.deliver.document import Grid, Line, Numbers
from skills.research.deliver.pdf.paper import (
    BLUE,
    FAINT,
    INK,
    LEADING,
    NIGHT,
    PALE,
    RULE,
    SMALL,
    TINY,
    WARN,
    WHITE,
    Paper,
    said_marks,
)
from skills.research.deliver.telling import not_found

PAD = 1.8  # mm inside of a cell
UPRIGHT_MOST, SIDEWAYS_MOST = 3, 5  # columns of companies on a page
FIRST_SHARE = 0.16  # of the width, for what a row is about


@dataclass(frozen=True)
class _Column:
    x: float
    wide: float


def is_wide(grid: Grid) -> bool:
    """Whether it needs a page on its side."""
    return grid.turned and len(grid.rows) > UPRIGHT_MOST


def draw_grid(paper: Paper, grid: Grid, numbers: Numbers) -> None:
    """The table from where the page is; turned ones in as many pieces as their companies need."""
    for place, (head, rows, first) in enumerate(_pieces(grid)):
        _draw(paper, head, rows, numbers, first, is_first=not place)
        if grid.turned:
            paper.ln(4)


def height_of_first(paper: Paper, grid: Grid, numbers: Numbers) -> float:
    """Of the table, or of the first piece of a turned one, in mm."""
    head, rows, first = next(iter(_pieces(grid)))
    columns = _columns(paper, len(head), first)
    return sum(_row_high(paper, columns, row, numbers) for row in (head, *rows))


_Piece = tuple[Sequence[Line], Sequence[Sequence[Line]], float]


def _pieces(grid: Grid) -> Iterator[_Piece]:
    """Head, rows, and how much of the width the first column has."""
    if not grid.turned:
        yield [Line(one) for one in grid.columns], grid.rows, 1 / max(1, len(grid.columns))
        return
    most = SIDEWAYS_MOST if is_wide(grid) else UPRIGHT_MOST
    # as even as can be: seven companies are four and three, not five and two
    pieces = -(-len(grid.rows) // most)
    each = -(-len(grid.rows) // pieces)
    for start in range(0, len(grid.rows), each):
        some = grid.rows[start : start + each]
        head = [Line(grid.columns[0]), *(row[0] for row in some)]
        rows = [
            (Line(name), *(row[place] for row in some)) for place, name in enumerate(grid.columns) if place
        ]
        yield head, rows, FIRST_SHARE


def _draw(
    paper: Paper,
    head: Sequence[Line],
    rows: Sequence[Sequence[Line]],
    numbers: Numbers,
    first: float,
    *,
    is_first: bool,
) -> None:
    columns = _columns(paper, len(head), first)
    highs = [_row_high(paper, columns, row, numbers) for row in (head, *rows)]
    # the first one has its section's heading above it, which would stay behind
    if sum(highs) < paper.eph and not is_first:
        paper.room(sum(highs))
    _row(paper, columns, head, numbers, highs[0], is_head=True)
    for place, (row, high) in enumerate(zip(rows, highs[1:], strict=True)):
        if paper.will_page_break(high):
            paper.add_page(same=True)
            _row(paper, columns, head, numbers, highs[0], is_head=True)
        _row(paper, columns, row, numbers, high, shaded=bool(place % 2))


def _row_high(paper: Paper, columns: Sequence[_Column], row: Sequence[Line], numbers: Numbers) -> float:
    return max(_height(paper, line, column.wide, numbers) for line, column in zip(row, columns, strict=True))


def _columns(paper: Paper, count: int, first: float) -> list[_Column]:
    rest = (1 - first) / max(1, count - 1) if count > 1 else 1.0
    shares = [first if count > 1 else 1.0, *([rest] * (count - 1))]
    found, x = [], paper.l_margin
    for share in shares:
        found.append(_Column(x, share * paper.epw))
        x += share * paper.epw
    return found


def _row(
    paper: Paper,
    columns: Sequence[_Column],
    row: Sequence[Line],
    numbers: Numbers,
    high: float,
    *,
    is_head: bool = False,
    shaded: bool = False,
) -> None:
    top = paper.get_y()
    if is_head or shaded:
        paper.set_fill_color(*(NIGHT if is_head else PALE))
        paper.rect(paper.l_margin, top, paper.epw, high, style="F")
    for place, (line, column) in enumerate(zip(row, columns, strict=True)):
        paper.set_xy(column.x + PAD, top + PAD * 0.7)
        _cell(paper, line, column, numbers, is_head=is_head, is_label=place == 0)
    paper.set_draw_color(*RULE)
    paper.line(paper.l_margin, top + high, paper.l_margin + paper.epw, top + high)
    paper.set_xy(paper.l_margin, top + high)


def _cell(
    paper: Paper, line: Line, column: _Column, numbers: Numbers, *, is_head: bool, is_label: bool
) -> None:
    wide = column.wide - 2 * PAD
    colour = WHITE if is_head else FAINT if line.text == not_found() else INK
    _lines(paper, line.text, wide, SMALL, colour, bold=is_head or is_label)
    marks = said_marks(line.marks, internal=line.internal)
    beside = _beside(paper, marks, wide)
    if marks:
        paper.set_x(column.x + PAD)
        _lines(paper, marks, wide, TINY, WARN)
        paper.set_y(paper.get_y() - (TINY * LEADING if beside else 0))
    for place, row in enumerate(_note_rows(paper, line, wide, numbers, beside)):
        paper.set_x(column.x + PAD + (0 if place else beside))
        for n in row:
            paper.use(TINY, WHITE if is_head else BLUE)
            paper.cell(paper.get_string_width(f"[{n}] "), TINY * LEADING, f"[{n}]", link=paper.note(n))
        paper.set_y(paper.get_y() + TINY * LEADING)


def _lines(
    paper: Paper, text: str, wide: float, size: float, colour: tuple[int, int, int], *, bold: bool = False
) -> None:
    paper.use(size, colour, bold=bold)
    paper.multi_cell(
        wide, size * LEADING, paper.clean(text), align="L", padding=0, new_x=XPos.LEFT, new_y=YPos.NEXT
    )


def _height(paper: Paper, line: Line, wide: float, numbers: Numbers) -> float:
    inner = wide - 2 * PAD
    high = paper.height_of(line.text, inner, SMALL)
    marks = said_marks(line.marks, internal=line.internal)
    beside = _beside(paper, marks, inner)
    if marks:
        high += paper.height_of(marks, inner, TINY) - (TINY * LEADING if beside else 0)
    rows = len(_note_rows(paper, line, inner, numbers, beside))
    return high + max(rows, int(beside > 0)) * TINY * LEADING + 2 * PAD * 0.7 + 0.4


def _beside(paper: Paper, marks: str, wide: float) -> float:
    """Where numbers may begin in the line of the marks; 0 where these need a line of their own."""
    if not marks:
        return 0.0
    paper.use(TINY, bold=True)
    used = paper.get_string_width(f"{paper.clean(marks)}  ")
    return used if used < wide - paper.get_string_width("[999]") else 0.0


def _note_rows(paper: Paper, line: Line, wide: float, numbers: Numbers, beside: float) -> list[list[int]]:
    """The numbers of a cell's quotes, as many in a row as fit."""
    paper.use(TINY)
    rows: list[list[int]] = []
    used = beside or wide + 1
    for n in numbers.cited(line.spans):
        needed = paper.get_string_width(f"[{n}] ")
        if used + needed > wide or not rows:
            used = used if not rows and beside else 0.0
            rows.append([])
        rows[-1].append(n)
        used += needed
    return rows
