"""The network in numpy against the same in torch."""

import numpy as np
import torch

from benchmarks.training.minutes_lines.network import Network, exported
from skills.minutes.network import scores


def test_numpy_repeats_what_torch_learnt() -> None:
    torch.manual_seed(3)
    networks = [Network(width=20).eval() for _ in range(2)]
    rows = np.random.default_rng(3).normal(size=(300, 20)).astype(np.float32)
    weights = {name: array.astype(np.float32) for name, array in exported(networks).items()}
    with torch.no_grad():
        expected = sum(network(torch.from_numpy(rows)[None])[0][0] for network in networks) / 2
    assert np.abs(scores(weights, rows) - expected.numpy()).max() < 0.02  # weights are kept in 16 bits
