"""The public face: one function for transcripts and recordings, and an import that costs nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.transcription.conftest import DATA, MakeWav, tone
from transcription import (
    SpeechModelError,
    SpeechSettings,
    Transcript,
    UnreadableAudioError,
    UnreadableTranscriptError,
    transcribe,
)

TRANSCRIPTS = sorted(path.name for path in DATA.iterdir() if path.suffix in {".vtt", ".srt", ".json"})
NO_MODEL = SpeechSettings(model="/nowhere/model")


def read(path: Path) -> Transcript:
    """Transcribe with a model that is not there: only a transcript can be read."""
    return transcribe(path, NO_MODEL)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, transcription, transcription.__main__; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"av", "ctranslate2", "faster_whisper", "huggingface_hub", "numpy", "onnxruntime", "torch"}
    assert heavy & set(result.stdout.split()) == set()


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_every_sample_is_read_without_a_model(name: str) -> None:
    assert read(DATA / name).segments


def test_a_transcript_with_the_name_of_a_video_is_read(tmp_path: Path) -> None:
    path = tmp_path / "call.mp4"
    path.write_bytes((DATA / "teams.vtt").read_bytes())
    assert read(path).speakers == ("Ana Ruiz", "Bo Lindqvist")


def test_a_recording_with_the_name_of_a_transcript_goes_to_the_model(make_wav: MakeWav) -> None:
    with pytest.raises(SpeechModelError, match="'/nowhere/model' does not exist"):
        read(make_wav("call.vtt", tone(1.0)))


def test_words_without_times_in_a_transcript_are_refused_as_a_transcript(tmp_path: Path) -> None:
    path = tmp_path / "call.vtt"
    path.write_text("only words")
    with pytest.raises(UnreadableTranscriptError, match=r"'call\.vtt' has no words with times"):
        read(path)


def test_words_in_a_video_are_refused_as_a_recording(tmp_path: Path) -> None:
    path = tmp_path / "call.mp4"
    path.write_text("only words")
    with pytest.raises(UnreadableAudioError, match=r"'call\.mp4' is text without times"):
        read(path)


@pytest.mark.parametrize(
    ("name", "error"), [("call.vtt", UnreadableTranscriptError), ("call.mp3", UnreadableAudioError)]
)
def test_a_missing_file_is_named(tmp_path: Path, name: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=rf"^'{name}' cannot be opened \(No such file or directory\)"):
        read(tmp_path / name)
