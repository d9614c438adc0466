"""From texts to vectors: the bundled MiniLM, or any model of sentence-transformers from a folder or the hub."""

import json
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch
from tokenizers import Tokenizer

from indexing.embed import Vectors
from indexing.models.cores import device, precision
from indexing.models.minilm import MiniLM
from indexing.weights import bundled_folder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class Encoder(Protocol):
    """A loaded text model; several threads may use it."""

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Float32 vectors of unit length, shape (texts, dimensions), of one small batch."""
        ...


class BundledEncoder:
    """Mean of the last layer's states, as the model was trained to be used."""

    def __init__(self, computed_in: torch.dtype | None = None) -> None:
        """Raises ModelFolderError when the weights are not those that were checked."""
        folder = bundled_folder()
        longest = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))[
            "max_seq_length"
        ]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(longest)
        self._tokenizer.enable_padding()
        self._model = MiniLM.bundled().to(device(), computed_in or precision())

    @property
    def dimensions(self) -> int:
        return self._model.size

    def encode(self, texts: Sequence[str]) -> Vectors:
        batch = self._tokenizer.encode_batch(list(texts))
        ids = torch.tensor([one.ids for one in batch], device=device())
        attention = torch.tensor([one.attention_mask for one in batch], device=device())
        with torch.inference_mode():
            weights = attention[..., None].float()
            sums = (self._model(ids, attention).float() * weights).sum(dim=1)
            return _unit(sums / weights.sum(dim=1))


@lru_cache(maxsize=1)
def bundled_encoder() -> BundledEncoder:
    """Loaded once for all indexes of a process. Raises ModelFolderError when its weights were altered."""
    return BundledEncoder()


class SentenceEncoder:
    """A model of sentence-transformers, which does its own pooling."""

    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model.eval()
        self._tokenizing = Lock()  # its tokenizer lends itself to one thread at a time

    @property
    def dimensions(self) -> int:
        return self._model.get_embedding_dimension() or 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._tokenizing:
            features = self._model.preprocess(list(texts))
        with torch.inference_mode():
            moved = {name: _to(value, self._model.device) for name, value in features.items()}
            return _unit(self._model(moved)["sentence_embedding"])


def _unit(vectors: torch.Tensor) -> Vectors:
    return np.asarray(torch.nn.functional.normalize(vectors, dim=1).float().cpu().numpy(), dtype=np.float32)


def _to(value: object, device: object) -> object:
    return value.to(device) if hasattr(value, "to") else value
