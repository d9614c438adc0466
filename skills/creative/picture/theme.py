"""Which colours go together: grounds from the palette and its tints, and for each ground what is read on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from skills.creative.brand.kit import Colour, Palette
from skills.creative.picture.palette import contrast, difference, is_light, mixed, readable, to_lab

# above the 4.5 that is asked for: a JPEG blurs edges a little
LEAST_CONTRAST = 5.2
# strokes of one weight and a pixel's width, as small Chinese characters have, lose a third of it to smoothing
LEAST_OF_THIN = 8.0
# less than this apart, an area does not stand out from its ground
_APART = 22.0
# chroma in Lab from which a dark ground is a colour and no black
_COLOURED = 14.0
_STEPS = tuple(step / 20 for step in range(13))


@dataclass(frozen=True)
class Voice:
    """Colours of words on one ground, each readable there; a button and a label with words of their own."""

    ground: Colour
    head: Colour
    text: Colour
    soft: Colour
    price: Colour
    button: Colour
    on_button: Colour
    label: Colour
    on_label: Colour
    line: Colour


@dataclass(frozen=True)
class Theme:
    """`base` is the ground, `panel` an area upon it, `stage` what a product stands on, `spark` a small shape."""

    base: Colour
    panel: Colour
    stage: Colour
    spark: Colour = (128, 128, 128)


@lru_cache(maxsize=512)
def voice(palette: Palette, ground: Colour, least: float = LEAST_CONTRAST) -> Voice:
    """What is written on this ground, and how: main or ink on light ones, the palette's light colour on dark ones.

    `least` is the contrast of small words on areas of their own: buttons and labels."""
    text = _first_readable((palette.ink, palette.paper), ground)
    if is_light(ground):
        head = next(
            (one for one in (palette.main, palette.ink) if contrast(one, ground) >= LEAST_CONTRAST), text
        )
    else:
        head = _first_readable((palette.paper, palette.ink), ground)
    soft = next(
        tint
        for tint in (*(mixed(text, ground, step / 10) for step in (4, 3, 2, 1)), text)
        if contrast(tint, ground) >= LEAST_CONTRAST or tint == text
    )
    price = next(
        (one for one in (palette.accent, *palette.more) if contrast(one, ground) >= LEAST_CONTRAST), head
    )
    words = (palette.paper, palette.ink)
    button = _carrying((palette.accent, palette.main, palette.ink, palette.paper), words, ground, least)
    label = _carrying((palette.main, palette.accent, palette.paper, palette.ink), words, ground, least)
    return Voice(
        ground,
        head,
        text,
        soft,
        price,
        button,
        _first_readable(words, button, least),
        label,
        _first_readable(words, label, least),
        mixed(text, ground, 0.75),
    )


def _first_readable(colours: Sequence[Colour], ground: Colour, least: float = LEAST_CONTRAST) -> Colour:
    """The first that is readable; else the nearest tint of the best of them."""
    for colour in colours:
        if contrast(colour, ground) >= least:
            return colour
    best = max(colours, key=lambda colour: contrast(colour, ground))
    tint = readable(best, (ground,), least)
    # black or white is 4.58 to one on any ground at least
    return tint or ((0, 0, 0) if is_light(ground) else (255, 255, 255))


def _standing_out(colours: Sequence[Colour], ground: Colour) -> Colour:
    """The first that is plainly another colour than the ground and dark or light enough to be seen on it."""
    for colour in colours:
        if _stands_out(colour, ground):
            return colour
    return max(colours, key=lambda colour: contrast(colour, ground))


def _carrying(colours: Sequence[Colour], words: Sequence[Colour], ground: Colour, least: float) -> Colour:
    """The colour that stands out, or its nearest tint on which one of the words' colours is readable."""
    colour = _standing_out(colours, ground)
    if least <= LEAST_CONTRAST:
        return colour
    tints = (
        mixed(colour, towards, step) if step else colour
        for step in _STEPS
        for towards in ((0, 0, 0), (255, 255, 255))
    )
    carries = (tint for tint in tints if max(contrast(word, tint) for word in words) >= least)
    return next((tint for tint in carries if _stands_out(tint, ground)), colour)


def _stands_out(colour: Colour, ground: Colour) -> bool:
    return difference(colour, ground) >= _APART and contrast(colour, ground) >= 1.6


@lru_cache(maxsize=64)
def themes(palette: Palette) -> dict[str, Theme]:
    """The themes that a palette makes, by name."""
    # a brand on black stays on black: its grounds are tints of its dark paper
    light = palette.paper
    tint = mixed(palette.main, light, 0.86)
    if not is_light(light):
        return _dark_themes(palette)
    warm = next(
        (one for one in palette.more if is_light(one) and contrast(one, palette.ink) >= 7),
        mixed(palette.accent, light, 0.86),
    )
    deep = palette.main
    # a main colour in between carries neither dark nor light small print well: it is darkened for grounds
    if max(contrast(deep, palette.ink), contrast(deep, palette.paper)) < LEAST_CONTRAST:
        deep = mixed(deep, (0, 0, 0), 0.35)
    return {
        "deep": Theme(deep, light, warm),
        "light": Theme(light, deep, tint),
        "tint": Theme(tint, light, mixed(tint, light, 0.55)),
        "warm": Theme(warm, light, mixed(warm, light, 0.5)),
        "accent": Theme(palette.accent, light, warm),
    }


def _dark_themes(palette: Palette) -> dict[str, Theme]:
    """The same for a palette whose paper is dark: areas are told apart by a little light, or a little less.

    A blue that is made lighter turns to violet, so a paper that has a colour of its own is made darker instead."""
    dark = palette.paper
    coloured = hypot(*to_lab(dark)[1:]) > _COLOURED
    towards = (0, 0, 0) if coloured else palette.ink
    raised, stage = (mixed(dark, towards, part) for part in ((0.3, 0.18) if coloured else (0.1, 0.16)))
    warm = mixed(dark, towards, 0.4) if coloured else mixed(dark, palette.accent, 0.14)
    return {
        "deep": Theme(dark, raised, stage),
        "light": Theme(raised, dark, stage),
        "tint": Theme(stage, dark, raised),
        "warm": Theme(warm, dark, mixed(warm, palette.ink, 0.08)),
        "accent": Theme(palette.accent, dark, warm),
    }
