"""A transcript is read in parts: every word is in one, and each fits."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from skills.minutes.drafts.parts import Part, cut
from skills.minutes.drafts.tokens import count_tokens
from tests.skills.minutes.talk import talk

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.text("ab .!?é日", max_size=600),
        st.sampled_from(["", "word " * 300, "x" * 900]),
    ),
    max_size=12,
)


def cost(part: Part) -> int:
    return count_tokens(json.dumps([row.to_json() for row in part.rows], ensure_ascii=False))


@settings(deadline=None, max_examples=30)
@given(TEXTS, st.integers(120, 400))
def test_every_word_is_in_a_part_and_every_part_fits(texts: list[str], most: int) -> None:
    transcript = talk(*(f"Ana: {text}" for text in texts))
    parts = cut(transcript.segments, most)
    read: dict[int, str] = {}
    for row in (row for part in parts for row in part.fresh):
        read[row.segment] = read.get(row.segment, "") + row.text
    assert read == {segment.id: segment.text for segment in transcript.segments if segment.text.strip()}
    assert all(cost(part) <= most for part in parts)


def test_segments_stay_whole_and_the_last_two_are_shown_again() -> None:
    transcript = talk(*(f"Ana: Sentence number {number} of this talk." for number in range(30)))
    first, second, *_ = cut(transcript.segments, 400)
    assert [row.text for row in first.rows] == [s.text for s in transcript.segments[: len(first.rows)]]
    assert second.rows[:2] == first.rows[-2:]
    assert second.repeated == 2


def test_a_segment_longer_than_a_part_is_split_at_its_sentences() -> None:
    sentence = "The battery of the Aero lasts nine hours in the lab."
    parts = cut(talk("Ana: " + " ".join([sentence] * 40)).segments, 200)
    assert len(parts) > 1
    assert all(row.text.strip().endswith("lab.") for part in parts for row in part.rows)


def test_halves_hold_the_whole_part() -> None:
    (part,) = cut(talk(*(f"Ana: Sentence {number}." for number in range(9))).segments, 5000)
    halves = part.halves()
    assert halves is not None
    assert halves[0].rows + halves[1].rows == part.rows


@settings(deadline=None, max_examples=30)
@given(st.text())
def test_a_longer_text_never_counts_less(text: str) -> None:
    assert count_tokens(text) <= count_tokens(text + "a") <= count_tokens(text) + 1
    assert count_tokens(text) <= len(text.encode("utf-8", "replace"))
