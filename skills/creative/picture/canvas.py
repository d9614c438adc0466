"""What was painted so far: the picture, and what is known of it."""

from dataclasses import dataclass

from PIL import Image

from skills.creative.brand.kit import Colour
from skills.creative.picture.drawn import Placed


@dataclass(frozen=True)
class Canvas:
    """`contrast` is the worst one of its words; `is_flat` is whether there is no photo on it."""

    image: Image.Image
    placed: tuple[Placed, ...]
    fills: tuple[Colour, ...]
    contrast: float = 21.0
    left_out: tuple[str, ...] = ()
    is_flat: bool = True
