"""What every format is read into, before it is put in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from transcription.transcript import Segment, Transcript, Word


@dataclass(frozen=True)
class Turn:
    """One cue or entry as the file has it: times may be negative, backwards or out of order."""

    start: float
    end: float
    speaker: str | None
    text: str
    words: tuple[Word, ...] = ()


def to_transcript(
    turns: Iterable[Turn],
    *,
    language: str | None = None,
    duration_seconds: float = 0.0,
    title: str | None = None,
    started_at: datetime | None = None,
) -> Transcript:
    """Drop what is empty, repair times, sort by start (equals keep the file's order) and number from 0."""
    repaired = (_repair(turn) for turn in turns)
    ordered = sorted((turn for turn in repaired if turn.text), key=lambda turn: turn.start)
    segments = tuple(
        Segment(number, turn.start, turn.end, turn.speaker, turn.text, turn.words)
        for number, turn in enumerate(ordered)
    )
    end = max((segment.end for segment in segments), default=0.0)
    return Transcript(
        language, max(end, round(duration_seconds, 3)), segments, _line(title or "") or None, started_at
    )


def _repair(turn: Turn) -> Turn:
    """Times from 0 and not backwards; spaces and line breaks in text and names become single spaces."""
    start = max(0.0, round(turn.start, 3))
    end = max(start, round(turn.end, 3))
    words = tuple(_repair_word(word) for word in turn.words if word.word.strip())
    return Turn(start, end, _line(turn.speaker or "") or None, _line(turn.text), words)


def _repair_word(word: Word) -> Word:
    start = max(0.0, round(word.start, 3))
    probability = min(1.0, max(0.0, word.probability))
    return Word(_line(word.word), start, max(start, round(word.end, 3)), probability)


def _line(text: str) -> str:
    """One line that can be written down: JSON can hold halves of a character that no file may."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
