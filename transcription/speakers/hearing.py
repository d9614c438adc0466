"""A recording to stretches of speech and their voices, window by window, so that memory hardly grows."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from transcription.audio import SAMPLE_RATE, Samples
from transcription.speakers.clusters import Stretches
from transcription.speakers.encoder import DIMENSIONS, embed_spans
from transcription.speakers.spectrum import FRAMES_A_SECOND, spectrum
from transcription.speakers.voice_activity import speech_regions
from transcription.windows import Window, windows

LENGTH = 120  # frames: long enough to know a voice by, short enough to lie within one turn
HOP = 30
_LEAST = 30  # a shorter region says nothing about who speaks
_SAMPLES_A_FRAME = SAMPLE_RATE // FRAMES_A_SECOND
_LOUDNESS = 0.0316  # root mean square, -30 dB of full scale, at which the encoder was trained
Spans = npt.NDArray[np.int64]


def listen(blocks: Iterable[Samples]) -> tuple[Spans, Stretches]:
    """Regions of speech and stretches of them, both in frames (100 a second) from the first sample.

    Half a kilobyte is kept for each 0.3 seconds of speech: 50 MB for eight hours."""
    regions, spans, vectors = [np.zeros((0, 2), np.int64)], [np.zeros((0, 2), np.int64)], [_nothing()]
    for window in windows(blocks):
        here, stretches, voices = _listen(window.samples)
        first = _first_frame(window)
        regions.append(here + first)
        spans.append(stretches + first)
        vectors.append(voices)
    all_regions, all_spans = np.concatenate(regions), np.concatenate(spans)
    number = np.searchsorted(all_regions[:, 0], all_spans[:, 0], side="right")
    return all_regions, Stretches(all_spans, number, np.concatenate(vectors))


def cut(regions: Spans, length: int = LENGTH, hop: int = HOP) -> Spans:
    """Overlapping spans of `length` frames over each region, the last flush with its end."""
    found = []
    for start, end in regions.tolist():
        if end - start < _LEAST:
            continue
        firsts = [*range(start, end - length, hop), max(start, end - length)]
        found += [(first, min(first + length, end)) for first in firsts]
    return np.array(found, np.int64).reshape(-1, 2)


def _listen(samples: Samples) -> tuple[Spans, Spans, npt.NDArray[np.float16]]:
    heard = speech_regions(samples)
    if not len(heard):
        return heard, heard, _nothing()
    speech = np.concatenate([samples[start:end] for start, end in heard])
    rms = max(float(np.sqrt(np.square(speech).mean())), 1e-6)
    bands = spectrum(samples) * np.float32((_LOUDNESS / rms) ** 2)
    regions = np.clip(heard // _SAMPLES_A_FRAME, 0, len(bands))
    spans = cut(regions)
    return regions, spans, embed_spans(bands, spans).astype(np.float16)


def _nothing() -> npt.NDArray[np.float16]:
    return np.zeros((0, DIMENSIONS), np.float16)


def _first_frame(window: Window) -> int:
    return round(window.start * FRAMES_A_SECOND)
