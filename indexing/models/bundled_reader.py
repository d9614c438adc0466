"""The bundled reader on disk: what training changed of MiniLM, eight bits a weight; the word vectors stay MiniLM's own.

Source: rounding to eight bits with one scale for each row of a matrix, absolute maximum at 127; biases and norms are
kept as they are. `benchmarks/training/reader` trains it and measures what the rounding costs.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from indexing.models.minilm import WORDS, MiniLM, bundled_weights
from indexing.models.network import ReaderNetwork
from indexing.models.pairs import PairTokenizer
from indexing.models.readers import PairReader, bundled_judge
from indexing.weights import READER, bundled_folder, verify

WEIGHTS = "reader.safetensors"
_WORDS = f"encoder.{WORDS}"
_SCALE = ".scale"


@lru_cache(maxsize=1)
def bundled_reader() -> PairReader:
    """Loaded once for all indexes of a process. Raises ModelFolderError as `load_bundled_reader`."""
    return load_bundled_reader()


def load_bundled_reader(folder: Path = READER) -> PairReader:
    """Raises ModelFolderError when MiniLM or the reader's own weights are not those that were checked."""
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    verify(folder / WEIGHTS, about["sha256"])
    return PairReader(str(about["name"]), bundled_tokenizer(), bundled_judge(load_network(folder)))


def load_network(folder: Path) -> ReaderNetwork:
    """The weights that `save` wrote, together with MiniLM's word vectors; ready to read with."""
    network = empty_network()
    network.load_state_dict(unpack(load_file(folder / WEIGHTS)) | {_WORDS: bundled_weights()[WORDS]})
    return network.eval()


def bundled_tokenizer() -> PairTokenizer:
    """MiniLM's own tokenizer, for question and passage together."""
    return PairTokenizer(Tokenizer.from_file(str(bundled_folder() / "tokenizer.json")))


def empty_network(*, dropout: float = 0.1) -> ReaderNetwork:
    """The network in MiniLM's shape, before any weights are put in."""
    return ReaderNetwork(MiniLM.empty(bundled_folder(), dropout=dropout), dropout=dropout)


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


def save(network: ReaderNetwork, folder: Path, *, name: str, about: dict[str, object]) -> None:
    """Write weights and `about.json`, which names their hash, so that others are refused."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(pack(network.state_dict()), str(folder / WEIGHTS))
    digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    text = json.dumps({"name": f"{name}@{digest[:12]}", "sha256": digest, **about}, indent=1)
    (folder / "about.json").write_text(text + "\n", encoding="utf-8")
