"""The order of characters where writing from the right and from the left meet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.type.bidirectional import order, reads_leftward


def shown(text: str, *, leftward: bool) -> str:
    ordered = order(text, leftward=leftward)
    return "".join(text[place] for place in sorted(range(len(text)), key=ordered.rank.__getitem__))


@pytest.mark.parametrize(
    ("text", "leftward", "seen"),
    [
        ("abc", False, "abc"),
        ("אבג", True, "גבא"),
        ("רק 199.90 היום", True, "םויה 199.90 קר"),
        ("רק ₪199.90 היום", True, "םויה ₪199.90 קר"),
        ("خصم -20% فقط", True, "طقف -20% مصخ"),
        ("بسعر $199 فقط", True, "طقف $199 رعسب"),
        ("اتصل 050-123-4567 الآن", True, "نآلا 050-123-4567 لصتا"),
        ("חדש: iPhone 15!", True, "!iPhone 15 :שדח"),
        ("חדש: iPhone 15% היום", True, "םויה iPhone 15% :שדח"),
        ("Nike חדש", True, "שדח Nike"),
        ("Nike חדש", False, "Nike שדח"),
        ("א Nike (Air) ב", True, "ב Nike (Air) א"),
    ],
)
def test_numbers_prices_and_names_stand_as_they_were_written(text: str, leftward: bool, seen: str) -> None:
    assert shown(text, leftward=leftward) == seen


@pytest.mark.parametrize(
    ("text", "language", "leftward"),
    [
        ("50% שלום", "en-US", True),
        ("Nike חדש", "he-IL", True),
        ("Nike", "ar-SA", True),
        ("Nike חדש", "en-US", False),
        ("", "en-US", False),
        ("20%", "de-DE", False),
    ],
)
def test_a_text_starts_at_the_right_by_its_language_or_its_first_letter(
    text: str, language: str, leftward: bool
) -> None:
    assert reads_leftward(text, language) is leftward


@settings(deadline=None)
@given(st.text(st.sampled_from("abאב مح12%$(-) \u0301\U000e0101\u200f\u200d"), max_size=80), st.booleans())
def test_every_character_has_one_place(text: str, leftward: bool) -> None:
    ordered = order(text, leftward=leftward)
    assert sorted(ordered.rank) == list(range(len(text)))
