"""Whether a result has the shape of a chart, which one, and the chart in words."""

import re
from collections.abc import Sequence

from skills.chart import Chart, Point
from skills.language import Sentence, joined, number, say
from skills.sql.chat.table import day_said, days_in, is_name, plain
from skills.sql.database import Cell, Rows

FEWEST, MOST_BARS, MOST_PLACES = 2, 24, 366
MOST_SAID = 40  # points; of more, the ends and the extremes are said
_MONTH = re.compile(r"\d{4}(?:-\d{2}|-Q[1-4]|-W\d{2})?")


def chart_of(rows: Rows) -> Chart | None:
    """One column of labels that are all different, and one of figures; None for any other shape.

    Rows that are not all here would draw something else than the truth."""
    if rows.more or rows.cut or len(rows.rows) < FEWEST:
        return None
    columns = {name: [row[at] for row in rows.rows] for at, name in enumerate(rows.columns)}
    figures = [name for name, cells in columns.items() if _are_figures(cells) and not is_name(name)]
    labels = [name for name, cells in columns.items() if name not in figures and _are_labels(cells)]
    # two customers of one name are two bars only where their ids say so, and an id is no label to read
    readable = [name for name in labels if not all(isinstance(cell, int) for cell in columns[name])] or labels
    if len(figures) != 1 or not readable:
        return None
    return _chart(readable[0], columns[readable[0]], figures[0], columns[figures[0]])


def in_words(chart: Chart) -> Sentence:
    """The chart for whoever does not see it, with its figures."""
    what = {"up": chart.up, "across": chart.across}
    head = say("Bars: {up} by {across}", **what)
    if chart.kind == "line":
        head = say("Line: {up} over {across}", **what)
    points = chart.points
    if len(points) <= MOST_SAID:
        return joined((head, joined(map(_said, points), "; ")), ": ")
    low, high = min(points, key=lambda one: one.figure), max(points, key=lambda one: one.figure)
    told = (
        say("first {point}", point=_said(points[0])),
        say("last {point}", point=_said(points[-1])),
        say("lowest {point}", point=_said(low)),
        say("highest {point}", point=_said(high)),
    )
    return joined((head, joined(told, "; ")), ": ")


def _chart(across: str, labels: Sequence[Cell], up: str, figures: Sequence[Cell]) -> Chart | None:
    is_time = days_in(labels) or all(_MONTH.fullmatch(str(label)) for label in labels)
    pairs = list(zip(labels, figures, strict=True))
    if is_time:
        pairs.sort(key=lambda pair: str(pair[0]))
    if len(pairs) > (MOST_PLACES if is_time else MOST_BARS):
        return None
    points = tuple(Point(_label(label), _figure(figure)) for label, figure in pairs)
    return Chart("line" if is_time else "bar", plain(across), plain(up), points)


def _label(cell: Cell) -> str:
    return day_said(cell) if isinstance(cell, str) else str(cell)


def _said(point: Point) -> Sentence:
    whole = point.figure == int(point.figure)
    return joined((point.label, number(point.figure, 0 if whole else 2)))


def _figure(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float | str) else 0.0


def _are_figures(cells: Sequence[Cell]) -> bool:
    return all(
        (isinstance(cell, int | float) and not isinstance(cell, bool)) or _is_decimal(cell) for cell in cells
    )


def _is_decimal(cell: Cell) -> bool:
    """A number that the database keeps exactly comes as text."""
    return isinstance(cell, str) and bool(re.fullmatch(r"-?\d{1,15}\.\d+", cell))


def _are_labels(cells: Sequence[Cell]) -> bool:
    filled = all(isinstance(cell, str | int) and not isinstance(cell, bool) and str(cell) for cell in cells)
    return filled and len(set(cells)) == len(cells)
