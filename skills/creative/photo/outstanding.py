"""What in a scene stands out from what the photo's edges show, where that is one thing or a few beside each other.

Source: boundary connectivity and background-weighted contrast, Zhu et al., Saliency Optimization from Robust
Background Detection, CVPR 2014, on cells of near pixels of like colour as in Achanta et al., SLIC, TPAMI 2012.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

# pixels of the longer side that are looked at, and of a cell's side
_SIDE, _CELL = 96, 7
# how much a step in place counts against one in Lab, when cells are made
_PLACE = 1.6
_TURNS = 4
# Lab distances that count as near along a path, and the part of the photo that counts as near in place
_NEAR_COLOUR, _NEAR_PLACE = 10.0, 0.25
# a box takes up at least and at most so much of the photo, and holds so much of all that stands out
_LEAST, _MOST, _HELD = 0.008, 0.55, 0.6
# what stands out a little less than the rest belongs to it
_MILDER = 0.7
# a part of so much of the largest one's weight is part of the same thing, or stands beside it
_MAIN, _BESIDE = 0.15, 0.05

Map = NDArray[np.float32]
Cells = NDArray[np.int32]
# left, top, right and bottom as parts of the width and height
Sides = tuple[float, float, float, float]


@dataclass(frozen=True)
class Outstanding:
    """The box of what stands out most, and of that with what stands out beside it."""

    main: Sides
    every: Sides


def outstanding(lab: Map) -> Outstanding | None:
    """What stands out; None where nothing or too much does. `lab` is (height, width, 3)."""
    small = _small(lab)
    height, width = small.shape[:2]
    if min(height, width) < 3 * _CELL:
        return None
    cells = _cells(small)
    count = int(cells.max()) + 1
    rows, columns = np.mgrid[0:height, 0:width]
    sizes = np.maximum(np.bincount(cells.ravel(), minlength=count), 1)
    colours = np.stack([_mean(cells, small[:, :, at], sizes) for at in range(3)], axis=1)
    places = np.stack(
        [_mean(cells, columns / max(height, width), sizes), _mean(cells, rows / max(height, width), sizes)],
        axis=1,
    )
    on_edge = _on_edge(cells, count)
    behind = _behind(_paths(cells, colours, on_edge), on_edge)
    out = _contrast(colours, places, behind)
    return _boxes(out[cells].astype(np.float32))


def _small(lab: Map) -> Map:
    times = _SIDE / max(lab.shape[:2])
    size = (max(1, round(lab.shape[1] * times)), max(1, round(lab.shape[0] * times)))
    return np.asarray(cv2.resize(lab, size, interpolation=cv2.INTER_AREA), dtype=np.float32)


def _mean(cells: Cells, values: NDArray[np.floating], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(np.bincount(cells.ravel(), values.ravel(), len(sizes)) / sizes)


def _cells(small: Map) -> Cells:
    """Each pixel's cell: the nearest of a grid's middles in place and colour, which move to their pixels' mean."""
    height, width = small.shape[:2]
    down, across = max(2, height // _CELL), max(2, width // _CELL)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    points = np.concatenate([small, (columns * _PLACE)[..., None], (rows * _PLACE)[..., None]], axis=2)
    flat = points.reshape(-1, 5)
    home = ((rows * down // height) * across + columns * across // width).astype(np.int32)
    cells = home.copy()
    for _ in range(_TURNS):
        sizes = np.maximum(np.bincount(cells.ravel(), minlength=down * across), 1)
        middles = np.stack([_mean(cells, flat[:, at], sizes) for at in range(5)], axis=1).astype(np.float32)
        cells = _nearest(points, middles, home, down, across)
    return _numbered(cells)


def _nearest(points: Map, middles: Map, home: Cells, down: int, across: int) -> Cells:
    """Among the nine cells around the one in whose place a pixel lies."""
    best = np.full(home.shape, np.inf, np.float32)
    cells = home.copy()
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            y, x = home // across + row, home % across + column
            there = (y >= 0) & (y < down) & (x >= 0) & (x < across)
            other = np.where(there, y * across + x, 0)
            away = ((points - middles[other]) ** 2).sum(axis=2)
            nearer = there & (away < best)
            best, cells = np.where(nearer, away, best), np.where(nearer, other, cells)
    return cells.astype(np.int32)


def _numbered(cells: Cells) -> Cells:
    return np.unique(cells, return_inverse=True)[1].reshape(cells.shape).astype(np.int32)


def _on_edge(cells: Cells, count: int) -> NDArray[np.bool_]:
    edge = np.zeros(count, dtype=np.bool_)
    for line in (cells[0], cells[-1], cells[:, 0], cells[:, -1]):
        edge[line] = True
    return edge


def _paths(cells: Cells, colours: NDArray[np.float64], on_edge: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The least sum of steps in colour between any two cells, where all at the photo's edge touch each other."""
    count = len(colours)
    apart = np.sqrt(((colours[:, None] - colours[None]) ** 2).sum(axis=2))
    touching = np.zeros((count, count), dtype=np.bool_)
    for one, other in ((cells[:, :-1], cells[:, 1:]), (cells[:-1], cells[1:])):
        touching[one.ravel(), other.ravel()] = True
    touching |= touching.T | (on_edge[:, None] & on_edge[None])
    paths = np.where(touching, apart, np.inf)
    np.fill_diagonal(paths, 0.0)
    for by in range(count):
        paths = np.minimum(paths, paths[:, by, None] + paths[None, by])
    return np.asarray(paths)


def _behind(paths: NDArray[np.float64], on_edge: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How surely each cell is ground, 0 to 1: by how much of what is like it lies at the photo's edge."""
    near = np.exp(-((paths / _NEAR_COLOUR) ** 2) / 2)
    connected = near @ on_edge.astype(np.float64) / np.sqrt(near.sum(axis=1))
    return np.asarray(1 - np.exp(-(connected**2) / 2))


def _contrast(
    colours: NDArray[np.float64], places: NDArray[np.float64], behind: NDArray[np.float64]
) -> NDArray[np.float64]:
    apart = np.sqrt(((colours[:, None] - colours[None]) ** 2).sum(axis=2))
    away = ((places[:, None] - places[None]) ** 2).sum(axis=2)
    out = (apart * np.exp(-away / (2 * _NEAR_PLACE**2)) * behind[None]).sum(axis=1) * (1 - behind)
    return np.asarray(out / max(1e-9, float(out.max())))


def _boxes(out: Map) -> Outstanding | None:
    """None where what stands out is dust, or nearly all of the photo."""
    level, _ = cv2.threshold((out * 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
    seen = (out * 255 > level * _MILDER).astype(np.uint8)
    count, parts, stats, _ = cv2.connectedComponentsWithStats(seen, connectivity=8)
    weights = np.bincount(parts.ravel(), out.ravel(), count)[1:]
    if not weights.size:
        return None
    main, every = (_joined(stats[1:][weights >= part * weights.max()]) for part in (_MAIN, _BESIDE))
    height, width = out.shape
    left, top, right, bottom = main
    held = float(out[top:bottom, left:right].sum()) / max(1e-9, float(out.sum()))
    share = (right - left) * (bottom - top) / (height * width)
    if held < _HELD or not _LEAST < share < _MOST:
        return None
    return Outstanding(_shares(main, width, height), _shares(every, width, height))


def _joined(stats: Cells) -> tuple[int, int, int, int]:
    left, top = (int(stats[:, at].min()) for at in (0, 1))
    right, bottom = (int((stats[:, at] + stats[:, at + 2]).max()) for at in (0, 1))
    return left, top, right, bottom


def _shares(box: tuple[int, int, int, int], width: int, height: int) -> Sides:
    return (box[0] / width, box[1] / height, box[2] / width, box[3] / height)
