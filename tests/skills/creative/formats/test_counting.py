"""How long a text is, as each platform counts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.creative.formats.counting import head, length
from skills.creative.formats.emoji import emoji, with_fewer_emoji
from skills.creative.formats.format import Counting

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
FLAG = "\U0001f1e9\U0001f1ea"
THUMB = "\U0001f44d\U0001f3fd"
CHARS, WIDTH, WEIGHTED = Counting.CHARACTERS, Counting.DISPLAY_WIDTH, Counting.X_WEIGHTED


@pytest.mark.parametrize(
    ("text", "counting", "units"),
    [
        ("", CHARS, 0),
        ("Grüße, Welt", CHARS, 11),
        ("Gru\u0308\u00dfe", CHARS, 5),
        ("a b", CHARS, 3),
        ("\U0001f600", CHARS, 2),
        ("Hallo", WIDTH, 5),
        ("日本語", WIDTH, 6),
        ("ﾊﾛｰ", WIDTH, 3),
        ("Ｆｕｌｌ", WIDTH, 8),
        ("한국", WIDTH, 4),
        ("Привет", WIDTH, 6),
        ("“q” – 5 °", WIDTH, 9),
        ("Hello", WEIGHTED, 5),
        ("Здравствуй", WEIGHTED, 10),
        ("日本語", WEIGHTED, 6),
        ("“Quoted” – dash", WEIGHTED, 15),
        ("5 €", WEIGHTED, 4),
        (FAMILY, WEIGHTED, 2),
        (FLAG, WEIGHTED, 2),
        ("https://example.com/a/very/long/path?that=goes&on=and&on=1", WEIGHTED, 23),
        ("See https://a.io now", WEIGHTED, 31),
        ("example.com", WEIGHTED, 23),
        ("Done. Next", WEIGHTED, 10),
    ],
)
def test_a_text_is_as_long_as_the_platform_says(text: str, counting: Counting, units: int) -> None:
    assert length(text, counting) == units


@given(st.text())
def test_no_way_of_counting_finds_a_text_shorter_than_its_letters(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert length(text, CHARS) >= len(composed)
    assert length(text, WIDTH) >= len(composed)


@given(st.text(), st.sampled_from(Counting))
def test_composing_first_or_last_is_the_same(text: str, counting: Counting) -> None:
    assert length(unicodedata.normalize("NFD", text), counting) == length(text, counting)


@given(st.text(), st.integers(0, 30), st.sampled_from(Counting))
def test_what_is_left_of_a_long_text_fits(text: str, most: int, counting: Counting) -> None:
    begun = head(text, most, counting)
    assert length(begun, counting) <= most
    assert unicodedata.normalize("NFC", text).startswith(begun)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"a{FAMILY}b", 1),
        (FLAG + FLAG, 2),
        (THUMB, 1),
        ("1\ufe0f\u20e3", 1),
        ("❤️ and ❤", 2),
        ("❤\ufe0e", 0),
        ("Confidant™ ©2026 → 5 ★", 0),
        ("™\ufe0f", 1),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1),
        ("10 # *", 0),
        ("日本語 한국 ру", 0),
    ],
)
def test_emoji_are_counted_whole(text: str, found: int) -> None:
    assert len(emoji(text)) == found


def test_emoji_go_with_the_spaces_that_they_leave() -> None:
    assert with_fewer_emoji("🎉 Now 🎉 here 🎉!", 0) == "Now here!"
    assert with_fewer_emoji(f"{FLAG}{FAMILY}", 1) == FLAG
    assert with_fewer_emoji("Nothing  to do ", 0) == "Nothing  to do "


@given(st.text(st.sampled_from("a 🎉❤\ufe0f\u200d👍\U0001f3fd1\u20e3\U0001f1e9.")), st.integers(0, 3))
def test_no_more_emoji_than_allowed_are_left(text: str, most: int) -> None:
    assert len(emoji(with_fewer_emoji(text, most))) <= most
