"""Edges as tests and other languages tell them, and those that are only advertised or still on a bench."""

import pytest

from indexing.tagging import Tag
from skills.research.extract.marks import put_right
from tests.skills.research.extract.test_told_in_passing import others, own


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("At 44 decibels Norvik is the quietest composter we've ever measured.", "quietest composter"),
        ("The boast of Norvik, its island technicians, is real and unmatched.", "unmatched"),
        ("For clinics there is no alternative to Norvik's one-hour hold.", "one-hour hold"),
        ("Som den eneste maskine på markedet holder Norvik 70 grader i en time.", "70 grader"),
    ],
)
def test_what_nobody_else_does_is_an_edge(said: str, value: str) -> None:
    assert any(value in one.value for one in others(f"<h2>Norvik</h2><p>{said}</p>", "edge"))


@pytest.mark.parametrize(
    "said",
    [
        "There is no alternative to paying Norvik in advance.",
        "Norvik is advertised as the only machine with a self-cleaning drum.",
        "With Norvik the lab came back with nothing at all, twice.",
    ],
)
def test_what_has_to_be_is_advertised_or_says_nothing_is_no_edge(said: str) -> None:
    assert others(f"<h2>Norvik</h2><p>{said}</p>", "edge") == []


def test_what_a_house_itself_says_to_be_the_only_one_is_its_edge() -> None:
    assert own("<p>Norvik is sold as the only machine with a self-cleaning drum.</p>", "edge")


@pytest.mark.parametrize(
    "said",
    [
        "Tenemos técnico residente en cada isla. La competencia lo manda en ferri desde Valencia.",
        "Unser Techniker kommt am selben Tag. Die Konkurrenz schickt ihn aus Hamburg.",
        "Notre technicien vient le jour même. La concurrence l’envoie de Lille.",
    ],
)
def test_how_the_others_do_it_makes_an_edge_of_the_sentence_before(said: str) -> None:
    [one] = own(f"<p>{said}</p>", "edge")
    assert one.value == said.partition(".")[0]


def test_that_the_others_are_good_too_makes_none() -> None:
    assert own("<p>Tenemos técnico en cada isla. La competencia es dura.</p>", "edge") == []


@pytest.mark.parametrize(
    "said",
    [
        "On our bench lies the only lid that tells pupils when to stop. It doesn't work yet.",
        "Next on Del's bench: the only lid that tells pupils when to stop.",
    ],
)
def test_what_does_not_work_yet_is_no_edge(said: str) -> None:
    assert own(f"<p>{said}</p>", "edge") == []


def test_what_stands_on_the_shelf_is_one() -> None:
    assert own("<p>Ours is the only lid that tells pupils when to stop. It works every day.</p>", "edge")


def test_a_long_sentence_before_no_other_does_so_is_cut_behind_more_than_its_first_words() -> None:
    said = (
        "Each week, on the Thursday Round, the same person comes to your back door, cleans her out, checks the "
        "bearings "
        "and drinks your tea. We know of no other maker who does so."
    )
    [one] = own(f"<p>{said}</p>", "edge")
    assert one.value == "Each week, on the Thursday Round, the same person comes to your back door"


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("It is the quietest composter we have ever tested", "edge"),
        ("It is the loudest composter we have ever tested", "weakness"),
        ("It is the quietest composter we tried but it never starts", "weakness"),
    ],
)
def test_what_was_taken_for_a_complaint_is_put_right_where_more_of_it_is_better(
    said: str, label: str
) -> None:
    [tag] = put_right(said, [Tag("weakness", 0, len(said), 0.8)])
    assert tag.label == label
