"""A Whisper of about 4 million parameters, with two extra losses that make it learn in an hour on two cores.

Architecture: Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision", 2022. Added for
training only: the encoder names espeak's sound at each position, and one cross-attention head in each of two
decoder layers is told where each token is heard (guided attention). The same heads later give word times.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

ALIGNMENT_HEADS = ((1, 0), (2, 0))  # decoder layer, head: look where the next token is heard
LOCATING_LAYER = 0  # its head 0 looks where the last token was heard, from which the others move on


@dataclass(frozen=True)
class Shape:
    """Sizes; positions and mels are faster-whisper's."""

    vocabulary: int
    sounds: int
    width: int = 192
    heads: int = 4
    encoder_layers: int = 3
    decoder_layers: int = 3
    mels: int = 80
    source_positions: int = 1500
    target_positions: int = 448
    timestamps: int = 1501


def sinusoids(count: int, width: int) -> Tensor:
    """Fixed positions, sines beside cosines, so that short windows teach long ones."""
    steps = torch.exp(-math.log(10_000) / (width // 2 - 1) * torch.arange(width // 2))
    angles = torch.arange(count)[:, None] * steps[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Attention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.output = nn.Linear(width, width)

    def forward(self, x: Tensor, source: Tensor, *, causal: bool = False) -> tuple[Tensor, Tensor, Tensor]:
        """Attend; also give head 0's queries and keys, from which the guided loss is made."""
        query, key, value = (
            part.unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for part in (self.query(x), self.key(source), self.value(source))
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, is_causal=causal)
        return self.output(mixed.transpose(1, 2).flatten(2)), query[:, 0], key[:, 0]


class Block(nn.Module):
    """A pre-norm transformer layer; `cross` is None in the encoder."""

    def __init__(self, width: int, heads: int, *, cross: bool, guided: bool = False) -> None:
        super().__init__()
        self.guided = guided
        self.attention_norm, self.attention = nn.LayerNorm(width), Attention(width, heads)
        self.cross_norm = nn.LayerNorm(width) if cross else None
        self.cross = Attention(width, heads) if cross else None
        self.feed_norm = nn.LayerNorm(width)
        self.feed_in, self.feed_out = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x: Tensor, source: Tensor | None = None) -> tuple[Tensor, Tensor | None]:
        normed = self.attention_norm(x)
        x = x + self.attention(normed, normed, causal=self.cross is not None)[0]
        scores = None
        if self.cross is not None and self.cross_norm is not None and source is not None:
            mixed, query, key = self.cross(self.cross_norm(x), source)
            x = x + mixed
            if self.guided:
                scores = query.float() @ key.float().transpose(1, 2) / math.sqrt(query.shape[-1])
        return x + self.feed_out(functional.gelu(self.feed_in(self.feed_norm(x)))), scores


class Encoder(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(shape.mels, shape.width, 3, padding=1)
        self.conv2 = nn.Conv1d(shape.width, shape.width, 3, stride=2, padding=1)
        self.register_buffer("positions", sinusoids(shape.source_positions, shape.width) * 0.3)
        self.positions: Tensor
        self.layers = nn.ModuleList(
            Block(shape.width, shape.heads, cross=False) for _ in range(shape.encoder_layers)
        )
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, features: Tensor) -> Tensor:
        x = functional.gelu(self.conv2(functional.gelu(self.conv1(features)))).transpose(1, 2)
        x = x + self.positions[: x.shape[1]]
        for layer in self.layers:
            x = layer(x)[0]
        normed: Tensor = self.norm(x)
        return normed


class SampleVoice(nn.Module):
    """Encoder, decoder, and the training-only namer of sounds."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.sounds = nn.Linear(shape.width, shape.sounds)
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, std=0.05)
        # Timestamps begin as the positions they name: learnt one by one, they stay vague for hours.
        self.embedding.weight.data[-shape.timestamps :] = 0.1 * sinusoids(shape.timestamps, shape.width)
        self.register_buffer("positions", sinusoids(shape.target_positions, shape.width) * 0.1)
        self.positions: Tensor
        guided = {LOCATING_LAYER, *(layer for layer, _ in ALIGNMENT_HEADS)}
        self.layers = nn.ModuleList(
            Block(shape.width, shape.heads, cross=True, guided=index in guided)
            for index in range(shape.decoder_layers)
        )
        self.norm = nn.LayerNorm(shape.width)

    def forward(self, features: Tensor, tokens: Tensor) -> tuple[Tensor, Tensor, list[Tensor | None]]:
        """Logits of the next tokens and of the sounds, and head 0's cross-attention scores per layer."""
        source = self.encoder(features)
        x = self.embedding(tokens) + self.positions[: tokens.shape[1]]
        every: list[Tensor | None] = []
        for layer in self.layers:
            x, scores = layer(x, source)
            every.append(scores)
        return functional.linear(self.norm(x), self.embedding.weight), self.sounds(source), every


def guided_loss(scores: Tensor, spans: Tensor) -> Tensor:
    """Cross-entropy of attention scores (batch, tokens, positions) against an even spread over each span.

    `spans` holds first and after-last positions, shape (batch, tokens, 2); a negative first is left out."""
    known = spans[..., 0] >= 0
    limits = spans.clamp(0, scores.shape[-1])
    first = limits[..., 0].clamp(max=scores.shape[-1] - 1)
    after = torch.maximum(limits[..., 1], first + 1)
    sums = functional.pad(scores.cumsum(-1), (1, 0))
    total = sums.gather(-1, after[..., None]) - sums.gather(-1, first[..., None])
    losses = scores.logsumexp(-1) - total[..., 0] / (after - first)
    # An even spread over n positions costs log(n) at best; taking that off makes 0 the perfect score.
    losses = losses - torch.log((after - first).float())
    return losses[known].mean()
