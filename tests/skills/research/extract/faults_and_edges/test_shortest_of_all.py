"""What took the least of all in a test is an edge, and what lasts the shortest is none; faults of language are told."""

import pytest

from skills.research.extract.fields.edges.edge import edges
from skills.research.extract.labels.value import Said
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    "text",
    [
        "Setup took us 25 minutes, the shortest of all.",
        "It needed two clicks, the fewest of the five.",
        "Die Einrichtung brauchte 25 Minuten, am wenigsten von allen.",
        "La mise en route a pris 25 minutes, le plus court de tous.",
        "La instalación tardó 25 minutos, lo menos de todos.",
    ],
)
def test_the_shortest_of_all_is_an_edge(text: str) -> None:
    assert list(edges(Said(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The battery ran for five hours, the shortest of all.",
        "Setup took us 25 minutes.",
        "It takes a week, the longest of all.",
        "It needs a network, like all of them.",
        "Die Einrichtung brauchte 25 Minuten.",
    ],
)
def test_what_others_do_better_is_no_edge(text: str) -> None:
    assert not list(edges(Said(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The Skala manual is in Greek; an English edition does not exist.",
        "A translation doesn't exist.",
        "The screens of Norvik are in Danish only.",
    ],
)
def test_that_there_is_no_other_language_is_told(text: str) -> None:
    assert own(f"<p>{text}</p>", "weakness")


@pytest.mark.parametrize(
    "text",
    [
        "A perfect boat does not exist.",
        "The manual is in Greek, English and French.",
        "Limits do not exist for us.",
        "We sell in Greece only to friends.",
        "The new edition exists in English.",
    ],
)
def test_that_something_else_does_not_exist_is_no_fault(text: str) -> None:
    assert own(f"<p>{text}</p>", "weakness") == []
