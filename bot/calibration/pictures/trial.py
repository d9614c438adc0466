"""One small picture for the chat: how often answers are wrong, by how many questions are answered."""

import io
from collections.abc import Sequence

from bot.calibration.curves import Point
from bot.calibration.pictures.lines import LOWEST_TOP
from bot.calibration.pictures.sheet import BLUE, GREY, PROMISE, VERMILION, legend_below, new_figure, tidy


def draw_trial(points: Sequence[Point], *, target: float, threshold: float | None, labels: int) -> bytes:
    """A PNG of risk against coverage, with the target and the threshold that was tried, if there is one."""
    figure = new_figure()
    axes = figure.subplots()
    axes.set_title(
        "How often it is wrong, by how much it answers\n", fontsize=11, fontweight="bold", loc="left"
    )
    axes.text(0, 1.02, f"{labels} audited answers", transform=axes.transAxes, fontsize=8.5, color=GREY)
    tidy(axes)
    coverage, risk = [100 * one.coverage for one in points], [100 * one.risk for one in points]
    axes.plot(coverage, risk, color=BLUE, lw=2.2, marker="." if len(points) < 50 else None, label="as graded")
    axes.axhline(100 * (1 - target), color=VERMILION, ls=PROMISE, lw=1.4, label=f"target: {target:.4g} right")
    chosen = next(
        (one for one in reversed(points) if threshold is not None and one.threshold >= threshold), None
    )
    if chosen is not None:
        label = f"threshold tried: {threshold:.3f}"
        axes.plot(100 * chosen.coverage, 100 * chosen.risk, "D", color="black", ms=9, ls="none", label=label)
    axes.set(xlabel="Questions answered (%)", ylabel="Wrong among the answers shown (%)")
    axes.set(xlim=(0, 101), ylim=(-1, max([LOWEST_TOP, *risk]) * 1.08))
    legend_below(figure, axes)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    return drawn.getvalue()
