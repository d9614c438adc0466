"""What is measured in each hundredth of a second, and what describes a stretch of speech: timbre and pitch."""

from functools import cache

import numpy as np
import numpy.typing as npt

from transcription.audio import Samples
from transcription.speakers.pitch import pitch
from transcription.speakers.spectrum import BANDS, Spectrum, spectrum

COEFFICIENTS = 20
MEASURES = 3 * COEFFICIENTS + 3
_NARROW = slice(3, 29)  # mel bands from 300 to 3,400 Hz, all that a telephone carries
_HIGH = slice(33, BANDS)  # above 4,300 Hz
_SILENT = 10**-3.5  # of the power below: what a telephone line, and no microphone, leaves up there
_FLOOR = 1e-4  # of the mean power of speech, -40 dB: what is quieter is noise
_RISE = 2  # frames on each side that a change is measured over
_LEAST_VOICED = 0.03
_USUAL_PITCH, _USUAL_SPREAD = np.log(150.0), 0.15  # for a whisper
Floats = npt.NDArray[np.float32]
Spans = npt.NDArray[np.int64]


def is_narrow(bands: Spectrum) -> bool:
    """Whether speech, shape (frames, 40), came over a telephone line, so that its high bands are only noise."""
    power = bands.mean(axis=0)
    return bool(power[_HIGH].mean() < _SILENT * power[_NARROW].mean())


def measures(samples: Samples, regions: Spans, narrow: bool | None = None) -> tuple[Floats, bool]:
    """For each frame (100 a second) sums that can be added up, shape (frames, 63), and whether the line is narrow.

    These are 20 cepstral coefficients, their squares, the squares of their rise, and voicing, pitch and its square.
    `regions` are the frames of speech, first and last, of which there is one at least."""
    bands = spectrum(samples)
    speech = np.concatenate([bands[start:end] for start, end in regions])
    narrow = is_narrow(speech) if narrow is None else narrow
    level = float(speech.mean()) + 1e-12
    kept = bands[:, _NARROW] if narrow else bands
    cepstrum = np.log(kept / level + _FLOOR) @ _cosines(kept.shape[1])
    rise = np.zeros_like(cepstrum)
    rise[_RISE:-_RISE] = (cepstrum[2 * _RISE :] - cepstrum[: -2 * _RISE]) / 2
    voiced, high = pitch(samples, len(bands)).T
    tone = np.stack([voiced, voiced * high, voiced * high**2], axis=1)
    return np.hstack([cepstrum, cepstrum**2, rise**2, tone]).astype(np.float32), narrow


def describe(means: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Means of such sums over stretches of speech, shape (n, 63), to what a voice is told by, shape (n, 63).

    These are the mean, spread and liveliness of each coefficient, and the pitch, its spread and how much is voiced."""
    parts = means.astype(np.float64)
    centre, square, rise = np.split(parts[:, : 3 * COEFFICIENTS], 3, axis=1)
    voiced, high, high_square = np.split(parts[:, 3 * COEFFICIENTS :], 3, axis=1)
    share = np.maximum(voiced, _LEAST_VOICED)
    mean = high / share
    spread = np.sqrt(np.maximum(high_square / share - mean**2, 1e-4))
    heard = voiced > _LEAST_VOICED
    return np.hstack(
        [
            centre,
            0.5 * np.log(np.maximum(square - centre**2, 1e-3)),
            0.5 * np.log(np.maximum(rise, 1e-3)),
            np.where(heard, mean, _USUAL_PITCH),
            np.where(heard, spread, _USUAL_SPREAD),
            voiced,
        ]
    )


@cache
def _cosines(bands: int) -> Floats:
    """The discrete cosine transform without its first row, which is loudness, shape (bands, 20)."""
    angles = np.pi * (np.arange(bands)[:, None] + 0.5) * np.arange(1, COEFFICIENTS + 1) / bands
    cosines: Floats = (np.cos(angles) * np.sqrt(2 / bands)).astype(np.float32)
    return cosines
