"""Words that stand alone below a label that asks for a field: a cell, or an item of a list."""

import re
from collections.abc import Iterator
from dataclasses import replace

from skills.research.extract.labels.labels import asks, is_nothing, says_all
from skills.research.extract.labels.value import Said, Value
from skills.research.extract.words.phrases import (
    MOST_WORDS,
    begins_behind_initial,
    clause_at,
    held_to_words,
    trimmed,
)

_SENTENCES = ("edge", "weakness", "proof")  # fields that one word hardly says


def labelled(field: str, said: Said, *, by_heading: bool = False) -> Iterator[Value]:
    """What a cell or, with `by_heading`, an item below such a heading says, held to so many words."""
    if not said.alone or is_nothing(said.text):
        return
    if (
        len(said.text.split()) == 1
        and field in _SENTENCES
        and any(asks(field, said.text + s) for s in ("", "s"))
    ):  # a column's head
        return
    near = (*said.label.split(" › "), *(said.path[-1:] if by_heading else ()))
    if any(asks(field, one) for one in near if one):
        yield whole(said.text)


_STORY = re.compile(
    r"\W*(?:case study|customer story|fallstudie|étude de cas|caso de éxito)\W*(?:$|(?<=[\s:–—-])\S)",
    re.IGNORECASE,
)


def is_below_question(said: Said) -> bool:
    """Whether it stands below or behind a question or the title of a story, which are no headings of a list: “Are you
    certified?”, “Case study: Alder Growers”."""
    if any(_STORY.match(one) for one in (said.label, *said.path[-1:])):
        return True
    return bool(said.path) and said.path[-1].rstrip().endswith("?") and said.label in ("", said.path[-1])


_LEAST_OF_LONG = 8  # words
_LEAST, _MOST = 4, 28  # words of a sentence that says so by its heading alone


def told_by_heading(field: str, said: Said) -> Iterator[Value]:
    """A whole sentence below “Where we are strong”, or “Known limits”."""
    is_cell = said.label not in ("", *said.path[-1:])
    if not is_cell and says_all(field, said.path) and _LEAST <= len(said.text.split()) <= _MOST:
        yield replace(whole(said.text), sure=0.8)


def whole(text: str) -> Value:
    """All of it, or where it is long its first clause; its subject is left out where it is long."""
    start, end = trimmed(text, begins_behind_initial(text), len(text))
    if len(text[start:end].split()) > MOST_WORDS:
        _, end = clause_at(text, start)
        while (
            end < len(text) - 2 and len(text[start:end].split()) < _LEAST_OF_LONG
        ):  # “Each week, on Thursday, …”
            _, end = clause_at(text, end + 2)
    start, end = held_to_words(text, *trimmed(text, start, end), start)
    return Value(*trimmed(text, start, end), sure=0.9, affirms=False)
