"""What the charts share: paper, colours, names beside points that cover no other, and how a PNG comes of it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from skills.research.deliver.charts.fonts import families_for, writable
from skills.research.deliver.escape import plain_line

# told apart by people who see few colours; source: Okabe and Ito, Color Universal Design, 2008
THEIRS, OURS, INK, FAINT = "#0072B2", "#D55E00", "#1F2933", "#6B7785"
WIDE, HIGH, DOTS = 8.0, 4.8, 160
LONGEST_NAME = 34
_BOLD = "bold"
_ROUND = [(1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8)]
_ABOVE = [(0, 1), (0, -1), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8)]  # beside a line that runs on
_REACH = (17, 26, 42, 64, 92, 128)  # dots on screen between a point and its name, nearest first


@dataclass(frozen=True)
class Spot:
    """A point with its name, in the axes' own units."""

    x: float
    y: float
    name: str
    colour: str
    hollow: bool = False


def new_figure(*, high: float = HIGH) -> Figure:
    """An empty sheet, `high` inches by WIDE; it belongs to no window and to no global state."""
    figure = Figure(figsize=(WIDE, high), dpi=DOTS, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def entitle(axes: Axes, title: str) -> None:
    axes.set_title(title, fontsize=13, loc="left", color=INK, pad=12).set_gid(_BOLD)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color("#B8C0C8")
    axes.grid(alpha=0.35, lw=0.6, color="#C9D0D6")
    axes.set_axisbelow(True)
    axes.tick_params(labelsize=9, colors=FAINT, length=0)
    for one in (axes.xaxis.label, axes.yaxis.label):
        one.set_fontsize(9.5)
        one.set_color(INK)


def name_of(company: str, most: int = LONGEST_NAME) -> str:
    line = plain_line(company)
    return writable(line if len(line) <= most else f"{line[: most - 1]}…")


def png(figure: Figure) -> bytes:
    """The picture, always the same bytes for the same figures."""
    dress(figure)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()


def dress(figure: Figure) -> None:
    """Every word in fonts that have its letters, titles in bold. A dollar sign begins no formula."""
    texts = [one for one in figure.findobj(Text) if isinstance(one, Text)]
    words = "".join(one.get_text() for one in texts)
    families = {bold: list(families_for(words, bold=bold)) for bold in (False, True)}
    for one in texts:
        one.set_fontfamily(families[one.get_gid() == _BOLD])
        one.set_parse_math(False)


def place_names(
    figure: Figure, axes: Axes, spots: Sequence[Spot], *, size: float = 9, above: bool = False
) -> None:
    """A name beside each point where it covers no other name and no point, with a thin line where it had to go far."""
    labels = [axes.annotate(one.name, (one.x, one.y), (0, 0), textcoords="offset points", fontsize=size,
                            color=one.colour, ha="center", va="center", annotation_clip=False)
              for one in spots]  # fmt: skip
    dress(figure)
    figure.canvas.draw()
    figure.set_layout_engine("none")
    points = [axes.transData.transform((one.x, one.y)) for one in spots]
    taken = [Bbox.from_bounds(x - 7, y - 7, 14, 14) for x, y in points]
    sheet = axes.get_window_extent().padded(8)
    for label, (x, y), spot in zip(labels, points, spots, strict=True):
        box = label.get_window_extent()
        best = _free_place(x, y, (box.width, box.height), taken, sheet, _ABOVE if above else _ROUND)
        taken.append(
            Bbox.from_bounds(best[0] - box.width / 2, best[1] - box.height / 2, box.width, box.height)
        )
        label.xyann = ((best[0] - x) * 72 / DOTS, (best[1] - y) * 72 / DOTS)
        label.set_path_effects([withStroke(linewidth=2.5, foreground="white")])
        if best[2] > 0:
            edge = (_between(x, taken[-1].x0, taken[-1].x1), _between(y, taken[-1].y0, taken[-1].y1))
            end = axes.transData.inverted().transform(edge)
            axes.plot([spot.x, end[0]], [spot.y, end[1]], color=FAINT, lw=0.6, alpha=0.7, zorder=1)


def _free_place(
    x: float,
    y: float,
    size: tuple[float, float],
    taken: Sequence[Bbox],
    sheet: Bbox,
    sides: Sequence[tuple[float, float]],
) -> tuple[float, float, int]:
    """The centre of the first place that is free, near ones first; else the one that covers least."""
    wide, high = size
    found: list[tuple[float, tuple[float, float, int]]] = []
    for ring, reach in enumerate(_REACH):
        for right, up in sides:
            centre = (x + right * (reach + wide / 2), y + up * (reach + high / 2))
            box = Bbox.from_bounds(centre[0] - wide / 2, centre[1] - high / 2, wide, high).padded(2)
            covered = sum(_overlap(box, other) for other in taken) + _outside(box, sheet)
            if not covered:
                return (*centre, ring)
            found.append((covered, (*centre, ring)))
    return min(found)[1]


def _between(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _overlap(one: Bbox, other: Bbox) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return wide * high if wide > 0 and high > 0 else 0.0


def _outside(box: Bbox, sheet: Bbox) -> float:
    inside = _overlap(box, sheet)
    return max(0.0, box.width * box.height - inside) if inside < box.width * box.height - 1 else 0.0
