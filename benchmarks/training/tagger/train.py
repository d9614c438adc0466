"""Tagged lines to a trained network."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from benchmarks.training.reader.train import has_bfloat16
from benchmarks.training.tagger.examples import LABELS, Tagged
from indexing.models import packed
from indexing.models.minilm import MiniLM
from indexing.models.packed import bundled_tokenizer
from indexing.models.pairs import Pairs
from indexing.models.tagger import WEIGHTS, TaggerNetwork

RATE, HEAD_RATE, DECAY, WARM_UP = 1.5e-4, 7.5e-4, 0.01, 0.1
DROPOUT, BATCH, EPOCHS = 0.1, 16, 5
_BUCKET = 16  # batches that are sorted by length together, so that little is padding
_NOTHING = -100  # a token that is not asked about


def train(
    examples: Sequence[Tagged], *, seed: int, epochs: int = EPOCHS, further: Path | None = None
) -> TaggerNetwork:
    """Adam on the likelihood of each word's label; the word vectors stay as they are.

    `further` is the folder of a tagger that has learnt already and goes on from there."""
    torch.manual_seed(seed)
    draw, quick = random.Random(seed), has_bfloat16()
    network = TaggerNetwork(MiniLM.bundled(dropout=DROPOUT), len(LABELS), dropout=DROPOUT)
    if further:
        packed.load(network, further, WEIGHTS)
    network.train()
    network.encoder.words.requires_grad_(requires_grad=False)
    steps = epochs * -(-len(examples) // BATCH)
    optimizer, schedule = _optimizer(network, steps)
    for number in range(epochs):
        total = 0.0
        for pairs, wanted in _batches(examples, draw):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=quick), sdpa_kernel(SDPBackend.MATH):
                logits = network(pairs.ids, pairs.attention, pairs.types).float()
            loss = nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=_NOTHING)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {number + 1}: loss {total * epochs / steps:.3f}", flush=True)
    return network.eval()


def _optimizer(
    network: TaggerNetwork, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    body = [one for one in network.encoder.parameters() if one.requires_grad]
    heads = [one for name, one in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY
    )

    def share(step: int) -> float:
        return min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / ((1 - WARM_UP) * steps)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def _batches(examples: Sequence[Tagged], draw: random.Random) -> Iterator[tuple[Pairs, Tensor]]:
    tokenizer = bundled_tokenizer()
    order = list(examples)
    draw.shuffle(order)
    size = BATCH * _BUCKET
    buckets = [
        sorted(order[at : at + size], key=lambda one: len(one.line.front) + len(one.line.text))
        for at in range(0, len(order), size)
    ]
    some = [bucket[at : at + BATCH] for bucket in buckets for at in range(0, len(bucket), BATCH)]
    draw.shuffle(some)
    for batch in some:
        pairs = tokenizer.each([(one.line.front, one.line.text) for one in batch])
        yield pairs, _wanted(batch, pairs)


def _wanted(batch: Sequence[Tagged], pairs: Pairs) -> Tensor:
    """The label of each token, 0 for none."""
    wanted = torch.full(pairs.ids.shape, _NOTHING)
    for row, one in enumerate(batch):
        for place in torch.nonzero(pairs.passage[row]).squeeze(1).tolist():
            start, end = pairs.offsets[row, place]
            label = next((name for name, first, last in one.spans if first <= start and end <= last), "")
            wanted[row, place] = 1 + LABELS.index(label) if label else 0
    return wanted
