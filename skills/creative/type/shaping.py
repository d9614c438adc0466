"""A run of text in one face becomes glyphs with places, in ems: kerned, joined, with its ligatures."""

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from skills.creative.type.fonts import Face
from skills.creative.type.outline import outline_box

# scripts whose letters hang together, between which no room may be put
_JOINED = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Adlm", "Deva", "Beng", "Guru"})


@dataclass(frozen=True)
class Ink:
    """What is covered, in ems or pixels from the line's start and baseline; y down. Nothing where right <= left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    def moved(self, x: float, y: float) -> "Ink":
        return Ink(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def scaled(self, by: float) -> "Ink":
        return Ink(self.left * by, self.top * by, self.right * by, self.bottom * by)

    def with_(self, other: "Ink") -> "Ink":
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return Ink(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


NO_INK = Ink(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Shaped:
    """Glyphs with ink from left to right, in ems."""

    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    advance: float
    ink: Ink


@dataclass(frozen=True)
class Voice:
    """How a run is written: its face, script and language, whether leftward, and the room between letters in ems."""

    face: Face
    script: str
    language: str
    leftward: bool
    tracking: float = 0.0


@lru_cache(maxsize=16_384)
def shape(text: str, voice: Voice) -> Shaped:
    """Shape one run. Tracking follows each sign but the last, and is left out of scripts whose letters join."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if voice.leftward else "ltr"
    buffer.script = voice.script or "Latn"
    buffer.language = voice.language
    tracking = 0.0 if voice.script in _JOINED else voice.tracking
    features = {"liga": False, "clig": False} if tracking else {}
    hb.shape(voice.face.font, buffer, features)
    return _placed(buffer, voice.face, tracking)


def _placed(buffer: hb.Buffer, face: Face, tracking: float) -> Shaped:
    unit = 1.0 / face.upem
    glyphs, xs, ys, ink, pen = [], [], [], NO_INK, 0.0
    cluster = None
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if cluster is not None and glyph.cluster != cluster:
            pen += tracking
        cluster = glyph.cluster
        x, y = pen + position.x_offset * unit, -position.y_offset * unit
        covered = glyph_ink(face, glyph.codepoint)
        # glyph 0 is the box that stands for what a font lacks
        if glyph.codepoint and not covered.is_empty:
            glyphs.append(glyph.codepoint)
            xs.append(x)
            ys.append(y)
            ink = ink.with_(covered.moved(x, y))
        pen += position.x_advance * unit
    return Shaped(tuple(glyphs), tuple(xs), tuple(ys), pen, ink)


@lru_cache(maxsize=16_384)
def glyph_ink(face: Face, glyph: int) -> Ink:
    """The box of a glyph's outline in ems, from its origin."""
    box = outline_box(face.font, glyph)
    if box is None:
        return NO_INK
    unit = 1.0 / face.upem
    left, low, right, high = box
    return Ink(left * unit, -high * unit, right * unit, -low * unit)
