"""What every picture shares: size, colours, title, legend, and how it is written."""

import io
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.calibration.errors import CalibrationError
from bot.calibration.report import Report

# told apart by people who see few colours; source: Okabe and Ito, Color Universal Design, 2008
BLUE, VERMILION, GREEN, PURPLE, ORANGE, GREY = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#6E6E6E",
)  # fmt: skip
PROMISE = (0, (6, 3))
WIDE, HIGH, DOTS = 7.2, 5.2, 160


def new_figure(*, high: float = HIGH) -> Figure:
    """An empty sheet, `high` inches by WIDE; it belongs to no window and to no global state."""
    figure = Figure(figsize=(WIDE, high), dpi=DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def sheet(title: str, report: Report) -> tuple[Figure, Axes]:
    """A figure with one pair of axes under a title."""
    figure = new_figure()
    axes = figure.subplots()
    entitle(axes, title, report)
    return figure, axes


def entitle(axes: Axes, title: str, report: Report) -> None:
    """The title, and below it what the figures stand on."""
    made = f", {report.synthetic} of them synthetic" if report.synthetic else ""
    stands = f"{report.questions} labelled questions{made}, {report.answerable} of them with an answer"
    axes.set_title(f"{title}\n", fontsize=11, fontweight="bold", loc="left")
    axes.text(0, 1.02, stands, transform=axes.transAxes, fontsize=8.5, color=GREY)
    tidy(axes)


def tidy(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(alpha=0.25, lw=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=8.5)
    axes.xaxis.label.set_fontsize(9.5)
    axes.yaxis.label.set_fontsize(9.5)


def legend_below(figure: Figure, axes: Axes, columns: int = 2) -> None:
    """Below the axes, where it hides nothing."""
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=columns, fontsize=8, frameon=False)


def save(figure: Figure, path: Path) -> Path:
    """Write a PNG, whole or not at all. Raises CalibrationError when the disk refuses."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(drawn.getvalue())
        part.replace(path)
    except OSError as error:
        raise CalibrationError(f"{path} cannot be written ({error.strerror}).") from error
    return path
