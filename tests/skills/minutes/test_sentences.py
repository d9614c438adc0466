"""A transcript in sentences, each word for word in its segments."""

from hypothesis import given
from hypothesis import strategies as st

from skills.minutes.sentences import to_sentences
from tests.skills.minutes.talk import talk
from transcription.transcript import Segment, Transcript, Word


def texts(*lines: str) -> list[str]:
    return [sentence.text for sentence in to_sentences(talk(*lines))]


def test_splits_a_segment_at_full_stops() -> None:
    assert texts("Ana: We met Dr. Berg. It costs 3.5 euros. Good?") == [
        "We met Dr. Berg.",
        "It costs 3.5 euros.",
        "Good?",
    ]


def test_joins_a_sentence_that_captions_cut() -> None:
    transcript = talk("Ana: Priya will fix the", "Ana: calibration bug by Friday.")
    (sentence,) = to_sentences(transcript)
    assert sentence.text == "Priya will fix the calibration bug by Friday."
    assert [(part.segment, part.quote) for part in sentence.parts] == [
        (0, "Priya will fix the"),
        (1, "calibration bug by Friday."),
    ]


def test_a_caption_of_nothing_but_a_filler_is_no_evidence() -> None:
    transcript = talk("Ana: Um", "Ana: uh", "Ana: Priya will fix the", "Ana: calibration bug by Friday.")
    (sentence,) = to_sentences(transcript)
    assert [part.quote for part in sentence.parts] == ["Priya will fix the", "calibration bug by Friday."]
    assert sentence.start == 10.0
    (alone,) = to_sentences(talk("Ana: Um."))
    assert [part.quote for part in alone.parts] == ["Um."]


def test_never_joins_two_speakers() -> None:
    assert texts("Ana: Priya will fix the", "Tom: Sorry?") == ["Priya will fix the", "Sorry?"]


def test_does_not_join_where_there_is_no_punctuation() -> None:
    assert texts("Ana: we keep the price", "Ana: and we go on") == ["we keep the price", "and we go on"]


def test_breaks_up_long_speech_without_punctuation() -> None:
    said = "we looked at the numbers for the first quarter and they were fine so " * 6
    assert max(len(text.split()) for text in texts(f"Ana: {said}")) <= 30


def test_takes_times_from_the_words() -> None:
    words = tuple(
        Word(word, place, place + 0.5, 1.0) for place, word in enumerate(("Yes.", "We", "go", "now."))
    )
    transcript = Transcript("en", 5.0, (Segment(0, 0.0, 5.0, None, "Yes. We go now.", words),))
    assert [(item.start, item.end) for item in to_sentences(transcript)] == [(0, 0.5), (1, 3.5)]


segments = st.lists(
    st.tuples(st.floats(0, 1e4), st.floats(0, 100), st.sampled_from(["Ana", None]), st.text(max_size=80)),
    max_size=6,
)


@given(segments)
def test_every_part_stands_in_its_segment_within_its_time(
    rows: list[tuple[float, float, str | None, str]],
) -> None:
    made = tuple(Segment(n, at, at + long, who, text) for n, (at, long, who, text) in enumerate(rows))
    for sentence in to_sentences(Transcript(None, 1e5, made)):
        for part in sentence.parts:
            assert part.quote in made[part.segment].text
            assert made[part.segment].start <= part.start <= part.end <= made[part.segment].end
