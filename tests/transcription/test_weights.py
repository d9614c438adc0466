"""Where a speech model is, and what is said when it is not there."""

from pathlib import Path

import pytest

from transcription import SpeechModelError, SpeechSettings
from transcription.weights import find_folder, hub_answers

MEND = "CONFIDANT_SPEECH__MODEL to a folder with a CTranslate2 Whisper model, or give a transcript"


def make_folder(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text("{}")
    return folder


def test_a_whole_folder_is_taken(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "model", "model.bin", "config.json", "tokenizer.json", "vocabulary.txt")
    assert find_folder(SpeechSettings(model=str(folder))) == folder


def test_a_folder_that_is_no_model_names_what_is_missing(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "model", "model.bin", "config.json")
    with pytest.raises(
        SpeechModelError, match=rf"missing or empty: tokenizer.json, vocabulary.\*\); set {MEND}"
    ):
        find_folder(SpeechSettings(model=str(folder)))


def test_a_folder_that_does_not_exist_says_so(tmp_path: Path) -> None:
    with pytest.raises(SpeechModelError, match=f"does not exist; set {MEND}"):
        find_folder(SpeechSettings(model=str(tmp_path / "nope")))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "model.bin"
    file.touch()
    with pytest.raises(SpeechModelError, match="is a file and not a folder"):
        find_folder(SpeechSettings(model=str(file)))


@pytest.mark.parametrize("model", ["small", "large-v3-turbo", "Systran/faster-whisper-small"])
def test_sizes_and_hub_ids_are_no_folders(model: str) -> None:
    assert find_folder(SpeechSettings(model=model)) is None


def test_a_hub_that_nobody_serves_does_not_answer() -> None:
    assert not hub_answers("http://127.0.0.1:9")
