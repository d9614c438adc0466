"""The picture as whoever receives it sees it: decoded again from its bytes, not taken from the renderer's word."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from skills.creative.formats.format import Box

# more than any format takes; a picture that says it is larger is not decoded at all
MOST_PIXELS = 60_000_000
_PNG, _JPG, _GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"
_ORIENTATION = 0x0112

Pixels = NDArray[np.uint8]


def furthest(one: Pixels, other: Pixels) -> NDArray[np.uint8]:
    """How far each pixel of one is from the other's, in the channel in which they differ most."""
    away = np.zeros(one.shape[:2], dtype=np.uint8)
    # channel by channel: a step across a short last axis is many times slower
    for channel in range(3):
        here, there = one[..., channel], other[..., channel]
        np.maximum(away, np.maximum(here, there) - np.minimum(here, there), out=away)
    return away


@dataclass(frozen=True)
class Decoded:
    """`media` is png, jpg, gif or empty, by the first bytes; `mode` is Pillow's. `pixels` are height, width, RGB.

    `pixels` is None and `fault` says why where it cannot be read."""

    media: str
    mode: str = ""
    frames: int = 1
    width: int = 0
    height: int = 0
    turned: bool = False
    see_through: bool = False
    pixels: Pixels | None = None
    fault: str = ""

    def part(self, box: Box) -> Pixels:
        """The pixels of a box, less what lies outside the picture."""
        assert self.pixels is not None  # noqa: S101  # callers have looked
        top, left = max(box.top, 0), max(box.left, 0)
        return self.pixels[top : max(box.bottom, top), left : max(box.right, left)]


def decode(content: bytes) -> Decoded:
    """Reads a picture that may be anything at all."""
    media = _media(content)
    try:
        # no other decoder is tried: none of their formats is taken anywhere
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "GIF")) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return Decoded(media, width=width, height=height, fault="too many pixels")
            return Decoded(
                media=media,
                mode=image.mode,
                frames=int(getattr(image, "n_frames", 1)),
                width=width,
                height=height,
                turned=image.getexif().get(_ORIENTATION, 1) != 1,
                see_through=_see_through(image),
                pixels=np.asarray(image if image.mode == "RGB" else image.convert("RGB")),
            )
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return Decoded(media, fault=type(error).__name__)


def _media(content: bytes) -> str:
    for start, media in ((_PNG, "png"), (_JPG, "jpg"), (_GIF, "gif")):
        if content.startswith(start):
            return media
    return ""


def _see_through(image: Image.Image) -> bool:
    if image.mode in ("RGBA", "LA", "PA"):
        return bool(image.getchannel("A").getextrema()[0] != 255)
    return "transparency" in image.info
