"""Draws the sample brand's logo: a sun that rises over water, and the name, for light and for dark ground.

`python -m benchmarks.creative.sample_logo FOLDER` writes logo.svg and both PNG files; the same each time.
"""

import sys
from math import sqrt
from pathlib import Path

import uharfbuzz as hb
from PIL import Image, ImageDraw

from skills.creative.brand.kit import Colour
from skills.creative.type.draw import draw
from skills.creative.type.fonts import family
from skills.creative.type.setting import Style, set_text

NAME = "Halden"
HIGH = 200
SUN: Colour = (224, 165, 38)
GREEN: Colour = (31, 90, 76)
PAPER: Colour = (250, 247, 240)
_OVER = 4
# bars of water: how far below the horizon each begins and how thick it is, as parts of the radius
_WATER = ((0.1, 0.2), (0.42, 0.16), (0.68, 0.12))
_LETTERS, _LEFT, _BASELINE = 152, 244, 154


def bars() -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each bar, as wide as the disc is there."""
    radius = HIGH / 2
    found = []
    for below, thick in _WATER:
        half = radius * sqrt(max(0.0, 1 - (below + thick / 2) ** 2))
        top = radius + below * radius
        found.append((radius - half, top, radius + half, top + thick * radius))
    return found


def drawn(letters: Colour) -> Image.Image:
    """The logo on nothing; only the sun is of another colour than the letters."""
    word = set_text(NAME, Style("manrope", _LETTERS, 800, tracking=-0.02, hyphenate=False), 4000)
    width = _LEFT + word.width
    large = Image.new("RGBA", (width * _OVER, HIGH * _OVER), (*letters, 0))
    pen = ImageDraw.Draw(large)
    pen.pieslice((0, 0, HIGH * _OVER - 1, HIGH * _OVER - 1), 180, 360, fill=(*SUN, 255))
    for left, top, right, bottom in bars():
        box = (left * _OVER, top * _OVER, right * _OVER, bottom * _OVER)
        pen.rounded_rectangle(box, (bottom - top) * _OVER / 2, fill=(*letters, 255))
    image = large.resize((width, HIGH), Image.Resampling.BOX)
    draw(image, word, _LEFT, _BASELINE - word.baseline, letters)
    return image


def outlined(letters: Colour) -> str:
    """The same as SVG, the letters as outlines."""
    face = family("manrope").face(800)
    buffer = hb.Buffer()
    buffer.add_str(NAME)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    unit, x, paths = _LETTERS / face.upem, float(_LEFT), []
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        path = _path(face.font, glyph.codepoint)
        paths.append(
            f'<path transform="translate({x:.1f} {_BASELINE}) scale({unit:.5f} {-unit:.5f})" d="{path}"/>'
        )
        x += (place.x_advance - 0.02 * face.upem) * unit
    ink, sun = ("#{:02x}{:02x}{:02x}".format(*colour) for colour in (letters, SUN))
    radius = HIGH // 2
    water = "".join(
        f'<rect x="{a:.1f}" y="{b:.1f}" width="{c - a:.1f}" height="{d - b:.1f}" rx="{(d - b) / 2:.1f}"/>'
        for a, b, c, d in bars()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {round(x)} {HIGH}" fill="{ink}">'
        f'<path fill="{sun}" d="M0 {radius}A{radius} {radius} 0 0 1 {HIGH} {radius}Z"/>{water}{"".join(paths)}</svg>\n'
    )


def _path(font: hb.Font, glyph: int) -> str:
    steps: list[str] = []
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, _: steps.append(f"M{x:g} {y:g}"))
    functions.set_line_to_func(lambda x, y, _: steps.append(f"L{x:g} {y:g}"))
    functions.set_quadratic_to_func(lambda a, b, x, y, _: steps.append(f"Q{a:g} {b:g} {x:g} {y:g}"))
    functions.set_cubic_to_func(
        lambda a, b, c, d, x, y, _: steps.append(f"C{a:g} {b:g} {c:g} {d:g} {x:g} {y:g}")
    )
    functions.set_close_path_func(lambda _: steps.append("Z"))
    font.draw_glyph(glyph, functions, None)
    return "".join(steps)


def main(folder: Path) -> None:
    (folder / "logo.svg").write_text(outlined(GREEN), encoding="utf-8")
    drawn(GREEN).save(folder / "logo-light.png", optimize=True)
    drawn(PAPER).save(folder / "logo-dark.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
