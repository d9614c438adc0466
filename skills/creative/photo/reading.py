"""Any picture file to a photo that can be drawn with, or one sentence that says why not.

Files come from strangers. What kind it is is told from its first bytes, never from its name; its size is looked at
before a pixel is decoded; and one that is too large to hold is refused, one that is merely large is read smaller.
"""

import struct
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from skills.creative.photo.photo import LONGEST, Photo
from skills.creative.photo.srgb import to_srgb
from skills.errors import UserError
from skills.language import say

MOST_BYTES = 100_000_000
# a medium-format camera makes 102 megapixels; decoding needs 3 to 4 bytes for each
MOST_PIXELS = 120_000_000

# what Pillow raises for damaged files, found by damaging files of each kind
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    RuntimeError,
    MemoryError,
    struct.error,
    Image.DecompressionBombError,
    UserWarning,  # where warnings are errors
)

# the plugins themselves, since `Image.open` warns about sizes that are read smaller here
_OPENERS: tuple[tuple[bytes, int, Callable[[BytesIO], Image.Image]], ...] = (
    (b"\xff\xd8\xff", 0, lambda file: JpegImagePlugin.jpeg_factory(file)),
    (b"\x89PNG\r\n\x1a\n", 0, PngImagePlugin.PngImageFile),
    (b"GIF8", 0, GifImagePlugin.GifImageFile),
    (b"WEBP", 8, WebPImagePlugin.WebPImageFile),
    (b"II*\x00", 0, TiffImagePlugin.TiffImageFile),
    (b"MM\x00*", 0, TiffImagePlugin.TiffImageFile),
    (b"BM", 0, BmpImagePlugin.BmpImageFile),
    (b"ftypavif", 4, AvifImagePlugin.AvifImageFile),
)


def read_photo(photo: Path | bytes, *, name: str = "") -> Photo:
    """The photo in a file or in its bytes. `name` is what a person calls it, by default the file's.

    Raises UserError where there is no photo in it that can be used."""
    called = name or (photo.name if isinstance(photo, Path) else say("the photo"))
    content = _content(photo, called) if isinstance(photo, Path) else photo
    if len(content) > MOST_BYTES:
        raise UserError(
            say(
                "{name} has {size} MB; a photo may have {most}.",
                name=called,
                size=len(content) // 10**6,
                most=100,
            ),
            hint=say("Save it smaller and send it again."),
        )
    return _read(content, called)


def _content(path: Path, called: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(
            say("The photo {name} cannot be opened.", name=called),
            hint=say("See that the file is there and may be read."),
        ) from error


def _read(content: bytes, called: str) -> Photo:
    image = _opened(content, called)
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise UserError(
            say(
                "{name} has {pixels} megapixels; up to {most} can be read.",
                name=called,
                pixels=width * height // 10**6,
                most=MOST_PIXELS // 10**6,
            ),
            hint=say("Save it smaller and send it again."),
        )
    frames = _frames(image)
    try:
        seen, done = to_srgb(_smaller(image))
        seen, turned = _upright(seen, image)
    except _DAMAGED as error:
        raise _damaged(called) from error
    if seen.mode == "RGBA" and not seen.getchannel("A").getbbox():
        raise UserError(
            say("{name} is transparent everywhere: there is nothing to see.", name=called),
            hint=say("Send a photo of the product."),
        )
    said = (*_said_of(frames, width * height), *done, *turned)
    return Photo(seen, sha256(content).hexdigest(), width, height, said)


def _opened(content: bytes, called: str) -> Image.Image:
    opener = next((open_ for mark, at, open_ in _OPENERS if content[at : at + len(mark)] == mark), None)
    if opener is None:
        raise UserError(
            _what_it_is(content, called), hint=say("Send it as JPEG, PNG, WebP, TIFF, GIF, BMP or AVIF.")
        )
    try:
        return opener(BytesIO(content))
    except _DAMAGED as error:
        raise _damaged(called) from error


def _what_it_is(content: bytes, called: str) -> str:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content:
        return say("{name} is empty.", name=called)
    if b"<svg" in start:
        return say("{name} is a drawing (SVG), not a photo.", name=called)
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return say("{name} is a web page, not a photo.", name=called)
    if start.startswith(b"%pdf"):
        return say("{name} is a PDF, not a photo.", name=called)
    return say("{name} is not a photo of a kind that can be read.", name=called)


def _damaged(called: str) -> UserError:
    return UserError(
        say("{name} is damaged or only half there.", name=called), hint=say("Save it anew and send it again.")
    )


def _frames(image: Image.Image) -> int:
    try:
        return int(getattr(image, "n_frames", 1))
    except _DAMAGED:
        return 1


def _smaller(image: Image.Image) -> Image.Image:
    """Decoded, and near `LONGEST` where it was larger: a JPEG is decoded smaller to begin with."""
    longer = max(image.size)
    if longer > LONGEST:
        image.draft(image.mode if image.mode in ("RGB", "L", "CMYK") else None, (LONGEST, LONGEST))
    image.load()
    if max(image.size) <= LONGEST:
        return image
    if image.mode in ("P", "PA", "1"):
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    kept = image.info
    times = LONGEST / max(image.size)
    size = (max(1, round(image.width * times)), max(1, round(image.height * times)))
    deep = image.mode.startswith(("I", "F"))
    smaller = image.resize(size, Image.Resampling.NEAREST if deep else Image.Resampling.BOX)
    smaller.info.update(kept)
    return smaller


def _upright(seen: Image.Image, source: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    """Turned as the camera noted it; a note that cannot be read is none."""
    try:
        turn = source.getexif().get(0x0112, 1)
    except _DAMAGED:
        return seen, ()
    turns = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE"}
    turns |= {6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}
    if turn not in turns:
        return seen, ()
    return seen.transpose(Image.Transpose[turns[turn]]), (say("It was turned upright."),)


def _said_of(frames: int, pixels: int) -> tuple[str, ...]:
    said = []
    if frames > 1:
        said.append(say("It has {frames} frames; the first is used.", frames=frames))
    if pixels < 200 * 200:
        said.append(say("It is so small that it will look blurred."))
    return tuple(said)
