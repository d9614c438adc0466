"""Which size of picture to ask for: the one the model offers whose ratio is nearest to what is wanted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from bot.gateway.names import ModelName, Provider
from skills.language import say

_SIZE = re.compile(r"([1-9]\d{1,3})x([1-9]\d{1,3})")


@dataclass(frozen=True)
class Size:
    """Pixels across and down."""

    width: int
    height: int

    @property
    def ratio(self) -> float:
        return self.width / self.height

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


# every GPT image model, and what servers that copy the endpoint take (OpenAI's API reference, images)
_STANDARD = (Size(1024, 1024), Size(1536, 1024), Size(1024, 1536))
_OF_DALL_E = {
    "dall-e-2": (Size(1024, 1024),),
    "dall-e-3": (Size(1024, 1024), Size(1792, 1024), Size(1024, 1792)),
}
# from gpt-image-2 on, any size in steps of 16 between 1:3 and 3:1
_FREE = re.compile(r"gpt-image-(?:[2-9]|\d\d)")
_FREE_STEP, _FREE_AREA, _FREE_WIDEST = 16, 1536 * 1024, 3.0


def parse_sizes(text: str) -> tuple[Size, ...]:
    """Read "1024x1024,1536x1024". Raises ValueError that names what is no size."""
    return tuple(_parse(part) for part in (piece.strip().lower() for piece in text.split(",")) if part)


def _parse(part: str) -> Size:
    found = _SIZE.fullmatch(part)
    if found is None:
        raise ValueError(
            say("{part} is not a size; write sizes such as 1024x1024,1536x1024", part=repr(part))
        )
    return Size(int(found[1]), int(found[2]))


def size_for(name: ModelName, offered: Sequence[Size], width: int, height: int) -> Size:
    """The size to ask this model for; `offered` are those that an admin named, before what the name says."""
    wanted = Size(max(1, width), max(1, height))
    if offered:
        return nearest(offered, wanted)
    if name.provider is Provider.OPENAI and _FREE.match(name.model):
        return fitted(wanted, area=_FREE_AREA, step=_FREE_STEP, widest=_FREE_WIDEST)
    return nearest(_OF_DALL_E.get(name.model, _STANDARD), wanted)


def nearest(offered: Sequence[Size], wanted: Size) -> Size:
    """The offered size whose ratio is nearest, so that least is cut off; of several alike, the largest."""
    return min(offered, key=lambda size: (round(_apart(size, wanted), 9), -size.width * size.height))


def fitted(wanted: Size, *, area: int, step: int, widest: float) -> Size:
    """A size of about this area in the wanted ratio, sides in whole steps and never longer than `widest` to 1."""
    ratio = min(widest, max(1 / widest, wanted.ratio))
    # the long side is rounded down and the short one up, so that rounding never passes the widest ratio
    long, short = sqrt(area * max(ratio, 1 / ratio)), sqrt(area / max(ratio, 1 / ratio))
    long, short = int(long // step) * step, -int(-short // step) * step
    return Size(max(long, short), short) if ratio >= 1 else Size(short, max(long, short))


def _apart(one: Size, other: Size) -> float:
    """How far two ratios are from each other; 2:1 is as far from 1:1 as 1:2 is."""
    return abs(log(one.ratio / other.ratio))
