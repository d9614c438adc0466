"""Risk by coverage, and precision by recall: our score with its bands, its rivals, the promise and the chosen point."""

from collections.abc import Iterator, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.calibration.chosen import Chosen
from bot.calibration.pictures.sheet import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PROMISE,
    PURPLE,
    VERMILION,
    legend_below,
    sheet,
)
from bot.calibration.report import Report
from bot.calibration.rivals import OURS, Rival

STYLES = ((BLUE, "-"), (ORANGE, "--"), (GREEN, "-."), (PURPLE, ":"), (GREY, "-"))
LOWEST_TOP = 20.0  # percent wrong that the axis shows at least, so that a line at 1 % does not look high


def draw_risk_coverage(report: Report) -> Figure:
    """How many of the answers shown are wrong, by how many questions are answered."""
    figure, axes = sheet("How often it is wrong, by how much it answers", report)
    bands = [band for band in report.curve if band.answered]
    axes.fill_between(
        [100 * (band.coverage or 0.0) for band in bands],
        [100 * (1 - band.precision_high) for band in bands],
        [100 * (1 - band.precision_low) for band in bands],
        color=BLUE,
        alpha=0.15,
        lw=0,
        label=_band_words(report),
    )
    for rival, style in zip(report.rivals, STYLES, strict=False):
        coverage = [100 * point.coverage for point in rival.points]
        _draw_rival(axes, rival, coverage, [100 * point.risk for point in rival.points], style)
    promised = 100 * (1 - report.target)
    axes.axhline(
        promised, color=VERMILION, lw=1.5, ls=PROMISE, label=f"promise: at most {promised:.3g} % wrong"
    )
    for chosen, label, marker in _chosen(report):
        if chosen.precision is not None:
            _mark(axes, 100 * chosen.coverage, 100 * (1 - chosen.precision), marker, label)
    axes.set(xlabel="Questions answered (% of all)", ylabel="Wrong among the answers shown (%)")
    axes.set(xlim=(0, 100), ylim=(0, _top(report)))
    legend_below(figure, axes)
    return figure


def draw_precision_recall(report: Report) -> Figure:
    """How many of the answers shown are right, by how many of the right answers are shown."""
    figure, axes = sheet("How often it is right, by how many right answers get through", report)
    bands = [band for band in report.curve if band.precision is not None and band.recall is not None]
    recall = [100 * (band.recall or 0.0) for band in bands]
    low, high = [100 * band.precision_low for band in bands], [100 * band.precision_high for band in bands]
    axes.fill_between(recall, low, high, color=BLUE, alpha=0.15, lw=0, label=_band_words(report))
    for rival, style in zip(report.rivals, STYLES, strict=False):
        rightly = [point.coverage * (1 - point.risk) * report.questions for point in rival.points]
        x = [100 * share / max(report.right, 1) for share in rightly]
        _draw_rival(axes, rival, x, [100 * (1 - point.risk) for point in rival.points], style)
    promised = 100 * report.target
    axes.axhline(
        promised, color=VERMILION, lw=1.5, ls=PROMISE, label=f"promise: at least {promised:.3g} % right"
    )
    for chosen, label, marker in _chosen(report):
        if chosen.precision is not None and report.right:
            share = (chosen.answered - chosen.errors) / report.right
            _mark(axes, 100 * share, 100 * chosen.precision, marker, label)
    axes.set(
        xlabel="Right answers that are shown (% of all right ones)",
        ylabel="Right among the answers shown (%)",
    )
    axes.set(xlim=(0, 101), ylim=(_bottom(report), 101))
    legend_below(figure, axes)
    return figure


def _draw_rival(
    axes: Axes, rival: Rival, x: Sequence[float], y: Sequence[float], style: tuple[str, str]
) -> None:
    """A line, or one square for a rival that knows no threshold; nothing for one that never answers."""
    colour, line = style
    ours = rival.name == OURS
    if len(x) == 1:
        axes.plot(x, y, "s", color=colour, ms=8, label=f"{rival.name} (answers all of these)", zorder=4)
    elif x:
        label = rival.name if rival.aurc is None else f"{rival.name} (AURC {rival.aurc:.3f})"
        axes.plot(x, y, color=colour, ls=line, lw=2.2 if ours else 1.4, zorder=3 if ours else 2, label=label)


def _chosen(report: Report) -> Iterator[tuple[Chosen, str, str]]:
    if report.in_force:
        kind = "certified" if report.certified else "not certified"
        yield report.in_force, f"threshold in force: {report.in_force.threshold:.2f} ({kind})", "D"
    if report.certificate and report.certificate_point:
        kind = "precision" if report.certificate.kind == "precision" else "risk per question"
        words = f"threshold these questions give: {report.certificate.threshold:.2f} ({kind})"
        yield report.certificate_point, words, "*"


def _mark(axes: Axes, x: float, y: float, marker: str, label: str) -> None:
    """A hollow diamond or a full star, so that both can be seen where they meet."""
    star = marker == "*"
    axes.plot(
        x,
        y,
        marker,
        color="black",
        mfc="black" if star else "none",
        ms=10 if star else 13,
        mew=0.8 if star else 1.8,
        ls="none",
        label=label,
        zorder=6 if star else 5,
        clip_on=False,
    )


def _band_words(report: Report) -> str:
    return f"band that holds everywhere at once ({100 * report.level:.3g} %)"


def _bottom(report: Report) -> float:
    """Percent right at which the axis begins: a ten below all that is drawn."""
    rights = [
        100 * (1 - point.risk) for rival in report.rivals for point in rival.points if point.coverage >= 0.05
    ]
    lowest = min([80.0, 100 * report.target, *rights])
    return max(0.0, 10 * (lowest // 10) - 10)


def _top(report: Report) -> float:
    risks = [100 * point.risk for rival in report.rivals for point in rival.points if point.coverage >= 0.05]
    return min(100.0, max([LOWEST_TOP, *risks]) * 1.08)
