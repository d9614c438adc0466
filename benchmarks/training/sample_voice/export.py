"""Saves the trained network as a CTranslate2 Whisper at int8, with the files faster-whisper looks for."""

import json
import shutil
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch
from ctranslate2.converters import utils
from ctranslate2.specs import attention_spec, common_spec, transformer_spec, whisper_spec
from numpy.typing import NDArray
from torch import nn

from benchmarks.training.sample_voice.model import ALIGNMENT_HEADS, Attention, Block, SampleVoice, Shape
from benchmarks.training.sample_voice.tokens import Codes

_NEVER_SAID = ("translate", "transcribe", "startoflm", "startofprev", "nospeech", "startoftranscript")
LayerSpec: TypeAlias = (
    transformer_spec.TransformerEncoderLayerSpec | transformer_spec.TransformerDecoderLayerSpec
)
_PREPROCESSOR = {
    "feature_size": 80,
    "sampling_rate": 16_000,
    "hop_length": 160,
    "chunk_length": 6,
    "n_fft": 400,
}


def export(model: SampleVoice, shape: Shape, codes: Codes, folder: Path) -> None:
    """Write model.bin, config.json, vocabulary.json, tokenizer.json and preprocessor_config.json."""
    spec = whisper_spec.WhisperSpec(shape.encoder_layers, shape.heads, shape.decoder_layers, shape.heads)
    _set_convolution(spec.encoder.conv1, model.encoder.conv1)
    _set_convolution(spec.encoder.conv2, model.encoder.conv2)
    spec.encoder.position_encodings.encodings = _array(model.encoder.positions)
    _set_norm(spec.encoder.layer_norm, model.encoder.norm)
    spec.decoder.position_encodings.encodings = _array(model.positions)
    spec.decoder.embeddings.weight = _array(model.embedding.weight)
    spec.decoder.projection.weight = _array(model.embedding.weight)
    _set_norm(spec.decoder.layer_norm, model.norm)
    for target, block in [
        *zip(spec.encoder.layer, model.encoder.layers, strict=True),
        *zip(spec.decoder.layer, model.layers, strict=True),
    ]:
        assert isinstance(block, Block)
        _set_block(target, block)
    spec.register_vocabulary(codes.names())
    spec.config.suppress_ids = [codes.special(name) for name in _NEVER_SAID]
    spec.config.suppress_ids_begin = [*codes.encode("")[:1], codes.special("endoftext")]
    spec.config.alignment_heads = [list(pair) for pair in ALIGNMENT_HEADS]
    spec.config.lang_ids = []
    spec.validate()
    spec.optimize(quantization="int8_float16")  # float16 for what is not int8: half the size of the positions
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    shutil.copyfile(codes.path, folder / "tokenizer.json")
    (folder / "preprocessor_config.json").write_text(json.dumps(_PREPROCESSOR, indent=2) + "\n")


def _array(tensor: torch.Tensor) -> NDArray[np.float32]:
    values: NDArray[np.float32] = tensor.detach().float().numpy().copy()
    return values


def _set_convolution(target: common_spec.Conv1DSpec, source: nn.Conv1d) -> None:
    assert source.bias is not None
    target.weight, target.bias = _array(source.weight), _array(source.bias)


def _set_norm(target: common_spec.LayerNormSpec, source: nn.LayerNorm) -> None:
    target.gamma, target.beta = _array(source.weight), _array(source.bias)


def _linear(source: nn.Linear, target: common_spec.LinearSpec | None = None) -> common_spec.LinearSpec:
    target = target or common_spec.LinearSpec()
    target.weight, target.bias = _array(source.weight), _array(source.bias)
    return target


def _set_attention(target: attention_spec.MultiHeadAttentionSpec, attention: Attention, *, own: bool) -> None:
    """Self-attention keeps query, key and value in one matrix; cross-attention keeps the query apart."""
    query, key, value = (_linear(part) for part in (attention.query, attention.key, attention.value))
    if own:
        utils.fuse_linear(target.linear[0], [query, key, value])
    else:
        utils.fuse_linear(target.linear[0], [query])
        utils.fuse_linear(target.linear[1], [key, value])
    _linear(attention.output, target.linear[-1])


def _set_block(target: LayerSpec, block: Block) -> None:
    _set_attention(target.self_attention, block.attention, own=True)
    _set_norm(target.self_attention.layer_norm, block.attention_norm)
    if block.cross is not None and block.cross_norm is not None:
        _set_attention(target.attention, block.cross, own=False)
        _set_norm(target.attention.layer_norm, block.cross_norm)
    _linear(block.feed_in, target.ffn.linear_0)
    _linear(block.feed_out, target.ffn.linear_1)
    _set_norm(target.ffn.layer_norm, block.feed_norm)
