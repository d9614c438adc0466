"""Pages that repeat another one's words: a press release on several sites is said once.

Source: shingles of words and how much of the shorter text they cover (Broder, 1997, containment)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from skills.research.compare.alike import plain

WIDTH = 5  # words of a shingle: phrases shorter than that are shared by chance
SHARED = 0.7  # of the shorter text; what is left is a headline, a byline and who to write to
SHORT = 60  # words below which one quoted sentence is most of a text
SHARED_OF_SHORT = 0.9  # then of both
SHARED_SENTENCES = (
    2  # or so many sentences, of which nobody quotes one after the other, and most of the shorter
)
MOST_OF_SHORT = 0.55
# of longer ones too where it is a sentence more: a release with what stands round it on a site of its own
SHARED_OF_LONGER, NO_ARTICLE = 3, 200
ENDING = 8  # words that sentences end with alike; before them may stand a town and a day


def copies(texts: Mapping[str, str], order: Sequence[str]) -> dict[str, str]:
    """Of each text that repeats an original before it in `order`, which one; an original is nobody's copy."""
    shingles = {name: _shingles(texts[name]) for name in order}
    endings = {name: _endings(texts[name]) for name in order}
    held: dict[tuple[str, ...], list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for name in order:
        mine = shingles[name]
        shared = Counter(other for shingle in mine for other in held[shingle])
        alike = [
            other
            for other, count in shared.items()
            if _repeats(count, mine, shingles[other], len(endings[name] & endings[other]))
        ]
        if alike:
            found[name] = max(alike, key=lambda other: (shared[other], -order.index(other)))
        else:
            for shingle in mine:
                held[shingle].append(name)
    return found


def _repeats(
    shared: int, one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]], sentences: int
) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    if shorter < SHORT:
        is_most = sentences >= SHARED_SENTENCES and shared >= MOST_OF_SHORT * shorter
        return is_most or shared >= SHARED_OF_SHORT * longer
    is_release = sentences >= SHARED_OF_LONGER and shared >= MOST_OF_SHORT * shorter and shorter < NO_ARTICLE
    return is_release or shared >= SHARED * shorter


def _endings(text: str) -> frozenset[str]:
    """The last words of each sentence that has as many."""
    words = (plain(one).split() for one in re.split(r"(?<=[.!?])\s+|\n", text))
    return frozenset(" ".join(one[-ENDING:]) for one in words if len(one) >= ENDING)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = plain(text).split()
    return frozenset(_windows(words, min(WIDTH, len(words))))


def _windows(words: Sequence[str], width: int) -> Iterable[tuple[str, ...]]:
    if not width:
        return ()
    return (tuple(words[at : at + width]) for at in range(len(words) - width + 1))
