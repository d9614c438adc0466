"""Question and passage as one sequence of tokens, and the way back from tokens to characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import PreTrainedTokenizerBase

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
    """A tokenizer that several threads may use; it lends itself to one at a time."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, most_tokens: int = MOST_TOKENS) -> None:
        self._tokenizer = tokenizer
        self._most_tokens = most_tokens
        self._lock = Lock()

    def pairs(self, question: str, texts: Sequence[str]) -> Pairs:
        """A long passage loses its end, and a long question so much that half the room is left."""
        with self._lock:
            asked = self._shorten(question)
            batch = self._tokenizer(
                [asked] * len(texts),
                list(texts),
                truncation="only_second",
                max_length=self._most_tokens,
                padding=True,
                return_offsets_mapping=True,
                return_token_type_ids=True,
                return_tensors="pt",
            )
            of = [[one == 1 for one in batch.sequence_ids(row)] for row in range(len(texts))]
        offsets = batch["offset_mapping"].numpy()
        passage = torch.tensor(of) & torch.from_numpy(offsets[..., 1] > offsets[..., 0])
        return Pairs(batch["input_ids"], batch["attention_mask"], batch["token_type_ids"], passage, offsets)

    def _shorten(self, question: str) -> str:
        found = self._tokenizer(
            question, truncation=True, max_length=self._most_tokens // 2, return_offsets_mapping=True
        )
        return question[: max((end for _, end in found["offset_mapping"]), default=0)]


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
