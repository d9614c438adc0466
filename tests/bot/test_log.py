"""The log of commands: never a word on the screen, whatever becomes of its file."""

import logging
from pathlib import Path

import pytest

from bot.cli.session import logging_to

log = logging.getLogger("bot.tested")


def test_a_full_disk_shows_nothing_of_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    full = tmp_path / "confidant.log"
    full.symlink_to("/dev/full")
    with logging_to(full):
        log.warning("a question was not kept")
    assert capfd.readouterr() == ("", "")


def test_a_log_that_cannot_be_opened_stops_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with logging_to(tmp_path / "gone" / "confidant.log"):
        log.warning("a question was not kept")
    assert capfd.readouterr() == ("", "")
