"""Seven designs, each for every shape: where photo, areas and words stand, as read from the left."""

from collections.abc import Callable
from dataclasses import replace

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box
from skills.creative.photo.subject import Ground, Part
from skills.creative.picture.layout import Anchor, Area, Column, Layout, Scrim, Side, Slot
from skills.creative.picture.palette import BLACK, WHITE, is_light, mixed
from skills.creative.picture.place import Place, Shape
from skills.creative.picture.theme import Theme

_ABOVE = ("logo", "offer", "headline", "support")
_BELOW = ("price", "cta", "disclaimer")
# where the photo leaves a corner below the headline, that takes the supporting line, and the headline may be larger
_TOP = ("logo", "offer", "headline")
_CORNER = ("support", *_BELOW)


def within(
    place: Place, left: float, top: float, right: float, bottom: float, *, pad: int | None = None
) -> Box:
    """That rectangle of pixels less a margin, as far as words may stand there."""
    edge = place.margin if pad is None else pad
    words = place.words
    return Box(
        max(words.left, round(left) + edge),
        max(words.top, round(top) + edge),
        min(words.right, round(right) - edge),
        min(words.bottom, round(bottom) - edge),
    )


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(round(left), round(top), round(right), round(bottom))


def _down(place: Place, part: float) -> float:
    """So far down what is free."""
    return place.free.top + part * place.free.height


def _cut(place: Place, *, square: float, tall: float, story: float, tower: float) -> float:
    """Where a stacked picture is divided: by shape, as a part of what is free."""
    parts = {Shape.SQUARE: square, Shape.TALL: tall, Shape.STORY: story, Shape.TOWER: tower}
    # small print cannot shrink with a small banner: there the words need more of it
    return _down(place, parts[place.shape] * (0.8 if place.is_small_square else 1))


def split(place: Place, theme: Theme) -> Layout:
    """Half photo, half colour."""
    wide, high = place.width, place.height
    if place.is_stacked:
        at = _cut(place, square=0.5, tall=0.53, story=0.5, tower=0.4)
        slot = Slot(_box(0, 0, wide, at), stage=theme.stage)
        column = Column(within(place, 0, at, wide, high), theme.base)
    else:
        at = wide * 0.5
        slot = Slot(_box(0, 0, at, high), stage=theme.stage)
        column = Column(within(place, at, 0, wide, high), theme.base)
    return Layout("split", theme.base, slot=slot, columns=(column,))


def overlay(place: Place, theme: Theme) -> Layout:
    """The photo to three edges, fading into the brand's dark on which the words stand."""
    wide, high = place.width, place.height
    veil = theme.base if not is_light(theme.base) else theme.panel
    veil = veil if not is_light(veil) else mixed(veil, BLACK, 0.75)
    if place.is_stacked:
        at = _cut(place, square=0.42, tall=0.46, story=0.46, tower=0.42)
        end = min(high, at + 0.26 * high)
        focus = Part(0, max(0.0, place.free.top / end - 0.04), 1, (at + 0.03 * high) / end)
        slot = Slot(_box(0, 0, wide, end), stage=theme.stage, focus=focus, room=0.05)
        scrim = Scrim(Side.BOTTOM, veil, 1 - (at / high + 0.06), 1 - (at / high - 0.2))
        column = Column(within(place, 0, at, wide, high), veil, anchor=Anchor.BOTTOM)
    else:
        slot = Slot(_box(wide * 0.36, 0, wide, high), stage=theme.stage, focus=Part(0.3, 0, 1, 1), room=0.05)
        scrim = Scrim(Side.LEFT, veil, 0.52, 0.74)
        column = Column(within(place, 0, 0, wide * 0.53, high), veil)
    return Layout("overlay", veil, slot=slot, scrim=scrim, columns=(column,))


def card(place: Place, theme: Theme) -> Layout:
    """The product on a card with rounded corners and a soft shadow, on a coloured ground."""
    wide, high, edge = place.width, place.height, place.margin
    radius = max(4, round(place.scale * 0.028))
    near = max(4, round(edge * 0.75))
    stage = WHITE if place.photo is Ground.CLEAR and is_light(theme.stage) else theme.stage
    if place.is_stacked:
        top = place.free.top or near
        at = _cut(place, square=0.52, tall=0.55, story=0.53, tower=0.42)
        left = max(near, max(near, place.free.left))
        right = min(wide - near, min(wide - near, place.free.right))
        box = _box(left, top, right, at)
        column = Column(within(place, 0, at - edge * 0.35, wide, high), theme.base)
    else:
        box = _box(near, near, wide * 0.5, high - near)
        column = Column(within(place, wide * 0.5 - edge * 0.2, 0, wide, high), theme.base)
    slot = Slot(box, radius=radius, has_shadow=True, stage=stage)
    return Layout("card", theme.base, slot=slot, columns=(column,))


def editorial(place: Place, theme: Theme) -> Layout:
    """Much white, a large headline above a rule, the photo small and to the edge."""
    wide, high, edge = place.width, place.height, place.margin
    ground = theme.base
    if place.shape is Shape.WIDE or place.is_small_square:
        slot = Slot(_box(wide * 0.6, edge, wide - edge, high - edge), stage=theme.stage)
        column = Column(within(place, 0, 0, wide * 0.6, high), ground, large=1.15, has_rule=True)
        return Layout("editorial", ground, slot=slot, columns=(column,))
    if place.shape is Shape.TOWER:
        upper, lower = _down(place, 0.36), _down(place, 0.7)
        slot = Slot(_box(0, upper, wide, lower), stage=theme.stage)
        return Layout("editorial", ground, slot=slot, columns=_two(place, ground, upper, lower))
    at = _cut(place, square=0.46, tall=0.44, story=0.42, tower=0.4)
    middle = place.free.left + place.free.width * 0.42
    slot = Slot(_box(middle, at, wide, high), stage=theme.stage, focus=_seen_focus(place, middle, at))
    above = Column(within(place, 0, 0, wide, at), ground, _TOP, Anchor.TOP, large=1.3, has_rule=True)
    below = Column(within(place, 0, at - edge, middle + edge * 0.4, high), ground, _CORNER, Anchor.BOTTOM)
    return Layout("editorial", ground, slot=slot, columns=(above, below))


def _two(place: Place, ground: Colour, upper: float, lower: float) -> tuple[Column, Column]:
    """On a tower: what is said above the photo, and what is offered below it."""
    wide, high = place.width, place.height
    above = Column(within(place, 0, 0, wide, upper), ground, _ABOVE, Anchor.TOP)
    return above, Column(within(place, 0, lower, wide, high), ground, _BELOW, Anchor.MIDDLE)


def _seen_focus(place: Place, left: float, top: float) -> Part:
    """The part of a slot that reaches to the far edges in which nothing of the platform covers the subject."""
    across, down = max(1.0, place.width - left), max(1.0, place.height - top)
    right = (min(place.width, place.free.right) - left) / across
    bottom = (min(place.height, place.free.bottom) - top) / down
    return Part(0, 0, max(0.4, min(1.0, right)), max(0.4, min(1.0, bottom)))


def bold(place: Place, theme: Theme) -> Layout:
    """The headline first and as large as it goes; the product breaks out of its block of colour."""
    wide, high, edge = place.width, place.height, place.margin
    is_cut = place.photo is Ground.CLEAR
    radius = 0 if is_cut else max(4, round(place.scale * 0.02))
    stage = None if is_cut else theme.stage
    if place.shape is Shape.WIDE or place.is_small_square:
        block = Area(_box(wide * 0.68, 0, wide, high), theme.panel)
        box = _box(wide * 0.5, edge * 0.5, wide - edge, high - edge * 0.5)
        slot = Slot(box, radius=radius, stage=stage, room=0.02)
        column = Column(within(place, 0, 0, wide * 0.5 + edge * 0.3, high), theme.base, large=1.35)
        return Layout("bold", theme.base, (block,), slot, columns=(column,))
    if place.shape is Shape.TOWER:
        upper, lower = _down(place, 0.36), _down(place, 0.7)
        block = Area(_box(0, (upper + lower) / 2, wide, high), theme.panel)
        inset = 0 if is_cut else edge
        slot = Slot(_box(inset, upper, wide - inset, lower), radius=radius, stage=stage, room=0.04)
        above, below = _two(place, theme.base, upper, lower)
        return Layout("bold", theme.base, (block,), slot, columns=(above, replace(below, ground=theme.panel)))
    at = _cut(place, square=0.44, tall=0.43, story=0.42, tower=0.4)
    line = _cut(place, square=0.59, tall=0.58, story=0.58, tower=0.5)
    middle = place.free.left + place.free.width * 0.44
    block = Area(_box(0, line, wide, high), theme.panel)
    right = min(place.free.right, wide - round(edge * (0.5 if is_cut else 1)))
    bottom = min(place.free.bottom, high - round(edge * (0.5 if is_cut else 1)))
    slot = Slot(_box(middle, at, right, bottom), radius=radius, stage=stage, room=0.02)
    above = Column(within(place, 0, 0, wide, at + edge * 0.5), theme.base, _TOP, Anchor.TOP, large=1.45)
    below = Column(within(place, 0, line, middle + edge * 0.5, high), theme.panel, _CORNER)
    return Layout("bold", theme.base, (block,), slot, columns=(above, below))


def frame(place: Place, theme: Theme) -> Layout:
    """A fine line around everything, the photo set in, words in the middle below or beside it."""
    wide, high, edge = place.width, place.height, place.margin
    line = max(1, round(place.scale * 0.0028))
    inset = max(3, round(edge * 0.42))
    border = Area(
        _box(inset, inset, wide - inset, high - inset), mixed(theme.base, theme.panel, 0.8), outline=line
    )
    if place.is_stacked:
        top = max(edge, place.free.top) if place.free.top else edge
        at = _cut(place, square=0.5, tall=0.54, story=0.52, tower=0.42)
        left, right = max(edge, place.free.left), min(wide - edge, place.free.right)
        slot = Slot(_box(left, top, right, at), stage=theme.stage)
        column = Column(within(place, 0, at - edge * 0.3, wide, high), theme.base, is_centred=True)
    else:
        slot = Slot(_box(wide * 0.5, edge, wide - edge, high - edge), stage=theme.stage)
        column = Column(within(place, 0, 0, wide * 0.52, high), theme.base, is_centred=True)
        column = replace(column, box=within(place, edge * 0.2, 0, wide * 0.5, high))
    return Layout("frame", theme.base, (border,), slot, columns=(column,))


def arch(place: Place, theme: Theme) -> Layout:
    """The photo in a window with a round top that rises from the lower edge."""
    wide, high, edge = place.width, place.height, place.margin
    if place.shape is Shape.WIDE:
        box = _box(wide * 0.57, edge, wide - edge * 1.4, high)
        column = Column(within(place, 0, 0, wide * 0.57, high), theme.base)
    elif place.shape is Shape.SQUARE:
        box = _box(wide * 0.52, high * 0.14, wide - edge, high)
        column = Column(within(place, 0, 0, wide * 0.52 + edge * 0.3, high), theme.base)
    else:
        at = _cut(place, square=0.5, tall=0.48, story=0.46, tower=0.58)
        aside = edge if place.shape is Shape.TOWER else max(edge, wide * 0.1)
        box = _box(max(aside, place.free.left), at, min(wide - aside, place.free.right), high)
        column = Column(within(place, 0, 0, wide, at), theme.base, anchor=Anchor.MIDDLE, is_centred=True)
    focus = Part(0.04, 0.14, 0.96, max(0.5, min(1.0, (place.free.bottom - box.top) / max(1, box.height))))
    slot = Slot(box, is_arch=True, stage=theme.stage, focus=focus, rest=0.75, room=0.06)
    return Layout("arch", theme.base, slot=slot, columns=(column,))


Design = Callable[[Place, Theme], Layout]
DESIGNS: dict[str, Design] = {
    "split": split,
    "overlay": overlay,
    "card": card,
    "editorial": editorial,
    "bold": bold,
    "frame": frame,
    "arch": arch,
}


def strip(name: str, place: Place, theme: Theme) -> Layout:
    """A strip of any design: the photo at its start, everything else in a row."""
    high, words = place.height, place.words
    if place.photo is None:
        return Layout(name, theme.base, columns=(Column(words, theme.base),), is_row=True)
    across = round(high * (1.25 if high < 200 else 1.35))
    inset = max(3, round(high * 0.08)) if name in ("card", "frame") else 0
    box = Box(inset, inset, across - inset, high - inset)
    radius = max(3, round(high * 0.07)) if name == "card" else 0
    slot = Slot(box, radius=radius, is_arch=name == "arch" and high >= 200, stage=theme.stage, room=0.05)
    column = Column(Box(across - inset + place.margin, words.top, words.right, words.bottom), theme.base)
    return Layout(name, theme.base, slot=slot, columns=(column,), is_row=True)


def tiny(name: str, place: Place, theme: Theme) -> Layout:
    """A thumbnail: the product, and the brand below it."""
    wide, high = place.width, place.height
    if place.photo is None:
        return Layout(
            name,
            theme.base,
            columns=(Column(place.words, theme.base, ("logo", "headline"), is_centred=True),),
        )
    at = high - round(high * 0.3)
    column = Column(within(place, 0, at, wide, high, pad=4), theme.base, ("logo",), is_centred=True)
    slot = Slot(_box(0, 0, wide, at), stage=theme.stage, room=0.05)
    return Layout(name, theme.base, slot=slot, columns=(column,))


def worded(name: str, place: Place, theme: Theme) -> Layout:
    """The design without a photo: large type, and a shape of the brand's colour behind or below it."""
    wide, high, edge = place.width, place.height, place.margin
    column = Column(within(place, 0, 0, wide, high), theme.base, large=1.5)
    if name in ("frame", "arch"):
        inset, line = max(3, round(edge * 0.42)), max(1, round(place.scale * 0.003))
        border = Area(
            _box(inset, inset, wide - inset, high - inset), mixed(theme.base, theme.panel, 0.8), outline=line
        )
        return Layout(name, theme.base, (border,), columns=(replace(column, is_centred=True),))
    if name in ("split", "bold"):
        return _blocked(name, place, theme, column)
    # away from the words' colour, so that they read on the shape at least as well as on the ground
    radius = min(wide, high) * (0.62 if place.is_stacked else 0.9)
    disc = _corner(place, radius, _towards(theme))
    return Layout(name, theme.base, (disc,), columns=(replace(column, has_rule=name == "editorial"),))


def _blocked(name: str, place: Place, theme: Theme, column: Column) -> Layout:
    """A block with quarter discs in its corner, where nothing is written: beside the words, or below the headline."""
    wide, high = place.width, place.height
    tone = mixed(theme.panel, theme.spark, 0.16)
    if not place.is_stacked:
        at = wide * 0.7
        radius = min(wide - at, high * 0.9)
        areas = (Area(_box(at, 0, wide, high), theme.panel), *_quarters(place, radius, tone, theme.spark))
        column = replace(column, box=within(place, 0, 0, at, high), large=1.3)
        return Layout(name, theme.base, areas, columns=(column,))
    at = _cut(place, square=0.68, tall=0.7, story=0.7, tower=0.66)
    radius = min(wide * 0.3, (high - at) * 0.75)
    areas = (Area(_box(0, at, wide, high), theme.panel), *_quarters(place, radius, tone, theme.spark))
    above = replace(column, box=within(place, 0, 0, wide, at), kinds=_ABOVE)
    below = Column(within(place, 0, at, wide - radius, high), theme.panel, _BELOW)
    return Layout(name, theme.base, areas, columns=(above, below))


def _towards(theme: Theme) -> Colour:
    """A light ground a little lighter, towards the theme's other colour where that is light; a dark one darker."""
    if not is_light(theme.base):
        return mixed(theme.base, BLACK, 0.22)
    return mixed(theme.base, theme.panel, 0.4) if is_light(theme.panel) else mixed(theme.base, WHITE, 0.3)


def _corner(place: Place, radius: float, colour: Colour) -> Area:
    """A disc around the lower corner at the far side, of which a quarter is seen."""
    wide, high = place.width, place.height
    return Area(_box(wide - radius, high - radius, wide + radius, high + radius), colour, is_disc=True)


def _quarters(place: Place, radius: float, tone: Colour, spark: Colour) -> tuple[Area, Area]:
    return _corner(place, radius, tone), _corner(place, radius * 0.62, spark)
