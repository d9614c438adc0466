"""What a design says: which areas are filled, where the photo stands, and in which columns the words go."""

from dataclasses import dataclass, replace
from enum import StrEnum

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box
from skills.creative.photo.subject import WHOLE, Part
from skills.creative.picture.place import Place, mirrored_box


class Anchor(StrEnum):
    """Where a block of words stands in its column."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Side(StrEnum):
    """From which side a scrim comes."""

    LEFT = "left"
    RIGHT = "right"
    BOTTOM = "bottom"
    TOP = "top"


@dataclass(frozen=True)
class Area:
    """A filled rectangle or, with `is_disc`, ellipse. Corners are rounded by `radius` pixels."""

    box: Box
    colour: Colour
    radius: int = 0
    is_disc: bool = False
    has_shadow: bool = False
    outline: int = 0


@dataclass(frozen=True)
class Slot:
    """Where the photo stands. `focus` is the part of it that its subject belongs in.

    `arch` rounds only the top, `stage` is the colour under a product without a ground, None for none; `room` is the
    part of the shorter side that stays free around a product, and `rest` how far down it stands in what is left: in
    the middle at 0.5, on the floor at 1."""

    box: Box
    radius: int = 0
    is_arch: bool = False
    has_shadow: bool = False
    stage: Colour | None = None
    focus: Part = WHOLE
    room: float = 0.09
    rest: float = 0.5


@dataclass(frozen=True)
class Column:
    """A place for words upon one `ground`. `kinds` are those it takes; `large` makes its headline larger."""

    box: Box
    ground: Colour
    kinds: tuple[str, ...] = ("logo", "offer", "headline", "support", "price", "cta", "disclaimer")
    anchor: Anchor = Anchor.MIDDLE
    is_centred: bool = False
    large: float = 1.0
    has_rule: bool = False


@dataclass(frozen=True)
class Scrim:
    """A veil over the photo, solid from its side to `solid` of the way, where words stand, clear from `clear` on."""

    side: Side
    colour: Colour
    solid: float
    clear: float


@dataclass(frozen=True)
class Layout:
    """Areas are filled in their order, then the photo, the scrim and the words. `above` are filled after the photo.

    In a row the things of the first column stand beside each other, as on a strip."""

    name: str
    ground: Colour
    areas: tuple[Area, ...] = ()
    slot: Slot | None = None
    above: tuple[Area, ...] = ()
    scrim: Scrim | None = None
    columns: tuple[Column, ...] = ()
    is_row: bool = False


def mirrored(layout: Layout, place: Place) -> Layout:
    """As it is seen in a mirror, for those who read from the right."""
    width = place.width
    slot = layout.slot
    if slot is not None:
        focus = Part(1 - slot.focus.right, slot.focus.top, 1 - slot.focus.left, slot.focus.bottom)
        slot = replace(slot, box=mirrored_box(slot.box, width), focus=focus)
    scrim = layout.scrim
    if scrim is not None:
        turned = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
        scrim = replace(scrim, side=turned.get(scrim.side, scrim.side))
    return replace(
        layout,
        areas=tuple(replace(area, box=mirrored_box(area.box, width)) for area in layout.areas),
        above=tuple(replace(area, box=mirrored_box(area.box, width)) for area in layout.above),
        slot=slot,
        scrim=scrim,
        columns=tuple(replace(one, box=mirrored_box(one.box, width)) for one in layout.columns),
    )
