"""Measures on a picture's pixels how well words can be read on what is behind them."""

import numpy as np
from PIL import Image

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box
from skills.creative.picture.blocks import Piece, moved_box
from skills.creative.picture.palette import luminance, luminances

# so many pixels around the letters count as their ground
_AROUND = 2
# more than this many pixels of a line's ground tell nothing new
_MOST = 12_000
_WORST = 0.05


def contrast_on(ground: Image.Image, box: Box, colour: Colour) -> float:
    """The contrast of a colour on the picture in that box: the worst but for a twentieth of the pixels."""
    inside = (
        max(0, box.left - _AROUND),
        max(0, box.top - _AROUND),
        min(ground.width, box.right + _AROUND),
        min(ground.height, box.bottom + _AROUND),
    )
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return 21.0
    pixels = np.asarray(ground.crop(inside))
    step = max(1, int((pixels.shape[0] * pixels.shape[1] / _MOST) ** 0.5))
    seen = luminances(pixels[::step, ::step, :3]).ravel().astype(np.float64)
    own = luminance(colour)
    ratios = (np.maximum(seen, own) + 0.05) / (np.minimum(seen, own) + 0.05)
    return float(np.quantile(ratios, _WORST))


def piece_contrast(ground: Image.Image, piece: Piece) -> float:
    """The worst of its lines, 21 for what is no words; `ground` is the picture before it is drawn."""
    if piece.setting is None:
        return 21.0
    worst = 21.0
    for line in piece.setting.lines:
        box = moved_box(line.ink, piece.box.left, piece.box.top)
        worst = min(worst, contrast_on(ground, box, piece.colour))
    return worst
