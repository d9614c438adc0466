"""Products and faces stay whole, scenes fill their place, grounds go on beyond the photo."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from skills.creative.photo.crop import Crop, crop, cut
from skills.creative.photo.photo import Photo
from skills.creative.photo.subject import Ground, Part, Subject, subject_of

sides = st.integers(20, 900)


def vase(
    mode: str, *, at: tuple[int, int, int, int] = (160, 90, 240, 310), size: tuple[int, int] = (400, 400)
) -> Photo:
    ground = (0, 0, 0, 0) if mode == "clear" else (240, 239, 236, 255)
    image = Image.new("RGBA", size, ground)
    ImageDraw.Draw(image).ellipse(at, fill=(170, 60, 40, 255))
    shown = image if mode == "clear" else image.convert("RGB")
    return Photo(shown, f"{mode}{at}{size}", *size)


def room() -> Photo:
    """A scene with one red thing far to the right."""
    image = Image.new("RGB", (600, 300), (120, 130, 120))
    pen = ImageDraw.Draw(image)
    for x in range(0, 600, 20):
        pen.rectangle((x, 0, x + 9, 300), fill=(100 + x % 60, 120, 110))
    pen.ellipse((450, 90, 560, 220), fill=(230, 30, 20))
    return Photo(image, "room", 600, 300)


def held(part: Crop, box: Part, photo: Photo) -> bool:
    wide, high = photo.image.size
    across = part.left <= box.left * wide + 1 and box.right * wide - 1 <= part.right
    return across and part.top <= box.top * high + 1 and box.bottom * high - 1 <= part.bottom


def test_tells_grounds_apart() -> None:
    assert subject_of(vase("clear")).ground is Ground.CLEAR
    assert subject_of(vase("plain")).ground is Ground.PLAIN
    assert subject_of(room()).ground is Ground.SCENE


def test_a_studio_ground_that_shades_off_is_plain() -> None:
    slope = Image.linear_gradient("L").resize((400, 400)).point([150 + value // 3 for value in range(256)])
    image = Image.merge("RGB", (slope, slope, slope))
    ImageDraw.Draw(image).rectangle((150, 120, 250, 330), fill=(30, 60, 40))
    subject = subject_of(Photo(image, "studio", 400, 400))
    assert subject.ground is Ground.PLAIN
    assert subject.box.left == pytest.approx(150 / 400, abs=0.02)
    assert subject.box.bottom == pytest.approx(330 / 400, abs=0.02)


@settings(deadline=None, max_examples=20)
@given(sides, sides, st.sampled_from(["clear", "plain"]), st.integers(0, 300), st.integers(0, 300))
def test_a_product_is_never_cut(width: int, height: int, mode: str, x: int, y: int) -> None:
    photo = vase(mode, at=(x, y, x + 90, y + 90))
    part = crop(photo, width, height)
    assert held(part, subject_of(photo).box, photo)
    assert (part.right - part.left) / (part.bottom - part.top) == pytest.approx(width / height, rel=1e-6)
    assert cut(photo, part, width, height).size == (width, height)


@settings(deadline=None, max_examples=20)
@given(sides, sides)
def test_a_scene_fills_its_place_and_is_not_squeezed(width: int, height: int) -> None:
    photo = room()
    part = crop(photo, width, height)
    if part.whole:  # the red thing is wider than what such a place would leave of the photo
        assert held(part, Part(450 / 600, 90 / 300, 560 / 600, 220 / 300), photo)
        assert width / height < 0.55 or width / height > 3
        return
    assert part.left >= 0
    assert part.top >= 0
    assert part.right <= 600 + 1e-6
    assert part.bottom <= 300 + 1e-6
    assert (part.right - part.left) / (part.bottom - part.top) == pytest.approx(width / height, rel=1e-6)


def test_what_eyes_go_to_is_kept() -> None:
    part = crop(room(), 200, 300)
    assert part.left <= 450
    assert part.right >= 560


def with_faces(*faces: Part) -> Subject:
    found = subject_of(room())
    return Subject(found.ground, found.box, found.colour, faces, found.weight)


def test_faces_stay_whole_or_the_photo_is_shown_uncropped() -> None:
    from skills.creative.photo import crop as module

    one = with_faces(Part(0.02, 0.2, 0.2, 0.6))
    part = module._filling(room(), one, 2 / 3, Part(0, 0, 1, 1))
    assert not part.whole
    assert held(part, one.faces[0], room())
    two = with_faces(Part(0.02, 0.2, 0.2, 0.6), Part(0.8, 0.2, 0.98, 0.6))
    assert module._filling(room(), two, 2 / 3, Part(0, 0, 1, 1)).whole


def shop() -> Photo:
    """A scene of shelves with one teapot far to the right, much wider than high."""
    image = Image.new("RGB", (1500, 400), (196, 184, 160))
    pen = ImageDraw.Draw(image)
    for x in range(0, 1500, 70):
        pen.rectangle((x, 0, x + 8, 260), fill=(92, 70, 52))
    pen.rectangle((0, 280, 1500, 400), fill=(84, 58, 38))
    pen.ellipse((1080, 130, 1300, 310), fill=(70, 110, 70))
    pen.rectangle((1290, 190, 1370, 215), fill=(70, 110, 70))
    return Photo(image, "shop", 1500, 400)


@pytest.mark.parametrize("size", [(112, 90), (300, 600), (160, 250), (600, 600), (970, 250), (540, 1080)])
def test_the_thing_that_stands_out_of_a_scene_is_never_cut(size: tuple[int, int]) -> None:
    part = crop(shop(), *size)
    assert held(part, Part(1082 / 1500, 132 / 400, 1368 / 1500, 308 / 400), shop())


def test_a_product_at_the_photos_edge_does_not_smear_into_its_ground() -> None:
    image = Image.new("RGB", (600, 400), (240, 240, 236))
    ImageDraw.Draw(image).rectangle((0, 270, 60, 399), fill=(120, 60, 20))
    photo = Photo(image, "edge", 600, 400)
    width, height = 300, 900
    shown = cut(photo, crop(photo, width, height), width, height)
    lowest = [shown.getpixel((x, height - 6)) for x in range(0, width, 10)]
    assert all(isinstance(pixel, tuple) and min(pixel) > 215 for pixel in lowest)


def test_a_shaded_side_belongs_to_the_product_and_its_shadow_does_not() -> None:
    image = Image.new("RGB", (400, 400), (100, 104, 98))
    pen = ImageDraw.Draw(image)
    pen.rectangle((240, 300, 360, 320), fill=(92, 96, 90))
    pen.rectangle((120, 120, 240, 320), fill=(160, 180, 150))
    pen.rectangle((100, 160, 120, 260), fill=(118, 124, 114))
    box = subject_of(Photo(image, "shaded", 400, 400)).box
    assert box.left == pytest.approx(100 / 400, abs=0.02)
    assert box.right == pytest.approx(240 / 400, abs=0.02)


def test_a_plain_ground_goes_on_without_a_seam() -> None:
    photo = vase("plain")
    shown = cut(photo, crop(photo, 800, 200), 800, 200)
    row = [shown.getpixel((x, 4)) for x in range(0, 800, 10)]
    assert all(
        isinstance(pixel, tuple) and max(abs(pixel[0] - 240), abs(pixel[2] - 236)) <= 3 for pixel in row
    )


def test_the_subject_comes_to_stand_where_it_is_wanted() -> None:
    photo = vase("clear")
    part = crop(photo, 900, 300, focus=Part(0.5, 0, 1, 1))
    middle = (200 - part.left) / (part.right - part.left)
    assert middle == pytest.approx(0.75, abs=0.02)


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (3, 2)])
def test_the_smallest_photos_can_be_shown(size: tuple[int, int]) -> None:
    photo = Photo(Image.new("RGB", size, (9, 90, 200)), f"small{size}", *size)
    shown = cut(photo, crop(photo, 300, 200), 300, 200)
    assert shown.size == (300, 200)
    assert shown.getpixel((150, 100)) == (9, 90, 200)


def test_the_same_photo_is_cropped_the_same_way() -> None:
    first, second = crop(room(), 333, 222), crop(Photo(room().image, "again", 600, 300), 333, 222)
    assert first == second
