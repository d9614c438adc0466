"""Examples to a trained network: both heads at once, on processors or a GPU."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from benchmarks.training.reader.examples import Example
from indexing.models.cores import precision
from indexing.models.minilm import MiniLM
from indexing.models.network import ReaderNetwork
from indexing.weights import bundled_folder

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

RATE, HEAD_RATE, DECAY, WARM_UP = 1.5e-4, 7.5e-4, 0.01, 0.1
DROPOUT = 0.1
BATCH, MOST_TOKENS = 16, 224
_BUCKET = 16  # batches shuffled together, then sorted by length, so that little is padding


@dataclass(frozen=True)
class Encoded:
    """One example in tokens; `start` and `end` are 0 where there is no answer."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    passage: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Batch:
    """Tensors of shape (pairs, tokens), and the targets of shape (pairs,)."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    start: Tensor
    end: Tensor


def encode(examples: Sequence[Example], tokenizer: "PreTrainedTokenizerBase") -> list[Encoded]:
    """Examples in tokens, without those whose answer was cut off with the passage's end."""
    found = []
    for one in examples:
        batch = tokenizer(
            one.question,
            one.passage,
            truncation="only_second",
            max_length=MOST_TOKENS,
            return_offsets_mapping=True,
            return_token_type_ids=True,
        )
        offsets, kinds = batch["offset_mapping"], batch["token_type_ids"]
        passage = tuple(at for at, (start, end) in enumerate(offsets) if kinds[at] == 1 and end > start)
        start = end = 0
        if one.answer:
            first, last = one.answer
            start = next((at for at in passage if offsets[at][0] <= first < offsets[at][1]), 0)
            end = next((at for at in passage if offsets[at][0] < last <= offsets[at][1]), 0)
        if not one.answer or (start and end):
            found.append(Encoded(tuple(batch["input_ids"]), tuple(kinds), passage, start, end))
    return found


def train(
    network: ReaderNetwork,
    epochs: Sequence[Sequence[Example]],
    *,
    seed: int,
    still: int = 0,
    share: float = 1.0,
) -> ReaderNetwork:
    """Adam on both heads' losses; the word vectors stay as they are, so that MiniLM's own file can hold them.

    The first `still` layers stay too, which saves a fifth of the time where they have learnt before. `share` is that
    of the usual rate."""
    from transformers import AutoTokenizer  # seconds, and few who import this module train

    torch.manual_seed(seed)
    _hold(network, still)
    draw = random.Random(seed)
    tokenizer = AutoTokenizer.from_pretrained(str(bundled_folder()))
    device, quick = "cuda" if torch.cuda.is_available() else "cpu", has_bfloat16()
    # in bfloat16 plain products are half as quick again as torch's own attention, whose way back is slow there
    attention = SDPBackend.MATH if quick else SDPBackend.FLASH_ATTENTION
    network = network.to(device)
    encoded = [encode(examples, tokenizer) for examples in epochs]
    optimizer, schedule = _optimizer(network, sum(-(-len(some) // BATCH) for some in encoded), share)
    network.train()
    for number, some in enumerate(encoded):
        for step, batch in enumerate(_batches(some, draw)):
            with torch.autocast(device, dtype=torch.bfloat16, enabled=quick), sdpa_kernel(attention):
                loss = _loss(network, batch, device)
            if step % 50 == 0:
                print(f"epoch {number + 1}, step {step}: loss {float(loss.detach()):.2f}", flush=True)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network.eval().cpu()


def has_bfloat16() -> bool:
    """Whether products of matrices are quicker in bfloat16 here; weights and their steps stay in float32."""
    return torch.cuda.is_available() or precision() == torch.bfloat16


def start_network(*, seed: int) -> ReaderNetwork:
    """MiniLM with new heads."""
    torch.manual_seed(seed)
    return ReaderNetwork(MiniLM.bundled(dropout=DROPOUT), dropout=DROPOUT)


def mean_of(networks: Sequence[ReaderNetwork]) -> ReaderNetwork:
    """One network with the mean of all weights; it is the first of them, changed in place."""
    states = [one.state_dict() for one in networks]
    networks[0].load_state_dict(
        {name: torch.stack([one[name] for one in states]).mean(dim=0) for name in states[0]}
    )
    return networks[0]


def _hold(network: ReaderNetwork, layers: int) -> None:
    encoder = network.encoder
    network.requires_grad_()
    encoder.words.requires_grad_(requires_grad=False)
    if layers:
        for part in (encoder.places, encoder.kinds, encoder.norm, *list(encoder.layers.layers)[:layers]):
            part.requires_grad_(requires_grad=False)


def _optimizer(
    network: ReaderNetwork, steps: int, share: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    body = [one for one in network.encoder.parameters() if one.requires_grad]
    heads = [one for name, one in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": share * RATE}, {"params": heads, "lr": share * HEAD_RATE}],
        weight_decay=DECAY,
        fused=True,
    )

    def height(step: int) -> float:
        return min((step + 1) / (WARM_UP * steps), max(0.0, (steps - step) / ((1 - WARM_UP) * steps)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, height)


def _batches(encoded: list[Encoded], draw: random.Random) -> Iterator[Batch]:
    draw.shuffle(encoded)
    size = BATCH * _BUCKET
    buckets = [
        sorted(encoded[at : at + size], key=lambda one: len(one.ids)) for at in range(0, len(encoded), size)
    ]
    some = [bucket[at : at + BATCH] for bucket in buckets for at in range(0, len(bucket), BATCH)]
    draw.shuffle(some)
    yield from (_batch(one) for one in some)


def _batch(some: Sequence[Encoded]) -> Batch:
    shape = (len(some), max(len(one.ids) for one in some))
    ids, attention, types = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    passage = torch.zeros(shape, dtype=torch.bool)
    for row, one in enumerate(some):
        length = len(one.ids)
        ids[row, :length] = torch.tensor(one.ids)
        attention[row, :length] = 1
        types[row, :length] = torch.tensor(one.types)
        passage[row, list(one.passage)] = True
    start, end = torch.tensor([one.start for one in some]), torch.tensor([one.end for one in some])
    return Batch((ids, attention, types, passage), start, end)


def _loss(network: ReaderNetwork, batch: Batch, device: str) -> Tensor:
    out = network(*(one.to(device) for one in batch.inputs)).float()
    start, end = batch.start.to(device), batch.end.to(device)
    spans = nn.functional.cross_entropy(out.starts, start) + nn.functional.cross_entropy(out.ends, end)
    answered = nn.functional.binary_cross_entropy_with_logits(out.answered, (start > 0).float())
    return spans / 2 + answered
