"""A question's number as the documents write the stretch that holds it: £450 is "£300 to £2,500" in a table of limits.

Only the first text found that tells of what is asked, and spans such numbers, decides; and none does where a text holds
the number itself.
"""

import re
from collections.abc import Sequence
from functools import partial

from indexing.documents import Passage
from skills.ask.pieces.numerals import in_digits
from skills.ask.pieces.ranges import as_spanned, names_asked, without_measures
from skills.ask.pieces.words import content_words, stems_of
from skills.stems import stem

_FEW = 0.4  # share of a question's other words that a text holds which tells of the same
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# a heading's or an item's own number
_NUMBERED = re.compile(
    r"^(?:[ \t>*#]*\d+(?:\.\d+)*[.)](?=[ \t])|#+[ \t]*\d+(?:\.\d+)*(?=[ \t]))", re.MULTILINE
)
_BEFORE_MARK = re.compile(r" (?=[?!,.;])")


def as_spans_say(question: str, found: Sequence[Passage]) -> str:
    """The question with its number as the first text that tells of it spans it; else as it is."""
    if not any(map(str.isdigit, in_digits(question))) or any(map(partial(_holds, question), found)):
        return question
    words = [word for word in content_words(without_measures(question)) if _LETTERS.fullmatch(word)]
    telling = (one for one in found if _tells_of(words, one))
    meant = next((said for one in telling if (said := as_spanned(question, one.text)) is not None), question)
    return question if meant == question else _BEFORE_MARK.sub("", " ".join(meant.split()))


def _holds(question: str, passage: Passage) -> bool:
    return names_asked(question, _NUMBERED.sub("", passage.text))


def _tells_of(words: Sequence[str], passage: Passage) -> bool:
    """Whether a text holds enough of these words."""
    held = stems_of(" ".join((passage.title, *passage.heading_path, passage.text)))
    return bool(words) and sum(stem(word) in held for word in words) >= _FEW * len(words)
