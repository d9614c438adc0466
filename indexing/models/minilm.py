"""The encoder of the bundled MiniLM, made of torch's own layers: transformers' loading code alone takes seven seconds.

Source of the shapes: `config.json` beside the weights; of the weights' names: BERT in transformers.
"""

import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from indexing.weights import BUNDLED_SHA256, bundled_folder, verify

WORDS = "words.weight"  # of a state: the word vectors, half of all weights
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.(.+)")
_PARTS = {
    "embeddings.word_embeddings": "words",
    "embeddings.position_embeddings": "places",
    "embeddings.token_type_embeddings": "kinds",
    "embeddings.LayerNorm": "norm",
    "attention.output.dense": "self_attn.out_proj",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "linear1",
    "output.dense": "linear2",
    "output.LayerNorm": "norm2",
}
_PROJECTIONS = ("query", "key", "value")


class MiniLM(nn.Module):
    """Token ids to the states of its last layer."""

    def __init__(self, shape: Mapping[str, Any], *, dropout: float = 0.0) -> None:
        super().__init__()
        self.size = int(shape["hidden_size"])
        self.words = nn.Embedding(shape["vocab_size"], self.size)
        self.places = nn.Embedding(shape["max_position_embeddings"], self.size)
        self.kinds = nn.Embedding(shape["type_vocab_size"], self.size)
        self.norm = nn.LayerNorm(self.size, eps=shape["layer_norm_eps"])
        self.dropout = nn.Dropout(dropout)
        layer = nn.TransformerEncoderLayer(
            self.size,
            shape["num_attention_heads"],
            shape["intermediate_size"],
            dropout=dropout,
            activation=partial(
                nn.functional.gelu
            ),  # as a partial it keeps off torch's fused layer, which is slower
            layer_norm_eps=shape["layer_norm_eps"],
            batch_first=True,
        )
        layer.self_attn.dropout = 0.0  # on processors it takes longer than all the rest of attention
        layer.dropout.p = 0.0  # BERT drops nothing between the two halves of its feed-forward part
        self.layers = nn.TransformerEncoder(layer, shape["num_hidden_layers"], enable_nested_tensor=False)

    @classmethod
    def empty(cls, folder: Path, *, dropout: float = 0.0) -> "MiniLM":
        """In the shape that the folder's `config.json` says, before any weights are put in."""
        return cls(json.loads((folder / "config.json").read_text(encoding="utf-8")), dropout=dropout)

    @classmethod
    def bundled(cls, *, dropout: float = 0.0) -> "MiniLM":
        """With the weights of the package. Raises ModelFolderError when they are not those that were checked."""
        model = cls.empty(bundled_folder(), dropout=dropout)
        model.load_state_dict(bundled_weights())
        return model.eval()

    def forward(self, ids: Tensor, attention: Tensor, types: Tensor | None = None) -> Tensor:
        """All of shape (texts, tokens); `attention` is 0 where a text is filled up. Returns (texts, tokens, size)."""
        types = torch.zeros_like(ids) if types is None else types
        places = torch.arange(ids.shape[1], device=ids.device)
        states: Tensor = self.norm(self.words(ids) + self.kinds(types) + self.places(places))
        encoded: Tensor = self.layers(self.dropout(states), src_key_padding_mask=attention == 0)
        return encoded


def from_bert(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a BERT encoder under the names that `MiniLM` has for them; its pooler is left out."""
    renamed: dict[str, Tensor] = {}
    for name, tensor in state.items():
        part, _, kind = name.rpartition(".")
        found = _LAYER.fullmatch(part)
        inner = found.group(2) if found else part
        if inner in _PARTS:
            prefix = f"layers.layers.{found.group(1)}." if found else ""
            renamed[f"{prefix}{_PARTS[inner]}.{kind}"] = tensor
        elif found and inner == "attention.self.query":
            some = [
                state[f"encoder.layer.{found.group(1)}.attention.self.{one}.{kind}"] for one in _PROJECTIONS
            ]
            renamed[f"layers.layers.{found.group(1)}.self_attn.in_proj_{kind}"] = torch.cat(some)
    return renamed


def bundled_weights() -> dict[str, Tensor]:
    """The package's weights by `MiniLM`'s names. Raises ModelFolderError when they are not those that were checked."""
    weights = bundled_folder() / "model.safetensors"
    verify(weights, BUNDLED_SHA256)
    return from_bert(load_file(weights))
