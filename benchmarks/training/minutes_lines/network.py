"""The sequence network in torch: trained here, read with numpy in `skills/minutes/network.py`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import nn

from benchmarks.training.minutes_lines.meetings import ACTS
from skills.minutes.features import Floats
from skills.minutes.network import HEADS

PROJECTED, HIDDEN = 128, 64
WINDOW, BATCH = 128, 12  # sentences a window, windows a step
EPOCHS, RATE, DECAY, DROPOUT = 16, 2e-3, 0.05, 0.4
ACT_WEIGHT = 0.3  # of naming the dialogue act, which is learnt beside the lines and not shipped
HEAD_WEIGHTS = (1.0, 2.0, 3.0, 2.0, 1.0, 1.0)
POSITIVE_WEIGHT = 3.0  # for the rare classes, so that they are not drowned


@dataclass(frozen=True)
class Example:
    """One meeting: features (n, width), targets (n, heads) from 0 to 1, dialogue acts (n,) or -1."""

    rows: Floats
    targets: Floats
    acts: np.ndarray


class Network(nn.Module):
    """Each sentence by itself, then a gated recurrent unit in both directions, then a score for each head."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.project = nn.Linear(width, PROJECTED)
        self.around = nn.GRU(PROJECTED, HIDDEN, batch_first=True, bidirectional=True)
        self.heads = nn.Linear(PROJECTED + 2 * HIDDEN, len(HEADS))
        self.acts = nn.Linear(PROJECTED + 2 * HIDDEN, len(ACTS))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, rows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of the heads and of the acts for (batch, sentences, width)."""
        alone = self.dropout(torch.relu(self.project(self.dropout(rows))))
        around, _ = self.around(alone)
        both = torch.cat([alone, self.dropout(around)], dim=-1)
        return self.heads(both), self.acts(both)


def train(examples: Sequence[Example], *, seed: int) -> Network:
    """Fit one network to whole meetings, cut into windows at other places in each epoch."""
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    network = Network(examples[0].rows.shape[1])
    steps = EPOCHS * sum(-(-len(example.rows) // WINDOW) for example in examples) // BATCH
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + EPOCHS)
    network.train()
    for _ in range(EPOCHS):
        for batch in _batches(examples, draw):
            optimiser.zero_grad()
            _loss(network, batch).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            if schedule.last_epoch < steps + EPOCHS - 1:
                schedule.step()
    return network.eval()


def _batches(examples: Sequence[Example], draw: np.random.Generator) -> Iterator[list[Example]]:
    windows = [window for example in examples for window in _windows(example, int(draw.integers(WINDOW)))]
    order = draw.permutation(len(windows))
    for start in range(0, len(order) - BATCH + 1, BATCH):
        yield [windows[place] for place in order[start : start + BATCH]]


def _windows(example: Example, shift: int) -> Iterator[Example]:
    cuts = sorted({0, *range(shift, len(example.rows), WINDOW), len(example.rows)})
    for start, end in pairwise(cuts):
        yield Example(example.rows[start:end], example.targets[start:end], example.acts[start:end])


def _loss(network: Network, batch: list[Example]) -> torch.Tensor:
    rows = _padded([example.rows for example in batch])
    targets = _padded([example.targets for example in batch])
    acts = _padded([example.acts[:, None].astype(np.float32) + 1 for example in batch])[..., 0].long() - 1
    real = _padded([np.ones((len(example.rows), 1), np.float32) for example in batch])
    scores, act_scores = network(rows)
    weight = torch.where(targets > 0.5, POSITIVE_WEIGHT, 1.0) * torch.tensor(HEAD_WEIGHTS) * real
    wrong = nn.functional.binary_cross_entropy_with_logits(scores, targets, weight, reduction="sum")
    named = nn.functional.cross_entropy(
        act_scores.flatten(0, 1), acts.flatten(), ignore_index=-1, reduction="sum"
    )
    return (wrong + ACT_WEIGHT * named) / real.sum()


def _padded(arrays: Sequence[np.ndarray]) -> torch.Tensor:
    longest = max(len(array) for array in arrays)
    table = np.zeros((len(arrays), longest, arrays[0].shape[1]), np.float32)
    for place, array in enumerate(arrays):
        table[place, : len(array)] = array
    return torch.from_numpy(table)


def exported(networks: Sequence[Network]) -> dict[str, np.ndarray]:
    """The weights by the names that `skills/minutes/network.py` reads, networks stacked in front."""
    named = {
        "project": "project.weight",
        "project_bias": "project.bias",
        "forward_in": "around.weight_ih_l0",
        "forward_in_bias": "around.bias_ih_l0",
        "forward": "around.weight_hh_l0",
        "forward_bias": "around.bias_hh_l0",
        "backward_in": "around.weight_ih_l0_reverse",
        "backward_in_bias": "around.bias_ih_l0_reverse",
        "backward": "around.weight_hh_l0_reverse",
        "backward_bias": "around.bias_hh_l0_reverse",
        "heads": "heads.weight",
        "heads_bias": "heads.bias",
    }
    states = [network.state_dict() for network in networks]
    return {
        ours: np.stack([state[theirs].numpy() for state in states]).astype(np.float16)
        for ours, theirs in named.items()
    }
