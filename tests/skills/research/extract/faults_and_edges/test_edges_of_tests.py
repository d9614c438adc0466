"""Edges as tests and other languages tell them, and those that are only advertised or still on a bench."""

import pytest

from indexing.tagging import Tag
from skills.research.extract.fields.faults.no_fault import is_spared
from skills.research.extract.tagging.marks import put_right
from tests.skills.research.extract.world import others, own


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


def test_a_question_that_other_makers_cannot_answer_points_to_the_sentence_before() -> None:
    said = (
        "The tariffs of 61 communes are built in. Ask other makers how many they have; we keep hearing none."
    )
    [one] = own(f"<p>{said}</p>", "edge")
    assert one.value == "The tariffs of 61 communes are built in"


def test_that_no_other_does_all_three_of_a_sentence_points_back_to_it() -> None:
    told = "<p>Each crate is tied to a row, a picker and a day. No other program for orchards keeps all three.</p>"
    assert "Each crate is tied to a row, a picker and a day" in [one.value for one in own(told, "edge")]


@pytest.mark.parametrize(
    "said",
    [
        "Les bons de récolte partent en un clic : aucun autre logiciel pour vergers ne les tire du plan.",
        "The picking slips go out at once: no other program for orchards draws them from the plan.",
    ],
)
def test_before_a_colon_stands_what_no_other_does(said: str) -> None:
    [edge] = own(f"<p>{said}</p>", "edge")
    assert edge.value.endswith(("en un clic", "at once"))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Norvik has no app for pickers, and Tallow has no scales.", "no app for pickers"),
        ("Norvik has no export to DATEV, while Tallow offers two.", "no export to DATEV"),
    ],
)
def test_of_two_houses_in_a_sentence_each_has_its_own_half(said: str, value: str) -> None:
    found = [one.value for one in others(f"<p>{said}</p>", "weakness")]
    assert found
    assert all(value in one and "Tallow" not in one for one in found)


@pytest.mark.parametrize(
    "said",
    [
        "They need no ladder and no torch.",
        "It needs no printer.",
        "Neither press needs three-phase current.",
        "Das Gerät braucht keinen Drucker.",
        "La balance ne nécessite aucun outil.",
    ],
)
def test_what_nobody_needs_is_no_weakness(said: str) -> None:
    assert own(f"<p>{said}</p>", "weakness") == []
    assert is_spared(said)


@pytest.mark.parametrize(
    "said", ["It needs no less than two hours.", "You need no card, but you must pay a deposit."]
)
def test_what_is_needed_after_all_is_not_spared(said: str) -> None:
    assert not is_spared(said)
