"""Pages that repeat another one's words: a press release on several sites is said once.

Source: shingles of words and how much of the shorter text they cover (Broder, 1997, containment)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from skills.research.compare.alike import plain

WIDTH = 5  # words of a shingle: phrases shorter than that are shared by chance
SHARED = 0.7  # of the shorter text; what is left is a headline, a byline and who to write to
SHORT = 60  # words below which one quoted sentence is most of a text
SHARED_OF_SHORT = 0.9  # then of both


def copies(texts: Mapping[str, str], order: Sequence[str]) -> dict[str, str]:
    """Of each text that repeats an original before it in `order`, which one; an original is nobody's copy."""
    shingles = {name: _shingles(texts[name]) for name in order}
    held: dict[tuple[str, ...], list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for name in order:
        mine = shingles[name]
        shared = Counter(other for shingle in mine for other in held[shingle])
        alike = [other for other, count in shared.items() if _repeats(count, mine, shingles[other])]
        if alike:
            found[name] = max(alike, key=lambda other: (shared[other], -order.index(other)))
        else:
            for shingle in mine:
                held[shingle].append(name)
    return found


def _repeats(shared: int, one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    if shorter < SHORT:
        return shared >= SHARED_OF_SHORT * longer
    return shared >= SHARED * shorter


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = plain(text).split()
    return frozenset(_windows(words, min(WIDTH, len(words))))


def _windows(words: Sequence[str], width: int) -> Iterable[tuple[str, ...]]:
    if not width:
        return ()
    return (tuple(words[at : at + width]) for at in range(len(words) - width + 1))
