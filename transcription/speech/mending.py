"""What a model lost or bent is heard once more by itself, and takes the place of what was there if it is better."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from faster_whisper.transcribe import Segment as WhisperSegment

from transcription.audio import SAMPLE_RATE
from transcription.speech.doubt import Doubt, doubts, in_circles, is_better, merged
from transcription.speech.voice import Stretch

# Hears one stretch by itself; `True`: no three tokens may come twice in it.
Again = Callable[[Stretch, bool], list[WhisperSegment]]


def mended(found: Iterable[Doubt], heard: list[WhisperSegment], again: Again) -> list[WhisperSegment]:
    """The same in order of time, with each doubt settled.

    Whisper's own way out of a circle is to draw other words at random, so that the same sound gives others each
    time; here the circle is forbidden instead.
    """
    for doubt in list(found):
        second = [segment for part in doubt.parts for segment in _straight(part, again)]
        if is_better(doubt, second, heard):
            heard = merged(doubt.stretch, second, heard)
    return heard


def _straight(stretch: Stretch, again: Again) -> list[WhisperSegment]:
    heard = again(stretch, False)
    return again(stretch, True) if in_circles(heard) else heard


def complete(
    spoken: Sequence[Stretch], segments: Iterable[WhisperSegment], again: Again
) -> Iterator[WhisperSegment]:
    """What comes one after another, each told as soon as nothing before it can turn out to be missing."""
    held: list[WhisperSegment] = []
    judged, told = 0, 0.0
    for _, together in groupby(segments, key=lambda segment: segment.seek):
        clip = list(together)
        begun = clip[0].start * SAMPLE_RATE
        over = max(judged, bisect_right(spoken, begun, key=lambda stretch: stretch.end))
        held = [*_judged(spoken, slice(judged, over), held, again, told), *clip]
        judged = over
        while held and judged < len(spoken) and held[0].end * SAMPLE_RATE <= spoken[judged].start:
            told = max(told, held[0].end)
            yield held.pop(0)
    yield from _judged(spoken, slice(judged, None), held, again, told)


def _judged(
    spoken: Sequence[Stretch], now: slice, held: list[WhisperSegment], again: Again, told: float
) -> list[WhisperSegment]:
    # what was told up to this second cannot be taken back, so that nothing under it is heard again
    before = [stretch for stretch in spoken[: now.start] if stretch.start >= told * SAMPLE_RATE]
    # One after another faster-whisper keeps to one language, unless several are meant to be there.
    return mended(doubts(spoken[now], held, before=before, mixed=True), held, again)
