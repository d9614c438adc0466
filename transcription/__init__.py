"""Speech to words: a recording, or a transcript that a meeting program made, to one Transcript."""

from collections.abc import Callable, Sequence
from pathlib import Path

from transcription.errors import (
    DiarizationError,
    DiskFullError,
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
    "DiarizationError",
    "DiskFullError",
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
    path: Path,
    settings: SpeechSettings,
    *,
    hotwords: Sequence[str] = (),
    resume: Path | None = None,
    on_progress: Callable[[float, float], None] | None = None,
    voices: bool = False,
) -> Transcript:
    """Read a transcript, or write down a recording; the content decides, and not the file's name.

    `hotwords` are names and jargon to listen for, the most important first. `resume` is a file in which
    finished stretches of a long recording are kept: called again after a crash, the work goes on from there.
    `on_progress` gets the seconds done and the seconds in all. With `voices` the transcript says what each speaker who
    was told apart by sound sounds like. Raises a TranscriptionError.
    """
    if is_transcript(path):
        return read_transcript(path)
    # here, because the libraries behind it take seconds to load
    from transcription.recordings import transcribe_audio

    return transcribe_audio(
        path, settings, hotwords=hotwords, resume=resume, on_progress=on_progress, voices=voices
    )
