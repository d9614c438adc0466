"""Prices side by side: each currency and period has a panel and a scale of its own, nothing is converted."""

from collections.abc import Sequence
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from skills.language import joined, say
from skills.research.deliver.charts.chart import NEXT, Chart
from skills.research.deliver.charts.figures import Bar, missing_figures, price_panels
from skills.research.deliver.charts.positioning import said
from skills.research.deliver.charts.sheet import INK, OURS, THEIRS, entitle, name_of, new_figure, png
from skills.research.deliver.telling import marks_of, told_amount, told_measure, told_unit
from skills.research.report import Report

_ROW, _BETWEEN = 0.36, 0.75  # inches: of a bar, and of a panel's axis with what is written below it
_MARGIN = 0.1  # bars, above the first of a panel and below the last


def prices(report: Report) -> Chart:
    """Bars by entry price; the reason where fewer than two companies have a price."""
    title = say("Prices compared")
    panels = price_panels(report)
    found = tuple(one for panel in panels for one in panel)
    left_out = missing_figures(report, (one.company for one in found), ("price",))
    if not found:
        return Chart("prices", title, why=say("fewer than two companies have a price"), notes=left_out)
    apart = say("Each currency and period has a scale of its own; nothing is converted.")
    return Chart(
        "prices",
        title,
        content=_drawn(report, title, panels),
        caption=_caption(found),
        cells=tuple(dict.fromkeys(one.cell for one in found)),
        spans=tuple(dict.fromkeys(one.fact.span for one in found)),
        notes=(apart, *left_out) if len(panels) > 1 else left_out,
    )


def _caption(found: tuple[Bar, ...]) -> str:
    told = (
        say(
            "{company}: {figure}",
            company=joined((one.company, one.plan)),
            figure=joined((told_measure(one.measure, price=True), *marks_of(one.cell)), ", "),
        )
        for one in found
    )
    return joined(told, NEXT)


def _drawn(report: Report, title: str, panels: Sequence[Sequence[Bar]]) -> bytes:
    rows = [len(one) for one in panels]
    figure = new_figure(high=0.7 + _ROW * sum(rows) + _BETWEEN * len(panels))
    # so that a bar is as thick in each panel
    heights = [one + 2 * _MARGIN for one in rows]
    sheets = figure.subplots(len(panels), squeeze=False, height_ratios=heights)
    for axes, panel in zip(sheets[:, 0], panels, strict=True):
        entitle(axes, title if panel is panels[0] else "")
        _draw(axes, report, panel)
    return png(figure)


def _draw(axes: Axes, report: Report, panel: Sequence[Bar]) -> None:
    places = list(range(len(panel)))[::-1]
    for place, one in zip(places, panel, strict=True):
        colour = OURS if one.company == report.us else THEIRS
        amount = float(one.measure.amount)
        axes.barh(place, amount, color=colour, height=0.62, alpha=1 if one.is_entry else 0.5)
        highest = float(one.measure.highest or one.measure.amount)
        if highest > amount:
            axes.plot([amount, highest], [place, place], color=colour, lw=2.2)
        doubts = marks_of(replace(one.cell, voice=None))
        shown = joined((told_amount(one.measure), *doubts), ", ")
        axes.annotate(
            shown, (highest, place), (5, 0), textcoords="offset points", va="center", fontsize=9, color=INK
        )
    axes.set_yticks(places, [_name(one) for one in panel])
    axes.set_ylim(-0.5 - _MARGIN, len(panel) - 0.5 + _MARGIN)
    axes.tick_params(axis="y", labelcolor=INK)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: said(value)))
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.set_xlabel(told_unit(panel[0].measure))
    axes.margins(x=0.16)
    axes.grid(visible=False, axis="y")


def _name(one: Bar) -> str:
    return name_of(joined((one.company, one.plan), " · ") if one.plan else one.company, 40)
