"""A long recording in windows that a model can hold in memory, cut where it is quietest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from transcription.audio import SAMPLE_RATE, Samples

WINDOW_SECONDS = (
    600  # faster-whisper needs about 0.2 MB of spectrum a second: 8 hours at once would take 5 GB
)
_SEARCH_SECONDS = 30  # how far back from the end of a window to look for a pause
_PAUSE_SAMPLES = SAMPLE_RATE * 2 // 5


@dataclass(frozen=True)
class Window:
    """Samples, and when the first of them was recorded."""

    start: float
    samples: Samples

    @property
    def end(self) -> float:
        """Exactly the start of the next one."""
        return (round(self.start * SAMPLE_RATE) + len(self.samples)) / SAMPLE_RATE


def windows(blocks: Iterable[Samples], *, seconds: int = WINDOW_SECONDS) -> Iterator[Window]:
    """Group blocks into windows of about `seconds`, more than 30; no sample is lost or repeated."""
    start, held, size = 0, list[Samples](), 0
    for block in blocks:
        held.append(block)
        size += len(block)
        if size >= seconds * SAMPLE_RATE:
            samples = np.concatenate(held)
            cut = _quietest(samples)
            yield Window(start / SAMPLE_RATE, samples[:cut])
            start, held, size = start + cut, [samples[cut:]], size - cut
    if size:
        yield Window(start / SAMPLE_RATE, np.concatenate(held))


def _quietest(samples: Samples) -> int:
    """The middle of the quietest 0.4 seconds near the end."""
    tail = samples[-_SEARCH_SECONDS * SAMPLE_RATE :]
    pauses = tail[: len(tail) // _PAUSE_SAMPLES * _PAUSE_SAMPLES].reshape(-1, _PAUSE_SAMPLES)
    quietest = int(np.square(pauses).mean(axis=1).argmin())
    return len(samples) - len(tail) + quietest * _PAUSE_SAMPLES + _PAUSE_SAMPLES // 2
