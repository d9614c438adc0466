"""A stretch of speech to a vector: two stretches of one voice lie close together.

The network is the voice encoder of Resemblyzer (see NOTICE), here in plain numpy at half the weights' precision.
Source: Wan, Wang, Papir and Moreno, Generalized end-to-end loss for speaker verification, ICASSP 2018.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from transcription.speakers.spectrum import Spectrum

WEIGHTS = Path(__file__).with_name("voice_encoder.npz")
DIMENSIONS = 256
MODEL = "resemblyzer-0.1.4"  # stands in a stored voice profile: vectors of two models cannot be compared
_LAYERS = 3
_AT_ONCE = 64
_MOST_THREADS = 4
_LEAST_NORM = 1e-6
Vectors = npt.NDArray[np.float32]


def embed(stretches: npt.NDArray[np.float32]) -> Vectors:
    """Spectra of one length, shape (stretches, frames, 40), to unit vectors, shape (stretches, 256).

    Frames should be those of speech at about -30 dB of full scale, and 40 of them (0.4 s) at least.
    """
    if not len(stretches):
        return np.zeros((0, DIMENSIONS), np.float32)
    parts = [stretches[at : at + _AT_ONCE] for at in range(0, len(stretches), _AT_ONCE)]
    # The products are small: threads inside each of them wait for one another longer than they work.
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        return np.concatenate(list(threads.map(_embed, parts)))


def embed_spans(bands: Spectrum, spans: npt.NDArray[np.int64]) -> Vectors:
    """One vector for each span of frames; spans of about one length are worked on together."""
    vectors = np.zeros((len(spans), DIMENSIONS), np.float32)
    lengths = np.diff(spans, axis=1)[:, 0] // 10 * 10
    for length in np.unique(lengths):
        these = np.flatnonzero(lengths == length)
        firsts = spans[these].mean(axis=1).astype(np.int64) - length // 2
        vectors[these] = embed(bands[firsts[:, None] + np.arange(length)])
    return vectors


def unit(vectors: Vectors) -> Vectors:
    """Each vector at length one; a vector of zeros stays as it is."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), _LEAST_NORM)
    scaled: Vectors = vectors / lengths
    return scaled


@dataclass(frozen=True)
class _Layer:
    """Gates in the order input, forget, output, cell; the first three are halved, see `_remember`."""

    from_input: npt.NDArray[np.float32]
    from_state: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]


@cache
def _weights() -> tuple[list[_Layer], npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    with np.load(WEIGHTS) as stored:
        wide = {name: stored[name].astype(np.float32) for name in stored.files}
    layers = [_Layer(wide[f"input{n}"], wide[f"state{n}"], wide[f"bias{n}"]) for n in range(_LAYERS)]
    return layers, wide["out"], wide["out_bias"]


def _embed(stretches: npt.NDArray[np.float32]) -> Vectors:
    layers, out, out_bias = _weights()
    heard = np.ascontiguousarray(stretches.transpose(1, 0, 2))
    for layer in layers:
        heard = _remember(heard, layer)
    return unit(np.maximum(heard[-1] @ out + out_bias, 0))


def _remember(heard: npt.NDArray[np.float32], layer: _Layer) -> npt.NDArray[np.float32]:
    """A long short-term memory. A logistic gate is (1 + tanh(x / 2)) / 2, so one tanh serves all four."""
    frames, stretches, _ = heard.shape
    size = layer.from_state.shape[0]
    driven = heard @ layer.from_input
    driven += layer.bias
    state = cell = np.zeros((stretches, size), np.float32)
    states = np.empty((frames, stretches, size), np.float32)
    for frame in range(frames):
        gates = np.tanh(driven[frame] + state @ layer.from_state)
        keep = gates[:, : 3 * size] * np.float32(0.5) + np.float32(0.5)
        cell = keep[:, size : 2 * size] * cell + keep[:, :size] * gates[:, 3 * size :]
        state = states[frame] = keep[:, 2 * size :] * np.tanh(cell)
    return states
