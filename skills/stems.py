"""English stems, so that 'leaves' meets 'leave', whichever skill asks."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The English stem (Porter 2), as the keyword index uses it."""
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:  # Any: snowballstemmer ships no types
    import snowballstemmer

    return snowballstemmer.stemmer("english")
