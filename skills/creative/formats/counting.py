"""How long a platform finds a text, by each of the three ways in which they count.

Where a platform's page does not say what a character is, the stricter reading is taken: whatever fits here, fits there.
"""

import re
import unicodedata

from skills.creative.formats.emoji import EMOJI
from skills.creative.formats.format import Counting

# X shortens every link to this many characters (twitter-text, configuration version 3)
_LINK = 23
# code points that weigh one half of the others (the same configuration)
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_URL = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_BARE_DOMAIN = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?![\w@])(?:/[^\s]*)?",
    re.IGNORECASE,
)


def length(text: str, counting: Counting) -> int:
    """The text's length in the units of a counting, after composing its accents (NFC)."""
    composed = unicodedata.normalize("NFC", text)
    if counting is Counting.DISPLAY_WIDTH:
        return sum(_width(letter) for letter in composed)
    if counting is Counting.X_WEIGHTED:
        return _weighted(composed)
    return _units(composed)


def head(text: str, most: int, counting: Counting) -> str:
    """As much of the text's beginning as fits; the rest is what a platform cuts off."""
    composed = unicodedata.normalize("NFC", text)
    low, high = 0, len(composed)
    while low < high:
        middle = (low + high + 1) // 2
        if length(composed[:middle], counting) <= most:
            low = middle
        else:
            high = middle - 1
    return composed[:low]


def _units(text: str) -> int:
    """UTF-16 units, as browsers and most upload forms count: an emoji is two or more, an ordinary letter is one.

    LinkedIn says that spaces, punctuation and emoji count; no page says how much an emoji is."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _width(letter: str) -> int:
    """Two for what is drawn in full width (Unicode Annex 11), and for what takes two UTF-16 units."""
    wide = unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF
    return 2 if wide else 1


def _weighted(text: str) -> int:
    rest, links = _URL.subn("", text)
    total = _LINK * links
    for match in _BARE_DOMAIN.finditer(rest):
        # X makes a link of it only where it knows the ending: the longer reading holds
        total += max(0, _LINK - _weights(match.group()))
    return total + _weights(rest)


def _weights(text: str) -> int:
    """An emoji is two whatever it is made of, and so is each sign outside the light ranges."""
    rest = EMOJI.sub("", text)
    return 2 * len(EMOJI.findall(text)) + sum(1 if _is_light(ord(letter)) else 2 for letter in rest)


def _is_light(point: int) -> bool:
    return any(low <= point <= high for low, high in _LIGHT)
