"""Many pictures on a few, with their numbers, so that somebody can look them through in a chat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box
from skills.creative.picture.layout import Area
from skills.creative.picture.paint import paint_area
from skills.creative.type.draw import draw
from skills.creative.type.setting import Align, Setting, Style, set_text

A_PAGE = 24
MOST_BYTES = 2_000_000
_COLUMNS = 6
_CELL, _BELOW, _GAP, _BADGE = 280, 34, 18, 40
_GROUND: Colour = (236, 237, 239)
_INK: Colour = (28, 30, 34)
_FAMILY = "hanken-grotesk"
# tried one after the other until the file is small enough
_COLOURS = (256, 128, 64)
_TIMES = (1.0, 0.8, 0.6, 0.45)


@dataclass(frozen=True)
class Tile:
    """One picture as it was encoded, the number people call it by, and a few words below it."""

    content: bytes
    number: int
    caption: str = ""


def captioned(number: int, content: bytes, platform: str, placement: str, locale: str) -> Tile:
    """A picture with where it is for below it."""
    return Tile(content, number, f"{platform}, {placement}, {locale}")


def sheets(tiles: Sequence[Tile]) -> tuple[bytes, ...]:
    """PNG files of up to 24 pictures each, in their order, each under 2 MB."""
    pages = [tiles[start : start + A_PAGE] for start in range(0, len(tiles), A_PAGE)]
    return tuple(_encoded(_page(page)) for page in pages)


def _page(tiles: Sequence[Tile]) -> Image.Image:
    columns = min(_COLUMNS, max(1, len(tiles)))
    rows = -(-len(tiles) // columns)
    width = columns * (_CELL + _GAP) + _GAP
    page = Image.new("RGB", (width, rows * (_CELL + _BELOW + _GAP) + _GAP), _GROUND)
    for place, tile in enumerate(tiles):
        x = _GAP + place % columns * (_CELL + _GAP)
        y = _GAP + place // columns * (_CELL + _BELOW + _GAP)
        _lay(page, tile, x, y)
    return page


def _lay(page: Image.Image, tile: Tile, x: int, y: int) -> None:
    with Image.open(BytesIO(tile.content)) as opened:
        opened.draft("RGB", (_CELL, _CELL))
        picture = opened.convert("RGB")
    picture.thumbnail((_CELL, _CELL), Image.Resampling.LANCZOS, reducing_gap=2.0)
    left = x + (_CELL - picture.width) // 2
    top = y + (_CELL - picture.height) // 2
    page.paste(picture, (left, top))
    _number(page, tile.number, x, y + _CELL + 3)
    style = Style(_FAMILY, 15, 400, hyphenate=False)
    room = _CELL - _BADGE - 16
    caption = _shortened(tile.caption, style, room)
    if caption.lines:
        draw(page, caption, x + _BADGE + 12, y + _CELL + 18 - (caption.cap_top + caption.baseline) // 2, _INK)


def _number(page: Image.Image, number: int, x: int, y: int) -> None:
    """In a badge below the picture, on which nothing may be laid."""
    label = set_text(str(number), Style(_FAMILY, 20, 700, align=Align.CENTER, hyphenate=False), _BADGE + 8, 1)
    paint_area(page, Area(Box(x, y, x + _BADGE + 8, y + 30), _INK, radius=8))
    draw(page, label, x, y + 15 - (label.cap_top + label.baseline) // 2, (255, 255, 255))


def _shortened(text: str, style: Style, room: int) -> Setting:
    """As much of the caption as fits in a line; what is left out shows as dots."""
    line = " ".join(text.split())[:120]
    setting = set_text(line, style, room, 1)
    while line and not (setting.fits and len(setting.lines) <= 1):
        line = line[:-4].rstrip()
        setting = set_text(f"{line}…", style, room, 1)
    return replace(setting, lines=setting.lines[:1])


def _encoded(page: Image.Image) -> bytes:
    """With as many colours as there is room for, then smaller."""
    for times in _TIMES:
        size = (max(1, round(page.width * times)), max(1, round(page.height * times)))
        shown = page if times == 1.0 else page.resize(size, Image.Resampling.LANCZOS)
        for colours in _COLOURS:
            file = BytesIO()
            few = shown.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG)
            few.save(file, "PNG", compress_level=7)
            if file.tell() <= MOST_BYTES:
                return file.getvalue()
    return file.getvalue()
