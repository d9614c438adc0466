"""Passages with a table row about the very thing that a question names in full, which a long table hides from a search.

A table of forty people or customers shares few words with a question about one of them, so that it ranks behind every
page that mentions the name in passing.
"""

from collections.abc import Iterator, Sequence

from indexing.documents import ScoredPassage
from skills.ask.pieces.plain import plain
from skills.ask.pieces.tables import cells_of
from skills.ask.pieces.words import content_words, in_a_row

MOST = 2  # passages that come in
_FEWEST = 2  # words of a name: one alone stands in too many tables
_LONGEST = 60  # characters of a cell that may be a name


def with_keyed(
    question: str, ranking: Sequence[ScoredPassage], wider: Sequence[ScoredPassage], read: int
) -> tuple[ScoredPassage, ...]:
    """The ranking, of which the first `read` are read, with such passages of a wider one as the last of these."""
    known = {one.passage.id for one in ranking[:read]}
    asked = in_a_row(question)
    keyed = [one for one in wider if one.passage.id not in known and _names(asked, one.passage.text)][:MOST]
    if not keyed:
        return tuple(ranking)
    taken = {one.passage.id for one in keyed}
    left = [one for one in ranking if one.passage.id not in taken]
    cut = max(read - len(keyed), 0)
    return (*left[:cut], *keyed, *left[cut:])[: max(len(ranking), read)]


def _names(asked: str, text: str) -> bool:
    return any(in_a_row(cell) in asked for cell in _names_in(text))


def _names_in(text: str) -> Iterator[str]:
    """The cells of a passage's rows that may be names."""
    for line in text.splitlines():
        if line.lstrip().startswith("|"):
            cells = (plain(cell) for _, cell in cells_of(line) if len(cell) <= _LONGEST)
            yield from (cell for cell in cells if len(content_words(f"{cell} 0")) > _FEWEST)
