"""What a meeting is called."""

import pytest

from skills.minutes.sentences import to_sentences
from skills.minutes.titles import title_of
from tests.skills.minutes.talk import talk


def title(*lines: str, named: str | None = None, given: str | None = None, path: str = "") -> str:
    transcript = talk(*lines, title=named)
    return title_of(transcript, to_sentences(transcript), given=given, path=path)


def test_the_given_title_wins_then_the_transcripts_then_the_file_name() -> None:
    assert title("Ana: Hi.", named="Sync", given="Launch", path="a_b.vtt") == "Launch"
    assert title("Ana: Hi.", named="Sync", path="a_b.vtt") == "Sync"
    assert title("Ana: Hi.", path="calls/launch_review-may.vtt") == "Launch review may"


@pytest.mark.parametrize("path", ["GMT20260301-090000_Recording.vtt", "audio1234.m4a", "transcript.vtt", ""])
def test_a_file_name_that_says_nothing_gives_way_to_what_was_said(path: str) -> None:
    assert (
        title("Ana: This is the launch review of the Aero Pro.", path=path) == "Launch review of the Aero Pro"
    )


def test_is_never_empty() -> None:
    assert title("Ana: So.") == "Meeting"
