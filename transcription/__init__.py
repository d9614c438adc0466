"""Speech to words: a recording, or a transcript that a meeting program made, to one Transcript."""

from collections.abc import Callable
from pathlib import Path

from transcription.errors import (
    NoSpeechError,
    SpeechModelError,
    TranscriptionError,
    UnreadableAudioError,
    UnreadableTranscriptError,
)
from transcription.formats import is_transcript, parse_transcript, read_transcript
from transcription.settings import SpeechSettings
from transcription.transcript import Segment, Transcript, Word

__all__ = [
    "SAMPLE_VOICE",
    "NoSpeechError",
    "Segment",
    "SpeechModelError",
    "SpeechSettings",
    "Transcript",
    "TranscriptionError",
    "UnreadableAudioError",
    "UnreadableTranscriptError",
    "Word",
    "parse_transcript",
    "read_transcript",
    "transcribe",
]

# A small model of one synthetic voice, for the demo and the tests; never chosen for anybody's recording.
SAMPLE_VOICE = Path(__file__).parent / "sample_voice"


def transcribe(
    path: Path, settings: SpeechSettings, *, on_progress: Callable[[float, float], None] | None = None
) -> Transcript:
    """Read a transcript, or write down a recording; the content decides, and not the file's name.

    `on_progress` gets the seconds done and the seconds in all. Raises a TranscriptionError.
    """
    if is_transcript(path):
        return read_transcript(path)
    from transcription.recordings import (
        transcribe_audio,
    )  # here, because the libraries behind it take seconds to load

    return transcribe_audio(path, settings, on_progress)
