"""`python -m transcription FILE [--json]`."""

import json
from pathlib import Path

import pytest

from tests.transcription.conftest import DATA
from transcription.__main__ import main


def test_a_transcript_is_printed_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(DATA / "teams.vtt")]) == 0
    assert "**Ana Ruiz** (0:00:00)  \nShall we ship the importer on Friday?\n" in capsys.readouterr().out


def test_json_is_the_public_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(DATA / "own.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads((DATA / "own.json").read_text())


def test_an_error_is_one_sentence_and_exit_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nope.vtt")]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert printed.err.startswith("'nope.vtt' cannot be opened")


def test_a_wrong_command_line_is_exit_code_two() -> None:
    with pytest.raises(SystemExit) as exit_info:
        main([])
    assert exit_info.value.code == 2
