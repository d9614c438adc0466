"""Which figures of a text are told of what: each stands in a clause, and is of what that one or one before it names."""

import re
from collections.abc import Callable, Iterator

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CLAUSE = re.compile(
    r"[;,]\s+|\s+[–—]\s+|\s*[()]\s*|\s+(?=(?:than|who|which|whose|als|welche[rs]?|qui)\b)", re.IGNORECASE
)


def has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def owners(
    text: str, names: Callable[[str], bool], counts: Callable[[str], bool] = has_digit
) -> Iterator[bool]:
    """For each clause that `counts`, whether it or one before it in its sentence `names` what the figure is of."""
    for sentence in _SENTENCE.split(text):
        is_owned = False
        for clause in _CLAUSE.split(sentence):
            is_owned = is_owned or names(clause)
            if counts(clause):
                yield is_owned
