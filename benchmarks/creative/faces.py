"""Looks for one real face in larger photos, and counts in which formats it would be cut.

`python -m benchmarks.creative.faces` pastes a portrait in the public domain, which comes with matplotlib, into grounds
of three kinds and sizes, at four scales and five places, and crops each for every size of picture that is asked for.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib
from PIL import Image

from skills.creative.formats.known import formats
from skills.creative.photo.crop import Crop, crop
from skills.creative.photo.photo import Photo
from skills.creative.photo.subject import Part, subject_of

PORTRAIT = Path(matplotlib.__file__).parent / "mpl-data" / "sample_data" / "grace_hopper.jpg"
# from the brim of the cap to the chin, as parts of the portrait
FACE = Part(0.31, 0.19, 0.73, 0.56)
SIZES, SCALES = ((1600, 900), (900, 1600), (1200, 1200)), (0.9, 0.6, 0.4, 0.25)
PLACES = ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0))


def grounds(size: tuple[int, int]) -> Iterator[tuple[str, Image.Image]]:
    yield "plain", Image.new("RGB", size, (206, 204, 198))
    yield "slope", Image.linear_gradient("L").resize(size).convert("RGB")
    yield "noise", Image.effect_noise(size, 60).convert("RGB")


def photos() -> Iterator[tuple[Photo, Part]]:
    with Image.open(PORTRAIT) as opened:
        portrait = opened.convert("RGB")
    for size in SIZES:
        for kind, ground in grounds(size):
            for scale in SCALES:
                for place in PLACES:
                    yield _pasted(portrait, ground, scale, place, f"{kind} {size} {scale} {place}")


def _pasted(
    portrait: Image.Image, ground: Image.Image, scale: float, place: tuple[float, float], name: str
) -> tuple[Photo, Part]:
    times = min(ground.width / portrait.width, ground.height / portrait.height) * scale
    small = portrait.resize((round(portrait.width * times), round(portrait.height * times)))
    x, y = round((ground.width - small.width) * place[0]), round((ground.height - small.height) * place[1])
    image = ground.copy()
    image.paste(small, (x, y))
    face = Part(
        (x + FACE.left * small.width) / ground.width,
        (y + FACE.top * small.height) / ground.height,
        (x + FACE.right * small.width) / ground.width,
        (y + FACE.bottom * small.height) / ground.height,
    )
    return Photo(image, name, *ground.size), face


def holds(part: Crop, face: Part, photo: Photo) -> bool:
    wide, high = photo.image.size
    across = part.left <= face.left * wide + 1 and face.right * wide - 1 <= part.right
    return across and part.top <= face.top * high + 1 and face.bottom * high - 1 <= part.bottom


def main() -> int:
    sizes = sorted({(one.width, one.height) for one in formats() if one.width and one.height})
    count = found = crops = whole = 0
    for photo, face in photos():
        wide, high = photo.image.size
        seen = [
            Crop(one.left * wide, one.top * high, one.right * wide, one.bottom * high)
            for one in subject_of(photo).faces
        ]
        count, found = count + 1, found + any(holds(one, face, photo) for one in seen)
        kept = sum(holds(crop(photo, *size), face, photo) for size in sizes)
        crops, whole = crops + len(sizes), whole + kept
    print(f"photos             {count}")
    print(f"face found         {found}")
    print(f"crops              {crops}")
    print(f"face whole in      {whole}")
    return 0 if found == count and whole == crops else 1


if __name__ == "__main__":
    sys.exit(main())
