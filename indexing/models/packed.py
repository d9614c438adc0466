"""Networks of ours on disk: what training changed of MiniLM, eight bits a weight; the word vectors stay MiniLM's own.

Source: rounding to eight bits with one scale for each row of a matrix, absolute maximum at 127; biases and norms are
kept as they are. `benchmarks/training` trains them and measures what the rounding costs.
"""

import hashlib
import json
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from indexing.models.minilm import WORDS, bundled_weights
from indexing.models.pairs import PairTokenizer
from indexing.weights import about_in, bundled_folder, verify

_WORDS = f"encoder.{WORDS}"
_SCALE = ".scale"
Network = TypeVar("Network", bound=nn.Module)


def bundled_tokenizer() -> PairTokenizer:
    """MiniLM's own tokenizer, for two texts together."""
    return PairTokenizer(Tokenizer.from_file(str(bundled_folder() / "tokenizer.json")))


def load(network: Network, folder: Path, weights: str) -> Network:
    """Put in what `save` wrote and MiniLM's word vectors; ready to read with.

    Raises ModelFolderError when MiniLM's weights or those of the folder are not those that were checked."""
    verify(folder / weights, about_in(folder)["sha256"])
    network.load_state_dict(unpack(load_file(folder / weights)) | {_WORDS: bundled_weights()[WORDS]})
    return network.eval()


def save(network: nn.Module, folder: Path, weights: str, *, name: str, about: dict[str, object]) -> None:
    """Write the weights and `about.json`, which names their hash, so that others are refused."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(pack(network.state_dict()), str(folder / weights))
    digest = hashlib.sha256((folder / weights).read_bytes()).hexdigest()
    text = json.dumps({"name": f"{name}@{digest[:12]}", "sha256": digest, **about}, indent=1)
    (folder / "about.json").write_text(text + "\n", encoding="utf-8")


def pack(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Matrices as int8 with a float32 scale a row, everything else as float32; the word vectors are left out."""
    packed: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if name == _WORDS or not tensor.is_floating_point():
            continue
        if tensor.ndim < 2:
            packed[name] = tensor.float().contiguous()
            continue
        scale = tensor.abs().amax(dim=1, keepdim=True).clamp_min(1e-12) / 127.0
        packed[name] = (tensor / scale).round().to(torch.int8).contiguous()
        packed[name + _SCALE] = scale.float().contiguous()
    return packed


def unpack(packed: dict[str, Tensor]) -> dict[str, Tensor]:
    """The opposite of `pack`, in float32."""
    return {
        name: tensor.float() * packed[name + _SCALE] if tensor.dtype == torch.int8 else tensor
        for name, tensor in packed.items()
        if not name.endswith(_SCALE)
    }
