"""How two rankings become one: bounded scores, any query, and rankings of several queries."""

import asyncio

import pytest

from indexing.audience import Audience
from indexing.documents import DocumentDraft, Ranking
from indexing.index import Index
from indexing.search import merge
from indexing.settings import IndexSettings
from tests.indexing.fakes import MEMBER

PAGES = {
    "leave.md": "Parental leave is sixteen weeks for every parent.",
    "travel.md": "Flights are booked by the travel desk.",
    "guests.md": "Guests sign in at the desk of the office.",
    "hidden.md": "Parental leave for directors is thirty weeks.",
}
STRANGE = [
    "",
    " \n\t ",
    "👩‍👩‍👧‍👦 🎉🎉",
    "???",
    "育児休暇は何週間ですか",
    "كم مدة إجازة الوالدين؟",
    "Wie lange dauert die Elternzeit?",
    "\0\0",
    "\udcff\ud800",
    "leave AND (NOT weeks) OR words:*^~",
    "e\u0301" * 50,
    "leave " * 3334,
    "x" * 20_000,
    " ".join(f"word{number}" for number in range(2_500))[:20_000],
]


@pytest.fixture
def filled(local_index: Index) -> Index:
    local_index.add(
        [
            DocumentDraft(
                location,
                location[:-3].title(),
                text,
                readers=frozenset({"group:board" if location == "hidden.md" else "everyone"}),
            )
            for location, text in PAGES.items()
        ]
    )
    return local_index


def find(index: Index, query: str, audience: Audience = MEMBER, limit: int = 8) -> Ranking:
    return asyncio.run(index.search(query, audience=audience, limit=limit))


@pytest.mark.parametrize("query", STRANGE)
def test_no_question_breaks_search_and_scores_stay_between_0_and_1(filled: Index, query: str) -> None:
    found = find(filled, query)
    assert all(0.0 <= one.score <= 1.0 for one in found)
    assert "hidden.md" not in {one.passage.location for one in found}


@pytest.mark.parametrize("query", STRANGE)
def test_no_question_breaks_the_search_of_an_empty_index(local_index: Index, query: str) -> None:
    assert find(local_index, query) == []


def test_a_passage_that_answers_scores_more_than_the_best_of_nothing(filled: Index) -> None:
    """Scores are held against what is possible, not against the other candidates."""
    answered = find(filled, "How many weeks is parental leave?")[0].score
    unanswered = find(filled, "Which desk lamps do volcanoes like?")[0].score
    assert answered > unanswered + 0.2


def test_a_score_depends_on_the_passage_and_not_on_how_many_are_wanted(filled: Index) -> None:
    query = "Where do guests sign in?"
    assert find(filled, query, limit=1)[0] == find(filled, query, limit=3)[0]


def test_merging_keeps_each_passage_at_its_best_score(filled: Index) -> None:
    one, other = find(filled, "parental leave"), find(filled, "guests at the desk")
    merged = merge(one, other, limit=8)
    assert merged[0] == max((one[0], other[0]), key=lambda found: found.score)
    assert len({found.passage.id for found in merged}) == len(merged) == 3
    assert [found.score for found in merged] == sorted((found.score for found in merged), reverse=True)


def test_merging_nothing_gives_nothing_and_never_more_than_wanted(filled: Index) -> None:
    assert merge([], [], limit=8) == []
    assert len(merge(find(filled, "leave"), find(filled, "desk"), limit=1)) == 1


def test_the_configuration_names_the_fusion_and_its_weight(local_index: Index) -> None:
    weight = str(IndexSettings().dense_weight)
    assert "bounded-folded" in local_index.configuration.split("|")
    assert weight in local_index.configuration.split("|")
