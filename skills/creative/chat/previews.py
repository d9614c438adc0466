"""A picture as a chat shows it: a PNG that is no larger than a screen."""

import io

MOST_PX = 1_200
MOST_SHEET_PX = 2_400


def preview(content: bytes, most: int = MOST_PX) -> bytes:
    """The same picture for a chat; a PNG that is small enough already stays as it is."""
    from PIL import Image  # heavy: wanted only with the first picture

    with Image.open(io.BytesIO(content)) as picture:
        if picture.format == "PNG" and max(picture.size) <= most:
            return content
        shown = picture.convert("RGB")
        shown.thumbnail((most, most), Image.Resampling.LANCZOS)
        written = io.BytesIO()
        shown.save(written, "PNG", optimize=False, compress_level=6)
        return written.getvalue()
