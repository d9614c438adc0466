"""The largest size at which a text fits, and which of several texts is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.creative.type.fit import fit, fit_first
from skills.creative.type.setting import Style, set_text
from tests.examples import FEWER

STYLE = Style("manrope", 10, language="de-DE")


@FEWER
@given(
    st.text(st.sampled_from("abcWmn äß-/ 1%今だけ、"), min_size=1, max_size=60),
    st.integers(20, 600),
    st.integers(10, 300),
    st.integers(1, 4),
)
def test_what_fits_lies_within_its_place_and_a_setting_as_large_is_the_same(
    text: str, width: int, height: int, most_lines: int
) -> None:
    found = fit(text, STYLE, width, height, largest_px=90, smallest_px=8, most_lines=most_lines)
    if found is None:
        return
    assert 8 <= found.style.size_px <= 90
    assert found.fits
    assert len(found.lines) <= most_lines
    assert found.width <= width
    assert found.ink.left >= 0
    assert found.ink.right <= width
    assert found.height <= height
    assert set_text(text, found.style, width, most_lines) == found


def test_half_a_pixel_more_would_not_fit() -> None:
    found = fit("Save on bikes", STYLE, 300, 100, largest_px=200, smallest_px=8, most_lines=2)
    assert found is not None
    more = set_text("Save on bikes", found.style.sized(found.style.size_px + 0.5), 300, 2)
    assert not more.fits or more.height > 100


def test_a_text_that_is_too_long_at_the_smallest_size_is_none() -> None:
    assert fit("Wort " * 4000, STYLE, 300, 100, largest_px=90, smallest_px=10, most_lines=3) is None
    assert fit("x" * 20_000, STYLE, 300, 100, largest_px=90, smallest_px=10) is None


def test_an_empty_text_fits_anywhere() -> None:
    found = fit("", STYLE, 1, 1, largest_px=90, smallest_px=10)
    assert found is not None
    assert found.style.size_px == 90


def test_a_word_is_only_hyphenated_for_a_third_more_of_size() -> None:
    near = fit("Fahrradhelm", STYLE, 320, 200, largest_px=60, smallest_px=8)
    far = fit("Donaudampfschifffahrtsgesellschaft", STYLE, 320, 200, largest_px=60, smallest_px=8)
    assert near is not None
    assert not near.hyphenated
    assert far is not None
    assert far.hyphenated


def test_the_first_text_of_comfortable_size_is_taken_or_else_the_largest() -> None:
    texts = ("Twenty per cent off every single electric bike", "Twenty per cent off", "20% off")
    taken = fit_first(texts, STYLE, 300, 60, largest_px=80, smallest_px=8, comfortable_px=24, most_lines=1)
    assert taken is not None
    assert taken.number == 1
    none_comfortable = fit_first(
        texts, STYLE, 300, 60, largest_px=80, smallest_px=8, comfortable_px=79, most_lines=1
    )
    assert none_comfortable is not None
    assert none_comfortable.number == 2
    assert fit_first(texts, STYLE, 9, 9, largest_px=80, smallest_px=8, comfortable_px=9) is None


@pytest.mark.parametrize(
    ("text", "name", "language", "width", "line"),
    [
        ("Meridian 40. Case: steel.", "Meridian 40", "en-GB", 500, "Meridian 40."),
        ("Ledgerline Team: 30 days free", "Ledgerline Team", "en-GB", 740, "Ledgerline Team:"),
        ("Ledgerline Team à 49,00 €", "Ledgerline Team", "fr-FR", 700, "Ledgerline Team"),
    ],
)
def test_a_name_stays_on_a_line_where_a_little_smaller_type_allows_it(
    text: str, name: str, language: str, width: int, line: str
) -> None:
    style = Style("manrope", 100, 800, language=language, keep=(name,))
    setting = fit(text, style, width, 400, largest_px=120, smallest_px=20, most_lines=4)
    assert setting is not None
    assert setting.texts[0] == line


def test_phrases_of_the_east_are_not_cut_in_large_type() -> None:
    style = Style("ipaex-gothic", 100, 800, language="ja-JP", hyphenate=False)
    setting = fit("煎茶セット：送料無料", style, 420, 400, largest_px=120, smallest_px=20, most_lines=4)
    assert setting is not None
    assert "送料無料" in setting.texts
    assert not any(one.endswith("セッ") for one in setting.texts)
