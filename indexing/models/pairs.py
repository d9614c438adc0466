"""Question and passage as one sequence of tokens, and the way back from tokens to characters."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from indexing.reading import Span

MOST_TOKENS = 320
_LONGEST_ANSWER = 40  # tokens; a sentence of ordinary length still fits
_SPANS = 12


@dataclass(frozen=True)
class Pairs:
    """A padded batch, each tensor of shape (pairs, tokens).

    `offsets`, of shape (pairs, tokens, 2), are characters of the passage."""

    ids: Tensor
    attention: Tensor
    types: Tensor
    passage: Tensor
    offsets: NDArray[np.int64]


class PairTokenizer:
    """Question and passage as one sequence; several threads may use it."""

    def __init__(self, tokenizer: Tokenizer, padding: int = 0, most_tokens: int = MOST_TOKENS) -> None:
        """`padding` is the id that fills up the shorter ones of a batch."""
        self._alone, self._together = (Tokenizer.from_str(tokenizer.to_str()) for _ in range(2))
        self._alone.no_truncation()
        self._alone.no_padding()
        self._together.enable_truncation(most_tokens, strategy="only_second")
        self._together.enable_padding(pad_id=padding)
        self._most_asked = most_tokens // 2

    def pairs(self, question: str, texts: Sequence[str]) -> Pairs:
        """One question beside each text. A long passage loses its end, and a long question so much that half the room
        is left."""
        return self.each([(question, text) for text in texts])

    def each(self, pairs: Sequence[tuple[str, str]]) -> Pairs:
        """Texts that each have their own words in front, cut like those of `pairs`."""
        batch = self._together.encode_batch([(self._shorten(front), text) for front, text in pairs])
        offsets = np.array([one.offsets for one in batch], dtype=np.int64)
        of_passage = torch.tensor([[place == 1 for place in one.sequence_ids] for one in batch])
        return Pairs(
            torch.tensor([one.ids for one in batch]),
            torch.tensor([one.attention_mask for one in batch]),
            torch.tensor([one.type_ids for one in batch]),
            of_passage & torch.from_numpy(offsets[..., 1] > offsets[..., 0]),
            offsets,
        )

    def _shorten(self, question: str) -> str:
        offsets = self._alone.encode(question, add_special_tokens=False).offsets[: self._most_asked]
        return question[: max((end for _, end in offsets), default=0)]


def best_spans(starts: Tensor, ends: Tensor, pairs: Pairs, row: int) -> tuple[Span, ...]:
    """The likeliest answers of one pair, best first, scored against no answer (token 0)."""
    null = float(starts[row, 0] + ends[row, 0])
    places = torch.nonzero(pairs.passage[row]).squeeze(1)
    if not len(places):
        return ()
    table = starts[row, places, None] + ends[row, places][None, :]
    near = torch.ones_like(table).triu().tril(_LONGEST_ANSWER).bool()
    scores, order = table.masked_fill(~near, -torch.inf).flatten().topk(min(_SPANS, len(places)))
    offsets = pairs.offsets[row][places.numpy()]
    return tuple(
        Span(int(offsets[at // len(places), 0]), int(offsets[at % len(places), 1]), float(score) - null)
        for score, at in zip(scores.tolist(), order.tolist(), strict=True)
        if score > -torch.inf
    )
