"""Two documents about a team or a place each may differ without disagreeing."""

from dataclasses import replace

import pytest

from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.standing.apart import are_apart
from tests.skills.ask.conftest import make_passage


def sentence(title: str) -> Sentence:
    passage = replace(make_passage("Lunch is served from 11:30.", title=title), document_id=title)
    return sentences_of(passage)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On-call for the web shop", "On-call for the data team"),
        ("Canteen", "Kantine Munich – canteen in Munich"),
        ("Opening hours", "Opening hours – Lyon"),
        ("Urlaub für Werkstudenten", "Urlaub für Leitende"),
        ("Congés pour les stagiaires", "Congés pour les cadres"),
    ],
)
def test_a_team_or_place_in_the_title_sets_them_apart(one: str, other: str) -> None:
    assert are_apart("when is lunch?", sentence(one), sentence(other))
    assert are_apart("when is lunch?", sentence(other), sentence(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Canteen", "Canteen, moved"),
        ("Travel policy 2024", "Travel policy 2026"),
        ("Hybrid and remote work", "Working abroad, questions and answers"),
        ("Minutes: finance", "Minutes: staff forum"),
        ("Prices in March", "Prices"),
        ("Canteen", "Canteen"),
    ],
)
def test_a_year_a_kind_of_document_or_a_month_does_not(one: str, other: str) -> None:
    assert not are_apart("when is lunch?", sentence(one), sentence(other))


def test_a_place_that_the_question_names_sets_nothing_apart() -> None:
    assert not are_apart("when is lunch in Munich?", sentence("Canteen"), sentence("Canteen in Munich"))
