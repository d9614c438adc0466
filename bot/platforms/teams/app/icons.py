"""The app's two icons, drawn here: a speech bubble that holds a tick."""

from io import BytesIO

from PIL import Image, ImageDraw

from bot.platforms.teams.app.manifest import ACCENT

COLOR_PIXELS, OUTLINE_PIXELS = 192, 32
# drawn larger and made smaller, so that edges are smooth
_FINER = 8


def color_icon() -> bytes:
    """PNG, 192 by 192 pixels, on the accent colour to its edges."""
    image = Image.new("RGB", (COLOR_PIXELS * _FINER,) * 2, ACCENT)
    _bubble(ImageDraw.Draw(image), COLOR_PIXELS * _FINER, fill="white", tick=ACCENT)
    return _png(image.resize((COLOR_PIXELS,) * 2, Image.Resampling.LANCZOS))


def outline_icon() -> bytes:
    """PNG, 32 by 32 pixels, white lines on nothing, as Teams wants it."""
    image = Image.new("RGBA", (OUTLINE_PIXELS * _FINER,) * 2, (255, 255, 255, 0))
    _bubble(ImageDraw.Draw(image), OUTLINE_PIXELS * _FINER, fill=None, tick="white")
    return _png(image.resize((OUTLINE_PIXELS,) * 2, Image.Resampling.LANCZOS))


def _bubble(draw: ImageDraw.ImageDraw, side: int, *, fill: str | None, tick: str) -> None:
    """A bubble with its tail, and a tick in it; without `fill` its line alone."""

    def at(x: float, y: float) -> tuple[int, int]:
        return round(x * side), round(y * side)

    line = round(side * 0.07)
    box = (*at(0.14, 0.14), *at(0.86, 0.7))
    tail = [at(0.3, 0.66), at(0.3, 0.88), at(0.52, 0.68)]
    if fill:
        draw.rounded_rectangle(box, radius=round(side * 0.14), fill=fill)
        draw.polygon(tail, fill=fill)
    else:
        draw.line([*tail, tail[0]], fill=tick, width=line, joint="curve")
        draw.rounded_rectangle(box, radius=round(side * 0.14), outline=tick, width=line)
        draw.rectangle((*at(0.335, 0.6), *at(0.46, 0.625)), fill=(255, 255, 255, 0))
    draw.line([at(0.33, 0.42), at(0.46, 0.55), at(0.69, 0.3)], fill=tick, width=line, joint="curve")


def _png(image: Image.Image) -> bytes:
    held = BytesIO()
    image.save(held, "PNG", optimize=True)
    return held.getvalue()
