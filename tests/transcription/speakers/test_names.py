"""A name for a label comes from a click."""

import pytest

from transcription import Segment, Transcript
from transcription.errors import DiarizationError
from transcription.speakers import rename

SAID = Transcript(
    "en",
    9.0,
    (
        Segment(0, 0.0, 1.0, "Speaker 1", "Hello."),
        Segment(1, 1.0, 2.0, "Speaker 2", "Hi."),
        Segment(2, 2.0, 3.0, None, "Hm."),
        Segment(3, 3.0, 4.0, "Speaker 1", "Shall we?"),
    ),
)


def test_every_segment_of_a_label_gets_the_name_and_the_others_stay() -> None:
    named = rename(SAID, {"Speaker 1": " Anna Smith "})
    assert [segment.speaker for segment in named.segments] == ["Anna Smith", "Speaker 2", None, "Anna Smith"]
    assert named.text == SAID.text


def test_two_labels_may_be_one_person() -> None:
    assert rename(SAID, {"Speaker 1": "Anna", "Speaker 2": "Anna"}).speakers == ("Anna",)


def test_names_may_be_swapped() -> None:
    assert rename(SAID, {"Speaker 1": "Speaker 2", "Speaker 2": "Speaker 1"}).speakers == (
        "Speaker 2",
        "Speaker 1",
    )


def test_a_label_that_nobody_has_is_refused() -> None:
    with pytest.raises(DiarizationError, match=r"called 'Speaker 7'; its speakers: Speaker 1, Speaker 2\."):
        rename(SAID, {"Speaker 7": "Anna"})


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(DiarizationError, match="The name for 'Speaker 1' is empty"):
        rename(SAID, {"Speaker 1": "  "})
