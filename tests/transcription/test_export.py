"""What is written can be read again."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcription import Segment, Transcript, TranscriptionError, Word, read_transcript
from transcription.export import to_json_text, to_markdown, to_srt, to_vtt, write_transcript
from transcription.formats import parse_transcript

TRANSCRIPT = Transcript(
    "en",
    3725.5,
    (
        Segment(0, 0.5, 1.25, "Ana Ruiz", "Is 3 < 4 & 5 --> 6?", (Word("Is", 0.5, 0.6, 0.9),)),
        Segment(1, 2.0, 3.0, "Ana Ruiz", "*Yes*."),
        Segment(2, 3723.456, 3725.5, None, "Thank\nyou."),
    ),
    title="Weekly review",
)

lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)
names = lines.filter(lambda name: bool(name) and "\ufeff" not in name)
milliseconds = st.integers(0, 10**9)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Transcripts as the parsers make them, with every speaker known."""
    starts = sorted(draw(st.lists(milliseconds, min_size=1, max_size=5)))
    segments = tuple(
        Segment(number, start / 1000, (start + draw(milliseconds)) / 1000, draw(names), draw(names))
        for number, start in enumerate(starts)
    )
    return Transcript(None, max(segment.end for segment in segments), segments)


def test_vtt_has_voice_tags_and_entities() -> None:
    assert to_vtt(TRANSCRIPT) == (
        "WEBVTT\nLanguage: en\n\n"
        "00:00:00.500 --> 00:00:01.250\n<v Ana Ruiz>Is 3 &lt; 4 &amp; 5 --&gt; 6?</v>\n\n"
        "00:00:02.000 --> 00:00:03.000\n<v Ana Ruiz>*Yes*.</v>\n\n"
        "01:02:03.456 --> 01:02:05.500\nThank you.\n"
    )


def test_srt_has_counters_commas_and_names() -> None:
    assert to_srt(TRANSCRIPT) == (
        "1\n00:00:00,500 --> 00:00:01,250\nAna Ruiz: Is 3 < 4 & 5 → 6?\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nAna Ruiz: *Yes*.\n\n"
        "3\n01:02:03,456 --> 01:02:05,500\nThank you.\n"
    )


def test_markdown_has_a_paragraph_for_each_speaker() -> None:
    assert to_markdown(TRANSCRIPT) == (
        "# Weekly review\n\n"
        "**Ana Ruiz** (0:00:00)  \nIs 3 \\< 4 & 5 --\\> 6?\n\n\\*Yes\\*.\n\n"
        "**Unknown** (1:02:03)  \nThank you.\n"
    )


@pytest.mark.parametrize("suffix", [".vtt", ".srt", ".json"])
def test_a_written_file_is_read_again_with_its_speakers_and_times(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"review{suffix}"
    write_transcript(TRANSCRIPT, path)
    again = read_transcript(path)
    assert [(segment.start, segment.end, segment.speaker) for segment in again.segments] == [
        (segment.start, segment.end, segment.speaker) for segment in TRANSCRIPT.segments
    ]
    assert again.duration_seconds == TRANSCRIPT.duration_seconds


@given(transcripts())
@settings(max_examples=200, deadline=None)
def test_vtt_comes_back_as_it_was(transcript: Transcript) -> None:
    assert parse_transcript(to_vtt(transcript).encode(), "a.vtt") == transcript


@given(transcripts())
@settings(max_examples=100, deadline=None)
def test_json_comes_back_as_it_was(transcript: Transcript) -> None:
    assert parse_transcript(to_json_text(transcript).encode(), "a.json") == transcript


def test_an_unknown_format_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        TranscriptionError, match=r"^'review.docx' names no format of a transcript; end it in"
    ):
        write_transcript(TRANSCRIPT, tmp_path / "review.docx")
