"""What there is room for: a format's shape, margins on a grid, and how large each kind of word may be."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from skills.creative.formats.format import Box, Format
from skills.creative.photo.subject import Ground

# below this nobody reads on a screen
LEAST_PX = 11


class Shape(StrEnum):
    """Ratios that are laid out alike."""

    LOGO = "logo"
    TINY = "tiny"
    STRIP = "strip"
    WIDE = "wide"
    SQUARE = "square"
    TALL = "tall"
    STORY = "story"
    TOWER = "tower"


@dataclass(frozen=True)
class Sizes:
    """Sizes of type in pixels of the em. A headline is as large as fits, to `largest`, and at ease at `comfortable`."""

    largest: float
    comfortable: float
    smallest: float
    support: float
    price: float
    cta: float
    small: float
    logo: int


@dataclass(frozen=True)
class Place:
    """`words` is where words and logos may stand: inside the free part and the margins. `scale` is the side of a square
    as large as what is free; `gap` is the step between things and `margin` that to the edge.

    `photo` is the kind of photo there is; `stands_beside` is whether its product is so tall that a square is better
    halved upright. Right-to-left places are laid out as if seen in a mirror: `free` is mirrored
    already, and `mirrored` turns back what was laid out."""

    width: int
    height: int
    free: Box
    words: Box
    shape: Shape
    scale: float
    margin: int
    gap: int
    sizes: Sizes
    photo: Ground | None
    mirrored: bool
    stands_beside: bool = False

    @property
    def whole(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def is_small_square(self) -> bool:
        return self.shape is Shape.SQUARE and self.scale < 400

    @property
    def is_stacked(self) -> bool:
        if self.stands_beside and self.shape is Shape.SQUARE:
            return False
        return self.shape in (Shape.SQUARE, Shape.TALL, Shape.STORY, Shape.TOWER)


def place_of(format_: Format, photo: Ground | None, *, mirrored: bool, stands_beside: bool = False) -> Place:
    """The room a format gives. Raises ValueError for a format without a picture."""
    if format_.width is None or format_.height is None:
        raise ValueError(f"{format_.id} has no picture")
    width, height = format_.width, format_.height
    free = format_.free or Box(0, 0, width, height)
    if mirrored:
        free = mirrored_box(free, width)
    shape = _shape(format_, width, height)
    scale = sqrt(min(width * height, 1.6 * free.width * free.height))
    margin = _margin(shape, width, height)
    inner = max(2, margin // 3)
    words = Box(
        max(margin, free.left + (inner if free.left else 0)),
        max(margin, free.top + (inner if free.top else 0)),
        min(width - margin, free.right - (inner if free.right < width else 0)),
        min(height - margin, free.bottom - (inner if free.bottom < height else 0)),
    )
    gap = max(4, round(scale * 0.022))
    sizes = _strip_sizes(min(height, width / 3.6)) if shape is Shape.STRIP else _sizes(scale, width, height)
    if shape is Shape.STRIP:
        gap = max(5, round(height * 0.09))
    return Place(width, height, free, words, shape, scale, margin, gap, sizes, photo, mirrored, stands_beside)


def mirrored_box(box: Box, width: int) -> Box:
    return Box(width - box.right, box.top, width - box.left, box.bottom)


def _shape(format_: Format, width: int, height: int) -> Shape:
    ratio = width / height
    if format_.is_logo:
        return Shape.LOGO
    if max(width, height) <= 130:
        return Shape.TINY
    steps = (
        (0.5, Shape.TOWER),
        (0.6, Shape.STORY),
        (0.9, Shape.TALL),
        (1.25, Shape.SQUARE),
        (2.6, Shape.WIDE),
    )
    return next((shape for most, shape in steps if ratio <= most), Shape.STRIP)


def _margin(shape: Shape, width: int, height: int) -> int:
    part = {Shape.STRIP: 0.12, Shape.TINY: 0.08, Shape.TOWER: 0.08}.get(shape, 0.065)
    return max(4, round(part * min(width, height)))


def _sizes(scale: float, width: int, height: int) -> Sizes:
    """On 1080 pixels: a headline of 37 to 116 px, other words of 28 and more, small print of 19."""
    least = max(float(LEAST_PX), scale * 0.0185)
    return Sizes(
        largest=scale * 0.107,
        comfortable=max(14.0, scale * 0.05),
        smallest=max(12.0, scale * 0.034),
        support=max(12.0, scale * 0.034),
        price=max(15.0, scale * 0.058),
        cta=max(12.0, scale * 0.031),
        small=least,
        logo=max(16, round(min(scale * 0.055, height * 0.3, width * 0.3))),
    )


def _strip_sizes(height: float) -> Sizes:
    """Strips are measured by their height, short ones by their width too; low ones need proportionally larger type."""
    large = height >= 200
    return Sizes(
        largest=height * (0.25 if large else 0.34),
        comfortable=max(12.5, height * (0.12 if large else 0.19)),
        smallest=12.0,
        support=max(float(LEAST_PX), height * (0.09 if large else 0.145)),
        price=max(14.0, height * (0.16 if large else 0.27)),
        cta=max(11.5, height * (0.085 if large else 0.15)),
        small=max(float(LEAST_PX), height * 0.048),
        logo=max(16, round(height * (0.13 if large else 0.26))),
    )
