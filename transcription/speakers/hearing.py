"""A recording to steps of a tenth of a second and what was measured in each, so that memory hardly grows."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transcription.audio import SAMPLE_RATE, Samples
from transcription.speakers.features import MEASURES, Spans, measures
from transcription.speakers.spectrum import FRAMES_A_SECOND
from transcription.speakers.voice_activity import speech_regions
from transcription.windows import windows

STEP = 10  # frames
_SAMPLES_A_FRAME = SAMPLE_RATE // FRAMES_A_SECOND


@dataclass(frozen=True)
class Speech:
    """Where somebody speaks in one window of a recording; all in frames (100 a second) of the whole recording.

    `regions` (n, 2) are unbroken speech, `spans` (m, 2) the steps that they are cut into, `region` (m,) the row of
    the region of each step, and `means` (m, 63) the mean measures of its frames.
    """

    regions: Spans
    spans: Spans
    region: npt.NDArray[np.int64]
    means: npt.NDArray[np.float16]
    narrow: bool

    @property
    def frames(self) -> npt.NDArray[np.int64]:
        """How many frames each step has."""
        lengths: npt.NDArray[np.int64] = np.diff(self.spans, axis=1)[:, 0]
        return lengths


def listen(blocks: Iterable[Samples]) -> list[Speech]:
    """The speech of each window of ten minutes that has some, in order.

    126 bytes are kept of each tenth of a second of speech: 36 MB for eight hours."""
    heard: list[Speech] = []
    for window in windows(blocks):
        first = round(window.start * FRAMES_A_SECOND)
        speech = _listen(window.samples, first, heard[0].narrow if heard else None)
        if speech is not None:
            heard.append(speech)
    return heard


def _listen(samples: Samples, first: int, narrow: bool | None) -> Speech | None:
    regions = speech_regions(samples) // _SAMPLES_A_FRAME
    regions = regions[regions[:, 1] > regions[:, 0]]
    if not len(regions):
        return None
    found, narrow = measures(samples, regions, narrow)
    spans, region = cut(regions, STEP)
    sums = np.vstack([np.zeros((1, MEASURES)), np.cumsum(found, axis=0, dtype=np.float64)])
    means = (sums[spans[:, 1]] - sums[spans[:, 0]]) / np.diff(spans, axis=1)
    return Speech(regions + first, spans + first, region, means.astype(np.float16), narrow)


def cut(spans: Spans, length: int) -> tuple[Spans, npt.NDArray[np.int64]]:
    """Each span in equal parts of about `length`, and the row of the span that each part is of."""
    counts = np.maximum(1, np.round(np.diff(spans, axis=1)[:, 0] / length)).astype(np.int64)
    edges = [
        np.linspace(start, end, count + 1).astype(np.int64)
        for (start, end), count in zip(spans.tolist(), counts, strict=True)
    ]
    parts = [np.stack([edge[:-1], edge[1:]], axis=1) for edge in edges]
    return np.concatenate([*parts, np.zeros((0, 2), np.int64)]), np.repeat(np.arange(len(spans)), counts)
