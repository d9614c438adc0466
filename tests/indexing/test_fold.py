"""Copies of a passage take one place in a ranking, and what differs in substance never disappears."""

import asyncio

import pytest

from indexing.documents import DocumentDraft, Ranking
from indexing.fold import say_the_same
from indexing.index import Index
from tests.indexing.fakes import MEMBER

POLICY = (
    "Every member of staff may work from another country for up to 20 working days in a calendar year. The days are "
    "asked for in the people system, at least two weeks before the journey, and the manager confirms them there."
)


def draft(
    location: str, text: str = POLICY, title: str = "Remote work", readers: str = "everyone"
) -> DocumentDraft:
    return DocumentDraft(location, title, text, readers=frozenset({readers}))


def find(index: Index, query: str, limit: int = 8) -> Ranking:
    return asyncio.run(index.search(query, audience=MEMBER, limit=limit))


def test_copies_share_a_place_and_each_copy_is_named(local_index: Index) -> None:
    local_index.add([draft("a.md"), draft("old/a.md"), draft("b.md", "Days off are asked for early.")])
    found = find(local_index, "work from another country")
    assert [len(one.duplicates) for one in found] == [1, 0]
    assert {found[0].passage.location, found[0].duplicates[0].location} == {"a.md", "old/a.md"}


def test_other_passages_move_up_when_copies_are_folded(local_index: Index) -> None:
    local_index.add([*(draft(f"copy{number}.md") for number in range(5)), draft("b.md", "Country houses.")])
    assert len(find(local_index, "work from another country", limit=2)) == 2


def test_a_copy_that_somebody_of_the_audience_may_not_read_is_not_named(local_index: Index) -> None:
    local_index.add([draft("a.md"), draft("secret.md", readers="group:hr")])
    assert find(local_index, "work from another country")[0].duplicates == ()


def test_copies_stay_apart_where_the_question_names_the_title_of_one(local_index: Index) -> None:
    local_index.add([draft("es.md", title="Remote work Spain"), draft("de.md", title="Remote work Germany")])
    assert [one.passage.location for one in find(local_index, "work abroad in Spain")] == ["es.md", "de.md"]


def test_another_number_is_another_statement(local_index: Index) -> None:
    local_index.add([draft("a.md"), draft("b.md", POLICY.replace("20", "25"))])
    assert len(find(local_index, "work from another country")) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fee is 5 € a day for each guest", "The fee is 5 $ a day for each guest"),
        ("The lowest reading was -5 that day in the lab", "The lowest reading was 5 that day in the lab"),
        ("Then Ana pays Bo for the day at the office", "Then Bo pays Ana for the day at the office"),
        ("Guests may stay in the office", "Guests may not stay in the office"),
        ("Guests can stay in the office", "Guests can't stay in the office"),
        ("It costs 1.5 a day", "It costs 15 a day"),
        ("", "Anything at all"),
        ("apples and pears", "pears and apples"),
    ],
)
def test_never_folds_what_differs_in_substance(one: str, other: str) -> None:
    assert not say_the_same(one, other, 1.0)
    assert not say_the_same(other, one, 1.0)


@pytest.mark.parametrize(
    ("other", "cosine"),
    [
        (POLICY.replace(" ", "\n"), 0.9),
        (f"**{POLICY.upper()}**", 0.9),
        (POLICY.replace("The days are asked", "The days  are asked") + " there", 0.9),
        (POLICY.replace("journey", "trip").replace("confirms", "approves"), 0.98),
    ],
)
def test_folds_other_spacing_marks_and_wording(other: str, cosine: float) -> None:
    assert say_the_same(POLICY, other, cosine)


def test_other_wording_far_from_it_in_meaning_stays(local_index: Index) -> None:
    assert not say_the_same(POLICY, POLICY.replace("journey", "trip").replace("confirms", "approves"), 0.93)
