"""The day in docs/slack.md is what the program really says."""

import re
from pathlib import Path

import pytest

from bot.platforms.slack.signs import LATE
from bot.testing.day import play

# starts the real program for each scenario
pytestmark = pytest.mark.slow

PAGE = Path(__file__).parents[4] / "docs" / "slack.md"

# a line of minutes and the words that prove it: processors differ in arithmetic, and so in a word here and there
HEARD = re.compile(r"^ *• \[\d\d:\d\d\].*\n(?: *>.*\n *\d\d:\d\d *\n)?|^ *\[✓ .*\n", re.MULTILINE)

OFFERS = re.compile(r"^ *(?:\[[^\]\n]+\] ?){2,}$", re.MULTILINE)


def timeless(text: str) -> list[str]:
    """The lines without what differs: dates, times, references, digits of a score, and what another processor hears."""
    text = re.sub(r"\d{4}-\d\d-\d\d(T\d{6})?|\d{1,2} [A-Z][a-z]{2} \d{4}", "DATE", text)
    text = re.sub(r"[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+|[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}\b", "DAY", text)
    text = re.sub(r"p\d{16}|\d{10}\.\d{6}|\[\d\d:\d\d\]>", "TIME", text)
    text = re.sub(r"reference \w+", "reference", text)
    # ids of changes, drafts, meetings and files, and how long a query took
    text = re.sub(
        r"\b[0-9a-f]{12}(\.[0-9a-f]{8})?\b|\b[0-9a-f]{6}(?=:)|(?<=Change )[0-9a-f]{6}\b", "ID", text
    )
    text = re.sub(r"DATE, \d\d:\d\d|\d\.\d+ s\b", "WHEN", text)
    text = re.sub(r"verified/[0-9a-f]+", "verified/ID", text)
    text = re.sub(r"Confidence 0\.\d\d", "Confidence", text)
    text = re.sub(r"\d+ (decision|action item|open question|risk)s?", r"some \1s", text)
    text = re.sub(r"(?:, some risks?)?(?:; less sure: \d+)?\.\*$", ".*", text, flags=re.MULTILINE)
    text = re.sub(r"less sure \(\d+\)", "less sure", text)
    # two skills that a word may mean come so near to each other that the processor decides which is first
    text = OFFERS.sub(lambda line: " ".join(sorted(re.findall(r"\[[^\]]+\]", line[0]))), text)
    text = HEARD.sub("", text)
    # a command gets this line only where the machine is busy
    text = re.sub(rf"^.*{LATE}\n", "", text, flags=re.MULTILINE)
    return [line.rstrip() for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def transcript() -> str:
    return play()


def test_the_page_holds_the_day_as_it_was_played(transcript: str) -> None:
    page = timeless(PAGE.read_text(encoding="utf-8"))
    assert [line for line in timeless(transcript) if line not in page] == []
