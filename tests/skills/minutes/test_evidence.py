"""What the benchmarks of evidence and of planted items count, on a sample that needs no data folder."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.minutes.evidence import flaws_of, hashed, lines_of
from benchmarks.minutes.planted import items, meeting, recovered
from skills.minutes.lines import Action, Evidence
from skills.minutes.writeup import write_up
from transcription import read_transcript
from transcription.transcript import Transcript

LAUNCH = Path(__file__).parent / "launch_review.vtt"
SAMPLE = Path("docs/sample_company/meetings/launch-review.vtt")


def flaws(transcript: Transcript) -> list[tuple[str, str]]:
    minutes = asyncio.run(write_up(transcript, hashed))
    return [
        flaw
        for line in lines_of(minutes)
        for flaw in flaws_of(line, transcript, mention=line in minutes.mentions)
    ]


@pytest.mark.parametrize("path", [LAUNCH, SAMPLE], ids=["launch", "sample"])
def test_no_line_owner_or_date_is_made_up(path: Path) -> None:
    assert flaws(read_transcript(path)) == []


def test_the_count_sees_what_was_made_up() -> None:
    transcript = read_transcript(LAUNCH)
    first = transcript.segments[0]
    right = Action("Good morning.", (Evidence(0, first.start, first.end, "Good morning everyone."),), 0.9)
    assert list(flaws_of(right, transcript)) == []
    assert list(flaws_of(replace(right, owner="Jonas"), transcript)) == [("owner", "Jonas")]
    assert list(flaws_of(replace(right, due="by May"), transcript)) == [("due", "by May")]
    assert list(flaws_of(replace(right, text="Bad morning."), transcript)) == [("word", "Bad morning.")]
    lie = replace(right.evidence[0], quote="Good evening everyone.")
    assert ("quote", "Good evening everyone.") in list(flaws_of(replace(right, evidence=(lie,)), transcript))


@pytest.mark.parametrize(
    "hours", [1, pytest.param(8, marks=pytest.mark.deep), pytest.param(80, marks=pytest.mark.deep)]
)
def test_the_end_gives_up_as_many_planted_items_as_the_beginning(hours: float) -> None:
    planted = items(7)
    found = [
        recovered(planted, asyncio.run(write_up(meeting(planted, edge, 7, hours), hashed)))
        for edge in ("first", "last")
    ]
    assert found == [len(planted), len(planted)]


def test_a_talk_about_nothing_gives_up_none() -> None:
    minutes = asyncio.run(write_up(meeting((), "first", 3, 0.5), hashed))
    assert not [line for line in (*minutes.decisions, *minutes.actions, *minutes.risks) if not line.possible]
