"""The logo: there where it alone is asked for, tall enough, of its own shape and colours, with room around it."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from skills.creative.brand.kit import Logo
from skills.creative.checks.decoded import Decoded
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.formats.format import Box
from skills.creative.picture.drawn import Placed
from skills.language import Sentence, say

# a pixel more or less on a side is rounding
_ROUNDING = 1.5
_MOST_STRETCH = 0.02
# how far the mean of a logo's solid pixels may be from the file's, of 255
_MOST_CHANGE = 30.0
_SMALL = 48


def check(draft: Draft, decoded: Decoded) -> Iterator[Finding]:
    """Every logo on the picture."""
    logos = [one for one in draft.drawn.placed if one.kind == "logo" and not one.text]
    if draft.format.is_logo and not logos and draft.kit.logos:
        yield _hard("logo", say("there is no logo"), say("this place is for the logo alone"))
    if draft.format.is_logo:
        for placed in draft.drawn.placed:
            if placed.text and placed.kind != "logo":
                yield _hard("logo", say("there are words"), say("this place is for the logo alone"))
    for placed in logos:
        yield from _one(draft, decoded, placed)


def _one(draft: Draft, decoded: Decoded, placed: Placed) -> Iterator[Finding]:
    kit = draft.kit
    if not kit.logos:
        yield _hard("logo", say("there is a logo"), say("the brand kit holds none"))
        return
    least = min(one.least_px for one in kit.logos)
    if placed.box.height < least:
        yield _hard(
            "logo",
            say("the logo is {has} pixels tall", has=placed.box.height),
            say("the brand kit asks for at least {least}", least=least),
        )
    shaped = [one for one in kit.logos if _has_shape(one, placed.box)]
    if not shaped:
        yield _hard(
            "logo",
            say("the logo is {width} to {height}", width=placed.box.width, height=placed.box.height),
            say("its shape was changed"),
        )
    elif decoded.pixels is not None and not any(_has_colours(one, decoded, placed.box) for one in shaped):
        yield _hard("logo", say("the logo's colours are not its own"), say("it is to be drawn as it is"))
    yield from _room(draft, placed)


def _hard(name: str, what: Sentence, why: Sentence) -> Finding:
    return Finding(check=name, what=what, where="picture/logo", why=why, hard=True)


def _room(draft: Draft, logo: Placed) -> Iterator[Finding]:
    """By the kit, whatever the renderer says it left free; a photo or an area may lie behind."""
    part = min(one.clear for one in draft.kit.logos)
    room = int(part * logo.box.height)
    box = logo.box
    clear = Box(box.left - room, box.top - room, box.right + room, box.bottom + room)
    for other in draft.drawn.placed:
        if other is not logo and other.kind not in ("photo", "shape") and other.box.meets(clear):
            yield _hard(
                "logo-space",
                say("the {kind} stands within {room} pixels of the logo", kind=other.kind, room=room),
                say("the brand kit asks for that room around it"),
            )


def _has_shape(logo: Logo, box: Box) -> bool:
    """The file's shape, or that of what is solid in it. A file that cannot be read here proves nothing."""
    read = _read(logo.path, logo.sha256)
    if read is None or box.height < 1:
        return True
    for image in (read, _solid(read)):
        wanted = box.height * image.width / image.height
        if abs(box.width - wanted) <= max(
            _ROUNDING * max(1.0, image.width / image.height), wanted * _MOST_STRETCH
        ):
            return True
    return False


def _has_colours(logo: Logo, decoded: Decoded, box: Box) -> bool:
    """Compared small, where the logo covers what is behind it."""
    read = _read(logo.path, logo.sha256)
    part = decoded.part(box)
    if read is None or part.size == 0:
        return True
    return any(_alike(image, part) for image in (read, _solid(read)))


def _alike(logo: Image.Image, part: NDArray[np.uint8]) -> bool:
    size = (_SMALL, max(1, round(_SMALL * logo.height / logo.width)))
    wanted = np.asarray(logo.resize(size, Image.Resampling.BOX), dtype=np.float32)
    shown = np.asarray(Image.fromarray(part).resize(size, Image.Resampling.BOX), dtype=np.float32)
    solid = wanted[..., 3] > 250
    if solid.sum() < 8:
        return True
    change = np.abs(wanted[..., :3] - shown)[solid].mean(axis=1)
    return float(np.median(change)) <= _MOST_CHANGE


@lru_cache(maxsize=32)
def _read(path: Path, _sha256: str) -> Image.Image | None:
    try:
        with Image.open(path) as image:
            image.thumbnail((1024, 1024))
            return image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _solid(image: Image.Image) -> Image.Image:
    box = image.getchannel("A").getbbox()
    return image.crop(box) if box else image
