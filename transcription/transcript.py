"""What was said, by whom and when: the one shape that every source of a transcript ends in."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, Field, FiniteFloat, ValidationError

from transcription.errors import UnreadableTranscriptError


@dataclass(frozen=True)
class Word:
    """One spoken word without the spaces around it; `probability` (0 to 1) is how sure the model was."""

    word: str
    start: float
    end: float
    probability: float


@dataclass(frozen=True)
class Segment:
    """A stretch of speech by one person; `speaker` is None where nobody knows who it was."""

    id: int
    start: float
    end: float
    speaker: str | None
    text: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Voice:
    """What a speaker sounded like in so many `seconds` of speech; only what the same `model` measured compares."""

    speaker: str
    vector: tuple[float, ...]
    seconds: float
    model: str


@dataclass(frozen=True)
class Transcript:
    """A whole recording. Segments are numbered from 0 in order of start; times are seconds from its start.

    `notes` are sentences for whoever reads it, such as that a damaged recording was transcribed in part. `voices` are
    there only where they were asked for.
    """

    language: str | None
    duration_seconds: float
    segments: tuple[Segment, ...]
    title: str | None = None
    started_at: datetime | None = None
    notes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everyone who is known to speak, in order of their first words."""
        return tuple(dict.fromkeys(segment.speaker for segment in self.segments if segment.speaker))

    @property
    def text(self) -> str:
        """All that was said, one segment a line."""
        return "\n".join(segment.text for segment in self.segments)

    def to_json(self) -> dict[str, object]:
        """The form that `confidant transcribe --json` writes; title, start, notes and voices are not part of it."""
        segments = [_Segment.model_validate(segment, from_attributes=True) for segment in self.segments]
        written = _Transcript(
            language=self.language, duration_seconds=self.duration_seconds, segments=segments
        )
        return written.model_dump()

    @classmethod
    def from_json(cls, value: object) -> "Transcript":
        """The transcript that `to_json` wrote. Raises UnreadableTranscriptError on anything else."""
        try:
            read = _Transcript.model_validate(value)
        except ValidationError as error:
            flaw = error.errors()[0]
            place = ".".join(str(part) for part in flaw["loc"]) or "the top level"
            raise UnreadableTranscriptError(
                f"This JSON is not a transcript as `confidant transcribe --json` writes it "
                f"({flaw['msg']} at {place}); write it again with that command."
            ) from error
        segments = tuple(segment.to_segment() for segment in read.segments)
        return cls(read.language, read.duration_seconds, segments)


class _Word(BaseModel, extra="forbid"):
    word: str
    start: FiniteFloat
    end: FiniteFloat
    probability: FiniteFloat


class _Segment(BaseModel, extra="forbid"):
    id: int
    start: FiniteFloat
    end: FiniteFloat
    speaker: str | None
    text: str
    words: list[_Word]

    def to_segment(self) -> Segment:
        words = tuple(Word(word.word, word.start, word.end, word.probability) for word in self.words)
        return Segment(self.id, self.start, self.end, self.speaker, self.text, words)


class _Transcript(BaseModel, extra="forbid"):
    language: str | None
    duration_seconds: FiniteFloat = Field(ge=0)
    segments: list[_Segment]
