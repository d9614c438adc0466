"""Draws a setting: its letters as a mask of how much of each pixel they cover, laid onto a picture in a colour."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb
from PIL import Image

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box
from skills.creative.type.setting import NO_BOX, GlyphRun, Setting

Mask = npt.NDArray[np.uint8]


def draw(image: Image.Image, setting: Setting, x: int, y: int, colour: Colour) -> Box:
    """Draw onto an RGB or RGBA picture, the setting's top left at x, y, and return the box of all pixels touched.

    What lies outside of the picture is left out."""
    cover, (left, top) = mask(setting)
    seen, (left, top) = _within(cover, x + left, y + top, image.width, image.height)
    touched = _touched(seen)
    if touched == NO_BOX:
        return NO_BOX
    _lay(image, seen, (left, top), colour)
    return Box(left + touched.left, top + touched.top, left + touched.right, top + touched.bottom)


def mask(setting: Setting) -> tuple[Mask, tuple[int, int]]:
    """How much of each pixel of the setting's ink box is covered, 0 to 255, and the box's left and top."""
    ink = setting.ink
    cover = np.zeros((ink.height, ink.width), dtype=np.uint8)
    for line in setting.lines:
        for runs in _by_face(line.runs):
            drawn = _cover(runs, line.ink)
            part = cover[line.ink.top - ink.top : line.ink.bottom - ink.top, line.ink.left - ink.left :]
            part = part[:, : line.ink.width]
            np.maximum(part, drawn, out=part)
    return cover, (ink.left, ink.top)


def _by_face(runs: Iterable[GlyphRun]) -> list[list[GlyphRun]]:
    """Letters of one face are filled together, so that joined ones show no seam; outlines of two faces may turn round
    in opposite ways, and would cut holes into each other."""
    groups: dict[str, list[GlyphRun]] = {}
    for run in runs:
        groups.setdefault(f"{run.face.sha256} {run.face.weight}", []).append(run)
    return list(groups.values())


def _cover(runs: Iterable[GlyphRun], box: Box) -> Mask:
    pen = hb.RasterDraw()
    for run in runs:
        unit = run.size_px / run.face.upem
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            # fonts count upwards, pictures downwards
            pen.transform = (unit, 0.0, 0.0, -unit, x, y)
            pen.draw_glyph(run.face.font, glyph)
    pen.extents = hb.RasterExtents(box.left, box.top, box.width, box.height, 0)
    drawn = pen.render()
    extents = drawn.extents
    return np.frombuffer(drawn.buffer, dtype=np.uint8).reshape(extents.height, extents.stride)[
        :, : extents.width
    ]


def _within(cover: Mask, x: int, y: int, width: int, height: int) -> tuple[Mask, tuple[int, int]]:
    """The part of a mask that falls on the picture, and where."""
    left, top = max(x, 0), max(y, 0)
    seen = cover[top - y : max(height - y, 0), left - x : max(width - x, 0)]
    return seen, (left, top)


def _touched(cover: Mask) -> Box:
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    if not rows.size:
        return NO_BOX
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _lay(image: Image.Image, cover: Mask, at: tuple[int, int], colour: Colour) -> None:
    stencil = Image.fromarray(cover)
    if image.mode == "RGB":
        image.paste(colour, (*at, at[0] + stencil.width, at[1] + stencil.height), stencil)
    elif image.mode == "RGBA":
        # paste would also mix in the black that transparent pixels hide
        layer = Image.new("RGBA", stencil.size, (*colour, 0))
        layer.putalpha(stencil)
        image.alpha_composite(layer, at)
    else:
        raise ValueError(f"a picture of mode {image.mode} cannot be drawn on; convert it to RGB or RGBA")
