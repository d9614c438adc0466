"""Passages that say the same, such as copies of a document, take one place in a ranking instead of all of it."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from indexing.documents import Passage, Ranking
from indexing.embed import to_vectors
from indexing.keywords import terms_of

ALIKE = 0.9  # cosine, title and headings included, below which equal words still speak of different things
NEAR = 0.97  # cosine from which a few other words are only another wording
_SHARED = 0.9  # share of three-word shingles that copies have in common (Broder, 1997)
_SHARED_IF_NEAR = 0.6
_WORD = re.compile(r"(?:(?<!\w)-(?=\d))?[^\W_]+(?:[.,:]\d+)*(?:['’]\w+)?|[%€$£]")
# a different word of these makes a different statement, however alike the rest is
_TELLING = re.compile(
    r"[\d%€$£]|^(?:not|no|never|none|without|except|only|unless|cannot|may|must|before|after|more|less)$|n['’]t$"
)


def fold(ranking: Ranking, vectors: Mapping[str, bytes], asked: Collection[str], limit: int) -> Ranking:
    """The first `limit` passages that differ, each with those further down that say the same.

    `vectors` are the stored vectors by passage id, `asked` the terms of the query: copies stay apart where only one
    stands under a title or heading that the query names."""
    stacked = to_vectors([vectors[found.passage.id] for found in ranking])
    alike = stacked @ stacked.T
    kept: dict[int, list[Passage]] = {}
    for place, found in enumerate(ranking):
        twins = (
            earlier
            for earlier in kept
            if alike[earlier, place] >= ALIKE
            and _is_twin(ranking[earlier].passage, found.passage, float(alike[earlier, place]), asked)
        )
        twin = next(twins, None)
        if twin is not None:
            kept[twin].append(found.passage)
        elif len(kept) < limit:
            kept[place] = []
    return [replace(ranking[place], duplicates=tuple(same)) for place, same in kept.items()]


def say_the_same(one: str, other: str, cosine: float) -> bool:
    """Whether two texts state the same things; never where a number, a name or a denial differs."""
    mine, theirs = _WORD.findall(one), _WORD.findall(other)
    ours, others = [word.lower() for word in mine], [word.lower() for word in theirs]
    if ours == others:
        return True
    if list(filter(_tells, mine)) != list(filter(_tells, theirs)):
        return False
    shared, either = _shingles(ours) & _shingles(others), _shingles(ours) | _shingles(others)
    return len(shared) >= (_SHARED_IF_NEAR if cosine >= NEAR else _SHARED) * len(either) > 0


def _is_twin(one: Passage, other: Passage, cosine: float, asked: Collection[str]) -> bool:
    return say_the_same(one.text, other.text, cosine) and not (_context(one) ^ _context(other)) & set(asked)


def _context(passage: Passage) -> set[str]:
    return set(terms_of(" ".join((passage.title, *passage.heading_path))))


def _tells(word: str) -> bool:
    return word[0].isupper() or bool(_TELLING.search(word.lower()))


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))
