"""SubRip files."""

from tests.transcription.conftest import DATA
from transcription import parse_transcript, read_transcript


def test_tags_go_and_names_stay() -> None:
    segments = read_transcript(DATA / "plain.srt").segments
    assert [(segment.speaker, segment.text) for segment in segments] == [
        ("Ana Ruiz", "Welcome to the review."),
        (None, "First line after a gap"),
        (None, "42"),
        (None, "Thank you"),
    ]
    assert (segments[1].start, segments[1].end) == (3.5, 5.0)


def test_counters_may_be_missing() -> None:
    text = "00:00:01,000 --> 00:00:02,000\none\n\n00:00:03,000 --> 00:00:04,000\ntwo\n"
    assert parse_transcript(text.encode(), "made.srt").text == "one\ntwo"


def test_a_subtitle_file_with_the_name_of_another_format_is_read_by_its_content() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"
    assert parse_transcript(text.encode(), "made.json").text == "one\ntwo"
