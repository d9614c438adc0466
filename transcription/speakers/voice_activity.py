"""Where somebody speaks: Silero's detector, which comes inside faster-whisper."""

import numpy as np
import numpy.typing as npt
from faster_whisper.vad import VadOptions, get_speech_timestamps

from transcription.audio import SAMPLE_RATE, Samples

# Far voices in a meeting room are lost at the detector's own 0.5; a false alarm costs little, as no word falls into it.
_OPTIONS = VadOptions(
    threshold=0.25, min_speech_duration_ms=100, min_silence_duration_ms=300, speech_pad_ms=100
)
_LOUDNESS = 0.08  # root mean square, about -22 dB of full scale
_LEAST_RMS = 1e-4


def speech_regions(samples: Samples) -> npt.NDArray[np.int64]:
    """First and last sample of each unbroken stretch of speech, shape (regions, 2), in order."""
    rms = float(np.sqrt(np.square(samples).mean())) if len(samples) else 0.0
    if rms < _LEAST_RMS:
        return np.zeros((0, 2), np.int64)
    found = get_speech_timestamps(samples * np.float32(_LOUDNESS / rms), _OPTIONS, SAMPLE_RATE)
    regions = [(max(0, region["start"]), min(len(samples), region["end"])) for region in found]
    return np.array(regions, np.int64).reshape(-1, 2)
