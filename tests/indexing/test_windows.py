"""Passages cut into runs of sentences for the reader."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexing.models.windows import LONGEST, windows

SENTENCES = st.lists(st.text("abc ", min_size=1, max_size=600).map(lambda text: f"A{text}."), max_size=20)


@given(SENTENCES.map(" ".join) | st.text(max_size=2000))
def test_runs_hold_all_of_the_text_and_none_is_too_long(text: str) -> None:
    runs = windows(text)
    assert all(start < end <= start + LONGEST for start, end in runs)
    assert not text or (runs[0][0] == 0 and runs[-1][1] == len(text))
    assert all(before[0] < after[0] <= before[1] < after[1] for before, after in pairwise(runs))


def test_two_neighbours_stand_together_in_one_run() -> None:
    text = " ".join(f"Sentence {number} says a little about nothing at all." for number in range(30))
    runs = windows(text)
    marks = [text.index(f"Sentence {number} ") for number in range(30)] + [len(text)]
    for first in range(28):
        assert any(start <= marks[first] and marks[first + 2] <= end for start, end in runs)
