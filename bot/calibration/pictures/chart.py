"""The chart of a query's result: bars of things, or a line through time."""

import io

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.calibration.pictures.fonts import family_for
from bot.calibration.pictures.sheet import BLUE, new_figure, tidy
from skills.chart import Chart
from skills.language import number

LONGEST_LABEL = 32
MOST_TICKS = 8


def draw_chart(chart: Chart) -> bytes:
    """A PNG in the language that is spoken now; empty where no font at hand can write its words."""
    family = family_for("".join((chart.across, chart.up, *(one.label for one in chart.points))))
    if family is None:
        return b""
    figure = _drawn(chart)
    for text in figure.findobj(Text):
        text.set_fontfamily(family)
        # what a database holds is no formula of ours: a dollar sign is one
        text.set_parse_math(False)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    return drawn.getvalue()


def _drawn(chart: Chart) -> Figure:
    if chart.kind == "line":
        figure = new_figure(high=3.6)
        _line(figure.subplots(), chart)
    else:
        figure = new_figure(high=1.1 + 0.34 * len(chart.points))
        _bars(figure.subplots(), chart)
    return figure


def _bars(axes: Axes, chart: Chart) -> None:
    """From top to bottom in the order of the rows, each with its figure."""
    places = list(range(len(chart.points)))[::-1]
    bars = axes.barh(places, [one.figure for one in chart.points], color=BLUE, height=0.65)
    axes.set_yticks(places, [_short(one.label) for one in chart.points])
    axes.bar_label(bars, [_said(one.figure) for one in chart.points], padding=3, fontsize=8)
    axes.set(xlabel=_short(chart.up), ylabel=_short(chart.across))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: _said(value)))
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.margins(x=0.12)
    tidy(axes)


def _line(axes: Axes, chart: Chart) -> None:
    places = list(range(len(chart.points)))
    axes.plot(places, [one.figure for one in chart.points], color=BLUE, lw=1.8, marker="o", ms=4)
    step = max(1, -(-len(places) // MOST_TICKS))
    axes.set_xticks(places[::step], [_short(one.label) for one in chart.points[::step]])
    axes.set(xlabel=_short(chart.across), ylabel=_short(chart.up))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _place: _said(value)))
    tidy(axes)


def _said(value: float) -> str:
    return number(value, 0 if value == int(value) else 2)


def _short(text: str) -> str:
    shown = "".join(character for character in text if character.isprintable())
    return shown if len(shown) <= LONGEST_LABEL else shown[: LONGEST_LABEL - 1] + "…"
