"""When a shadow answer counts as right."""

import math

import pytest

from bot.calibration.grading import Graded, is_right, judge
from bot.calibration.questions import Labelled
from skills.ask.answer import Asked, Citation
from tests.skills.ask.conftest import make_passage

SENTENCE = "Parents receive **16 weeks** of leave."


def asked(*quotes: str, answer: str = "") -> Asked:
    citations = tuple(Citation(make_passage(quote), quote, 0, len(quote)) for quote in quotes)
    return Asked("answer", answer, 0.8, 0.7, citations=citations)


def row(**fields: object) -> Labelled:
    return Labelled("1", "How long?", **{"golds": ("16 weeks",), **fields})  # type: ignore[arg-type]


def judged(label: Labelled, shown: Asked) -> Graded:
    graded = judge(label, shown)
    assert graded
    return graded


def test_an_answer_that_shows_the_gold_is_right() -> None:
    assert judged(row(), asked(SENTENCE)).right
    assert judged(row(golds=("six months", "the 16 weeks")), asked(SENTENCE)).right
    assert not judged(row(golds=("12 weeks",)), asked(SENTENCE)).right


def test_a_gold_may_run_over_two_sentences_or_stand_in_the_words_of_a_row() -> None:
    assert is_right(row(golds=("leave. Ask Ana",)), asked(SENTENCE, "Ask Ana first."))
    assert is_right(row(), asked("| leave | 16 |", answer="Leave: 16 weeks"))


@pytest.mark.parametrize("named", ["handbook/leave.md", "leave.md", "./leave.md"])
def test_it_must_come_from_the_document_that_is_named(named: str) -> None:
    assert is_right(row(document=named), asked(SENTENCE))
    assert not is_right(row(document=f"other-{named}"), asked(SENTENCE))
    assert not is_right(row(document="eave.md"), asked(SENTENCE))


def test_any_answer_to_a_question_without_one_is_wrong() -> None:
    assert not judged(row(golds=()), asked(SENTENCE)).right


def test_a_verdict_counts_for_the_answer_that_it_is_on() -> None:
    graded = ("Parents  receive 16 weeks\nof leave.",)
    shown = asked(SENTENCE, answer="Parents receive 16 weeks of leave.")
    assert judged(row(golds=graded, verdict="right"), shown).right
    assert not judged(row(golds=graded, verdict="wrong"), shown).right


@pytest.mark.parametrize("verdict", ["right", "wrong"])
def test_a_verdict_on_another_answer_says_nothing_about_this_one(verdict: str) -> None:
    shown = asked(SENTENCE, answer="Parents receive 16 weeks of leave.")
    assert judge(row(golds=("Bananas are blue.",), verdict=verdict), shown) is None
    assert judge(row(golds=("Parents receive 16 weeks",), verdict=verdict), shown) is None


def test_other_words_from_the_same_sentences_are_the_same_answer() -> None:
    shown = asked(SENTENCE, "Ask Ana.", answer="It is 16 weeks; ask Ana.")
    graded = row(golds=("16 weeks, and ask Ana",), verdict="right", quotes=("Ask  Ana.", SENTENCE))
    assert judged(graded, shown).right
    assert judge(row(golds=("16 weeks",), verdict="right", quotes=(SENTENCE,)), shown) is None


def test_a_decline_that_was_right_says_that_there_is_no_answer() -> None:
    assert not judged(row(golds=(), verdict="right"), asked(SENTENCE)).right
    assert judge(row(golds=(), verdict="wrong"), asked(SENTENCE)) is None
    for verdict in ("right", "wrong"):
        assert math.isnan(judged(row(golds=(), verdict=verdict), Asked("search")).score)


@pytest.mark.parametrize(
    "declined", [Asked("search", confidence=0.4), Asked("answer", "16 weeks", None), Asked("refuse")]
)
def test_what_is_never_shown_has_no_score_and_is_not_right(declined: Asked) -> None:
    graded = judged(row(verdict="right"), declined)
    assert math.isnan(graded.score)
    assert not graded.right


def test_an_answer_without_evidence_is_not_right() -> None:
    assert not judged(row(), asked(answer="16 weeks")).right
