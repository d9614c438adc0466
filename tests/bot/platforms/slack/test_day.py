"""The day in docs/slack.md is what the program really says."""

import re
from pathlib import Path

import pytest

from bot.testing.day import play

PAGE = Path(__file__).parents[4] / "docs" / "slack.md"


def timeless(text: str) -> list[str]:
    """The lines without what differs from run to run: dates, times, references, the last digits of a score."""
    text = re.sub(r"\d{4}-\d\d-\d\d(T\d{6})?", "DATE", text)
    text = re.sub(r"reference \w+", "reference", text)
    text = re.sub(r"Confidence 0\.\d\d", "Confidence", text)
    return [line.rstrip() for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def transcript() -> str:
    return play()


def test_the_page_holds_the_day_as_it_was_played(transcript: str) -> None:
    page = timeless(PAGE.read_text(encoding="utf-8"))
    assert [line for line in timeless(transcript) if line not in page] == []
