"""A file for each person, from the files to one transcript."""

from pathlib import Path

import pytest

from tests.transcription.conftest import DATA, MakeWav, silence
from transcription import NoSpeechError, SpeechSettings
from transcription.speakers.meetings import transcribe_people

NO_MODEL = SpeechSettings(model="/not/there")


def vtt(path: Path, *lines: tuple[int, str]) -> Path:
    cues = "\n".join(f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n{text}\n" for at, text in lines)
    path.write_text(f"WEBVTT\n\n{cues}", encoding="utf-8")
    return path


def test_each_file_is_its_persons_words(tmp_path: Path) -> None:
    anna = vtt(tmp_path / "Audio only - Anna Smith.vtt", (1, "Shall we ship?"), (7, "Good."))
    bo = vtt(tmp_path / "audioBoReed21234567.vtt", (0, "Yes, on Friday."))
    found = transcribe_people([anna, bo], NO_MODEL, offsets={bo: 3.0})
    assert [(s.speaker, s.start, s.text) for s in found.segments] == [
        ("Anna Smith", 1.0, "Shall we ship?"),
        ("Bo Reed", 3.0, "Yes, on Friday."),
        ("Anna Smith", 7.0, "Good."),
    ]


def test_a_person_who_was_muted_is_left_out(make_wav: MakeWav, sample_voice: SpeechSettings) -> None:
    muted = make_wav("Audio only - Cy.wav", 1e-4 + silence(2.0))
    spoken = transcribe_people([DATA / "voice.flac", muted], sample_voice)
    assert spoken.speakers == ("voice",)
    with pytest.raises(NoSpeechError, match="Nobody can be heard in these recordings"):
        transcribe_people([muted], sample_voice)
