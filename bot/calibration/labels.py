"""Whether a text holds an answer, and whether two answers say the same: letters and numbers, nothing else."""

import re
import unicodedata
from collections.abc import Sequence

from bot.calibration.written import in_one_form

# a number with its sign and decimals, a word, or one sign of a script that leaves no space between words
_TOKEN = re.compile(
    r"(?:(?<!\S)-(?=\d))?\d+(?:\.\d+)*|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ARTICLES = frozenset({"a", "an", "the"})


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers that decide: no case, space, punctuation or articles; 1,000 is 1000, six is 6, 22,4 is
    22.4, 11:45 is 11.45, a day is the same however it is written, 15 is not 1.5.

    Articles stay where nothing else is left."""
    flat = in_one_form(_THOUSANDS.sub("", unicodedata.normalize("NFKC", text).casefold()))
    flat = re.sub(r"['’`´]", "", flat).replace("%", " percent ").replace("per cent", "percent")
    found = _TOKEN.findall(flat)
    return tuple(token for token in found if token not in _ARTICLES) or tuple(found)


def holds(text: str, answer: str) -> bool:
    """Whether the answer's words and numbers stand in the text, side by side and in order."""
    wanted = tokens(answer)
    return bool(wanted) and contains(tokens(text), wanted)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for blanks between words."""
    return one.split() == other.split()


def contains(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    width = len(shorter)
    return any(tuple(longer[at : at + width]) == tuple(shorter) for at in range(len(longer) - width + 1))


def agree(one: str, other: str) -> bool:
    """Whether one answer holds the other, so that nobody who gives both contradicts themselves."""
    return holds(one, other) or holds(other, one)
