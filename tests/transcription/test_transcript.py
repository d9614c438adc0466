"""The one shape of a transcript, and its JSON."""

import pytest

from transcription import Segment, Transcript, UnreadableTranscriptError, Word

TRANSCRIPT = Transcript(
    "en",
    4.5,
    (
        Segment(
            0,
            0.5,
            1.5,
            "Ana Ruiz",
            "Good morning.",
            (Word("Good", 0.5, 0.8, 0.9), Word("morning.", 0.8, 1.5, 1.0)),
        ),
        Segment(1, 2.0, 3.0, None, "Hello."),
        Segment(2, 3.0, 4.0, "Ana Ruiz", "Shall we?"),
    ),
)


def test_json_has_the_public_fields_and_no_others() -> None:
    assert TRANSCRIPT.to_json() == {
        "language": "en",
        "duration_seconds": 4.5,
        "segments": [
            {
                "id": 0,
                "start": 0.5,
                "end": 1.5,
                "speaker": "Ana Ruiz",
                "text": "Good morning.",
                "words": [
                    {"word": "Good", "start": 0.5, "end": 0.8, "probability": 0.9},
                    {"word": "morning.", "start": 0.8, "end": 1.5, "probability": 1.0},
                ],
            },
            {"id": 1, "start": 2.0, "end": 3.0, "speaker": None, "text": "Hello.", "words": []},
            {"id": 2, "start": 3.0, "end": 4.0, "speaker": "Ana Ruiz", "text": "Shall we?", "words": []},
        ],
    }


def test_json_comes_back_as_it_was() -> None:
    assert Transcript.from_json(TRANSCRIPT.to_json()) == TRANSCRIPT


@pytest.mark.parametrize("value", [None, [], {}, {"language": 3}, TRANSCRIPT.to_json() | {"more": 1}])
def test_other_json_is_refused(value: object) -> None:
    with pytest.raises(UnreadableTranscriptError, match=r"^This JSON is not a transcript .* write it again"):
        Transcript.from_json(value)


def test_speakers_come_in_order_of_their_first_words() -> None:
    assert TRANSCRIPT.speakers == ("Ana Ruiz",)


def test_text_has_a_line_for_each_segment() -> None:
    assert TRANSCRIPT.text == "Good morning.\nHello.\nShall we?"
