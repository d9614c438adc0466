"""Draws every image row for three products in two variants, twice, and counts what must hold for each picture.

`python -m benchmarks.creative.render` prints seconds per asset, those within their bytes, the worst contrast, pixels of
words in places that must stay free, and whether a second run gives the same bytes. Words are counted on pixels: each
picture is drawn again without its words, and what differs outside of the free part is theirs.
"""

import hashlib
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from PIL import Image

from skills.creative.brand.kit import Fonts, Kit, Logo, Palette
from skills.creative.brief.brief import Product
from skills.creative.copy.wording import Wording
from skills.creative.formats.format import Box, Format
from skills.creative.formats.known import formats
from skills.creative.photo.reading import read_photo
from skills.creative.picture.designs import DESIGNS
from skills.creative.picture.drawn import Drawn
from skills.creative.picture.job import Job
from skills.creative.picture.render import render

FOLDER = Path(__file__).parents[2] / "docs" / "sample_company" / "creative"
PALETTE = Palette((31, 90, 76), (224, 165, 38), (250, 247, 240), (23, 33, 30), ((201, 221, 213),))
NAMES = {"LAMP-01": "Skylight Desk Lamp", "RUCK-01": "Tannery Rucksack", "COFF-01": "Havenloods Coffee"}
PHOTOS = {"LAMP-01": "lamp", "RUCK-01": "rucksack", "COFF-01": "coffee"}
WORDS = {
    "LAMP-01": Wording(
        "en-US",
        {},
        ("A softer light for longer evenings", "Softer light"),
        ("Dimmable, with a head that turns wherever you read.", "Dimmable. Turns where you read."),
        "$139.00",
        offer="15% off with code WINTER15",
        cta="Shop the lamp",
        disclaimer="Plus tax and shipping.",
    ),
    "RUCK-01": Wording(
        "de-DE",
        {},
        ("Trägt die ganze Woche und wiegt fast nichts", "Trägt die ganze Woche", "28 Liter"),
        ("Gewachstes Canvas, 28 Liter, 850 Gramm.",),
        "149,00 €",
        "179,00 €",
        "Jetzt 30 € günstiger",
        "Rucksack ansehen",
        "Preis inkl. MwSt., zzgl. Versand.",
    ),
    "COFF-01": Wording(
        "en-US",
        {},
        ("Roasted in Ghent every Tuesday", "Roasted on Tuesday"),
        ("Dark chocolate and orange, from Ethiopia.",),
        "$15.50",
        cta="Taste it",
    ),
}


def kit() -> Kit:
    """The sample brand, as its YAML says."""
    logos = tuple(
        Logo(path, hashlib.sha256(path.read_bytes()).hexdigest(), ground, 0.25, 24)
        for ground in ("light", "dark")
        if (path := FOLDER / f"logo-{ground}.png").is_file()
    )
    return Kit("Halden", PALETTE, Fonts("Manrope", "Source Sans Pro"), logos, sha256="benchmark")


def jobs() -> Iterator[Job]:
    brand = kit()
    for sku, name in NAMES.items():
        path = next(FOLDER.glob(f"{PHOTOS[sku]}.*"), None)
        photo = read_photo(path) if path else None
        for variant in range(2):
            for format_ in formats():
                if format_.is_image:
                    yield Job(Product(sku, name, path), WORDS[sku], brand, format_, photo, variant)


# more than the steps of a fading ground, and of the few colours of a small file
_FADE = 8


@dataclass(frozen=True)
class Counted:
    """What was counted over all pictures."""

    assets: int
    wall_seconds: float
    cpu_seconds: float
    within_bytes: int
    worst_contrast: float
    outside_pixels: int
    same_again: int


def counted(threads: int) -> Counted:
    every = list(jobs())
    started, used = perf_counter(), process_time()
    with ThreadPoolExecutor(threads) as pool:
        first = list(pool.map(render, every))
    wall, cpu = perf_counter() - started, process_time() - used
    with ThreadPoolExecutor(threads) as pool:
        second = list(pool.map(render, every))
    return Counted(
        len(every),
        wall,
        cpu,
        sum(_within(drawn, one.format) for drawn, one in zip(first, every, strict=True)),
        min(drawn.contrast for drawn in first),
        sum(_outside(one) for one in every if one.format.free and one.variant == 0),
        sum(left.content == right.content for left, right in zip(first, second, strict=True)),
    )


def _within(drawn: Drawn, format_: Format) -> bool:
    return format_.most_bytes is None or len(drawn.content) <= format_.most_bytes


def _outside(one: Job) -> int:
    """Pixels outside of the free part that words or logo change, in every design: with and without them, lossless."""
    format_, free = replace(one.format, file_types=("png",), most_bytes=None), one.format.free
    assert free is not None
    if (free.left, free.top, free.right, free.bottom) == (
        0,
        0,
        format_.width,
        format_.height,
    ) or format_.is_logo:
        return 0
    return sum(_changed(replace(one, format=format_, design=design), free) for design in DESIGNS)


def _changed(said: Job, free: Box) -> int:
    if said.design == "overlay":
        # there the photo fades where words stand, so that it would differ with them
        said = replace(said, photo=None)
    silent = replace(
        said, wording=Wording(said.wording.locale, {}, ()), kit=replace(said.kit, name=" ", logos=())
    )
    apart = np.abs(_pixels(render(said)).astype(np.int16) - _pixels(render(silent)))
    # a ground that fades behind words differs by a step or two where none stand
    changed = (apart > _FADE).any(axis=2)
    assert changed.any()
    changed[free.top : free.bottom, free.left : free.right] = False
    return int(changed.sum())


def _pixels(drawn: Drawn) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(BytesIO(drawn.content)) as image:
        return np.asarray(image.convert("RGB"))


def main(threads: int = 2) -> int:
    found = counted(threads)
    print(f"assets                      {found.assets}")
    print(f"seconds per asset           {found.wall_seconds / found.assets:.3f} ({threads} threads)")
    print(f"CPU seconds per asset       {found.cpu_seconds / found.assets:.3f}")
    print(f"within their bytes          {found.within_bytes} of {found.assets}")
    print(f"worst contrast              {found.worst_contrast:.2f}")
    print(f"pixels of words not free    {found.outside_pixels}")
    print(f"the same bytes again        {found.same_again} of {found.assets}")
    good = found.within_bytes == found.same_again == found.assets
    return 0 if good and found.worst_contrast >= 4.5 and not found.outside_pixels else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
