"""Passages cut into quotable pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.ask.plain import plain
from skills.ask.sentences import sentences_of
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
    ("text", "pieces"),
    [
        (
            "Nicht genommener Urlaub verfällt am 31. März des Folgejahres. Er wird im Portal beantragt.",
            ["Nicht genommener Urlaub verfällt am 31. März des Folgejahres.", "Er wird im Portal beantragt."],
        ),
        ("Der Vertrag gilt vom 1. April bis zum 30. September 2026. Danach endet er.",
         ["Der Vertrag gilt vom 1. April bis zum 30. September 2026.", "Danach endet er."]),
        ("- Frist bis 31. Dez. 2026", ["Frist bis 31. Dez. 2026"]),
        ("Das Büro ist im 3. Stock. Die Küche nicht.", ["Das Büro ist im 3. Stock.", "Die Küche nicht."]),
        ("Das gilt z. B. für Hotels, Bahn bzw. Taxi und u. U. Flüge. Siehe Nr. 4 und Art. 5.",
         ["Das gilt z. B. für Hotels, Bahn bzw. Taxi und u. U. Flüge.", "Siehe Nr. 4 und Art. 5."]),
        ("Die Fahrt kostet ca. 30 Euro laut S. 4. Dr. Maier entscheidet.",
         ["Die Fahrt kostet ca. 30 Euro laut S. 4.", "Dr. Maier entscheidet."]),
        ("Wir haben 31. Danach kommen mehr.", ["Wir haben 31.", "Danach kommen mehr."]),
        ("La demande est signée par Mme Roux et M. Petit. Elle passe par Mme. Leroy, art. 12.",
         ["La demande est signée par Mme Roux et M. Petit.", "Elle passe par Mme. Leroy, art. 12."]),
    ],
)  # fmt: skip
def test_a_german_or_french_day_or_abbreviation_ends_no_sentence(
    passage: MakePassage, text: str, pieces: list[str]
) -> None:
    assert [sentence.text for sentence in sentences_of(passage(text))] == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It was built ca. 1900 for the town.", ["It was built ca.", "1900 for the town."]),
        ("The office has 31. April was the month of the move.",
         ["The office has 31.", "April was the month of the move."]),
        ("Ask for form d. The desk has it.", ["Ask for form d.", "The desk has it."]),
    ],
)  # fmt: skip
def test_english_is_cut_as_its_scores_were_fitted(passage: MakePassage, text: str, pieces: list[str]) -> None:
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
