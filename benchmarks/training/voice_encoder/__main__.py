"""`python -m benchmarks.training.voice_encoder FILE`: pretrained.pt of Resemblyzer 0.1.4 to voice_encoder.npz.

FILE is resemblyzer/pretrained.pt out of the wheel (`pip download --no-deps resemblyzer==0.1.4`). Only the form changes:
weights are transposed, both biases of a layer added, gates put in the reader's order, and all kept at 16 bits.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import torch

from transcription.speakers.encoder import WEIGHTS

_SHA256 = "39373b86598fa3da9fcddee6142382efe09777e8d37dc9c0561f41f0070f134e"


def main(source: Path) -> None:
    found = hashlib.sha256(source.read_bytes()).hexdigest()
    if found != _SHA256:
        sys.exit(f"{source} is not pretrained.pt of Resemblyzer 0.1.4 (its SHA-256 is {found}).")
    state = torch.load(source, map_location="cpu", weights_only=True)["model_state"]
    weights = {"out": state["linear.weight"].T, "out_bias": state["linear.bias"]}
    for layer in range(3):
        weights[f"input{layer}"] = _gates(state[f"lstm.weight_ih_l{layer}"])
        weights[f"state{layer}"] = _gates(state[f"lstm.weight_hh_l{layer}"])
        weights[f"bias{layer}"] = _gates(state[f"lstm.bias_ih_l{layer}"] + state[f"lstm.bias_hh_l{layer}"])
    half = {name: weight.numpy().astype(np.float16) for name, weight in weights.items()}
    np.savez(WEIGHTS, **half)
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


def _gates(weight: torch.Tensor) -> torch.Tensor:
    """PyTorch's order input, forget, cell, output to input, forget, output, cell, the first three halved."""
    entered, forgot, cell, output = weight.chunk(4)
    return torch.cat([entered / 2, forgot / 2, output / 2, cell]).t()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
