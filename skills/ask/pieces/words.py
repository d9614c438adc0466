"""The words of a question that carry its meaning, stemmed so that 'leaves' meets 'leave'."""

import re

from skills.stems import stem

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_STOP = frozenset(
    """a about after again all also am an and any are as at be been before being both but by can could did do does doing
    for from get give got had has have he her here him his how i if in into is it its just know let many may me might
    more most much must my need no not of off on one or our out over please shall she should so some tell than that the
    their them then there these they this those through to too under until up us very want was we were what when where
    which while who whom whose why will with would you your s t d ll re ve m""".split()
)


def words_of(text: str) -> list[str]:
    """Every word in lower case, numbers kept whole with their decimals."""
    return [match.group().lower() for match in _WORD.finditer(text)]


def content_words(text: str) -> list[str]:
    """The words of a question that are not stop words, each once, in order; all of them if nothing is left."""
    words = list(dict.fromkeys(words_of(text)))
    return [word for word in words if word not in _STOP] or words


def stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text))


def in_a_row(text: str) -> str:
    """The stems of its words with blanks around each, so that a phrase is found in whole words alone."""
    return f" {' '.join(map(stem, words_of(text)))} "
