"""Two houses of exactly one name: which of them a question and the other companies are about.

Source: cosine of term weights (Salton and Buckley, 1988), words weighed by how few of the sites use them."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\W\d_]{4,}")


class Vocabulary:
    """What each site writes about; `texts` are all words of each site's pages."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._words = {site: Counter(_words(text)) for site, text in texts.items()}
        used = Counter(word for words in self._words.values() for word in words)
        total = max(1, len(texts))
        self._weight = {word: math.log((1 + total) / count) for word, count in used.items()}

    def likeness(self, one: Counter[str], other: Counter[str]) -> float:
        mine, theirs = self._weighed(one), self._weighed(other)
        shared = sum(weight * theirs[word] for word, weight in mine.items() if word in theirs)
        size = math.sqrt(sum(w * w for w in mine.values())) * math.sqrt(sum(w * w for w in theirs.values()))
        return shared / size if size else 0.0

    def of(self, *sites: str) -> Counter[str]:
        total: Counter[str] = Counter()
        for site in sites:
            total.update(self._words.get(site, Counter()))
        return total

    def _weighed(self, words: Counter[str]) -> dict[str, float]:
        return {word: (1 + math.log(count)) * self._weight.get(word, 1.0) for word, count in words.items()}


def meant(candidates: Sequence[str], context: Sequence[str], question: str, texts: Mapping[str, str]) -> str:
    """The candidate site that writes about what the context's sites and the question are about, the likeliest."""
    vocabulary = Vocabulary(texts)
    around = vocabulary.of(*context)
    around.update(dict.fromkeys(_words(question), 3))
    return max(candidates, key=lambda site: (vocabulary.likeness(vocabulary.of(site), around), site))


def is_of_trade(site: str, context: Sequence[str], texts: Mapping[str, str]) -> bool:
    """Whether a site writes about what the context's sites do, at least half as much as one of them does of the
    others."""
    vocabulary = Vocabulary(texts)
    usual = sorted(
        vocabulary.likeness(vocabulary.of(one), vocabulary.of(*(other for other in context if other != one)))
        for one in context
    )
    mine = vocabulary.likeness(vocabulary.of(site), vocabulary.of(*context))
    return mine >= usual[len(usual) // 2] / 2


def nearer(text: str, one: str, others: Sequence[str], texts: Mapping[str, str]) -> bool:
    """Whether a text writes about what site `one` does rather than any of the others."""
    vocabulary = Vocabulary(texts)
    words = Counter(_words(text))
    mine = vocabulary.likeness(words, vocabulary.of(one))
    return all(mine >= vocabulary.likeness(words, vocabulary.of(other)) for other in others)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
