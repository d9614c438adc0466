"""Where somebody speaks, by Silero's voice detector, and those stretches put together without the rest."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from faster_whisper.transcribe import Segment as WhisperSegment
from faster_whisper.transcribe import Word as WhisperWord
from faster_whisper.vad import VadOptions, get_speech_timestamps, get_vad_model

from transcription.audio import SAMPLE_RATE, Samples

PAD_SECONDS = 0.4  # kept before and after speech, so that no consonant is cut off
_PAUSE_MILLISECONDS = 160  # as faster-whisper's batches have it
_LONG_PAUSE_SAMPLES = int((2.0 - 2 * PAD_SECONDS) * SAMPLE_RATE)

# How sure the detector is at its surest. Of 22 recordings of voices it was .96 and more in those with a sentence;
# in a crowd's murmur it was .67, in other noise less than .5.
_SURE = 0.8
_BLOCK_SAMPLES = 30 * SAMPLE_RATE
_FRAME = 512  # samples that the detector judges at once


@dataclass(frozen=True)
class Stretch:
    """Where somebody speaks, in samples; with some silence around it."""

    start: int
    end: int


def stretches(samples: Samples, *, longest_seconds: float) -> list[Stretch]:
    """The stretches of speech in order, none longer than that."""
    options = VadOptions(
        max_speech_duration_s=longest_seconds,
        min_silence_duration_ms=_PAUSE_MILLISECONDS,
        speech_pad_ms=int(PAD_SECONDS * 1000),
    )
    return [Stretch(found["start"], found["end"]) for found in get_speech_timestamps(samples, options)]


def joined(spoken: Iterable[Stretch]) -> list[Stretch]:
    """Stretches with less than two seconds of silence between them as one, as faster-whisper joins them."""
    wide: list[Stretch] = []
    for stretch in spoken:
        if wide and stretch.start - wide[-1].end < _LONG_PAUSE_SAMPLES:
            wide[-1] = Stretch(wide[-1].start, stretch.end)
        else:
            wide.append(stretch)
    return wide


class Voice:
    """Whether somebody surely speaks: a murmur or a hum may pass for speech, but never for sure."""

    def __init__(self, samples: Samples) -> None:
        self._samples = samples
        self._found: dict[int, bool] = {}

    @property
    def is_there(self) -> bool:
        """Anywhere at all; seldom more than the first half minute needs to be looked at."""
        return any(self._in_block(block) for block in range(len(self._samples) // _BLOCK_SAMPLES + 1))

    def is_near(self, seconds: float) -> bool:
        """In the half minute around, or the one before or after."""
        block = int(seconds * SAMPLE_RATE) // _BLOCK_SAMPLES
        return any(self._in_block(near) for near in (block, block - 1, block + 1))

    def _in_block(self, block: int) -> bool:
        if block not in self._found:
            samples = self._samples[max(block, 0) * _BLOCK_SAMPLES : max(block + 1, 0) * _BLOCK_SAMPLES]
            self._found[block] = _surest(samples) >= _SURE
        return self._found[block]


def _surest(samples: Samples) -> float:
    """0 to 1."""
    if not len(samples):
        return 0.0
    whole = np.pad(samples, (0, -len(samples) % _FRAME))
    return float(get_vad_model()(whole).max())


class Packed:
    """Stretches one after another, without the silence between them, and the way back to their own times."""

    def __init__(self, samples: Samples, spoken: Sequence[Stretch]) -> None:
        self._spoken = spoken
        self._lengths = [stretch.end - stretch.start for stretch in spoken]
        self._edges = [0, *accumulate(self._lengths)]  # where each stretch begins in what is joined
        self.samples = np.concatenate([samples[stretch.start : stretch.end] for stretch in spoken])

    def clips(self, *, longest_seconds: float) -> list[dict[str, float]]:
        """As many stretches in a row as a batch takes at once, from and to which second of `samples`."""
        return list(_clips(self._lengths, int(longest_seconds * SAMPLE_RATE)))

    def restored(self, segments: Iterable[WhisperSegment]) -> Iterator[WhisperSegment]:
        """The same with times in the samples that the stretches were cut from."""
        for segment in segments:
            words = [self._word(word) for word in segment.words or ()]
            start, end = self._span(segment.start, segment.end)
            if words:
                start, end = words[0].start, words[-1].end
            yield replace(segment, start=start, end=end, words=words)

    def _word(self, word: WhisperWord) -> WhisperWord:
        start, end = self._span(word.start, word.end)
        return replace(word, start=start, end=end)

    def _span(self, start: float, end: float) -> tuple[float, float]:
        """Both ends in one stretch, the one that the middle lies in: speech does not run over a cut."""
        middle = int((start + end) / 2 * SAMPLE_RATE)
        place = min(bisect_right(self._edges, middle), len(self._spoken)) - 1
        stretch = self._spoken[place]
        later = (stretch.start - self._edges[place]) / SAMPLE_RATE
        first, last = stretch.start / SAMPLE_RATE, stretch.end / SAMPLE_RATE
        return _within(start + later, first, last), _within(end + later, first, last)


def moved(segment: WhisperSegment, seconds: float) -> WhisperSegment:
    """The same, later by so much; `seek` counts hundredths of a second."""
    words = [
        replace(word, start=round(word.start + seconds, 3), end=round(word.end + seconds, 3))
        for word in segment.words or ()
    ]
    start, end = round(segment.start + seconds, 3), round(segment.end + seconds, 3)
    return replace(segment, seek=segment.seek + round(100 * seconds), start=start, end=end, words=words)


def _clips(lengths: Sequence[int], longest: int) -> Iterator[dict[str, float]]:
    start = end = 0
    for length in lengths:
        if end > start and end + length - start > longest:
            yield _clip(start, end)
            start = end
        end += length
    yield _clip(start, end)


def _within(seconds: float, first: float, last: float) -> float:
    return round(min(max(float(seconds), first), last), 3)


def _clip(start: int, end: int) -> dict[str, float]:
    # half a sample more, because faster-whisper cuts the product with the rate off
    return {"start": (start + 0.5) / SAMPLE_RATE, "end": (end + 0.5) / SAMPLE_RATE}
