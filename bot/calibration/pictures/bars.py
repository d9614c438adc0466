"""The reliability diagram, and what the threshold in force does to each kind of question."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.calibration.chosen import Slice
from bot.calibration.pictures.sheet import (
    BLUE,
    GREY,
    ORANGE,
    PROMISE,
    VERMILION,
    legend_below,
    new_figure,
    sheet,
    tidy,
)
from bot.calibration.reliable import Reliability
from bot.calibration.report import Report

MOST_SLICES = 24


def draw_reliability(report: Report) -> Figure:
    """What was said against what came true, each mark with its interval."""
    figure, axes = sheet("Is a confidence of 0.8 right eight times out of ten?", report)
    axes.plot([0, 1], [0, 1], color=GREY, lw=1, ls="--", label="perfect")
    for found, colour, marker in zip(report.reliability, (ORANGE, BLUE), ("s", "o"), strict=False):
        _draw_marks(axes, found, colour, marker)
    counts = [bar.count for found in report.reliability for bar in found.bars]
    stands = f"each mark stands on {min(counts)} to {max(counts)} questions, with its 95 % interval"
    axes.text(0.98, 0.04, stands, transform=axes.transAxes, fontsize=8.5, color=GREY, ha="right")
    axes.set(xlabel="Confidence that was said (0 to 1)", ylabel="Share that is right (0 to 1)")
    axes.set(xlim=(-0.01, 1.01), ylim=(-0.02, 1.02))
    legend_below(figure, axes, columns=3)
    return figure


def draw_slices(report: Report) -> Figure:
    """For each kind of question, how many are answered and how many of these answers are right."""
    shown = [one for one in report.slices if one.chosen][:MOST_SLICES]
    figure = new_figure(high=1.9 + 0.42 * len(shown))
    left, right = figure.subplots(1, 2, sharey=True)
    places = list(range(len(shown)))[::-1]
    _draw_coverage(left, places, shown)
    _draw_precision(right, places, shown, report)
    left.set_yticks(places, [f"{one.name} ({one.questions})" for one in shown])
    threshold = report.in_force.threshold if report.in_force else 0.0
    figure.suptitle(
        f"By kind of question (how many), at the threshold in force: {threshold:.2f}",
        fontsize=11,
        fontweight="bold",
    )
    legend_below(figure, right)
    return figure


def _draw_marks(axes: Axes, found: Reliability, colour: str, marker: str) -> None:
    right = [bar.right for bar in found.bars]
    below = [bar.right - bar.right_low for bar in found.bars]
    above = [bar.right_high - bar.right for bar in found.bars]
    axes.errorbar(
        [bar.said for bar in found.bars],
        right,
        (below, above),
        color=colour,
        marker=marker,
        ms=5,
        lw=1.4,
        elinewidth=1,
        capsize=2.5,
        label=f"{found.name} (ECE {found.error:.3f})",
    )


def _draw_coverage(axes: Axes, places: Sequence[int], slices: Sequence[Slice]) -> None:
    for place, one in zip(places, slices, strict=True):
        if one.chosen:
            share = 100 * one.chosen.coverage
            axes.barh(place, share, color=BLUE, alpha=0.75, height=0.6)
            inside = share > 75
            x, colour = (share - 2, "white") if inside else (share + 2, "black")
            side = "right" if inside else "left"
            axes.text(x, place, f"{share:.0f} %", va="center", ha=side, fontsize=8, color=colour)
    axes.set(xlabel="Answered (% of the kind)", xlim=(0, 100))
    tidy(axes)


def _draw_precision(axes: Axes, places: Sequence[int], slices: Sequence[Slice], report: Report) -> None:
    interval = f"right, with its {100 * report.level:.3g} % interval"
    for place, one in zip(places, slices, strict=True):
        chosen = one.chosen
        if chosen is None or chosen.precision is None or not one.answerable:
            said = (
                f"{chosen.answered} answered, all wrong" if chosen and chosen.answered else "nothing answered"
            )
            axes.text(45, place, said, va="center", ha="center", fontsize=8.5, color=GREY)
            continue
        low, high = (
            100 * (chosen.precision - chosen.precision_low),
            100 * (chosen.precision_high - chosen.precision),
        )
        axes.errorbar(
            100 * chosen.precision,
            place,
            xerr=([low], [high]),
            color=BLUE,
            marker="o",
            ms=6,
            capsize=3,
            ls="none",
            label=interval,
        )
        interval = "_again"  # one line of the legend is enough
    promised = 100 * report.target
    axes.axvline(
        promised, color=VERMILION, lw=1.5, ls=PROMISE, label=f"promise: at least {promised:.3g} % right"
    )
    axes.set(xlabel="Right among the answers shown (%)", xlim=(-2, 102))
    tidy(axes)
    axes.tick_params(left=False)
