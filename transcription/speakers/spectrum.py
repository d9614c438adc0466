"""Samples to a mel spectrum."""

from functools import cache

import numpy as np
import numpy.typing as npt

from transcription.audio import SAMPLE_RATE, Samples

FRAMES_A_SECOND = 100
BANDS = 40
_WINDOW = 400  # 25 ms
_HOP = SAMPLE_RATE // FRAMES_A_SECOND
_AT_ONCE = 6_000  # frames of a minute: the whole of a window of ten minutes would take 10 times its size
_LINEAR_HERTZ = 200 / 3  # one mel below 1,000 Hz; above, a mel is a step of the 27th root of 6.4
Spectrum = npt.NDArray[np.float32]


def spectrum(samples: Samples) -> Spectrum:
    """Power in mel bands, shape (frames, 40), 100 frames a second; frame i is centred on sample 160 i.

    Source: librosa's `melspectrogram` with its defaults (Slaney's bands, Hann window, no logarithm).
    """
    padded = np.pad(samples, _WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    parts = [_bands_of(frames[at : at + _AT_ONCE]) for at in range(0, len(frames), _AT_ONCE)]
    return np.concatenate(parts)


def _bands_of(frames: npt.NDArray[np.float32]) -> Spectrum:
    power = np.abs(np.fft.rfft(frames * _hann(), axis=1)) ** 2
    return power.astype(np.float32) @ _filters()


@cache
def _hann() -> npt.NDArray[np.float32]:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)).astype(np.float32)


@cache
def _filters() -> npt.NDArray[np.float32]:
    """Triangles of equal area, shape (201, 40)."""
    edges = _hertz(np.linspace(0, _mel(SAMPLE_RATE / 2), BANDS + 2))
    bins = np.linspace(0, SAMPLE_RATE / 2, _WINDOW // 2 + 1)
    rising = (bins[:, None] - edges[:-2]) / np.diff(edges)[:-1]
    falling = (edges[2:] - bins[:, None]) / np.diff(edges)[1:]
    triangles = np.maximum(0, np.minimum(rising, falling))
    return (triangles * (2 / (edges[2:] - edges[:-2]))).astype(np.float32)


def _mel(hertz: float) -> float:
    return float(15 + 27 * np.log(hertz / 1000) / np.log(6.4))  # asked for 8,000 Hz only


def _hertz(mel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.where(mel >= 15, 1000 * np.exp(np.log(6.4) * (mel - 15) / 27), mel * _LINEAR_HERTZ)
