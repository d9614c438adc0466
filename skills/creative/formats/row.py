"""One row of a file of formats, checked as it comes in, and made into a Format."""

from datetime import date
from decimal import Decimal
from itertools import product
from math import ceil, floor
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from skills.creative.formats.format import Box, Counting, Format, Kind, Limit, Span

# what stands beside a picture, in the order in which people read it
FIELDS = (
    "primary",
    "headline",
    "long_headline",
    "description",
    "business_name",
    "app_name",
    "card_caption",
    "path",
    "display_url",
    "url",
    "subject",
    "body",
    "cta",
    "ad_name",
)
TextField = Literal[
    "primary",
    "headline",
    "long_headline",
    "description",
    "business_name",
    "app_name",
    "card_caption",
    "path",
    "display_url",
    "url",
    "subject",
    "body",
    "cta",
    "ad_name",
]
# no network shows a picture longer than this on a side; what is drawn must fit in memory
MOST_SIDE = 20_000
Pixels = Annotated[int, Field(ge=1, le=MOST_SIDE)]


class _Part(BaseModel, extra="forbid", frozen=True):
    """Whatever says how binding it is."""

    kind: Kind = Kind.HARD


class Size(_Part):
    width: Pixels
    height: Pixels


class Side(_Part):
    width: Pixels | None = None
    height: Pixels | None = None


class Most(_Part):
    most: int = Field(ge=0)


class Range(_Part):
    least: int = Field(0, ge=0)
    most: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError(f"least {self.least} is above most {self.most}")
        return self


class Tolerance(_Part):
    part: float = Field(gt=0, lt=0.5)


class Zones(_Part):
    """What the platform covers along the edges, in pixels or as parts of the side."""

    unit: Literal["fraction", "px"]
    top: Decimal = Field(Decimal(0), ge=0, le=MOST_SIDE)
    bottom: Decimal = Field(Decimal(0), ge=0, le=MOST_SIDE)
    left: Decimal = Field(Decimal(0), ge=0, le=MOST_SIDE)
    right: Decimal = Field(Decimal(0), ge=0, le=MOST_SIDE)


class Corner(_Part):
    """What the platform covers in a corner."""

    corner: Literal["top-left", "top-right", "bottom-left", "bottom-right"]
    unit: Literal["fraction", "px"]
    width: Decimal = Field(gt=0, le=MOST_SIDE)
    height: Decimal = Field(gt=0, le=MOST_SIDE)


class Row(BaseModel, extra="forbid", frozen=True):
    """One output size of one placement, as it is written down."""

    id: str = Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+$", max_length=120)
    platform: str = Field(min_length=1, max_length=60)
    placement: str = Field(min_length=1, max_length=80)
    variant: str = "standard"
    media: tuple[Literal["image", "video", "text"], ...] = Field(("image",), min_length=1)
    size: Size | None = None
    ratio: str = ""
    ratio_tolerance: Tolerance = Tolerance(part=0.01)
    least: Side = Side()
    most: Side = Side()
    bytes: Most | None = None
    file_types: tuple[Literal["jpg", "png", "gif"], ...] = ()
    cards: Range | None = None
    pictures: Most | None = None
    texts: dict[TextField, tuple[Most, ...]] = Field(default_factory=dict)
    counts: dict[TextField, Range] = Field(default_factory=dict)
    short: dict[TextField, Most] = Field(default_factory=dict)
    counting: Counting = Counting.CHARACTERS
    emoji: Most | None = None
    zones: Zones | None = None
    taken: tuple[Corner, ...] = Field((), max_length=8)
    source: str = Field(min_length=1)
    confidence: Literal["official", "secondary", "memory"]
    checked_on: date
    notes: str = ""

    @model_validator(mode="after")
    def _zones_leave_room(self) -> Self:
        if self.zones or self.taken:
            if self.size is None:
                raise ValueError("zones need a size in pixels")
            free = _free(self)
            if free is None or free.width <= 0 or free.height <= 0:
                raise ValueError("the zones leave nothing of the picture free")
        return self


def to_format(row: Row) -> Format:
    """What the rest of the house reads."""
    return Format(
        id=row.id,
        platform=row.platform,
        placement=row.placement,
        variant=row.variant,
        media=frozenset(row.media),
        width=row.size.width if row.size else None,
        height=row.size.height if row.size else None,
        ratio=row.ratio,
        most_bytes=row.bytes.most if row.bytes else None,
        file_types=tuple(row.file_types),
        texts={
            name: tuple(Limit(one.most, one.kind) for one in limits) for name, limits in row.texts.items()
        },
        counting=row.counting,
        free=_free(row),
        emoji_most=row.emoji.most if row.emoji else None,
        source=row.source,
        confidence=row.confidence,
        checked_on=row.checked_on,
        notes=row.notes,
        widths=Span(row.least.width, row.most.width),
        heights=Span(row.least.height, row.most.height),
        ratio_tolerance=row.ratio_tolerance.part,
        cards=Span(row.cards.least, row.cards.most) if row.cards else Span(),
        pictures=Span(None, row.pictures.most) if row.pictures else Span(),
        counts={name: Span(one.least, one.most) for name, one in row.counts.items()},
        short={name: one.most for name, one in row.short.items()},
        taken=_taken(row),
    )


def _free(row: Row) -> Box | None:
    """What no zone covers, a pixel less rather than a pixel more; of what corners leave, the largest rectangle."""
    if row.size is None or not (row.zones or row.taken):
        return None
    inner = _within_edges(row.size, row.zones or Zones(unit="px"))
    return max(_around(inner, _taken(row)), key=lambda box: max(box.width, 0) * max(box.height, 0))


def _within_edges(size: Size, zones: Zones) -> Box:
    across, down = (size.width, size.height) if zones.unit == "fraction" else (1, 1)
    return Box(
        ceil(zones.left * across),
        ceil(zones.top * down),
        floor(size.width - zones.right * across),
        floor(size.height - zones.bottom * down),
    )


def _taken(row: Row) -> tuple[Box, ...]:
    if row.size is None:
        return ()
    return tuple(_corner(row.size, one) for one in row.taken)


def _corner(size: Size, corner: Corner) -> Box:
    across, down = (size.width, size.height) if corner.unit == "fraction" else (1, 1)
    width, height = ceil(corner.width * across), ceil(corner.height * down)
    left = 0 if corner.corner.endswith("left") else size.width - width
    top = 0 if corner.corner.startswith("top") else size.height - height
    return Box(left, top, left + width, top + height)


def _around(inner: Box, taken: tuple[Box, ...]) -> list[Box]:
    """Each way to keep clear of every corner: beside it or above or below it."""
    ways: list[Box] = []
    for upright in product((True, False), repeat=len(taken)):
        box = inner
        for corner, is_upright in zip(taken, upright, strict=True):
            box = _cut(box, corner, upright=is_upright)
        ways.append(box)
    return ways


def _cut(box: Box, corner: Box, *, upright: bool) -> Box:
    if not box.meets(corner):
        return box
    if upright:
        at_top = corner.top <= box.top
        return Box(
            box.left,
            corner.bottom if at_top else box.top,
            box.right,
            box.bottom if at_top else corner.top,
        )
    at_left = corner.left <= box.left
    return Box(
        corner.right if at_left else box.left,
        box.top,
        box.right if at_left else corner.left,
        box.bottom,
    )
