"""Tables of a PDF's page without lines: cells that stand below each other, some of them over several lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from indexing.sources.pdf.lines import Line
from indexing.sources.pdf.tables import FIGURE, SAME_LINE, Table

_LEAST_ROWS = 3
_PROSE = 0.8  # columns whose cells fill them as far are columns of running text
_LONGEST_LINE = 80  # characters, on average, for the same reason
_WIDEST_GAP = 2.6  # between rows of one table, in heights of a line
_CLOSE = 1.5  # heights of a line between two lines of one cell, at most
_WIDER = 1.25  # times that gap, at least, between two rows where cells have more lines
_FULL_LINE, _FULL_LINES = 0.7, 0.7  # of a column's width; of its lines
_SMALL_STARTS = 0.3  # of the lines of running text begin with a small letter, at least
_FILLED_ROWS = 0.6  # of the rows have more than one cell


@dataclass
class _Column:
    """How far the cells of a column reach."""

    x0: float
    x1: float

    def meets(self, line: Line) -> bool:
        return min(self.x1, line.x1) > max(self.x0, line.x0)

    def take(self, line: Line) -> None:
        self.x0, self.x1 = min(self.x0, line.x0), max(self.x1, line.x1)


@dataclass
class _Run:
    """Rows of lines that can be those of one table."""

    columns: list[_Column] = field(default_factory=list)
    rows: list[list[Line]] = field(default_factory=list)

    def takes(self, row: list[Line]) -> bool:
        """Add a row if it goes on with the table: no cell reaches over two columns, and no column has two."""
        if self.rows and row[0].bottom - self.rows[-1][0].bottom > _WIDEST_GAP * row[0].height:
            return False
        met = [[n for n, column in enumerate(self.columns) if column.meets(line)] for line in row]
        places = [n for one in met for n in one]
        if any(len(one) > 1 for one in met) or len(set(places)) < len(places):
            return False
        if not self.rows and len(row) < 2:
            return False
        for line, one in zip(row, met, strict=True):
            if one:
                self.columns[one[0]].take(line)
            else:
                self.columns.append(_Column(line.x0, line.x1))
        self.columns.sort(key=lambda column: column.x0)
        self.rows.append(row)
        return True

    def place_of(self, line: Line) -> int:
        return next(n for n, column in enumerate(self.columns) if column.meets(line))


def aligned(lines: Sequence[Line]) -> list[Table]:
    """Those of at least three rows; the lines of a cell that is written over several are one."""
    return [table for run in _runs(list(_rows(lines))) if (table := _table(run))]


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one height on the page, from left to right, from top to bottom."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.bottom, one.x0)):
        if row and line.bottom - row[0].bottom > SAME_LINE * line.height:
            yield sorted(row, key=lambda one: one.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda one: one.x0)


def _runs(rows: Sequence[list[Line]]) -> Iterator[_Run]:
    run = _Run()
    for row in rows:
        if run.takes(row):
            continue
        if run.rows:
            yield run
        run = _Run()
        run.takes(row)
    if run.rows:
        yield run


def _table(run: _Run) -> Table | None:
    groups = _groups(run)
    while groups and _is_below(groups[-1], run):
        groups.pop()
    rows = [row for group in groups for row in group]
    several = sum(len({run.place_of(line) for row in group for line in row}) > 1 for group in groups)
    if len(groups) < _LEAST_ROWS or several < _FILLED_ROWS * len(groups) or _is_prose(rows, run):
        return None
    cells = [line for row in rows for line in row]
    return Table(
        tuple(_cells(group, run) for group in groups),
        min(one.x0 for one in cells),
        min(one.top for one in cells),
        max(one.x1 for one in cells),
        max(one.bottom for one in cells),
    )


def _cells(group: Sequence[list[Line]], run: _Run) -> tuple[str, ...]:
    words: list[list[str]] = [[] for _ in run.columns]
    for row in group:
        for line in row:
            words[run.place_of(line)].append(line.text)
    return tuple(" ".join(one) for one in words)


def _is_below(group: Sequence[list[Line]], run: _Run) -> bool:
    """Whether a line by itself, at the left and below the last row, is no row any more."""
    return len(group) == 1 and len(group[0]) == 1 and run.place_of(group[0][0]) == 0


def _groups(run: _Run) -> list[list[list[Line]]]:
    """The lines of each row: those that go on with a cell stand closer, or have no cell in the first column."""
    gaps = [row[0].bottom - above[0].bottom for above, row in pairwise(run.rows)]
    widest = _close_gap(run, gaps)
    found = [[row] for row in run.rows[:1]]
    for row, gap in zip(run.rows[1:], gaps, strict=True):
        goes_on = gap <= widest if widest else _is_rest(row, run) and run.place_of(row[0]) > 0
        if goes_on and gap <= _CLOSE * row[0].height:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _close_gap(run: _Run, gaps: Sequence[float]) -> float:
    """The widest gap between lines of one row; 0 where gaps do not tell. Rows in groups stand closer too, but they
    have all their cells."""
    least = min(gaps, default=0.0)
    close = [(gap, row) for gap, row in zip(gaps, run.rows[1:], strict=True) if gap <= _WIDER * least]
    others = [gap for gap in gaps if gap > _WIDER * least]
    partial = sum(_is_rest(row, run) for _, row in close)
    is_told = bool(others) and 2 * partial >= len(close)
    return max((gap for gap, _ in close), default=0.0) if is_told else 0.0


def _is_rest(row: Sequence[Line], run: _Run) -> bool:
    """Few cells, none of them a figure: more words of the row above, and no row below a name that is said once."""
    return 2 * len(row) <= len(run.columns) and not any(FIGURE.fullmatch(line.text) for line in row)


def _is_prose(rows: Sequence[list[Line]], run: _Run) -> bool:
    columns: list[list[Line]] = [[] for _ in run.columns]
    for row in rows:
        for line in row:
            columns[run.place_of(line)].append(line)
    lines = [line for column in columns for line in column]
    if sum(len(line.text) for line in lines) > _LONGEST_LINE * len(lines):
        return True
    if all(_is_running(column) for column in columns):
        return True
    starts = [min(line.x0 for line in column) for column in columns]
    filled = [
        (line.x1 - line.x0) / (right - left)
        for column, (left, right) in zip(columns, pairwise(starts), strict=False)
        for line in column
    ]
    return bool(filled) and sum(filled) >= _PROSE * len(filled)


def _is_running(column: Sequence[Line]) -> bool:
    """Whether lines read as text that goes on: about as long, of several words, often going on with a small letter."""
    widest = max(line.x1 - line.x0 for line in column)
    full = [line.x1 - line.x0 >= _FULL_LINE * widest for line in column[:-1]]
    small = [line.text[0].islower() for line in column[1:]]
    return (
        len(column) >= _LEAST_ROWS
        and median(len(line.text.split()) for line in column) >= 3
        and sum(full) >= _FULL_LINES * len(full)
        and sum(small) >= _SMALL_STARTS * len(small)
    )
