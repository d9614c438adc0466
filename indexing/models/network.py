"""The network of the bundled reader: MiniLM with a head that points at the answer and one that says if there is any."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from indexing.models.minilm import MiniLM

_NOWHERE = -1e4  # the logit of a token that cannot begin or end an answer


@dataclass(frozen=True)
class Outputs:
    """Logits of a batch: `starts` and `ends` of shape (pairs, tokens), where token 0 stands for no answer,
    and `answered` of shape (pairs,)."""

    starts: Tensor
    ends: Tensor
    answered: Tensor

    def float(self) -> "Outputs":
        """The same in float32, whatever they were computed in."""
        return Outputs(self.starts.float(), self.ends.float(), self.answered.float())


class ReaderNetwork(nn.Module):
    """Question and passage go through together, so that each word of one is seen beside those of the other."""

    def __init__(self, encoder: MiniLM, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(encoder.size, 2)
        self.hidden = nn.Linear(2 * encoder.size, encoder.size)
        self.answered = nn.Linear(encoder.size, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, attention: Tensor, types: Tensor, passage: Tensor) -> Outputs:
        """All of shape (pairs, tokens); `passage` marks the tokens that an answer may be made of."""
        # the heads stay in float32 whatever the encoder computes in: log-odds need more than eight bits
        states = self.encoder(ids, attention, types).float()
        spans = self.span(self.dropout(states))
        allowed = passage.clone()
        allowed[:, 0] = True
        spans = spans.masked_fill(~allowed[..., None], _NOWHERE)
        # what stands where the answer would begin tells whether it is one
        where = torch.softmax(spans[..., 0].masked_fill(~passage, _NOWHERE), dim=1)
        likely = (where[..., None] * states).sum(dim=1)
        joined = torch.cat([states[:, 0], likely], dim=1)
        answered = self.answered(self.dropout(torch.tanh(self.hidden(self.dropout(joined)))))
        return Outputs(spans[..., 0], spans[..., 1], answered.squeeze(1))
