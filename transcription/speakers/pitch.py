"""How high a voice is, moment by moment."""

from functools import cache

import numpy as np
import numpy.typing as npt

from transcription.audio import SAMPLE_RATE, Samples
from transcription.speakers.spectrum import FRAMES_A_SECOND

_WINDOW = 640  # 40 ms: two and a half periods of the deepest voice
_HOP = SAMPLE_RATE // FRAMES_A_SECOND
_SHORTEST, _LONGEST = SAMPLE_RATE // 400, SAMPLE_RATE // 60  # samples of a period
_SIZE = 1_024  # at least the window and the longest period, so that nothing wraps round
_SHORTER = 5e-4  # a period counts so much more than one that is a sample longer: two periods look like one
_VOICED = 0.5
_AT_ONCE = 4_000
Floats = npt.NDArray[np.float32]


def pitch(samples: Samples, frames: int) -> Floats:
    """For each frame (100 a second): 1 or 0 for voiced or not, and the logarithm of the hertz, shape (frames, 2).

    Source: Boersma, Accurate short-term analysis of the fundamental frequency, 1993, without its path finding."""
    padded = np.pad(samples, (_WINDOW // 2, _WINDOW // 2 + _HOP))
    pieces = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP][:frames]
    found = [_pitch(pieces[at : at + _AT_ONCE]) for at in range(0, frames, _AT_ONCE)]
    return np.concatenate([*found, np.zeros((0, 2), np.float32)])


def _pitch(pieces: Floats) -> Floats:
    window, of_window = _window()
    shaped = (pieces - pieces.mean(axis=1, keepdims=True)) * window
    alike = np.fft.irfft(np.abs(np.fft.rfft(shaped, _SIZE)) ** 2, axis=1)[:, : _LONGEST + 1]
    alike = alike / (alike[:, :1] + 1e-9) / of_window
    alike = alike[:, _SHORTEST:]
    best = (alike - _SHORTER * np.arange(alike.shape[1])).argmax(axis=1)
    voiced = alike[np.arange(len(best)), best] > _VOICED
    return np.stack([voiced, np.log(SAMPLE_RATE / (best + _SHORTEST))], axis=1).astype(np.float32)


@cache
def _window() -> tuple[Floats, Floats]:
    """A Hann window, and its own autocorrelation, by which that of the sound is divided."""
    window = np.hanning(_WINDOW)
    alike = np.fft.irfft(np.abs(np.fft.rfft(window, _SIZE)) ** 2)[: _LONGEST + 1]
    return window.astype(np.float32), (alike / alike[0]).astype(np.float32)
