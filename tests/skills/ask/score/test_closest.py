"""Passages stand in the order of their nearest sentences, which a search of whole passages does not know."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.documents import ScoredPassage
from skills.ask.pieces.words import stems_of
from skills.ask.score.closest import LOOKED_INTO, closest_first
from tests.skills.ask.conftest import make_passage

ASKED = "can I buy more leave"
BOUGHT = "Carry-over ends in May. Up to four days of leave may be bought. Slips lie with Ana."
PAY = "Pay comes on the 26th. Payslips are in the drawer. Tax codes are for the office."


class Words:
    """An index whose vectors count stems of words, so that what shares more of them is nearer."""

    def __init__(self, worth: float = 1.0) -> None:
        self.worth = worth
        self.asked = 0

    async def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += len(texts)
        rows = np.zeros((len(texts), 997), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in stems_of(text):
                row[sum(map(ord, word)) % 997] = self.worth
        unit: np.ndarray = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return unit

    async def embed_questions(self, questions: Sequence[str]) -> np.ndarray:
        return await self.embed(questions)


def found(text: str, score: float, name: str) -> ScoredPassage:
    passage = replace(make_passage(text, title="Handbook"), id=name)
    return ScoredPassage(passage, score, score, 0.0, 1, None)


def order(question: str, passages: Sequence[ScoredPassage], index: Words | None = None) -> list[str]:
    first = asyncio.run(closest_first(question, passages, index or Words()))
    return [one.passage.id for one in first]


def test_one_sentence_lifts_its_passage_above_one_that_is_nearer_as_a_whole() -> None:
    assert order(ASKED, [found(PAY, 0.4, "pay"), found(BOUGHT, 0.35, "bought")]) == ["bought", "pay"]


def test_what_the_search_is_surer_of_by_far_stays_first() -> None:
    assert order(ASKED, [found(PAY, 0.9, "pay"), found(BOUGHT, 0.2, "bought")]) == ["pay", "bought"]


def test_a_copy_of_the_question_is_not_lifted() -> None:
    copy = found(f"{ASKED}? {ASKED}? {ASKED}?", 0.3, "copy")
    assert order(ASKED, [copy, found(BOUGHT, 0.25, "bought")]) == ["bought", "copy"]


def test_nothing_moves_where_a_vector_is_no_number() -> None:
    passages = [found(PAY, 0.4, "pay"), found(BOUGHT, 0.35, "bought")]
    with np.errstate(invalid="ignore"):
        assert order(ASKED, passages, Words(float("nan"))) == ["pay", "bought"]


def test_only_the_first_of_a_search_are_looked_into() -> None:
    index = Words()
    passages = [found(PAY, 1 - at / 100, f"p{at}") for at in range(LOOKED_INTO)]
    last = found(BOUGHT, 0.99 - LOOKED_INTO / 100, "last")
    assert order(ASKED, [*passages, last], index)[-1] == "last"
    assert index.asked == 1 + LOOKED_INTO * 3 * 2


@pytest.mark.parametrize(
    "passages", [[], [found(BOUGHT, 0.4, "bought")], [found("", 0.4, "a"), found("", 0.3, "b")]]
)
def test_with_nothing_to_compare_no_model_is_asked(passages: list[ScoredPassage]) -> None:
    index = Words()
    assert order(ASKED, passages, index) == [one.passage.id for one in passages]
    assert index.asked == 0


@given(st.lists(st.tuples(st.sampled_from([PAY, BOUGHT, ""]), st.floats(0, 1)), max_size=30))
def test_no_passage_is_lost_and_none_comes_twice(some: list[tuple[str, float]]) -> None:
    passages = [found(text, score, str(at)) for at, (text, score) in enumerate(some)]
    assert sorted(order(ASKED, passages)) == sorted(one.passage.id for one in passages)
