"""Every word goes to the person whose turn it falls into; nothing that was said changes."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import FEWER
from transcription import Segment, Transcript, Word
from transcription.speakers import Turn, assign

ANNA, BO = "Speaker 1", "Speaker 2"


def heard(text: str, start: float = 0.0, seconds: float = 0.5, speaker: str | None = None) -> Segment:
    """A segment whose words follow each other at once."""
    words = tuple(
        Word(word, start + n * seconds, start + (n + 1) * seconds, 0.9) for n, word in enumerate(text.split())
    )
    return Segment(0, start, words[-1].end, speaker, text, words)


def of(*segments: Segment) -> Transcript:
    return Transcript("en", 60.0, segments)


def lines(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(segment.speaker, segment.text) for segment in transcript.segments]


def test_a_segment_is_split_where_the_speaker_changes() -> None:
    said = of(heard("Shall we ship it? Yes, on Friday."))
    found = assign(said, [Turn(0.0, 2.0, ANNA), Turn(2.0, 4.0, BO)])
    assert lines(found) == [(ANNA, "Shall we ship it?"), (BO, "Yes, on Friday.")]
    assert [(s.id, s.start, s.end) for s in found.segments] == [(0, 0.0, 2.0), (1, 2.0, 3.5)]


def test_a_word_in_a_short_overlap_stays_with_whoever_had_the_floor() -> None:
    said = of(heard("one two three four"))
    found = assign(said, [Turn(0.0, 1.6, ANNA), Turn(1.0, 2.0, BO)])
    assert lines(found) == [(ANNA, "one two three"), (BO, "four")]


def test_a_word_just_outside_a_turn_belongs_to_it_and_one_far_from_all_to_nobody() -> None:
    said = of(heard("late", 2.3), heard("lost", 9.0))
    assert lines(assign(said, [Turn(0.0, 2.0, ANNA)])) == [(ANNA, "late"), (None, "lost")]


def test_a_word_stretched_over_a_silence_counts_by_where_it_begins() -> None:
    word = Word("so", 1.0, 9.0, 0.4)
    said = of(Segment(0, 1.0, 9.0, None, "so", (word,)))
    assert lines(assign(said, [Turn(0.0, 2.5, ANNA), Turn(3.2, 9.0, BO)])) == [(ANNA, "so")]


def test_what_the_platform_has_named_keeps_its_name() -> None:
    said = of(heard("Hello there.", speaker="Anna Smith"), heard("Hi.", 2.0))
    assert lines(assign(said, [Turn(0.0, 3.0, BO)])) == [("Anna Smith", "Hello there."), (BO, "Hi.")]


def test_a_segment_without_words_goes_to_whoever_fills_most_of_it() -> None:
    said = of(replace(heard("Hello there my friend."), words=()))
    assert lines(assign(said, [Turn(0.0, 0.4, BO), Turn(0.4, 2.0, ANNA)])) == [
        (ANNA, "Hello there my friend.")
    ]


def test_without_turns_nothing_is_split_and_nobody_named() -> None:
    said = of(heard("One word."), heard("More.", 3.0))
    assert lines(assign(said, [])) == [(None, "One word."), (None, "More.")]


def test_turns_that_last_no_time_or_run_backwards_say_nothing() -> None:
    said = of(heard("Hello."))
    assert lines(assign(said, [Turn(0.0, 0.0, ANNA), Turn(0.4, 0.1, BO)])) == [(None, "Hello.")]


def test_text_without_spaces_is_cut_between_its_words() -> None:
    words = tuple(Word(word, n / 2, (n + 1) / 2, 0.9) for n, word in enumerate(("你好", "吗", "很好", "。")))
    found = assign(
        of(Segment(0, 0.0, 2.0, None, "你好吗很好。", words)), [Turn(0.0, 1.0, ANNA), Turn(1.0, 2.0, BO)]
    )
    assert lines(found) == [(ANNA, "你好吗"), (BO, "很好。")]


def test_words_that_are_not_those_of_the_text_are_kept_as_they_are() -> None:
    segment = replace(heard("one two three four"), text="1 2 3 4")
    found = assign(of(segment), [Turn(0.0, 1.0, ANNA), Turn(1.0, 2.0, BO)])
    assert lines(found) == [(ANNA, "one two"), (BO, "three four")]


def test_words_out_of_order_and_on_top_of_each_other_keep_their_order() -> None:
    words = (Word("b", 2.0, 2.5, 0.9), Word("a", 0.0, 2.4, 0.9), Word("c", 2.2, 2.3, 0.9))
    found = assign(of(Segment(4, 0.0, 2.5, None, "b a c", words)), [Turn(0.0, 1.9, ANNA), Turn(1.9, 3.0, BO)])
    assert [word.word for segment in found.segments for word in segment.words] == ["b", "a", "c"]


patiently = settings(FEWER, suppress_health_check=[HealthCheck.too_slow])
times = st.integers(0, 60).map(lambda half_seconds: half_seconds / 2)
spans = st.tuples(times, times).map(lambda pair: (min(pair), max(pair)))
some_turns = st.lists(
    st.tuples(spans, st.sampled_from([ANNA, BO, "Cy"])).map(
        lambda pair: Turn(pair[0][0], pair[0][1], pair[1])
    ),
    max_size=8,
)
spoken_words = st.lists(
    st.tuples(st.sampled_from(["a", "aé", "ß.", "中", "a,a", "?"]), spans).map(
        lambda pair: Word(pair[0], pair[1][0], pair[1][1], 0.5)
    ),
    min_size=1,
    max_size=8,
)


def together(words: list[Word], glue: str) -> Segment:
    start, end = min(word.start for word in words), max(word.end for word in words)
    return Segment(0, start, end, None, glue.join(word.word for word in words), tuple(words))


some_segments = st.lists(st.builds(together, spoken_words, st.sampled_from([" ", "", "  "])), max_size=4)


@patiently
@given(some_segments, some_turns)
def test_no_word_is_lost_moved_or_changed(segments: list[Segment], turns: list[Turn]) -> None:
    found = assign(of(*segments), turns)
    before = [word for segment in segments for word in segment.words]
    assert [word for segment in found.segments for word in segment.words] == before
    assert [segment.id for segment in found.segments] == list(range(len(found.segments)))


@patiently
@given(some_segments, some_turns)
def test_the_text_stays_the_same_but_for_the_spaces(segments: list[Segment], turns: list[Turn]) -> None:
    def letters(some: tuple[Segment, ...]) -> str:
        return "".join("".join(segment.text.split()) for segment in some)

    assert letters(assign(of(*segments), turns).segments) == letters(tuple(segments))


@patiently
@given(some_segments, some_turns)
def test_only_speakers_of_the_turns_are_named_and_each_piece_spans_its_words(
    segments: list[Segment], turns: list[Turn]
) -> None:
    for segment in assign(of(*segments), turns).segments:
        assert segment.speaker in {None, *(turn.speaker for turn in turns)}
        assert segment.start == min(word.start for word in segment.words)
        assert segment.end == max(word.end for word in segment.words)


@patiently
@given(some_segments, some_turns)
def test_the_order_of_the_turns_does_not_matter(segments: list[Segment], turns: list[Turn]) -> None:
    distinct = list({(turn.start, turn.end): turn for turn in turns}.values())
    assert assign(of(*segments), distinct) == assign(of(*segments), distinct[::-1])
