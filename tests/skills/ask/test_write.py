"""A model's sentence is kept only where its citations hold it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.documents import Passage
from skills.ask.write import Proving, check, refuses
from tests.examples import FEWER
from tests.skills.ask.conftest import make_passage

LEAVE = make_passage(
    "Parents receive 16 weeks of paid leave. Apply to Elena Costa by 1 March. The fee is 52.75 euros.",
    title="Parental leave",
)
RULES = make_passage(
    "Unused days cannot be carried over. Interns work twenty-five hours. Forms are at portal.example.com/forms.",
    title="Rules",
    start=200,
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


@pytest.mark.parametrize(
    "text",
    [
        "Parents do not receive 16 weeks of paid leave [1].",
        "Parents don’t receive 16 weeks of paid leave [1].",
        "Parents never receive 16 weeks of paid leave [1].",
        "Parents receive 16 weeks of unpaid leave [1].",
        "Unused days can be carried over [2].",
        "Smith receives 16 weeks of paid leave [1].",
        "Elena Costa receives 16 weeks of paid leave [1].",
        "Apply by 1 March and Elena Costa receives 16 weeks of paid leave [1].",
        "Elena Costa can apply by 1 March and receives 16 weeks of paid leave [1].",
        "Parents receive eighteen weeks of paid leave [1].",
        "Parents receive 16 days of paid leave [1].",
        "Interns work five hours [2].",
        "The fee is 52 euros [1].",
        "The fee is 52.75% [1].",
        "Apply to Elena Costa by 16 March [1].",
        "Apply by 16 March [1].",
        "Apply to Elena Costa before 1 March [1].",
        "Parents receive 16 weeks of paid leave. managers can revoke it [1].",
        "Parents receive 16 weeks of paid leave and managers can revoke it [1].",
    ],
)
def test_a_changed_fact_is_dropped(text: str) -> None:
    assert check(text, [LEAVE, RULES]).text == ""


@pytest.mark.parametrize(
    "link",
    [
        "www.evil.example",
        "evil.com/reset",
        "evil\u200b.com",
        "ftp://evil",
        "mailto:someone",
        "javascript:alert",
        "[form](evil)",
        "<a href=evil>",
        "portal.example.com.evil/forms",
        "portal.example.co",
        "@elena",
    ],
)
def test_a_sentence_with_a_link_is_dropped(link: str) -> None:
    assert check(f"Parents receive 16 weeks of paid leave {link} [1].", [LEAVE]).text == ""
    assert check(f"Forms are at portal.example.com/forms, {link} [1].", [RULES]).text == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Managers can revoke it. Parents receive 16 weeks of leave [1].",
            "Parents receive 16 weeks of leave.",
        ),
        (
            "Parents receive 16 weeks of leave [1]. Managers can revoke it.",
            "Parents receive 16 weeks of leave.",
        ),
        ("Parents receive 16 weeks. [1] The fee is 52.75 euros. [1]",) * 2,
        ("- Parents receive 16 weeks [1]\n- The fee is 52.75 euros [1]",) * 2,
        ("As a parent, you receive sixteen weeks of paid leave [1].",) * 2,
        ("**Parents** receive 16 weeks of paid leave [1].", "Parents receive 16 weeks of paid leave."),
        ("You receive 16 weeks of paid parental leave [1].",) * 2,
        ("The paid leave for parents is 16 weeks [1].",) * 2,
        ("You must apply to Elena Costa by March 1 [1].",) * 2,
        ("You can't carry over unused days [2].",) * 2,
        ("Forms are at portal.example.com/forms [2].",) * 2,
    ],
)
def test_a_paraphrase_is_kept_sentence_by_sentence(text: str, kept: str) -> None:
    expected = (
        kept.replace(" [1]", "").replace(" [2]", "").replace("- ", "").replace("16 weeks\n", "16 weeks. ")
    )
    assert check(text, [LEAVE, RULES]).text.rstrip(".") == expected.rstrip(".")


def test_the_quote_is_the_sentence_that_gave_the_support() -> None:
    written = check("The fee is 52.75 euros [1][2].", [LEAVE, RULES])
    assert [citation.quote for citation in written.citations] == ["The fee is 52.75 euros."]


@pytest.mark.parametrize(
    "text", ["NOT ANSWERED", "NOT ANSWERED [1]", "**NOT ANSWERED**", "not answered: the passages are silent."]
)
def test_a_refusal_is_known_in_any_dress(text: str) -> None:
    assert refuses(text)
    assert check(text, [LEAVE]).text == ""


def test_an_answer_is_no_refusal() -> None:
    assert not refuses("Parents receive 16 weeks [1].")


def test_the_supported_part_of_an_answer_stays() -> None:
    written = check(
        "Parents receive 16 weeks of paid leave [1]. It is 90 euros a day [2]. The allowance is 52 euros a day [2].",
        [LEAVE, TRIPS],
    )
    assert written.text == "Parents receive 16 weeks of paid leave. The allowance is 52 euros a day."


def test_a_sentence_may_lean_on_two_passages() -> None:
    written = check("Parents receive 16 weeks of leave and 52 euros a day allowance [1][2].", [LEAVE, TRIPS])
    assert len(written.citations) == 2


@FEWER
@given(st.text(), st.sampled_from(["", "9" * 5_000, "\x00\x1b", "²", "٣", "[" * 50, "]("]), st.booleans())
def test_no_text_raises(text: str, odd: str, marked: bool) -> None:
    said = f"{text}[{odd}]{odd} {text}{'[1].' if marked else ''}"
    refuses(said)
    assert isinstance(check(said, [LEAVE, make_passage(text)]).text, str)
    assert check(said, []).text == ""


@given(st.text(max_size=200), st.integers(-1, 4))
def test_any_text_gives_only_quotes_that_stand_in_a_passage(text: str, number: int) -> None:
    passages: list[Passage] = [LEAVE, TRIPS]
    for citation in check(f"{text} [{number}]. {text}", passages).citations:
        offset = citation.passage.start
        assert citation.passage.text[citation.start - offset : citation.end - offset] == citation.quote


SAID = (
    "Parents receive 16 weeks of paid leave [1].",
    "Parents receive 16 weeks of paid leave. [1]",
    "Apply to Elena Costa by 1 March [1].",
    "Parents receive 18 weeks of paid leave [1].",
    "Interns work twenty-five hours [2].",
    "The allowance is 52 euros a day. [3] [1]",
    "Apply to Elena Smith by 1 March [1].",
    "NOT ANSWERED",
)


def shown_while(text: str, step: int) -> list[str]:
    """What is shown while these words come, so many characters at a time."""
    shown: list[str] = []
    proving = Proving([LEAVE, RULES, TRIPS], shown.append)
    for end in range(step, len(text) + step, step):
        proving.hear(text[:end])
    return shown


def test_a_sentence_is_shown_once_the_next_one_has_begun() -> None:
    text = "Parents receive 16 weeks of paid leave. [1] Apply to Elena Costa by 1 March [1]."
    assert shown_while(text, 1) == ["Parents receive 16 weeks of paid leave."]


def test_what_is_not_proven_is_never_shown() -> None:
    text = "Parents receive 18 weeks of paid leave [1]. Apply to Elena Costa by 1 March [1]. The end."
    assert shown_while(text, 3) == ["Apply to Elena Costa by 1 March."]


@FEWER
@given(st.lists(st.sampled_from(SAID), max_size=6), st.integers(1, 40))
def test_what_is_shown_only_grows_and_begins_what_is_kept_in_the_end(said: list[str], step: int) -> None:
    text = " ".join(said)
    shown, kept = shown_while(text, step), check(text, [LEAVE, RULES, TRIPS]).text
    assert all(kept.startswith(one) for one in shown)
    assert all(later.startswith(one) and later != one for one, later in pairwise(shown))
