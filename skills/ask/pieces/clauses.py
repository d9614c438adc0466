"""Which figures of a text are told of what: each stands in a clause, and is of what that one or one before it names."""

import re
from collections.abc import Callable, Iterator

from skills.ask.pieces.stops import goes_on, is_short

_END = re.compile(r"(?<=[.!?])\s+|\n+")
# “dinner: ca. £30”: where there is but a line, nothing tells of which language it is
_SHORT = re.compile(r"\b(?:ca|c|circa|bzw|inkl|zzgl|mind|env|excl|p\.p)\.$", re.IGNORECASE)
_LONGEST = 10  # characters of a short word
_CLAUSE = re.compile(
    r"[;,]\s+|\s+[–—]\s+|\s*[()]\s*|\s+(?=(?:than|who|which|whose|als|welche[rs]?|qui)\b)", re.IGNORECASE
)


def has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def owners(
    text: str, names: Callable[[str], bool], counts: Callable[[str], bool] = has_digit
) -> Iterator[bool]:
    """For each clause that `counts`, whether it or one before it in its sentence `names` what the figure is of."""
    for sentence in _sentences(text):
        is_owned = False
        for clause in _CLAUSE.split(sentence):
            is_owned = is_owned or names(clause)
            if counts(clause):
                yield is_owned


def _sentences(text: str) -> Iterator[str]:
    """Each sentence or line; the stop of "max." is none, so that the sum behind it has an owner."""
    left, going_on = 0, goes_on(text)
    for match in _END.finditer(text):
        start, end = match.span()
        is_stop = "\n" not in match.group()
        if end == len(text) or (is_stop and _goes_on(text, left, start, end, going_on)):
            continue
        yield text[left:start]
        left = end
    yield text[left:]


def _goes_on(text: str, left: int, start: int, end: int, going_on: frozenset[int]) -> bool:
    left = max(left, start - _LONGEST)  # a text of nothing but short words is read once
    return start in going_on or is_short(text, left, start, end) or bool(_SHORT.search(text, left, start))
