"""The report card as pictures; the only place that knows matplotlib."""

from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

from bot.calibration.pictures.bars import draw_reliability, draw_slices
from bot.calibration.pictures.lines import draw_precision_recall, draw_risk_coverage
from bot.calibration.pictures.sheet import save
from bot.calibration.report import Report


def draw_all(report: Report, folder: Path) -> tuple[Path, ...]:
    """Write every picture that the report has figures for into a folder that exists; returns their paths."""
    drawn: list[tuple[str, Callable[[Report], Figure], bool]] = [
        ("risk_coverage.png", draw_risk_coverage, bool(report.curve)),
        ("precision_recall.png", draw_precision_recall, bool(report.curve)),
        ("reliability.png", draw_reliability, bool(report.reliability)),
        ("slices.png", draw_slices, report.in_force is not None),
    ]
    return tuple(save(draw(report), folder / name) for name, draw, has_figures in drawn if has_figures)
