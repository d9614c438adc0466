"""Which script a character belongs to, which characters stand together as one sign, and what is an emoji."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import uharfbuzz as hb

COMMON = ""
CJK = "Hani"
_JAPANESE_OR_CHINESE = frozenset({"Hani", "Hira", "Kana", "Bopo"})
RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})
# marks that are drawn with a character, or that only steer how it is drawn
_JOINER, _EMOJI_LOOK, _TEXT_LOOK, _KEYCAP = "\u200d", "\ufe0f", "\ufe0e", "\u20e3"
# characters below U+1F000 that are pictures in colour unless told otherwise (Unicode's Emoji_Presentation)
_COLOURED = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
# signs that Unicode files among the invisible ones, but which are drawn, such as the Arabic number sign
_SEEN_FORMATS = frozenset(
    map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, *range(0xFFF9, 0xFFFC)))
)
_SEEN_FORMATS |= frozenset(map(chr, (0x110BD, 0x110CD, *range(0x13430, 0x13460))))
# signs of trade that are letters of a font even where somebody asks for their coloured look
_ALWAYS_TEXT = frozenset("©®™‼⁉ℹ")


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """The script as ISO 15924 writes it, `Hani` for all of Japanese and Chinese; empty for what is common to many."""
    if 0x3000 <= ord(character) <= 0x30FF or 0xFF00 <= ord(character) <= 0xFFEF:
        return CJK
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    script = buffer.script or COMMON
    return CJK if script in _JAPANESE_OR_CHINESE else str(script)


@lru_cache(maxsize=8192)
def is_invisible(character: str) -> bool:
    """Joiners, marks of direction and looks: nothing of them is drawn, so no font needs to have them."""
    return (
        unicodedata.category(character) == "Cf" or 0xFE00 <= ord(character) <= 0xFE0F or character == "\u034f"
    )


def is_thin(text: str) -> bool:
    """Whether it has signs of many strokes, which small type draws a pixel wide: Chinese characters, kana, Hangul."""
    return any(script_of(one) in (CJK, "Hang") for one in text)


def is_emoji(sign: str) -> bool:
    """Whether a whole sign is a picture in colour, which no font here has."""
    first = ord(sign[0])
    if sign[0] in _ALWAYS_TEXT or _TEXT_LOOK in sign:
        return False
    if _EMOJI_LOOK in sign or _KEYCAP in sign or sign[0] in _COLOURED:
        return True
    return 0x1F1E6 <= first <= 0x1F1FF or 0x1F300 <= first <= 0x1FAFF or first in (0x1F004, 0x1F0CF, 0x1F18E)


def signs(text: str) -> Iterator[tuple[int, int]]:
    """Where each sign starts and ends: a character with its marks, a joined emoji, or a pair of flag letters."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _goes_on(text, start, end):
            end += 1
        yield start, end
        start = end


def _goes_on(text: str, start: int, at: int) -> bool:
    character, before = text[at], text[at - 1]
    if unicodedata.category(character)[0] == "M" or is_invisible(character):
        return not before.isspace() or is_invisible(character)
    if 0x1F3FB <= ord(character) <= 0x1F3FF:
        return is_emoji(text[start:at])
    if before == _JOINER:
        return ord(character) > 0x2000 and at - start > 1 and is_emoji(text[start : at - 1])
    both_flags = 0x1F1E6 <= ord(character) <= 0x1F1FF and 0x1F1E6 <= ord(before) <= 0x1F1FF
    return both_flags and at - start == 1
