"""Each program's WebVTT, by a small file of ours in its dialect."""

import pytest

from tests.transcription.conftest import DATA
from transcription import Transcript, UnreadableTranscriptError, parse_transcript, read_transcript


def said(name: str) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for segment in read_transcript(DATA / name).segments]


def times(transcript: Transcript) -> list[tuple[float, float]]:
    return [(segment.start, segment.end) for segment in transcript.segments]


def parse(text: str) -> Transcript:
    return parse_transcript(text.encode(), "made.vtt")


def test_teams_voice_tags_name_the_speakers() -> None:
    assert said("teams.vtt")[:4] == [
        ("Ana Ruiz", "Shall we ship the importer on Friday?"),
        ("Bo Lindqvist", "Yes."),
        ("Bo Lindqvist", "I will write the release notes and send them round."),
        (None, "Somebody on the telephone."),
    ]


def test_a_teams_cue_without_a_voice_tag_has_no_speaker() -> None:
    assert said("teams.vtt")[4] == (None, "No tag at all: none.")


def test_teams_times_without_padding_count_milliseconds() -> None:
    assert times(read_transcript(DATA / "teams.vtt")) == [
        (0.0, 5.32),
        (6.09, 6.5),
        (59.999, 62.05),
        (3600.0, 3601.0),
        (3602.0, 3603.0),
    ]


def test_padded_times_with_a_short_fraction_are_decimals() -> None:
    assert times(parse("WEBVTT\n\n00:00:01.5 --> 00:00:02.25\nhi")) == [(1.5, 2.25)]


def test_negative_times_become_zero_and_keep_their_order() -> None:
    transcript = read_transcript(DATA / "teams_negative.vtt")
    assert [segment.text for segment in transcript.segments] == ["Is it on?", "I think so.", "Good."]
    assert times(transcript) == [(0.0, 0.0), (0.0, 0.5), (1.0, 2.0)]


def test_teams_without_speaker_attribution_works() -> None:
    assert said("teams_without_names.vtt") == [(None, "Shall we begin?"), (None, "Yes, let us begin.")]


def test_graph_metadata_names_the_speaker_in_json() -> None:
    assert said("graph_metadata.vtt") == [("Ana Ruiz", "The budget is {open}."), (None, "Agreed.")]


def test_several_voices_in_one_cue_become_segments_of_their_own() -> None:
    assert said("voices.vtt") == [
        ("Ana Ruiz", "Tom & Jerry"),
        ("Bo Lindqvist", "cost <5 euros"),
        ("Bo Lindqvist", "One. Two."),
        (None, "Before"),
        ("O'Neil, Cy", "after"),
    ]


def test_slack_clips_lose_their_mark_and_their_dashes() -> None:
    assert (DATA / "slack.vtt").read_bytes().startswith(b"\xef\xbb\xbfWEBVTT \n")
    assert said("slack.vtt") == [(None, "Hello everyone"), (None, "This is a clip about the importer")]


def test_zoom_prefixes_are_speakers_and_other_colons_are_not() -> None:
    assert said("zoom.vtt") == [
        ("Ana Ruiz", "Good morning. Here is the plan: we ship on Friday."),
        ("bo_92", "fine with me"),
        (None, "Note: this line is not spoken by somebody called Note."),
        (None, "10:30 is too early for the call."),
        (None, "https://example.com/plan: that is the page."),
        ("bo_92", "I will read it"),
        (None, "the other thing is: who pays?"),
        ("Dr. Maria van der Berg (Acme)", "We do."),
    ]


def test_captions_that_roll_are_read_once() -> None:
    transcript = read_transcript(DATA / "youtube.vtt")
    assert [segment.text for segment in transcript.segments] == ["welcome to the review", "of the quarter"]
    assert transcript.language == "en"


def test_somebody_who_says_the_same_twice_is_kept() -> None:
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nYes.\n\n00:02.000 --> 00:03.000\nYes."
    assert [segment.text for segment in parse(cues).segments] == ["Yes.", "Yes."]


def test_comments_styles_regions_settings_and_tags_are_not_words() -> None:
    assert said("comments.vtt") == [
        (None, "Notes are due at noon, if 3 < 4"),
        (None, "NOTEBOOKS arrive tomorrow"),
    ]


def test_disorder_is_sorted_and_backward_times_are_repaired() -> None:
    transcript = read_transcript(DATA / "disorder.vtt")
    assert [segment.text for segment in transcript.segments] == ["first", "second", "third"]
    assert times(transcript) == [(10.0, 20.0), (15.0, 15.0), (90.5, 92.0)]
    assert [segment.id for segment in transcript.segments] == [0, 1, 2]
    assert transcript.duration_seconds == 92.0


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_any_newline_will_do(newline: str) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\none\ntwo\n\n00:03.000 --> 00:04.000\nthree\n"
    assert parse(text.replace("\n", newline)).text == "one two\nthree"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_any_encoding_will_do(encoding: str) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë Müller>Schöne Grüße, café</v>\n"
    transcript = parse_transcript(text.encode(encoding), "made.vtt")
    assert (transcript.speakers, transcript.text) == (("Zoë Müller",), "Schöne Grüße, café")


def test_cues_without_blank_lines_between_them_stay_apart() -> None:
    text = "WEBVTT\n00:01.000 --> 00:02.000\none\n2\n00:03.000 --> 00:04.000\ntwo"
    assert parse(text).text == "one\ntwo"


@pytest.mark.parametrize(
    "text", ["", "WEBVTT", "WEBVTT\n\nhello\n", "just words", "WEBVTT\n\n00:01.000 --> 00:02.000\n"]
)
def test_a_file_in_which_nothing_is_said_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(
        UnreadableTranscriptError, match=r"^'made.vtt' has no words with times in it; [^.]*\.$"
    ):
        parse(text)


@pytest.mark.parametrize("data", [b"WEBVTT\n\n\0\0\0binary", bytes(range(1, 32)) * 40])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableTranscriptError, match="is binary and not a transcript"):
        parse_transcript(data, "made.vtt")
