"""Passages cut into quotable pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import sentences_of
from skills.ask.saying import full_stop, said_of
from tests.examples import FEWER
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


@FEWER
@given(markdown, st.integers(0, 500))
def test_each_piece_stands_word_for_word_where_it_says(text: str, start: int) -> None:
    for sentence in sentences_of(make_passage(text, start=start)):
        assert text[sentence.start - start : sentence.end - start] == sentence.text
        assert sentence.text == sentence.text.strip()


@FEWER
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
    ("text", "pieces"),
    [
        ("The office moves to ul. Miodowa 3 in May. It opens at 8.",
         ["The office moves to ul. Miodowa 3 in May.", "It opens at 8."]),
        ("Deliveries go to al. Solna 7 or pl. Nowy 1.", ["Deliveries go to al. Solna 7 or pl. Nowy 1."]),
        ("Ask Capt. Ree or Sgt. Moss.", ["Ask Capt. Ree or Sgt. Moss."]),
        ("See vol. 3 and pp. 4 to 9.", ["See vol. 3 and pp. 4 to 9."]),
        ("That follows Marsh et al. The rest is ours.", ["That follows Marsh et al.", "The rest is ours."]),
        ("Wait for 30 sec. Then press the key.", ["Wait for 30 sec.", "Then press the key."]),
        ("They read the pos. The desk helps.", ["They read the pos.", "The desk helps."]),
        ("It is in art. Ask the school.", ["It is in art.", "Ask the school."]),
        ("Shares rose at Marsh Ltd. The board met.", ["Shares rose at Marsh Ltd.", "The board met."]),
    ],
)  # fmt: skip
def test_what_stands_before_a_name_or_a_number_ends_no_sentence(
    passage: MakePassage, text: str, pieces: list[str]
) -> None:
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


FAQ = """# Benefits

**Q: Do we have private health insurance?**
A: Yes, with Vitality, from grade G4 on. Others can join.

**Q: Is there a gym subsidy?**

A: Not any more.
"""


def test_a_question_that_a_page_answers_is_no_answer_but_what_its_answer_stands_under() -> None:
    found = [(one.text, one.lead) for one in sentences_of(make_passage(FAQ))]
    insurance, gym = "Do we have private health insurance?", "Is there a gym subsidy?"
    assert found == [
        ("Yes, with Vitality, from grade G4 on.", insurance),
        ("Others can join.", insurance),
        ("Not any more.", gym),
    ]


def test_questions_that_nothing_answers_stay_quotable() -> None:
    text = "# Interviews\n\n- What are you good at?\n- What do you want to learn?\n"
    assert [one.text for one in sentences_of(make_passage(text))] == [
        "What are you good at?",
        "What do you want to learn?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2. Christmas party\nIt is on Friday 11 December at the Paintworks, from half past six on.\n",
        "7 Christmas party\n\nIt is on Friday 11 December at the Paintworks, from half past six on.\n",
        "Christmas party\n===============\n\nIt is on Friday 11 December at the Paintworks, from half past six on.\n",
    ],
    ids=["first line", "numbered", "underlined"],
)
def test_a_title_line_is_not_glued_to_the_sentence_below_it(text: str) -> None:
    [one] = sentences_of(make_passage(text))
    assert one.text.startswith("It is on Friday")
    assert said_of(one).startswith(("Christmas party: It is", "7 Christmas party: It is"))


def test_wrapped_lines_are_no_titles() -> None:
    text = "Parents receive sixteen weeks of leave that is\npaid. Apply early to Elena Costa.\n"
    assert [one.text for one in sentences_of(make_passage(text))][1] == "Apply early to Elena Costa."


def test_a_term_and_what_it_means_are_one_piece_that_stands_alone() -> None:
    text = "Payroll\n:   Joanna Petrie, ext. 4155\n\nVisas and relocation\n:   Meera Shah, ext. 4170\n\nMore soon.\n"
    found = sentences_of(make_passage(text))
    assert [one.words for one in found] == [
        "Payroll: Joanna Petrie, ext. 4155",
        "Visas and relocation: Meera Shah, ext. 4170",
        "More soon.",
    ]
    assert [one.stands_alone for one in found] == [True, True, False]


def test_no_answer_runs_on_into_the_next() -> None:
    assert full_stop("Weight 22.4 kg") == "Weight 22.4 kg."
    assert [full_stop(one) for one in ("Done.", "Why?", "The steps:", "")] == [
        "Done.",
        "Why?",
        "The steps:",
        "",
    ]


CODE = """## Roll back

Takes about 4 minutes.

```bash
# list first
tern list api --last 5
tern roll api \\
  --to <release>
```

Tell the team *afterwards*.
"""


def test_each_command_of_a_page_is_a_piece_without_its_fence() -> None:
    assert [(one.text, one.is_code) for one in sentences_of(make_passage(CODE))] == [
        ("Takes about 4 minutes.", False),
        ("tern list api --last 5", True),
        ("tern roll api \\\n  --to <release>", True),
        ("Tell the team *afterwards*.", False),
    ]


def test_a_command_is_said_as_it_is_to_be_copied() -> None:
    said = [full_stop(said_of(one)) for one in sentences_of(make_passage(CODE)) if one.is_code]
    assert said == ["`tern list api --last 5`.", "`tern roll api --to <release>`."]
