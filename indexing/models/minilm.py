"""The encoder of the bundled MiniLM, made of torch's own parts: transformers' loading code alone takes seven seconds.

Source of the shapes: `config.json` beside the weights; of the weights' names: BERT in transformers.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from indexing.weights import BUNDLED_SHA256, bundled_folder, verify

WORDS = "words.weight"  # of a state: the word vectors, half of all weights
_NOWHERE = -1e4  # what a token is moved by that only fills a text up
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
        # eleven million random numbers are not drawn that the true weights would take the place of
        empty = torch.empty(shape["vocab_size"], self.size)
        self.words = nn.Embedding.from_pretrained(empty, freeze=False)  # type: ignore[no-untyped-call]
        self.places = nn.Embedding(shape["max_position_embeddings"], self.size)
        self.kinds = nn.Embedding(shape["type_vocab_size"], self.size)
        self.norm = nn.LayerNorm(self.size, eps=shape["layer_norm_eps"])
        self.dropout = nn.Dropout(dropout)
        layer = nn.TransformerEncoderLayer(
            self.size,
            shape["num_attention_heads"],
            shape["intermediate_size"],
            dropout=dropout,
            layer_norm_eps=shape["layer_norm_eps"],
            batch_first=True,
        )
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
        states: Tensor = self.dropout(self.norm(self.words(ids) + self.kinds(types) + self.places(places)))
        mask = None
        if not bool(attention.all()):
            mask = ((attention == 0).to(states.dtype) * _NOWHERE)[:, None, None, :]
        for layer in self.layers.layers:
            states = _through(cast("nn.TransformerEncoderLayer", layer), states, mask)
        return states


def _through(layer: nn.TransformerEncoderLayer, states: Tensor, mask: Tensor | None) -> Tensor:
    """One layer as BERT has it; torch's own way copies every state four times, which counts beside quick products.

    Nothing is dropped inside attention, where that takes longer than all the rest, nor inside the feed-forward part."""
    attend = layer.self_attn
    texts, tokens, size = states.shape
    split = (texts, tokens, 3, attend.num_heads, size // attend.num_heads)
    rows = states.reshape(texts * tokens, size)
    projected = nn.functional.linear(rows, attend.in_proj_weight, attend.in_proj_bias)
    query, key, value = projected.view(split).permute(2, 0, 3, 1, 4).unbind(0)
    seen = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    seen = attend.out_proj(seen.transpose(1, 2).reshape(texts * tokens, size))
    rows = layer.norm1(rows + layer.dropout1(seen))
    further = layer.linear2(nn.functional.gelu(layer.linear1(rows)))
    out: Tensor = layer.norm2(rows + layer.dropout2(further))
    return out.view(texts, tokens, size)


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
