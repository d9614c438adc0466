"""Pieces of a picture put together in blocks: beside each other, below each other, moved to where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image

from skills.creative.brand.kit import Colour
from skills.creative.formats.format import Box
from skills.creative.type.setting import Setting


def moved_box(box: Box, x: int, y: int) -> Box:
    return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)


@dataclass(frozen=True)
class Piece:
    """One thing to draw: a setting with its top left at the box's, a filled shape, or a logo.

    A setting's box is its column; what it touches is known when it is drawn. `clear` is a logo's."""

    kind: str
    box: Box
    colour: Colour
    setting: Setting | None = None
    radius: int = 0
    logo: Image.Image | None = None
    clear: int = 0

    def moved(self, x: int, y: int) -> "Piece":
        return replace(self, box=moved_box(self.box, x, y))


@dataclass(frozen=True)
class Block:
    """Pieces from 0, 0; `baseline` is that of its last line, by which blocks in a row are aligned, and
    `cap_top` the top of a label's capitals."""

    width: int
    height: int
    pieces: tuple[Piece, ...]
    baseline: int = 0
    cap_top: int = 0

    def at(self, x: int, y: int) -> tuple[Piece, ...]:
        return tuple(piece.moved(x, y) for piece in self.pieces)


NOTHING = Block(0, 0, ())


def in_row(blocks: Sequence[Block], gap: int, *, leftward: bool, by_baseline: bool = False) -> Block:
    """Beside each other, by their last baselines or in the middle of the row."""
    blocks = [block for block in blocks if block.width]
    ordered = list(reversed(blocks)) if leftward else blocks
    if by_baseline:
        line = max((block.baseline for block in ordered), default=0)
        tops = [line - block.baseline for block in ordered]
    else:
        high = max((block.height for block in ordered), default=0)
        tops = [(high - block.height) // 2 for block in ordered]
    pieces: list[Piece] = []
    x = 0
    for block, top in zip(ordered, tops, strict=True):
        pieces += block.at(x, top)
        x += block.width + gap
    height = max((top + block.height for block, top in zip(ordered, tops, strict=True)), default=0)
    return Block(max(0, x - gap), height, tuple(pieces), height)


@dataclass(frozen=True)
class Stacked:
    """A block with the gap that is left above it when something stands there."""

    block: Block
    gap: int


def in_stack(parts: Sequence[Stacked], width: int, *, leftward: bool, is_centred: bool) -> Block:
    """Below each other, from the side that is read from or in the middle."""
    pieces: list[Piece] = []
    y = 0
    for part in parts:
        if not part.block.height:
            continue
        y += part.gap if y else 0
        spare = width - part.block.width
        x = spare // 2 if is_centred else spare if leftward else 0
        pieces += part.block.at(x, y)
        y += part.block.height
    return Block(width, y, tuple(pieces), y)
