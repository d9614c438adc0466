"""One recording for each person, as Zoom makes them, to one transcript with everybody's name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transcription.errors import NoSpeechError
from transcription.transcript import Segment, Transcript, Word


@dataclass(frozen=True)
class Spoken:
    """What one person said; `offset_seconds` is how long after the meeting's start their recording begins."""

    name: str
    transcript: Transcript
    offset_seconds: float = 0.0


def merge(people: Iterable[Spoken]) -> Transcript:
    """All that was said, in order of time; whoever has no name becomes "Speaker 1", "Speaker 2" …

    Raises NoSpeechError where nobody said anything."""
    spoken = [one for one in people if one.transcript.segments]
    if not spoken:
        raise NoSpeechError("Nobody can be heard in these recordings; check that they are of this meeting.")
    nameless = (f"Speaker {number}" for number in range(1, len(spoken) + 1))
    segments = [
        _moved(segment, name, one.offset_seconds)
        for one in spoken
        for name in [one.name.strip() or next(nameless)]
        for segment in one.transcript.segments
    ]
    segments.sort(key=lambda segment: (segment.start, segment.end))
    numbered = tuple(replace(segment, id=number) for number, segment in enumerate(segments))
    longest = max(spoken, key=lambda one: sum(len(segment.text) for segment in one.transcript.segments))
    seconds = max(one.offset_seconds + one.transcript.duration_seconds for one in spoken)
    notes = tuple(dict.fromkeys(note for one in spoken for note in one.transcript.notes))
    return Transcript(longest.transcript.language, round(seconds, 3), numbered, notes=notes)


def _moved(segment: Segment, name: str, seconds: float) -> Segment:
    words = tuple(_later(word, seconds) for word in segment.words)
    start, end = round(segment.start + seconds, 3), round(segment.end + seconds, 3)
    return replace(segment, start=start, end=end, speaker=name, words=words)


def _later(word: Word, seconds: float) -> Word:
    return replace(word, start=round(word.start + seconds, 3), end=round(word.end + seconds, 3))
