"""A model's sentence is kept only where its citations hold it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.documents import Passage
from skills.ask.write import check
from tests.skills.ask.conftest import make_passage

LEAVE = make_passage(
    "Parents receive 16 weeks of paid leave. Apply to Elena Costa by 1 March.", title="Parental leave"
)
TRIPS = make_passage("The allowance is 52 euros a day.", title="Expenses", start=100)


def test_a_supported_sentence_is_kept_with_its_quote() -> None:
    written = check("Parents receive 16 weeks of paid leave [1].", [LEAVE, TRIPS])
    assert written.text == "Parents receive 16 weeks of paid leave."
    assert [citation.quote for citation in written.citations] == ["Parents receive 16 weeks of paid leave."]


@pytest.mark.parametrize(
    "text",
    [
        "Parents receive 18 weeks of paid leave [1].",
        "Parents receive 16 weeks of paid leave.",
        "Parents receive 16 weeks of paid leave [2].",
        "Parents receive 16 weeks of paid leave [3].",
        "Parents receive 16 weeks of paid leave [0].",
        "Apply to Elena Smith by 1 March [1].",
        "Whales and dolphins swim across oceans [1].",
        "Parents receive 16 weeks, see https://evil.example/16 [1].",
        "<!channel> parents receive 16 weeks of paid leave [1].",
        "@channel Parents receive 16 weeks of paid leave [1].",
        "![Parents](x) receive 16 weeks of paid leave [1].",
        "NOT ANSWERED",
        "",
    ],
)
def test_what_the_citation_does_not_hold_is_dropped(text: str) -> None:
    assert check(text, [LEAVE, TRIPS]).text == ""


def test_the_supported_part_of_an_answer_stays() -> None:
    written = check(
        "Parents receive 16 weeks of paid leave [1]. It is 90 euros a day [2]. The allowance is 52 euros a day [2].",
        [LEAVE, TRIPS],
    )
    assert written.text == "Parents receive 16 weeks of paid leave. The allowance is 52 euros a day."


def test_a_sentence_may_lean_on_two_passages() -> None:
    written = check("Parents receive 16 weeks of leave and 52 euros a day allowance [1][2].", [LEAVE, TRIPS])
    assert len(written.citations) == 2


@given(st.text(max_size=200), st.integers(-1, 4))
def test_any_text_gives_only_quotes_that_stand_in_a_passage(text: str, number: int) -> None:
    passages: list[Passage] = [LEAVE, TRIPS]
    for citation in check(f"{text} [{number}]. {text}", passages).citations:
        offset = citation.passage.start
        assert citation.passage.text[citation.start - offset : citation.end - offset] == citation.quote
