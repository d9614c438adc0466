"""Sets a text in lines: which glyph stands where, how much room that takes, and what could not be set."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from skills.creative.formats.format import Box
from skills.creative.type.fonts import Face
from skills.creative.type.paragraph import Prepared, Written, broken, prepare, written
from skills.creative.type.scripts import is_emoji
from skills.creative.type.shaping import Ink


class Align(StrEnum):
    """Start is the left, but the right for what reads leftward."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True)
class Style:
    """How a text is set. `family` is a bundled name or the path of a font file, `fallback` more of them.

    `leading` is from baseline to baseline in ems, `tracking` the room added between letters in ems. `keep` are names
    that are never hyphenated. `balanced` makes lines equally long, as headlines are; else all but the last are full."""

    family: str
    size_px: float
    weight: int = 700
    leading: float = 1.15
    tracking: float = 0.0
    align: Align = Align.START
    language: str = "en-US"
    fallback: tuple[str, ...] = ()
    hyphenate: bool = True
    balanced: bool = True
    keep: tuple[str, ...] = ()

    def sized(self, size_px: float) -> "Style":
        return replace(self, size_px=size_px)


@dataclass(frozen=True)
class GlyphRun:
    """Glyphs of one face with their origins in pixels, from the setting's top left, y down."""

    face: Face
    size_px: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """One line. `ink` holds all its pixels, from the setting's top left; `baseline` is so many pixels below the top."""

    text: str
    baseline: int
    width: float
    ink: Box
    runs: tuple[GlyphRun, ...]
    hyphenated: bool


NO_BOX = Box(0, 0, 0, 0)


@dataclass(frozen=True)
class Setting:
    """A text that was set in a column `room_px` wide, from whose top left everything is measured.

    `ink` holds all its pixels. `width` is the widest line's; `height` reaches from the top of capitals, or of what is
    higher, down to the last baseline, or to what is lower. `cap_top` is the top of the first line's capitals and
    `baseline` the last line's: the middle between them is what stands in the middle of a button. `fits` is whether
    the lines allowed and the column sufficed. `missing` are the signs that no font here has, which were left out, and
    `leftward` is whether the text starts at the right."""

    text: str
    style: Style
    lines: tuple[Line, ...]
    room_px: int
    width: int
    height: int
    ink: Box
    cap_top: int
    baseline: int
    fits: bool
    leftward: bool
    missing: tuple[str, ...]

    @property
    def hyphenated(self) -> bool:
        return any(line.hyphenated for line in self.lines)

    @property
    def missing_letters(self) -> tuple[str, ...]:
        """What is missing but for emoji: words of which letters were left out must not be shown to anybody."""
        return tuple(sign for sign in self.missing if not is_emoji(sign))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines)

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces drawn with, in the order of their first glyph."""
        return tuple(dict.fromkeys(run.face for line in self.lines for run in line.runs if run.glyphs))


# of a pixel: what rounds to no coverage
_NOTHING = 0.001
_LARGEST_PX = 4096
# by which a line may be shorter than the sum of its words, for kerning and the bearings at its ends; in ems
_SLACK = 0.5


def set_text(text: str, style: Style, width_px: int, most_lines: int = 99) -> Setting:
    """Set a text in a column of this width. Raises UserError where a font that the style names cannot be used.

    Lines end where the text has a line end, and where they must. What does not fit is set all the same, with `fits`
    False; nothing is ever cut off."""
    if not 0 < style.size_px <= _LARGEST_PX:
        raise ValueError(f"a size of {style.size_px} px is not between 0 and {_LARGEST_PX}")
    ready = _prepared(text, style)
    room = max(width_px, 1) / style.size_px
    lines = [line for line in _written(ready, room, style) if not line.ink.is_empty]
    return _laid(text, style, ready, lines, width_px, most_lines)


def is_too_long(text: str, style: Style, width_px: int, height_px: int, most_lines: int) -> bool:
    """Whether a text cannot fit a place even if every line were full; cheaper than setting it."""
    lines = min(most_lines, 1 + int((height_px + 1) / max(style.leading * style.size_px, 1)))
    return _prepared(text, style).advance * style.size_px > lines * (width_px + _SLACK * style.size_px)


def _prepared(text: str, style: Style) -> Prepared:
    return prepare(
        text,
        style.family,
        style.fallback,
        weight=style.weight,
        tracking=style.tracking,
        language=style.language,
        keep=style.keep,
    )


def _written(ready: Prepared, room: float, style: Style) -> list[Written]:
    """Break by the pieces' widths, then once or twice more where a written line proved a little wider than they."""
    budget = room
    for _ in range(3):
        lines = [
            written(paragraph, span)
            for paragraph in ready.paragraphs
            for span in broken(paragraph, budget, balanced=style.balanced, hyphenate=style.hyphenate)
        ]
        excess = max((line.width for line in lines), default=0.0) - room
        if not _NOTHING / style.size_px < excess < 0.3:
            break
        budget -= excess
    return lines


def _laid(
    text: str, style: Style, ready: Prepared, lines: Sequence[Written], width_px: int, most_lines: int
) -> Setting:
    size = style.size_px
    caps = math.ceil(ready.face.cap_height * size - _NOTHING) if lines else 0
    over = math.ceil(-lines[0].ink.top * size - _NOTHING) if lines else 0
    first = max(caps, over)
    placed = tuple(
        _placed(line, first + round(number * style.leading * size), style, width_px, leftward=ready.leftward)
        for number, line in enumerate(lines)
    )
    ink = _around([line.ink for line in placed])
    width = math.ceil(max((line.width for line in lines), default=0.0) * size - _NOTHING)
    last = placed[-1].baseline if placed else 0
    return Setting(
        text=text,
        style=style,
        lines=placed,
        room_px=width_px,
        width=width,
        height=max(ink.bottom, last),
        ink=ink,
        cap_top=first - caps,
        baseline=last,
        fits=len(placed) <= most_lines and width <= width_px,
        leftward=ready.leftward,
        missing=ready.missing,
    )


def _placed(line: Written, baseline: int, style: Style, width_px: int, *, leftward: bool) -> Line:
    """Aligned by its ink, whose left edge falls on a whole pixel so that an upright stem there is sharp."""
    size = style.size_px
    wide = line.width * size
    left = {Align.START: 0.0, Align.CENTER: (width_px - wide) / 2, Align.END: width_px - wide}
    at_left = left[_side(style.align, leftward=leftward)]
    x = float(math.floor(at_left + _NOTHING)) - line.ink.left * size
    runs = tuple(
        GlyphRun(
            run.face,
            size,
            run.glyphs,
            tuple(place * size + x for place in run.xs),
            tuple(place * size + baseline for place in run.ys),
        )
        for run in line.runs
    )
    ink = line.ink.scaled(size).moved(x, baseline)
    box = _pixels(ink)
    return Line(line.text, baseline, wide, box, runs, line.hyphenated)


def _pixels(ink: Ink) -> Box:
    return Box(
        math.floor(ink.left + _NOTHING),
        math.floor(ink.top + _NOTHING),
        math.ceil(ink.right - _NOTHING),
        math.ceil(ink.bottom - _NOTHING),
    )


def _side(align: Align, *, leftward: bool) -> Align:
    turned = {Align.START: Align.END, Align.END: Align.START}
    return turned.get(align, align) if leftward else align


def _around(boxes: Sequence[Box]) -> Box:
    if not boxes:
        return NO_BOX
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
