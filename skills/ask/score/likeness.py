"""How near two words are in meaning, so that 'guarantee' in a question may be met by 'warranty' in a document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skills.ask.pieces.words import words_of
from skills.stems import stem

if TYPE_CHECKING:
    from numpy.typing import NDArray

# cosines of single words below this say nothing in MiniLM; what is above is stretched to 0..1
FLOOR = 0.45
_EXACT = re.compile(r"\d")


@dataclass(frozen=True)
class Likeness:
    """A row for each word of the question, a column for each word read, 0 to 1; the same stem is 1."""

    columns: dict[str, int]
    table: "NDArray[np.float32]"

    @classmethod
    def of(cls, asked: Sequence[str], read: Sequence[str], vectors: "NDArray[np.float32]") -> "Likeness":
        """`vectors` are unit vectors of `asked`, then of `read`; a word with a digit is only like itself."""
        cosines = vectors[: len(asked)] @ vectors[len(asked) :].T
        table = np.clip((cosines - FLOOR) / (1.0 - FLOOR), 0.0, 1.0)
        exact = np.array([bool(_EXACT.search(word)) for word in asked])
        table[exact] = 0.0
        stems = [stem(word) for word in read]
        for row, word in enumerate(asked):
            table[row, [column for column, other in enumerate(stems) if other == stem(word)]] = 1.0
        return cls({word: column for column, word in enumerate(read)}, table)

    def best(self, words: Iterable[str]) -> "NDArray[np.float32]":
        """For each word of the question, its likeness to the nearest of these words."""
        columns = [self.columns[word] for word in words if word in self.columns]
        return self.table[:, columns].max(axis=1) if columns else np.zeros(len(self.table), dtype=np.float32)


def words_to_compare(texts: Iterable[str]) -> list[str]:
    """Every word of the texts once."""
    return list(dict.fromkeys(word for text in texts for word in words_of(text)))
