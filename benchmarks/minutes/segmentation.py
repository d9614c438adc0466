"""Chapters against a reference: Pk and WindowDiff, and two ways to cut that ours is held against."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from skills.proving.tidy import key_words

PSEUDO_SENTENCE = (
    20  # words with stop words, and PSEUDO_BLOCK of them on each side of a gap: both as in Hearst's paper
)
PSEUDO_BLOCK = 10
SMOOTHING = 1  # gaps on each side that the likeness is averaged with


def pk(reference: Sequence[int], cuts: Sequence[int], length: int) -> float:
    """Chance that two units half a chapter apart are wrongly said to be in one, or not; 0 is best.

    `reference` and `cuts` are the units, of `length`, that open a chapter. Source: Beeferman, Berger and
    Lafferty, Machine Learning 34, 1999.
    """
    window = window_of(reference, length)
    wrong = [
        bool(_between(reference, at, window)) != bool(_between(cuts, at, window))
        for at in range(length - window)
    ]
    return float(np.mean(wrong)) if wrong else 0.0


def window_diff(reference: Sequence[int], cuts: Sequence[int], length: int) -> float:
    """As `pk`, but the count of cuts must be right. Source: Pevzner and Hearst, Computational Linguistics 2002."""
    window = window_of(reference, length)
    wrong = [_between(reference, at, window) != _between(cuts, at, window) for at in range(length - window)]
    return float(np.mean(wrong)) if wrong else 0.0


def window_of(reference: Sequence[int], length: int) -> int:
    """Half the mean length of a reference chapter."""
    return max(round(length / (len(reference) + 1) / 2), 2)


def _between(cuts: Sequence[int], at: int, window: int) -> int:
    return sum(at < cut <= at + window for cut in cuts)


def even_split(count: int, length: int) -> list[int]:
    """Cuts for `count` chapters of one length."""
    return [round(place * length / count) for place in range(1, count)]


def texttiling(texts: Sequence[str]) -> list[int]:
    """Units that open a chapter, by the words that blocks share. Source: Hearst, Computational Linguistics 1997.

    With the paper's settings: pseudo-sentences of 20 words, blocks of 10, cuts deeper than the mean depth
    less half a standard deviation, moved to the next unit that begins there.
    """
    words, unit_of = _words(texts)
    starts = range(0, len(words), PSEUDO_SENTENCE)
    rows = [Counter(_key_stems(words[at : at + PSEUDO_SENTENCE])) for at in starts]
    if len(rows) < 3:
        return []
    likeness = _smoothed([_cosine(rows, gap) for gap in range(1, len(rows))])
    depths = np.array([_depth(likeness, gap) for gap in range(len(likeness))])
    least = depths.mean() - depths.std() / 2
    found: list[int] = []
    for gap in sorted(range(len(depths)), key=lambda place: -depths[place]):
        if depths[gap] < least or depths[gap] <= 0:
            break
        # At least three pseudo-sentences lie between two cuts, as in the paper.
        if all(abs(gap - other) > 3 for other in found):
            found.append(gap)
    opened = {unit_of[(gap + 1) * PSEUDO_SENTENCE] for gap in found}
    return sorted(opened - {0})


def _words(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    words: list[str] = []
    unit_of: list[int] = []
    for unit, text in enumerate(texts):
        own = re.findall(r"[^\W_]+", text.lower())
        words += own
        unit_of += [unit] * len(own)
    return words, unit_of


def _key_stems(words: Sequence[str]) -> list[str]:
    """Without stop words."""
    return [stem for word in words for stem in key_words(word)]


def _cosine(rows: Sequence[Counter[str]], gap: int) -> float:
    before = sum(rows[max(0, gap - PSEUDO_BLOCK) : gap], Counter[str]())
    after = sum(rows[gap : gap + PSEUDO_BLOCK], Counter[str]())
    shared = sum(count * after[word] for word, count in before.items())
    norms = sum(n * n for n in before.values()) * sum(n * n for n in after.values())
    return float(shared / max(norms, 1) ** 0.5)


def _smoothed(values: list[float]) -> list[float]:
    return [float(np.mean(values[max(0, at - SMOOTHING) : at + SMOOTHING + 1])) for at in range(len(values))]


def _depth(likeness: list[float], gap: int) -> float:
    """How deep the valley is: the climb to the nearest peak on each side."""
    return _climb(likeness[gap::-1]) + _climb(likeness[gap:])


def _climb(values: list[float]) -> float:
    peak = values[0]
    for value in values[1:]:
        if value < peak:
            break
        peak = value
    return peak - values[0]
