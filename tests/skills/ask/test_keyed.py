"""A row about the very person or customer that is asked about is read, though its long table ranks far behind."""

from dataclasses import replace

import pytest

from indexing.documents import ScoredPassage
from skills.ask.keyed import with_keyed
from tests.skills.ask.conftest import make_passage

READ = 3
PEOPLE = "| Name | Room | Works |\n|---|---|---|\n| Ida Holm | 12 | Tue-Thu |\n| Per Aas | 14 | Mon-Fri |"


def found(name: str, text: str) -> ScoredPassage:
    return ScoredPassage(replace(make_passage(text), id=name), 0.5, 0.5, 1.0, None, None)


def ids(question: str, text: str) -> list[str]:
    """The ranking of five, and this text behind it."""
    ranking = [found(str(place), f"Ida Holm wrote page {place}.") for place in range(5)]
    ranked = with_keyed(question, ranking, [*ranking, found("row", text)], READ)
    return [one.passage.id for one in ranked]


@pytest.mark.parametrize("question", ["which days does ida holm work", "Ida Holm's room?", "is Per Aas in"])
def test_the_row_of_a_name_is_among_what_is_read(question: str) -> None:
    assert ids(question, PEOPLE) == ["0", "1", "row", "2", "3"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("which days does ida work", PEOPLE),  # one word stands in too many tables
        ("where is holm ida", PEOPLE),
        ("which days does ida holm work", "Ida Holm works on Tuesdays."),
        ("is it in the room", "| In the room | 3 |"),
        ("", ""),
    ],
)
def test_else_the_ranking_stays(question: str, text: str) -> None:
    assert ids(question, text) == ["0", "1", "2", "3", "4"]


HOUSES = """| No | House | Kitchen closes | Covers |
|---|---|---|---|
| 7 | The Bell & Otter | 20:45 | 58 |
| 8 | The Swan | 21:30 | 110 |"""


@pytest.mark.parametrize(
    "question",
    [
        "how many covers has the swan got",
        "when does the kitchen close at the bell and otter",
        "SWAN KITCHEN CLOSES?",
    ],
)
def test_the_row_is_read_where_a_cell_and_the_name_of_a_column_are_asked_for(question: str) -> None:
    assert ids(question, HOUSES) == ["0", "1", "row", "2", "3"]


def test_the_columns_of_a_table_that_began_before_a_passage_count() -> None:
    rest = HOUSES.splitlines()[-1]
    ranking = [found(str(place), f"Page {place}.") for place in range(5)]
    wider, question = [*ranking, found("row", rest)], "how many covers has the swan got"
    assert with_keyed(question, ranking, wider, READ) == tuple(ranking)
    ranked = with_keyed(question, ranking, wider, READ, {"row": ("No", "House", "Kitchen closes", "Covers")})
    assert [one.passage.id for one in ranked][2] == "row"


def test_what_is_read_anyhow_keeps_its_place() -> None:
    ranking = [found("row", PEOPLE), *(found(str(place), "Other.") for place in range(4))]
    assert with_keyed("ida holm", ranking, ranking, READ) == tuple(ranking)


def test_a_row_just_behind_what_is_read_comes_in() -> None:
    ranking = [*(found(str(place), "Other.") for place in range(4)), found("row", PEOPLE)]
    ranked = with_keyed("ida holm", ranking, ranking, READ)
    assert [one.passage.id for one in ranked] == ["0", "1", "row", "2", "3"]


def test_the_row_of_a_full_name_is_not_crowded_out_by_rows_of_one_word() -> None:
    teams = "| Team | Phone |\n|---|---|\n| Sales | 12 |\n"
    ranking = [found(str(place), f"Page {place}.") for place in range(5)]
    wider = [*ranking, found("t1", teams), found("t2", teams), found("row", PEOPLE)]
    ranked = with_keyed("which phone has ida holm in sales", ranking, wider, READ)
    assert {"row", "t1"} <= {one.passage.id for one in ranked[:READ]}
