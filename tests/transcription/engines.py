"""A second engine, as small as one can be: it hears how long each sound lasts, and writes that down."""

from collections.abc import Iterator, Sequence

import numpy as np

from transcription import Segment, SpeechSettings, Word
from transcription.audio import SAMPLE_RATE, Samples
from transcription.engine import Hearing

_FRAME = SAMPLE_RATE // 10


class BeepEngine:
    """Writes one word for each stretch of sound between two silences."""

    at_once = 1

    def __init__(self, settings: SpeechSettings) -> None:
        self._level = max(settings.silence_rms, 1e-4)

    def fit(self, hotwords: Sequence[str]) -> int:
        return 0

    def hear(self, samples: Samples, *, language: str | None, hotwords: Sequence[str]) -> Hearing:
        return Hearing(language or "en", self._segments(samples))

    def _segments(self, samples: Samples) -> Iterator[Segment]:
        frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME)
        loud = np.concatenate([[False], np.sqrt(np.square(frames).mean(axis=1)) > self._level, [False]])
        edges = np.flatnonzero(loud[1:] != loud[:-1]) / 10
        for number, (start, end) in enumerate(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)):
            yield Segment(number, start, end, None, "Beep.", (Word("Beep.", start, end, 1.0),))
