"""A real face is found and stays whole: a portrait in the public domain, on grounds of several kinds and sizes."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import matplotlib
import pytest
from PIL import Image, ImageDraw

from skills.creative.formats.known import formats
from skills.creative.photo.crop import Crop, crop
from skills.creative.photo.photo import Photo
from skills.creative.photo.subject import Ground, Part, subject_of
from skills.creative.picture.designs import DESIGNS
from skills.creative.picture.layout import Slot
from skills.creative.picture.place import Place, place_of
from skills.creative.picture.render import lay_out
from tests.skills.creative.picture.sample import job

PORTRAIT = Path(matplotlib.__file__).parent / "mpl-data" / "sample_data" / "grace_hopper.jpg"
# from the brim of the cap to the chin, as parts of the portrait
FACE = Part(0.31, 0.19, 0.73, 0.56)
GROUNDS = ("plain", "slope", "noise", "stripes")
SIZES = ((1600, 900), (900, 1600), (1200, 1200))
PLACES = ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (0.0, 1.0))
RATIOS = sorted({(one.width, one.height) for one in formats() if one.width and one.height})


@lru_cache(maxsize=8)
def ground(kind: str, width: int, height: int) -> Image.Image:
    if kind == "slope":
        return Image.linear_gradient("L").resize((width, height)).convert("RGB")
    if kind == "noise":
        return Image.effect_noise((width, height), 60).convert("RGB")
    image = Image.new("RGB", (width, height), (206, 204, 198))
    if kind == "stripes":
        for x in range(0, width, 60):
            ImageDraw.Draw(image).rectangle((x, 0, x + 29, height), fill=(120 + x % 80, 140, 110))
    return image


def with_face(kind: str, size: tuple[int, int], scale: float, at: tuple[float, float]) -> tuple[Photo, Part]:
    """The portrait as a part of a larger photo, and where its face is."""
    (width, height), image = size, ground(kind, *size).copy()
    with Image.open(PORTRAIT) as opened:
        portrait = opened.convert("RGB")
    times = min(width / portrait.width, height / portrait.height) * scale
    portrait = portrait.resize((round(portrait.width * times), round(portrait.height * times)))
    x, y = round((width - portrait.width) * at[0]), round((height - portrait.height) * at[1])
    image.paste(portrait, (x, y))
    face = Part(
        (x + FACE.left * portrait.width) / width,
        (y + FACE.top * portrait.height) / height,
        (x + FACE.right * portrait.width) / width,
        (y + FACE.bottom * portrait.height) / height,
    )
    return Photo(image, f"{kind}{size}{scale}{at}", width, height), face


def photos() -> Iterator[tuple[Photo, Part]]:
    """Each kind of ground in each size, with the face smaller and smaller and elsewhere each time."""
    for number, kind in enumerate(GROUNDS):
        for other, size in enumerate(SIZES):
            scale = (0.9, 0.6, 0.4, 0.25)[(number + other) % 4]
            yield with_face(kind, size, scale, PLACES[(number * 3 + other) % 4])


def is_whole(part: Crop, face: Part, photo: Photo) -> bool:
    wide, high = photo.image.size
    across = part.left <= face.left * wide + 1 and face.right * wide - 1 <= part.right
    return across and part.top <= face.top * high + 1 and face.bottom * high - 1 <= part.bottom


def test_a_face_is_found_wherever_it_is() -> None:
    for photo, face in photos():
        wide, high = photo.image.size
        assert any(
            is_whole(Crop(one.left * wide, one.top * high, one.right * wide, one.bottom * high), face, photo)
            for one in subject_of(photo).faces
        ), photo.sha256


def test_a_face_is_whole_in_every_format() -> None:
    for photo, face in photos():
        for width, height in RATIOS:
            assert is_whole(crop(photo, width, height), face, photo), (photo.sha256, width, height)


def slots(design: str) -> Iterator[tuple[Place, Slot]]:
    for one in formats():
        if one.is_image and not one.is_logo:
            place = place_of(one, Ground.SCENE, mirrored=False)
            slot = lay_out(job(one, kind="scene", design=design), place).slot
            if slot is not None:
                yield place, slot


@pytest.mark.parametrize("design", sorted(DESIGNS))
def test_a_face_is_whole_in_the_slots_of_every_design(design: str) -> None:
    photo, face = with_face("noise", (1600, 900), 0.9, (1.0, 1.0))
    for place, slot in slots(design):
        part = crop(photo, slot.box.width, slot.box.height, focus=slot.focus, room=slot.room, rest=slot.rest)
        assert is_whole(part, face, photo), (place.width, place.height)


@pytest.mark.parametrize("name", ["lamp.jpg", "coffee.jpg"])
def test_no_face_is_seen_in_a_product(name: str) -> None:
    from skills.creative.photo.reading import read_photo

    sample = Path(__file__).parents[4] / "docs" / "sample_company" / "creative" / name
    assert subject_of(read_photo(sample)).faces == ()
