"""Photos of every kind are read as sRGB; what is none is refused in one sentence."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from skills.creative.photo.photo import LONGEST
from skills.creative.photo.reading import MOST_PIXELS, read_photo
from skills.errors import UserError

KINDS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF")


def coloured(width: int = 60, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), (30, 60, 200))
    image.paste((200, 40, 30), (0, 0, width // 2, height))
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def colour_at(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(int(value) for value in pixel)


def near(one: tuple[int, ...], other: tuple[int, ...], by: int = 14) -> bool:
    return all(abs(left - right) <= by for left, right in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_reads_every_kind_of_file(kind: str) -> None:
    photo = read_photo(saved(coloured(), kind))
    assert photo.image.mode == "RGB"
    assert near(colour_at(photo.image, 8, 20), (200, 40, 30))
    assert near(colour_at(photo.image, 52, 20), (30, 60, 200))


def test_print_colours_become_those_of_a_screen() -> None:
    photo = read_photo(saved(coloured().convert("CMYK"), "JPEG", quality=95))
    assert photo.image.mode == "RGB"
    assert near(colour_at(photo.image, 8, 20), (200, 40, 30))
    assert any("CMYK" in said for said in photo.done)


def test_a_colour_profile_is_followed_and_a_broken_one_left_out() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert near(
        colour_at(read_photo(saved(coloured(), "PNG", icc_profile=profile)).image, 8, 20), (200, 40, 30), 2
    )
    broken = read_photo(saved(coloured(), "PNG", icc_profile=b"no profile"))
    assert colour_at(broken.image, 8, 20) == (200, 40, 30)
    assert any("profile" in said for said in broken.done)


def test_deep_greys_keep_their_range() -> None:
    deep = np.linspace(0, 65535, 60 * 40).reshape(40, 60).astype(np.uint16)
    photo = read_photo(saved(Image.fromarray(deep), "PNG"))
    assert photo.image.getextrema() == ((0, 255), (0, 255), (0, 255))
    floating = Image.fromarray(np.linspace(0, 1, 60 * 40).reshape(40, 60).astype(np.float32))
    assert read_photo(saved(floating, "TIFF")).image.getextrema() == ((0, 255), (0, 255), (0, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "LAB", "YCbCr", "I;16", "F"])
def test_reads_pixels_of_every_mode(mode: str) -> None:
    grey = coloured().convert("L")
    image = grey.convert(mode) if mode in ("I;16", "F", "LA") else coloured().convert(mode)
    assert read_photo(saved(image, "TIFF" if mode != "I;16" else "PNG")).image.mode in ("RGB", "RGBA")


def test_transparency_stays_whatever_wrote_it() -> None:
    clear = coloured().convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 20, 40))
    with_palette = clear.quantize(16, Image.Quantize.FASTOCTREE)
    for content in (saved(clear, "PNG"), saved(clear, "WEBP", lossless=True), saved(with_palette, "PNG")):
        photo = read_photo(content)
        assert photo.is_transparent
        assert colour_at(photo.image, 5, 5)[3] == 0
        assert near(colour_at(photo.image, 25, 5), (200, 40, 30, 255))


def test_an_idle_alpha_channel_is_dropped() -> None:
    assert not read_photo(saved(coloured().convert("RGBA"), "PNG")).is_transparent


def test_one_colour_of_a_png_may_be_clear() -> None:
    photo = read_photo(saved(coloured(), "PNG", transparency=(30, 60, 200)))
    assert colour_at(photo.image, 55, 5)[3] == 0


def test_of_a_moving_picture_the_first_frame_is_taken_and_said() -> None:
    frames = [Image.new("RGB", (300, 300), colour) for colour in ("red", "lime", "blue")]
    for kind in ("GIF", "WEBP", "PNG"):
        photo = read_photo(saved(frames[0], kind, save_all=True, append_images=frames[1:]))
        assert near(colour_at(photo.image, 9, 9), (255, 0, 0))
        assert photo.done == ("It has 3 frames; the first is used.",)


@pytest.mark.parametrize("turn", range(1, 9))
def test_is_turned_as_the_camera_noted(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    photo = read_photo(saved(coloured(), "JPEG", exif=exif))
    assert photo.image.size == ((60, 40) if turn < 5 else (40, 60))
    assert ("It was turned upright." in photo.done) == (turn > 1)


def test_one_pixel_is_a_photo() -> None:
    photo = read_photo(saved(Image.new("RGB", (1, 1), "red"), "PNG"))
    assert photo.image.size == (1, 1)
    assert "It is so small that it will look blurred." in photo.done


def test_a_large_photo_is_read_smaller_and_stays_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    large = Image.new("L", (8000, 2000), 90)
    for kind in ("JPEG", "PNG"):
        photo = read_photo(saved(large, kind, exif=exif))
        assert max(photo.image.size) <= LONGEST
        assert photo.image.height > photo.image.width
        assert (photo.width, photo.height) == (8000, 2000)


@pytest.mark.deep
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_hundred_megapixels_are_read(kind: str) -> None:
    photo = read_photo(saved(Image.new("RGB", (11648, 8736), (3, 90, 200)), kind))
    assert near(colour_at(photo.image, 9, 9), (3, 90, 200), 3)


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def test_a_size_that_no_camera_makes_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(UserError, match="has 2500 megapixels; up to 120 can be read"):
        read_photo(bomb(50_000, 50_000), name="vase.png")
    with pytest.raises(UserError, match="damaged"):
        read_photo(bomb(10_000, MOST_PIXELS // 10_000))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "x is empty"),
        (b"  <?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "x is a drawing"),
        (b"<!DOCTYPE html><html></html>", "x is a web page"),
        (b"%PDF-1.7", "x is a PDF"),
        (b"just words", "x is not a photo of a kind"),
        (b"\xff\xd8\xff", "x is damaged"),
        (b"\x89PNG\r\n\x1a\n", "x is damaged"),
        (b"RIFF\0\0\0\0WEBP", "x is damaged"),
    ],
)
def test_what_is_no_photo_is_named(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence) as caught:
        read_photo(content, name="x")
    assert caught.value.hint


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    for path in (tmp_path / "vase.jpg", tmp_path):
        with pytest.raises(UserError, match="cannot be opened"):
            read_photo(path)


def test_nothing_to_see_is_refused() -> None:
    with pytest.raises(UserError, match="transparent everywhere"):
        read_photo(saved(Image.new("RGBA", (9, 9)), "PNG"))


def test_half_a_photo_is_refused() -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF"):
        content = saved(noise, kind)
        with pytest.raises(UserError, match="damaged"):
            read_photo(content[: len(content) // 2])


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KINDS), st.integers(0, 2**32))
def test_damage_of_any_kind_is_said_or_survived(kind: str, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - where to damage, nothing secret
    content = bytearray(saved(Image.effect_noise((40, 30), 90).convert("RGB"), kind))
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with suppress(UserError):
        assert read_photo(bytes(content)).image.mode in ("RGB", "RGBA")


def test_the_same_file_is_the_same_photo() -> None:
    content = saved(coloured(), "PNG")
    assert read_photo(content) == read_photo(content)
    assert hash(read_photo(content)) == hash(read_photo(content))
