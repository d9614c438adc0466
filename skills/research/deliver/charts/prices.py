"""Prices side by side: one currency, one period; all others are named, not converted."""

from dataclasses import replace

from matplotlib.ticker import FuncFormatter, MaxNLocator

from skills.language import joined, say
from skills.research.deliver.charts.chart import NEXT, Chart
from skills.research.deliver.charts.figures import Bar, bars, missing_figures
from skills.research.deliver.charts.positioning import said
from skills.research.deliver.charts.sheet import INK, OURS, THEIRS, entitle, name_of, new_figure, png
from skills.research.deliver.telling import marks_of, told_amount, told_measure, told_unit
from skills.research.report import Report


def prices(report: Report) -> Chart:
    """Bars by entry price; the reason where fewer than two companies have comparable prices."""
    title = say("Prices compared")
    found = bars(report)
    left_out = missing_figures(report, (one.company for one in found), ("price",))
    if not found:
        why = say("fewer than two companies have prices in one currency and period")
        return Chart("prices", title, why=why, notes=left_out)
    return Chart(
        "prices",
        title,
        content=_drawn(report, title, found),
        caption=_caption(found),
        cells=tuple(dict.fromkeys(one.cell for one in found)),
        spans=tuple(dict.fromkeys(one.fact.span for one in found)),
        notes=left_out,
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


def _drawn(report: Report, title: str, found: tuple[Bar, ...]) -> bytes:
    figure = new_figure(high=1.5 + 0.36 * len(found))
    axes = figure.subplots()
    entitle(axes, title)
    places = list(range(len(found)))[::-1]
    for place, one in zip(places, found, strict=True):
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
    axes.set_yticks(places, [_name(one) for one in found])
    axes.tick_params(axis="y", labelcolor=INK)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: said(value)))
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.set_xlabel(told_unit(found[0].measure))
    axes.margins(x=0.16, y=0.02)
    axes.grid(visible=False, axis="y")
    return png(figure)


def _name(one: Bar) -> str:
    return name_of(joined((one.company, one.plan), " · ") if one.plan else one.company, 40)
