"""Where companies stand by two figures, each of them measured and quoted."""

from collections.abc import Iterator

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from skills.language import joined, listed, number, say
from skills.research.compare.leaders import Figured
from skills.research.deliver.charts.chart import NEXT, Chart
from skills.research.deliver.charts.figures import (
    Place,
    axis_name,
    figure_in,
    figure_said,
    missing_figures,
    places,
    same_kind,
)
from skills.research.deliver.charts.sheet import (
    OURS,
    THEIRS,
    Spot,
    entitle,
    name_of,
    new_figure,
    place_names,
    png,
)
from skills.research.deliver.telling import label
from skills.research.report import Report

LOGARITHMIC_FROM = 10.0  # the highest by the lowest; from there on a straight axis hides the low ones


def positioning(report: Report) -> Chart:
    """A map of all companies that have both figures; the reason where fewer than two have."""
    (across, up), found = places(report)
    title = say("Positioning: {across} and {up}", across=label(report, across), up=label(report, up))
    left_out = missing_figures(report, (one.company for one in found), (across, up))
    if len(found) < 2:
        why = say("fewer than two companies have comparable figures for both")
        return Chart("positioning", title, why=why, notes=left_out)
    others = _unlike(report, found, (across, up))
    return Chart(
        "positioning",
        title,
        content=_drawn(report, title, found),
        caption=_caption(found),
        cells=tuple(cell for one in found for cell in (one.across.cell, one.up.cell)),
        spans=tuple(dict.fromkeys(span for one in found for span in one.spans)),
        notes=(*_legend(report, found), *left_out, *others),
    )


def _unlike(report: Report, found: tuple[Place, ...], names: tuple[str, str]) -> tuple[str, ...]:
    """Those that have both figures, one of them in another currency or for another period, with the odd one."""
    shown = {one.company for one in found}
    unlike = []
    for company in (one for one in report.companies if one not in shown):
        figures = [figure_in(report, company, name) for name in names]
        if all(figures):
            odd = [one for one, drawn in zip(figures, (found[0].across, found[0].up), strict=True)
                   if one and not same_kind(one.measure, drawn.measure)]  # fmt: skip
            said = joined((figure_said(one) for one in odd or figures if one), "; ")
            unlike.append(say("{company} ({figure})", company=company, figure=said))
    return (
        (say("Left out, another currency or period: {companies}", companies=listed(unlike)),)
        if unlike
        else ()
    )


def _caption(found: tuple[Place, ...]) -> str:
    told = (
        say(
            "{company}: {across}; {up}",
            company=one.company,
            across=figure_said(one.across),
            up=figure_said(one.up),
        )
        for one in found
    )
    return joined(told, NEXT)


def _legend(report: Report, found: tuple[Place, ...]) -> Iterator[str]:
    if any(one.is_claim for one in found):
        yield say("Hollow marks rest on the company’s own claim alone.")
    if any(one.company == report.us for one in found):
        yield say("Ours is orange.")


def _drawn(report: Report, title: str, found: tuple[Place, ...]) -> bytes:
    figure = new_figure()
    axes = figure.subplots()
    entitle(axes, title)
    axes.set_xlabel(axis_name(report, found[0].across.cell.field, found[0].across.measure))
    axes.set_ylabel(axis_name(report, found[0].up.cell.field, found[0].up.measure))
    spots = [_spot(report, one) for one in found]
    for one in spots:
        face = "white" if one.hollow else one.colour
        axes.scatter([one.x], [one.y], s=62, color=face, edgecolors=one.colour, linewidths=1.7, zorder=3)
    _scale(axes.xaxis, [one.x for one in spots])
    _scale(axes.yaxis, [one.y for one in spots])
    _roomy(axes)
    _named(figure, axes, spots)
    return png(figure)


def _spot(report: Report, one: Place) -> Spot:
    colour = OURS if one.company == report.us else THEIRS
    across, up = _value(one.across), _value(one.up)
    return Spot(across, up, name_of(one.company), colour, one.is_claim)


def _value(one: Figured) -> float:
    return float(one.measure.amount)


def _named(figure: Figure, axes: Axes, spots: list[Spot]) -> None:
    place_names(figure, axes, spots, size=9 if len(spots) <= 8 else 8)


def _scale(axis: Axis, values: list[float]) -> None:
    """Powers of ten where the values span decades, else even steps; numbers as the reader writes them."""
    spread = max(values) / min(values) if min(values) > 0 else 0.0
    if spread >= LOGARITHMIC_FROM:
        (axis.axes.set_xscale if axis is axis.axes.xaxis else axis.axes.set_yscale)("log")
        steps = (1, 2, 5) if spread < 300 else (1, 3) if spread < 3_000 else (1,)
        axis.set_major_locator(LogLocator(10, subs=steps))
        axis.set_minor_locator(NullLocator())
    else:
        axis.set_major_locator(MaxNLocator(6))
    axis.set_major_formatter(FuncFormatter(lambda value, _place: said(value)))


def _roomy(axes: Axes) -> None:
    """Space around the outermost points, for their names."""
    axes.margins(x=0.16, y=0.16)
    for low, high, setter, scale in (
        (*axes.get_xlim(), axes.set_xlim, axes.get_xscale()),
        (*axes.get_ylim(), axes.set_ylim, axes.get_yscale()),
    ):
        if scale == "linear" and low < 0:
            setter(-0.04 * high, high)


def said(value: float) -> str:
    """A tick: 1,200, 30 million."""
    for size, words in ((1e9, say("{n} billion", n="{n}")), (1e6, say("{n} million", n="{n}"))):
        if abs(value) >= size:
            return words.replace("{n}", number(value / size, 0 if value % size == 0 else 1))
    return number(value, 0 if value == int(value) else 2)
