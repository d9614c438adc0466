"""Draws the pictures of docs/creative: the sample company's products in every design and many formats.

`python -m benchmarks.creative.show FOLDER` writes a contact sheet and a few pictures of it, small enough for a page.
"""

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from benchmarks.creative.render import jobs
from skills.creative.picture.drawn import Drawn
from skills.creative.picture.job import Job
from skills.creative.picture.render import render
from skills.creative.picture.sheet import Tile, sheets

LAMP, SACK, COFFEE = "LAMP-01", "RUCK-01", "COFF-01"
SHOWN = (
    ((1080, 1080), ((SACK, "bold"), (LAMP, "card"), (COFFEE, "split"))),
    ((1080, 1350), ((LAMP, "overlay"), (SACK, "card"), (COFFEE, "editorial"))),
    ((1080, 1920), ((LAMP, "split"), (SACK, "bold"), (COFFEE, "arch"))),
    ((1000, 1500), ((SACK, "editorial"), (LAMP, "frame"), (COFFEE, "card"))),
    ((1200, 628), ((LAMP, "split"), (SACK, "bold"), (COFFEE, "overlay"))),
    ((1920, 1080), ((LAMP, "editorial"),)),
    ((1440, 1080), ((SACK, "arch"),)),
    ((1280, 720), ((COFFEE, "frame"),)),
    ((300, 250), ((LAMP, "split"),)),
    ((300, 600), ((SACK, "split"),)),
    ((160, 600), ((COFFEE, "card"),)),
    ((970, 250), ((LAMP, "split"),)),
    ((728, 90), ((SACK, "bold"),)),
    ((320, 100), ((COFFEE, "card"),)),
)
# the size of each single picture, and what it shows
SINGLE = {
    "square": ((720, 720), (1080, 1080), SACK, "bold"),
    "portrait": ((600, 750), (1080, 1350), LAMP, "overlay"),
    "story": ((480, 853), (1080, 1920), SACK, "bold"),
    "pin": ((480, 720), (1000, 1500), COFFEE, "card"),
    "landscape": ((900, 471), (1200, 628), LAMP, "split"),
    "leaderboard": ((728, 90), (728, 90), SACK, "bold"),
}


def drawn(size: tuple[int, int], sku: str, design: str) -> Drawn:
    """The first job of that size, in that design."""
    return render(replace(_job(size, sku), design=design))


def _job(size: tuple[int, int], sku: str) -> Job:
    every = [
        one for one in jobs() if (one.format.width, one.format.height) == size and not one.format.is_logo
    ]
    return next(one for one in every if one.product.sku == sku and one.variant == 0)


def main(folder: Path) -> None:
    tiles: list[Tile] = []
    for (wide, high), pictures in SHOWN:
        for sku, design in pictures:
            content = drawn((wide, high), sku, design).content
            tiles.append(Tile(content, len(tiles) + 1, f"{wide} × {high} · {design}"))
    [sheet] = sheets(tiles)
    (folder / "contact_sheet.png").write_bytes(sheet)
    for name, (shown, size, sku, design) in SINGLE.items():
        with Image.open(BytesIO(drawn(size, sku, design).content)) as opened:
            picture = opened.convert("RGB").resize(shown, Image.Resampling.LANCZOS)
        few = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG)
        few.save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
