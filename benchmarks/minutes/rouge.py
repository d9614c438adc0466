"""ROUGE as published figures use it: stemmer on, a newline after each sentence, "R-L" is rougeLsum.

Checked against QMSum's own outputs, whose printed figures it repeats to a tenth.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import DefaultTokenizer

MEASURES = ("rouge1", "rouge2", "rougeLsum")
_TOKENIZER = DefaultTokenizer(use_stemmer=True)


def rouge(reference: Sequence[str], said: Sequence[str]) -> tuple[float, ...]:
    """F1 of each of MEASURES, 0 to 100."""
    found = _scorer().score("\n".join(reference), "\n".join(said))
    return tuple(100 * float(found[name].fmeasure) for name in MEASURES)


@lru_cache(maxsize=1)
def _scorer() -> RougeScorer:
    return RougeScorer(list(MEASURES), use_stemmer=True)


@lru_cache(maxsize=200_000)
def tokens(text: str) -> tuple[str, ...]:
    """Stemmed words, as the scorer counts them."""
    return tuple(_TOKENIZER.tokenize(text))


def within(texts: Sequence[str], order: Sequence[int], budget: int) -> list[int]:
    """The first rows in this order that fill the budget of words; the last may reach beyond it."""
    chosen: list[int] = []
    words = 0
    for row in order:
        if words >= budget:
            break
        chosen.append(row)
        words += len(texts[row].split())
    return chosen


def cut(texts: Sequence[str], budget: int) -> list[str]:
    """The texts in order, the last of them cut so that there are at most `budget` words."""
    kept: list[str] = []
    for text in texts:
        words = text.split()[:budget]
        budget -= len(words)
        if words:
            kept.append(" ".join(words))
    return kept


def greedy_oracle(texts: Sequence[str], reference: Sequence[str], budget: int) -> list[int]:
    """Rows that raise ROUGE-1 plus ROUGE-2 recall most, one after another: it knows the reference.

    Source: Nallapati, Zhai and Zhou, AAAI 2017.
    """
    wanted = _grams(tokens(" ".join(reference)))
    total = [max(sum(count for gram, count in wanted.items() if len(gram) == size), 1) for size in (1, 2)]
    grams = [_grams(tokens(text)) for text in texts]
    lengths = np.array([max(len(text.split()), 1) for text in texts])
    chosen: list[int] = []
    left, words = Counter(wanted), 0
    while words < budget:
        gains = np.array([_gain(rows, left, total) for rows in grams]) / lengths
        best = int(gains.argmax())
        if gains[best] <= 0:
            break
        chosen.append(best)
        left -= grams[best]
        grams[best] = Counter()
        words += int(lengths[best])
    return chosen


def _grams(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter([*((word,) for word in words), *pairwise(words)])


def _gain(grams: Counter[tuple[str, ...]], left: Counter[tuple[str, ...]], total: list[int]) -> float:
    return sum(min(count, left[gram]) / total[len(gram) - 1] for gram, count in grams.items() if gram in left)
