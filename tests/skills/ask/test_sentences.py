"""Passages cut into quotable pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.ask.sentences import plain, sentences_of
from tests.skills.ask.conftest import MakePassage, make_passage

markdown = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# Head",
                "- item one. And more",
                "| a | b |",
                "|---|---|",
                "1. first",
                "> quoted",
                "",
                "```",
                "* *",
            ]
        ),
        st.text(max_size=40),
        st.sampled_from(
            ["He paid 4.50 euros. She left.", "Dr. No said so, e.g. twice.", "Wait... What? Yes!"]
        ),
    ),
    max_size=12,
).map("\n".join)


@given(markdown, st.integers(0, 500))
def test_each_piece_stands_word_for_word_where_it_says(text: str, start: int) -> None:
    for sentence in sentences_of(make_passage(text, start=start)):
        assert text[sentence.start - start : sentence.end - start] == sentence.text
        assert sentence.text == sentence.text.strip()


@given(markdown)
def test_pieces_come_in_order_and_do_not_overlap(text: str) -> None:
    ends = [0]
    for sentence in sentences_of(make_passage(text)):
        assert sentence.start >= ends[-1]
        ends.append(sentence.end)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "It costs 4.50 euros, e.g. here. Dr. Lee knows.",
            ["It costs 4.50 euros, e.g. here.", "Dr. Lee knows."],
        ),
        ("Wrapped\nover lines. Next", ["Wrapped\nover lines.", "Next"]),
        ("# Title\n\nBody here.", ["Body here."]),
        ("- one\n- two\n  goes on\n", ["one", "two\n  goes on"]),
        ("| A | B |\n|---|---|\n| x | 1 |", ["| x | 1 |"]),
        ("para one\n\npara two", ["para one", "para two"]),
        ("---\n***\n", []),
        ("", []),
    ],
)
def test_cuts_where_a_person_would(passage: MakePassage, text: str, pieces: list[str]) -> None:
    assert [sentence.text for sentence in sentences_of(passage(text))] == pieces


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("**Bold** and `code`", "Bold and code"),
        ("see [the policy](https://x.example/y)", "see the policy"),
        ("- item", "item"),
        ("two\n  lines", "two lines"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_says_markdown_as_a_person_would(text: str, said: str) -> None:
    assert plain(text) == said
