"""What a kit lets nobody say, and how it wants its own names written."""

import re
from collections.abc import Iterable
from functools import lru_cache

from skills.creative.brand.kit import Kit

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def may_say(text: str, kit: Kit) -> bool:
    """Whether a text holds no banned word, and no name of somebody else's."""
    return not (_any_of(kit.banned, text) or _any_of(kit.protected, text))


def _any_of(words: Iterable[str], text: str) -> bool:
    pattern = _pattern(tuple(words))
    return bool(pattern and pattern.search(" ".join(text.split())))


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = [_word(word) for word in words if word.strip()]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _word(word: str) -> str:
    """Whole words, with a space or a hyphen between them; anywhere in writing that has no spaces."""
    body = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", word.strip()) if part)
    return body if _UNSPACED.search(word) else rf"(?<!\w){body}(?!\w)"


def spelt(text: str, kit: Kit) -> str:
    """The text with the kit's own words as it spells them."""
    for word in kit.spellings:
        pieces = re.split(rf"(?<!\w){re.escape(word)}(?!\w)", text, flags=re.IGNORECASE)
        text = word.join(pieces)
    return text
