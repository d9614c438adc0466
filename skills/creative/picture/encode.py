"""A picture as a PNG or JPEG file within a format's bytes; the same picture always gives the same bytes."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from skills.creative.formats.format import Format

# below the last, blocks show; what is still too large is refused
_QUALITIES = (90, 84, 76, 68, 60, 52)
# photos of more colours than this are no drawings
_FLAT_COLOURS = 256
_JPEG, _PNG = "jpg", "png"
_SAME = {"jpeg": _JPEG, "jpg": _JPEG, "png": _PNG}


@dataclass(frozen=True)
class Encoded:
    """`quality` is a JPEG's, 0 for a PNG."""

    content: bytes
    media: str
    quality: int = 0


def encode(image: Image.Image, format_: Format, *, is_flat: bool) -> Encoded | None:
    """Flat pictures as PNG where the format takes it, others as JPEG at the best quality that fits.

    None where nothing fits the format's bytes at a quality that can be shown."""
    taken = {_SAME[kind.lower()] for kind in format_.file_types if kind.lower() in _SAME} or {_JPEG, _PNG}
    most = format_.most_bytes
    kinds = [kind for kind in ((_PNG, _JPEG) if is_flat else (_JPEG, _PNG)) if kind in taken]
    for kind in kinds:
        encoded = _png(image, most, is_flat=is_flat) if kind == _PNG else _jpeg(image, most)
        if encoded is not None:
            return encoded
    return None


def _jpeg(image: Image.Image, most: int | None) -> Encoded | None:
    for quality in _QUALITIES:
        file = BytesIO()
        # no subsampling: small coloured type frays with it
        image.save(file, "JPEG", quality=quality, subsampling=0)
        if most is None or file.tell() <= most:
            return Encoded(file.getvalue(), _JPEG, quality)
    return None


def _png(image: Image.Image, most: int | None, *, is_flat: bool) -> Encoded | None:
    """With a palette where that loses nothing or the picture is flat; whole where there is room for it."""
    tries = (True, False) if is_flat else (False, True)
    for with_palette in tries:
        shown = (
            image.quantize(_FLAT_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            if with_palette
            else image
        )
        file = BytesIO()
        shown.save(file, "PNG", compress_level=6)
        if most is None or file.tell() <= most:
            return Encoded(file.getvalue(), _PNG)
    return None
