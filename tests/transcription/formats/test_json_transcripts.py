"""Each program's JSON, by a small file of ours in its shape."""

import json
from datetime import UTC, datetime

import pytest

from tests.transcription.conftest import DATA
from transcription import UnreadableTranscriptError, parse_transcript, read_transcript


def rows(name: str) -> list[tuple[float, float, str | None, str]]:
    segments = read_transcript(DATA / name).segments
    return [(segment.start, segment.end, segment.speaker, segment.text) for segment in segments]


def test_our_own_form_keeps_its_words() -> None:
    transcript = read_transcript(DATA / "own.json")
    assert rows("own.json") == [(0.5, 1.5, "Ana Ruiz", "Good morning."), (2.0, 3.0, None, "Hello.")]
    assert transcript.to_json() == json.loads((DATA / "own.json").read_text())


def test_verbose_json_of_openai() -> None:
    transcript = read_transcript(DATA / "verbose.json")
    assert rows("verbose.json")[1] == (3.32, 8.4, None, "People went there.")
    assert (transcript.language, transcript.duration_seconds) == ("en", 8.47)
    assert [word.word for word in transcript.segments[0].words] == ["The", "beach"]


def test_whisper_cpp_counts_milliseconds() -> None:
    assert rows("whisper_cpp.json") == [(0.0, 2.5, None, "Guten Morgen."), (2.5, 4.0, None, "Fangen wir an.")]
    assert read_transcript(DATA / "whisper_cpp.json").language == "de"


def test_google_meet_names_whom_it_lists_and_numbers_the_others() -> None:
    assert rows("meet.json") == [(0.0, 1.5, "Ana Ruiz", "Shall we start?"), (2.5, 2.75, "Speaker 2", "Yes.")]
    transcript = read_transcript(DATA / "meet.json")
    assert transcript.started_at == datetime(2026, 5, 4, 14, 0, 10, 500_000, tzinfo=UTC)
    assert transcript.language == "en"


def test_graph_metadata_has_dates() -> None:
    assert rows("graph.json") == [
        (0.0, 1.48, "Ana Ruiz", "The budget is open."),
        (2.0, 2.754, "Bo Lindqvist", "Agreed."),
    ]


def test_graph_metadata_may_be_one_object_a_line() -> None:
    lines = "\n".join(json.dumps(entry) for entry in json.loads((DATA / "graph.json").read_text()))
    assert parse_transcript(lines.encode(), "made.json").speakers == ("Ana Ruiz", "Bo Lindqvist")


def test_fireflies_sentences_lie_deep_and_have_a_title() -> None:
    assert rows("fireflies.json") == [(0.32, 1.2, "Ana Ruiz", "Good morning."), (1.5, 2.0, None, "Hello.")]
    assert read_transcript(DATA / "fireflies.json").title == "Weekly review"


def test_attendee_utterances_count_from_the_first() -> None:
    assert rows("attendee.json") == [
        (0.0, 1.5, "Ana Ruiz", "Good morning."),
        (2.0, 2.5, "Bo Lindqvist", "Hello."),
    ]


def test_an_utterance_that_was_not_transcribed_is_dropped() -> None:
    entries = json.loads((DATA / "attendee.json").read_text())
    entries[0]["transcription"] = None
    assert parse_transcript(json.dumps(entries).encode(), "made.json").text == "Hello."


def test_a_corpus_needs_no_more_than_segments() -> None:
    assert rows("corpus.json") == [(0.5, 0.9, "B", "Mm."), (1.0, 2.0, "A", "Okay.")]


def test_turns_without_times_keep_their_order() -> None:
    turns = {"transcript": [{"speaker": "B", "text": "One."}, {"speaker": "A", "text": "Two."}]}
    transcript = parse_transcript(json.dumps(turns).encode(), "made.json")
    assert [segment.text for segment in transcript.segments] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is not valid JSON"),
        ("[" * 100_000, "is not valid JSON"),
        ("[]", "not a transcript that we know"),
        ('{"name": "confidant", "version": 1}', "not a transcript that we know"),
        ('{"segments": [1, 2]}', "not a transcript that we know"),
        ('{"segments": [{"start": 0, "end": 1}]}', r"an entry that cannot be read \(text"),
        ('{"segments": [{"start": NaN, "end": 1, "text": "hi"}]}', r"an entry that cannot be read \(start"),
        ('{"segments": [{"start": 1e999, "end": 1, "text": "hi"}]}', r"an entry that cannot be read \(start"),
        ('{"segments": [{"start": 0, "end": 1, "text": "  "}]}', "has no words with times"),
    ],
)
def test_other_json_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableTranscriptError, match=f"^'made.json' .*{reason}"):
        parse_transcript(text.encode(), "made.json")
