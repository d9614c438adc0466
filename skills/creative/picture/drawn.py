"""A picture that was drawn, and where on it everything stands, so that it can be checked without guessing."""

from dataclasses import dataclass

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box


@dataclass(frozen=True)
class Placed:
    """One thing on the picture: `kind` is headline, support, price, was, offer, cta, disclaimer, logo, photo or shape.

    `box` holds all its pixels. `text` is what stands there, as lines; `size_px` is the height of its letters' em;
    `colour` is theirs, `font` their file's SHA-256. For a logo, `clear` is the box in which nothing else may stand."""

    kind: str
    box: Box
    text: tuple[str, ...] = ()
    size_px: float = 0.0
    colour: Colour | None = None
    font: str = ""
    clear: Box | None = None


@dataclass(frozen=True)
class Drawn:
    """One picture, encoded. `media` is png or jpg; `contrast` is the worst one of its words, measured on its pixels.

    `fills` are the colours of areas that are not photo; `left_out` says what did not fit, in the words of
    `Placed.kind`; `dhash` tells pictures alike, as 64 bits in hex."""

    content: bytes
    media: str
    width: int
    height: int
    layout: str
    placed: tuple[Placed, ...]
    fills: tuple[Colour, ...]
    contrast: float
    left_out: tuple[str, ...]
    dhash: str
