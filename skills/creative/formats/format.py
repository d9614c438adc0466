"""One row of what a platform takes, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How binding a number is: `hard` is refused beyond it, `visible` cut off there, `recommended` advice."""

    HARD = "hard"
    VISIBLE = "visible"
    RECOMMENDED = "recommended"


class Counting(StrEnum):
    """How a platform counts a text's length; `counting.py` does it."""

    CHARACTERS = "chars"
    DISPLAY_WIDTH = "display_width"
    X_WEIGHTED = "x_weighted"


@dataclass(frozen=True)
class Limit:
    """At most so many units of the format's counting, and how binding that is."""

    most: int
    kind: Kind


@dataclass(frozen=True)
class Span:
    """From `least` to `most`, both allowed; None is no bound."""

    least: int | None = None
    most: int | None = None

    def holds(self, n: int) -> bool:
        return (self.least is None or n >= self.least) and (self.most is None or n <= self.most)


@dataclass(frozen=True)
class Box:
    """A rectangle in whole pixels, x to the right and y down; right and bottom are the first pixels outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def meets(self, other: "Box") -> bool:
        """Whether they share a pixel."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Format:
    """One output size of one placement. `texts` are its fields beside the picture, such as headline, with their limits.

    `media` holds `image`, `video` or `text`; sizes are in pixels and None for what has no picture; `most_bytes` is None
    where no platform's page says one. `free` is the part of the picture that the platform's own buttons and names leave
    free, None where all of it is. `source`, `confidence` (official, secondary or memory) and `checked_on` say where all
    of it comes from.

    `widths` and `heights` are what the platform takes at all; `ratio_tolerance` is a part of the ratio; `cards` and
    `pictures` count what one advertisement takes. `counts` says by field how many alternatives go in, and `short` that
    at least one of them is at most so long. `taken` are the corners that `free` leaves out, one by one."""

    id: str
    platform: str
    placement: str
    variant: str
    media: frozenset[str]
    width: int | None
    height: int | None
    ratio: str
    most_bytes: int | None
    file_types: tuple[str, ...]
    texts: Mapping[str, tuple[Limit, ...]]
    counting: Counting
    free: Box | None
    emoji_most: int | None
    source: str
    confidence: str
    checked_on: date
    notes: str = ""
    widths: Span = Span()
    heights: Span = Span()
    ratio_tolerance: float = 0.01
    cards: Span = Span()
    pictures: Span = Span()
    counts: Mapping[str, Span] = field(default_factory=dict)
    short: Mapping[str, int] = field(default_factory=dict)
    taken: tuple[Box, ...] = ()

    @property
    def is_image(self) -> bool:
        return "image" in self.media and self.width is not None

    @property
    def is_logo(self) -> bool:
        """A place for the logo alone, in which no words stand."""
        return "logo" in self.placement
