"""Summaries to hold ours against: the first sentences, and TextRank."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from skills.proving.tidy import key_words

DAMPING = 0.85
STEPS = 30


def textrank(texts: Sequence[str]) -> list[int]:
    """Rows, best first, by the words that sentences share.

    Source: Mihalcea and Tarau, EMNLP 2004, with their measure of likeness; weights as in PageRank.
    """
    words = [key_words(text) for text in texts]
    likeness = _shared(words)
    sizes = np.log(np.array([max(len(own), 1) for own in words], np.float32) + 1)
    likeness /= np.maximum(sizes[:, None] + sizes[None, :], 1e-6)
    np.fill_diagonal(likeness, 0)
    likeness /= np.maximum(likeness.sum(axis=1, keepdims=True), 1e-9)
    rank = np.full(len(texts), 1 / max(len(texts), 1), np.float32)
    for _ in range(STEPS):
        rank = (1 - DAMPING) / max(len(texts), 1) + DAMPING * (likeness.T @ rank)
    return [int(row) for row in np.argsort(-rank, kind="stable")]


def _shared(words: Sequence[frozenset[str]]) -> np.ndarray:
    """How many key words each two sentences have in common."""
    counts = Counter(word for own in words for word in own)
    column = {word: place for place, word in enumerate(sorted(w for w, n in counts.items() if n > 1))}
    table = np.zeros((len(words), len(column)), np.float32)
    for row, own in enumerate(words):
        table[row, [column[word] for word in own if word in column]] = 1
    shared: np.ndarray = table @ table.T
    return shared
