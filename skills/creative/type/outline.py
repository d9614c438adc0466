"""The exact box of a glyph's outline. What a font's own tables say of it may be wrong, or leave out a drawn bold."""

import math
from dataclasses import dataclass, field

import uharfbuzz as hb

Point = tuple[float, float]


@dataclass
class _Reach:
    """Follows an outline and keeps how far it reaches: its ends, and where its curves turn round."""

    at: Point = (0.0, 0.0)
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)

    def to(self, point: Point) -> None:
        self.at = point
        self.xs.append(point[0])
        self.ys.append(point[1])

    def curve(self, one: Point, two: Point, end: Point) -> None:
        self.xs += _turns(self.at[0], one[0], two[0], end[0])
        self.ys += _turns(self.at[1], one[1], two[1], end[1])
        self.to(end)

    def bend(self, control: Point, end: Point) -> None:
        """A curve of the second degree is one of the third with its controls two thirds of the way."""
        x, y = control
        (left, top), (right, bottom) = self.at, end
        one = (left + (x - left) * 2 / 3, top + (y - top) * 2 / 3)
        self.curve(one, (right + (x - right) * 2 / 3, bottom + (y - bottom) * 2 / 3), end)


def _turns(a: float, b: float, c: float, d: float) -> list[float]:
    """The values at which a cubic curve's derivative is nought within it."""
    if min(a, d) <= min(b, c) and max(b, c) <= max(a, d):
        return []
    square, middle, rest = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a
    places = _roots(square, middle, rest)
    return [
        a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t**3
        for t in places
        if 0 < t < 1
    ]


def _roots(square: float, middle: float, rest: float) -> tuple[float, ...]:
    if abs(square) < 1e-9:
        return (-rest / middle,) if abs(middle) > 1e-9 else ()
    under = middle * middle - 4 * square * rest
    if under < 0:
        return ()
    root = math.sqrt(under)
    return (-middle + root) / (2 * square), (-middle - root) / (2 * square)


def _draw_funcs() -> hb.DrawFuncs:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, reach: reach.to((x, y)))
    funcs.set_line_to_func(lambda x, y, reach: reach.to((x, y)))
    funcs.set_quadratic_to_func(lambda x, y, to_x, to_y, reach: reach.bend((x, y), (to_x, to_y)))
    funcs.set_cubic_to_func(lambda a, b, c, d, x, y, reach: reach.curve((a, b), (c, d), (x, y)))
    funcs.set_close_path_func(lambda _reach: None)
    return funcs


_FUNCS = _draw_funcs()


def outline_box(font: hb.Font, glyph: int) -> tuple[float, float, float, float] | None:
    """Left, lowest, right and highest of an outline in the font's units, y up; None where there is no area."""
    reach = _Reach()
    font.draw_glyph(glyph, _FUNCS, reach)
    if not reach.xs or min(reach.xs) == max(reach.xs) or min(reach.ys) == max(reach.ys):
        return None
    return min(reach.xs), min(reach.ys), max(reach.xs), max(reach.ys)
