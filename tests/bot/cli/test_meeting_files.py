"""`confidant meetings transcript` on a home where a meeting was held."""

from pathlib import Path

import pytest

from bot.testing.meetings import MeetingChat
from tests.bot.cli.conftest import Run

SAID = (("Ana Souza", 1.0, "Good morning."), ("Bo Lind", 7.5, "Hello."))


@pytest.fixture
def held(company: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one meeting that only Ana may read."""
    chat = MeetingChat(company)
    chat.held("abcdef123456", said=SAID, readers="user:ana")
    chat.close()
    monkeypatch.setenv("CONFIDANT_DATABASE__URL", f"sqlite:///{company / 'chat.db'}")
    return company


def test_a_reader_gets_the_file_in_the_format_of_its_name(held: Path, run: Run) -> None:
    said = run("meetings", "transcript", "abcdef123456", "--out", "launch.vtt", "--as", "ana").out
    assert "The transcript of Launch review is in launch.vtt." in said
    assert "<v Bo Lind>Hello." in (held / "launch.vtt").read_text()


def test_whoever_may_not_read_it_hears_what_is_said_of_an_unknown_one(held: Path, run: Run) -> None:
    refused = run("meetings", "transcript", "abcdef123456", "--out", "x.vtt", "--as", "bo", code=1).err
    unknown = run("meetings", "transcript", "unknown", "--out", "x.vtt", "--as", "ana", code=1).err
    assert refused.replace("abcdef123456", "unknown") == unknown
    assert not (held / "x.vtt").exists()


def test_another_ending_is_named(held: Path, run: Run) -> None:
    assert held
    assert (
        "'doc' is no format"
        in run("meetings", "transcript", "abcdef123456", "--out", "x.doc", "--as", "ana", code=1).err
    )
