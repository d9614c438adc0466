"""One transcript for each person, put together with their names."""

import pytest

from transcription import NoSpeechError, Segment, Transcript, Word
from transcription.speakers import Spoken, merge


def said(*lines: tuple[float, str]) -> Transcript:
    segments = tuple(
        Segment(n, start, start + 1, None, text, (Word(text, start, start + 1, 0.9),))
        for n, (start, text) in enumerate(lines)
    )
    return Transcript("en", 10.0, segments)


def test_people_are_put_in_order_of_time_with_their_names() -> None:
    found = merge([Spoken("Anna", said((0.0, "Hello."), (4.0, "Good."))), Spoken("Bo", said((2.0, "Hi.")))])
    assert [(s.id, s.speaker, s.text) for s in found.segments] == [
        (0, "Anna", "Hello."),
        (1, "Bo", "Hi."),
        (2, "Anna", "Good."),
    ]


def test_whoever_joined_later_is_moved_by_their_offset() -> None:
    found = merge(
        [Spoken("Anna", said((0.0, "Hello."))), Spoken("Bo", said((1.0, "Hi.")), offset_seconds=30.0)]
    )
    late = found.segments[1]
    assert (late.start, late.end, late.words[0].start) == (31.0, 32.0, 31.0)
    assert found.duration_seconds == 40.0


def test_a_muted_person_is_nobody_in_the_transcript_and_one_without_a_name_is_a_number() -> None:
    found = merge(
        [Spoken("Muted", said()), Spoken(" ", said((0.0, "Hello."))), Spoken("Bo", said((1.0, "Hi.")))]
    )
    assert found.speakers == ("Speaker 1", "Bo")


def test_a_meeting_in_which_nobody_spoke_is_refused_in_one_sentence() -> None:
    with pytest.raises(NoSpeechError, match=r"^Nobody can be heard in these recordings; [^.]*\.$"):
        merge([Spoken("Anna", said()), Spoken("Bo", said())])
