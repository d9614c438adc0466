"""Transcripts that somebody else made: .vtt, .srt and .json in the dialects that meeting programs write."""

from pathlib import Path

from transcription.errors import UnreadableTranscriptError
from transcription.formats import cues, json_transcripts, srt, vtt
from transcription.formats.text import decode
from transcription.transcript import Transcript

_SUFFIXES = frozenset((".vtt", ".srt", ".json"))
_HEAD_BYTES = 1 << 16
_LARGEST_BYTES = 200_000_000  # a week of meetings with a time for every word


def read_transcript(path: Path) -> Transcript:
    """Read a transcript by what it holds; its name decides only where the content does not.

    Raises UnreadableTranscriptError, also where nothing is said.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise UnreadableTranscriptError(
                f"{path.name!r} is over 200 MB, too large for a transcript; split it."
            )
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableTranscriptError(
            f"{path.name!r} cannot be opened ({reason}); check the path and its rights."
        ) from error
    return parse_transcript(data, path.name)


def parse_transcript(data: bytes, name: str) -> Transcript:
    """The same for bytes that arrived under a name. Raises UnreadableTranscriptError."""
    text = decode(data, name)
    transcript = _parse(text, name)
    if not transcript.segments:
        raise UnreadableTranscriptError(
            f"{name!r} has no words with times in it; export the transcript again."
        )
    return transcript


def is_transcript(path: Path) -> bool:
    """Whether a file is text that begins like a transcript, or at least is called one."""
    is_called_one = path.suffix.lower() in _SUFFIXES
    try:
        with path.open("rb") as file:
            text = decode(file.read(_HEAD_BYTES), path.name)
    except OSError:
        return is_called_one  # whoever opens it next says what is wrong with it
    except UnreadableTranscriptError:
        return False
    return is_called_one or text.lstrip().startswith(("WEBVTT", "{", "[")) or cues.has_timing(text)


def _parse(text: str, name: str) -> Transcript:
    start = text.lstrip()
    if start.startswith("WEBVTT"):
        return vtt.parse(start)
    if start.startswith(("{", "[")) and not cues.has_timing(text):
        return json_transcripts.parse(text, name)
    return vtt.parse(text) if name.lower().endswith(".vtt") else srt.parse(text)
