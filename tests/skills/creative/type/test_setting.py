"""How texts are set: measured as they are drawn, in any script, with nothing lost unsaid."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.type.draw import mask
from skills.creative.type.setting import NO_BOX, Align, Setting, Style, set_text


def one(text: str, size: float = 60, **more: object) -> Setting:
    return set_text(text, Style("manrope", size, **more), 3000)  # type: ignore[arg-type]


def test_letters_are_kerned() -> None:
    assert one("AV").width < one("A").width + one("V").width
    assert one("To").width < one("T").width + one("o").width


def test_tracking_widens_between_letters_and_not_after_the_last() -> None:
    assert one("HHH", tracking=0.1).lines[0].width == pytest.approx(one("HHH").lines[0].width + 2 * 6.0)


def test_ligatures_are_formed_and_given_up_for_tracking() -> None:
    style = Style("source-serif-pro", 60)
    whole = set_text("office", style, 3000).lines[0].runs[0].glyphs
    apart = set_text("office", Style("source-serif-pro", 60, tracking=0.05), 3000).lines[0].runs[0].glyphs
    assert len(whole) < len(apart) == 6


def test_arabic_letters_are_joined() -> None:
    joined, apart = one("سعر", language="ar-SA"), one("س\u200cع\u200cر", language="ar-SA")
    assert joined.width < 0.95 * apart.width
    # joined letters are one shape: no column within their ink is empty
    cover, _ = mask(joined)
    assert cover.any(axis=0).all()


def test_arabic_stands_at_the_right_and_its_end_is_the_left() -> None:
    text = "خصم على جميع الدراجات"
    start = set_text(text, Style("manrope", 40, language="ar-SA"), 300)
    assert start.leftward
    assert {line.ink.right for line in start.lines} <= {299, 300}
    end = set_text(text, Style("manrope", 40, language="ar-SA", align=Align.END), 300)
    assert {line.ink.left for line in end.lines} == {0}


def test_a_hebrew_price_is_written_from_the_left() -> None:
    style = Style("dejavu-sans", 60, language="he-IL")
    line = set_text("רק ₪199.90 היום", style, 3000).lines[0]
    digits = set_text("₪199.90", style, 3000).lines[0].runs
    runs = [run.glyphs for run in line.runs]
    assert digits[0].glyphs in runs
    assert [len(run) for run in runs if run] == [4, 7, 2]


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [
        ("Κερδίστε", "el-GR", "manrope"),
        ("Скидка", "ru-RU", "manrope"),
        ("שלום", "he-IL", "dejavu-sans"),
        ("مرحبا", "ar-SA", "dejavu-sans"),
        ("今日", "ja-JP", "ipaex-gothic"),
        ("오늘", "ko-KR", "nanum-gothic"),
    ],
)
def test_each_script_is_drawn_in_a_face_that_has_it(text: str, language: str, family: str) -> None:
    set_ = one(text, language=language)
    assert [face.family for face in set_.faces] == [family]
    assert not set_.missing


def test_a_word_is_not_patched_together_from_two_fonts() -> None:
    assert [face.family for face in one("Vĭctor").faces] == ["source-sans-pro"]
    assert [face.family for face in one("Victor ✓").faces] == ["manrope", "source-sans-pro"]


def test_a_price_within_japanese_stays_in_the_brands_font() -> None:
    assert {face.family for face in one("今だけ1,980円", language="ja-JP").faces} == {
        "manrope",
        "ipaex-gothic",
    }


def test_characters_that_no_font_has_are_named_and_never_drawn_as_boxes() -> None:
    set_ = one("Hello \U00012000 you")
    assert set_.missing == set_.missing_letters == ("\U00012000",)
    assert set_.texts == ("Hello you",)
    assert all(0 not in run.glyphs for line in set_.lines for run in line.runs)


@pytest.mark.parametrize("emoji", ["👋", "👨‍👩‍👧", "🇩🇪", "👍🏽", "❤️", "1️⃣", "⭐"])
def test_a_whole_emoji_is_left_out_and_named(emoji: str) -> None:
    set_ = one(f"Hello {emoji} world")
    assert set_.texts == ("Hello world",)
    assert set_.missing == (emoji,)
    assert not set_.missing_letters


def test_signs_of_trade_are_letters_even_where_their_coloured_look_is_asked_for() -> None:
    set_ = one("Brand®️ ™ ✓ ★")
    assert not set_.missing


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x07\x1b", "\u200d", "\u202e\u2066", "\ud800", "👋"])
def test_a_text_with_nothing_to_draw_takes_no_room(text: str) -> None:
    set_ = one(text)
    assert (set_.lines, set_.ink, set_.width, set_.height) == ((), NO_BOX, 0, 0)
    assert set_.fits


def test_control_characters_and_marks_that_turn_text_round_do_nothing() -> None:
    assert one("Sa\x00ve\x1b \u202eno\u202cw").texts == ("Save now",)
    assert one("a\tb\r\nc\u2028d").texts == ("a b", "c", "d")


def test_an_accent_is_set_alike_however_it_was_typed() -> None:
    composed, typed = one("é"), one("e\u0301")
    assert mask(composed)[0].tobytes() == mask(typed)[0].tobytes()


def test_the_top_of_capitals_and_the_baseline_are_known() -> None:
    plain = one("Hxx")
    assert plain.cap_top == 0
    assert plain.ink.bottom - plain.baseline in (0, 1, 2)
    accent = one("Éxx")
    assert accent.cap_top > 0
    assert accent.baseline - accent.cap_top == plain.baseline - plain.cap_top


def test_twenty_thousand_characters_are_set_and_do_not_fit() -> None:
    set_ = set_text("Wort und " * 2300, Style("manrope", 20, language="de-DE"), 600, 4)
    assert not set_.fits
    assert len(set_.lines) > 100


@pytest.mark.parametrize("size", [0, -3, float("nan"), 5000])
def test_a_size_that_is_none_is_refused(size: float) -> None:
    with pytest.raises(ValueError, match="px is not between"):
        set_text("a", Style("manrope", size), 100)


SCRIPTS = st.sampled_from("aWjg fyAVßÅÇ.,!éΩЖщ中あー、가שלם مرحبا123%$€(-)\u0301\u200d\u200f\n\u00a0")


@settings(deadline=None)
@given(
    st.text(SCRIPTS, max_size=40),
    st.floats(3, 90),
    st.integers(1, 700),
    st.sampled_from(["manrope", "source-serif-pro"]),
    st.sampled_from(["en-US", "ar-SA", "ja-JP", "de-DE"]),
    st.sampled_from(list(Align)),
)
def test_the_ink_that_is_measured_is_the_ink_that_is_drawn(
    text: str, size: float, width: int, family: str, language: str, align: Align
) -> None:
    set_ = set_text(text, Style(family, size, language=language, align=align), width)
    assert set_.fits == (set_.width <= width and len(set_.lines) <= 99)
    for line in set_.lines:
        assert line.ink.width - line.width < 2.1
        assert not set_.fits or (line.ink.left >= 0 and line.ink.right <= width)
        assert set_.ink.holds(line.ink)
    assert set_.ink.top >= 0 or len(set_.lines) > 1
    assert set_.height >= set_.ink.bottom
