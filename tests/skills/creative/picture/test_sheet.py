"""A contact sheet shows every picture with its number, on pages that a chat takes."""

from io import BytesIO

import pytest
from PIL import Image

from skills.creative.picture.alike import apart, dhash
from skills.creative.picture.sheet import MOST_BYTES, Tile, sheets


def noise(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.effect_noise((width, height), 120).convert("RGB").save(file, "JPEG", quality=70)
    return file.getvalue()


@pytest.mark.parametrize(("count", "pages"), [(0, 0), (1, 1), (24, 1), (25, 2)])
def test_makes_pages_of_twenty_four(count: int, pages: int) -> None:
    tiles = [
        Tile(noise(90, 70), number + 1, "Meta · FB Feed square · 1080 × 1080 · de-DE")
        for number in range(count)
    ]
    made = sheets(tiles)
    assert len(made) == pages
    for page in made:
        assert len(page) <= MOST_BYTES
        with Image.open(BytesIO(page)) as image:
            assert image.format == "PNG"


def test_stays_small_with_pictures_that_do_not_compress() -> None:
    (page,) = sheets([Tile(noise(300, 300), number, "x" * 300) for number in range(24)])
    assert len(page) <= MOST_BYTES


def test_shows_strips_and_towers_whole() -> None:
    tiles = [Tile(noise(728, 90), 1), Tile(noise(120, 600), 999, "مرحبا 日本")]
    assert sheets(tiles) == sheets(tiles)


def test_pictures_alike_have_hashes_alike() -> None:
    slope = Image.linear_gradient("L").rotate(90).resize((640, 480))
    assert apart(dhash(slope), dhash(slope.resize((320, 240)))) <= 2
    assert apart(dhash(slope), dhash(slope.transpose(Image.Transpose.FLIP_LEFT_RIGHT))) > 40
    assert len(dhash(slope)) == 16
