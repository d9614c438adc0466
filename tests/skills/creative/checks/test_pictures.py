"""What the checks see on a picture."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from skills.creative.brand.kit import Logo
from skills.creative.checks.draft import Draft, Earlier
from skills.creative.formats.format import Box
from skills.creative.picture.drawn import Placed
from tests.skills.creative.checks.drafts import (
    FONT,
    INK,
    KIT,
    MAIN,
    PAPER,
    draft,
    encoded,
    found,
    redrawn,
    words_on,
)


def test_a_good_draft_is_left_alone() -> None:
    assert found(draft()) == set()


@pytest.mark.parametrize("size", [(1199, 1200), (600, 600), (1200, 628), (1, 1)])
def test_another_size_is_named(size: tuple[int, int]) -> None:
    base = draft()
    assert "size" in found(redrawn(base, Image.new("RGB", size, PAPER)), hard=True)


def test_a_file_is_what_its_first_bytes_say() -> None:
    base = draft()
    jpg = encoded(Image.new("RGB", (1200, 1200), PAPER), "JPEG")
    assert "file" in found(replace(base, drawn=replace(base.drawn, content=jpg, placed=())))


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<svg/>", b"\xff\xd8\xff" + b"0" * 50]
)
def test_a_broken_file_is_a_finding_and_no_crash(content: bytes) -> None:
    base = draft()
    assert "file" in found(replace(base, drawn=replace(base.drawn, content=content)), hard=True)


@pytest.mark.parametrize("mode", ["CMYK", "RGBA"])
def test_colours_that_platforms_do_not_take_are_named(mode: str) -> None:
    base = draft()
    image = Image.new(mode, (1200, 1200), (0, 0, 0, 40))
    content = encoded(image, "JPEG" if mode == "CMYK" else "PNG")
    media = "jpg" if mode == "CMYK" else "png"
    assert "file" in found(replace(base, drawn=replace(base.drawn, content=content, media=media, placed=())))


def test_a_file_above_the_bytes_is_named() -> None:
    base = draft()
    heavy = base.drawn.content + b"\0" * 6_000_000
    assert "bytes" in found(replace(base, drawn=replace(base.drawn, content=heavy)), hard=True)


def test_words_in_a_zone_are_found_by_their_box() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    assert "safe-zone" in found(
        redrawn(base, image, words_on(image, "Too far up here", (300, 20))), hard=True
    )


def test_words_in_a_zone_are_found_without_a_box() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    words_on(image, "Nobody says that this is here", (300, 20))
    assert "safe-zone" in found(redrawn(base, image), hard=True)


def test_an_area_that_reaches_into_a_zone_is_no_fault() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, 0), (900, 0), (0, 900)], fill=MAIN)
    pen.ellipse((800, 800, 1300, 1300), fill=MAIN)
    assert found(redrawn(base, image)) == set()


def test_words_over_words_are_named() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    one, two = (
        words_on(image, "Quiet on trains", (200, 300)),
        words_on(image, "all day", (300, 320), kind="support"),
    )
    assert "overlap" in found(redrawn(base, image, one, two), hard=True)


@pytest.mark.parametrize("ink", [(200, 200, 205), (255, 255, 255), (254, 250, 252)])
def test_words_that_cannot_be_read_are_named(ink: tuple[int, int, int]) -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    assert "contrast" in found(
        redrawn(base, image, words_on(image, "Quiet on trains", (200, 300), ink=ink)), hard=True
    )


def test_words_over_a_half_that_hides_them_are_named() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    ImageDraw.Draw(image).rectangle((0, 0, 420, 1200), fill=INK)
    assert "contrast" in found(
        redrawn(base, image, words_on(image, "Quiet on every train", (200, 300))), hard=True
    )


def test_words_that_are_said_but_not_drawn_are_named() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    said = Placed("headline", Box(200, 300, 700, 360), ("Quiet",), 48, INK, FONT)
    assert "contrast" in found(redrawn(base, image, said), hard=True)


def test_small_letters_on_a_plain_ground_are_no_fault() -> None:
    from PIL import ImageFont

    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(13)
    box = pen.textbbox((200, 300), "Subject to availability", font=font)
    pen.text((200, 300), "Subject to availability", fill=INK, font=font)
    where = Box(int(box[0]), int(box[1]), int(box[2]) + 1, int(box[3]) + 1)
    said = Placed("disclaimer", where, ("Subject to availability",), 13, INK, FONT)
    assert "contrast" not in found(redrawn(base, image, said))


def test_an_area_of_a_strange_colour_is_named_and_a_tint_is_not() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    ImageDraw.Draw(image).rectangle((0, 900, 300, 1200), fill=(0, 200, 90))
    assert "palette" in found(redrawn(base, image), hard=True)
    ImageDraw.Draw(image).rectangle((0, 900, 300, 1200), fill=(196, 206, 226))
    assert "palette" not in found(redrawn(base, image))


def test_a_photo_may_have_any_colour() -> None:
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    ImageDraw.Draw(image).rectangle((0, 900, 300, 1200), fill=(0, 200, 90))
    assert found(redrawn(base, image, Placed("photo", Box(0, 900, 301, 1200)))) == set()


def test_another_font_is_named() -> None:
    assert "font" in found(replace(draft(), fonts=frozenset({"0" * 64})), hard=True)


def with_logo(folder: Path, *, stretch: float = 1.0, change: bool = False, beside: bool = False) -> Draft:
    logo = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(logo).rectangle((0, 0, 299, 99), fill=(*MAIN, 255))
    ImageDraw.Draw(logo).ellipse((20, 20, 80, 80), fill=(*PAPER, 255))
    logo.save(folder / "logo.png")
    base = draft()
    image = Image.new("RGB", (1200, 1200), PAPER)
    drawn = logo.resize((round(300 * stretch), 100))
    if change:
        drawn = Image.merge("RGBA", (*reversed(drawn.split()[:3]), drawn.getchannel("A")))
    image.paste(drawn, (200, 700), drawn)
    placed = [Placed("logo", Box(200, 700, 200 + drawn.width, 800))]
    if beside:
        placed.append(words_on(image, "since 1999", (520, 720), kind="support"))
    kit = replace(KIT, logos=(Logo(folder / "logo.png", "a" * 64),))
    return replace(redrawn(base, image, *placed), kit=kit)


def test_a_logo_as_it_is_passes(tmp_path: Path) -> None:
    assert found(with_logo(tmp_path)) == set()


def test_a_stretched_or_recoloured_logo_is_named(tmp_path: Path) -> None:
    assert "logo" in found(with_logo(tmp_path, stretch=1.2), hard=True)
    assert "logo" in found(with_logo(tmp_path, change=True), hard=True)


def test_words_too_near_to_the_logo_are_named(tmp_path: Path) -> None:
    assert "logo-space" in found(with_logo(tmp_path, beside=True), hard=True)


def test_a_logo_smaller_than_the_kit_allows_is_named(tmp_path: Path) -> None:
    small = with_logo(tmp_path)
    kit = replace(small.kit, logos=(replace(small.kit.logos[0], least_px=120),))
    assert "logo" in found(replace(small, kit=kit), hard=True)


def test_a_creative_that_was_there_before_is_named() -> None:
    base = draft()
    words = " ".join(one.text for one in base.said())
    assert found(replace(base, earlier=(Earlier("spring", "0" * 15 + "3", words),))) == {"duplicate"}
    assert found(replace(base, earlier=(Earlier("spring", "0" * 15 + "3", "other words"),))) == set()
    assert found(replace(base, earlier=(Earlier("spring", "f" * 16, words),))) == set()


def test_words_over_a_face_are_named_softly() -> None:
    assert found(replace(draft(), faces=(Box(250, 280, 400, 400),)), hard=False) == {"face"}
