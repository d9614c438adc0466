"""What is drawn: the same bytes each time, within the box that is reported, and of the colour asked for."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from skills.creative.formats.format import Box
from skills.creative.type.draw import draw, mask
from skills.creative.type.setting import NO_BOX, Align, Setting, Style, set_text
from tests.examples import FEWER

HEADLINES = (
    ("en-US", "Save 20% on every electric bike"),
    ("ar-SA", "خصم 20% على جميع الدراجات"),
    ("ja-JP", "電動自転車が今だけ20%オフ、送料無料"),
    ("ko-KR", "전기 자전거 20% 할인"),
)


def headline(language: str = "en-US", text: str = "Save 20%", size: float = 40) -> Setting:
    return set_text(text, Style("manrope", size, language=language), 400)


def changed(before: Image.Image, after: Image.Image) -> Box:
    rows, columns = np.nonzero((np.asarray(before) != np.asarray(after)).any(axis=2))
    if not rows.size:
        return NO_BOX
    return Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)


@FEWER
@given(
    st.text(st.sampled_from("aWjgfyÅÇ.,é ΩЖщ中あー、가שלם مرحبا123%$(-)\u0301\u200d\n"), max_size=30),
    st.floats(4, 80),
    st.integers(-120, 320),
    st.integers(-120, 220),
    st.sampled_from(list(Align)),
)
def test_nothing_is_drawn_outside_of_the_box_that_is_reported(
    text: str, size: float, x: int, y: int, align: Align
) -> None:
    image = Image.new("RGB", (320, 220), (255, 255, 255))
    before = image.copy()
    set_ = set_text(text, Style("manrope", size, align=align), 280)
    box = draw(image, set_, x, y, (0, 0, 0))
    touched = changed(before, image)
    assert touched == NO_BOX or box.holds(touched)
    ink = set_.ink
    assert box == NO_BOX or Box(ink.left + x, ink.top + y, ink.right + x, ink.bottom + y).holds(box)


@pytest.mark.parametrize(("language", "text"), HEADLINES)
def test_the_measured_width_is_the_drawn_width_and_no_ink_is_clipped(language: str, text: str) -> None:
    set_ = headline(language, text, 37.5)
    cover, _ = mask(set_)
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    assert abs(int(columns[-1]) + 1 - int(columns[0]) - set_.width) <= 1
    assert abs(int(rows[-1]) + 1 - int(rows[0]) - set_.ink.height) <= 1


@pytest.mark.parametrize(("language", "text"), HEADLINES)
def test_the_same_text_gives_the_same_bytes_also_in_two_threads_at_once(language: str, text: str) -> None:
    def drawn(_: int) -> bytes:
        image = Image.new("RGB", (420, 200), (240, 240, 240))
        draw(image, headline(language, text), 10, 10, (10, 20, 30))
        return image.tobytes()

    with ThreadPoolExecutor(2) as threads:
        assert len(set(threads.map(drawn, range(12)))) == 1


def test_full_coverage_is_the_colour_itself() -> None:
    image = Image.new("RGB", (400, 100), (255, 255, 255))
    draw(image, headline(size=80), 0, 0, (200, 10, 30))
    assert (200, 10, 30) in {colour for _, colour in image.getcolors(100_000) or []}


def test_letters_on_transparent_ground_have_no_dark_fringe() -> None:
    image = Image.new("RGBA", (400, 100), (0, 0, 0, 0))
    draw(image, headline(), 0, 0, (255, 255, 255))
    pixels = np.asarray(image)
    assert (pixels[pixels[..., 3] > 0][:, :3] >= 254).all()


def test_a_picture_of_another_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="mode P"):
        draw(Image.new("P", (400, 100)), headline(), 0, 0, (0, 0, 0))


def test_nothing_to_draw_touches_nothing() -> None:
    image = Image.new("RGB", (40, 40))
    assert draw(image, headline(text=""), 0, 0, (255, 255, 255)) == NO_BOX
    assert draw(image, headline(), 900, 900, (255, 255, 255)) == NO_BOX


def test_letters_joined_or_overlapping_show_no_seam() -> None:
    cover, _ = mask(headline("ar-SA", "ـــــ", 100))
    middle = cover[1:-1, cover.shape[1] // 5 : -cover.shape[1] // 5]
    assert (middle == 255).all()
