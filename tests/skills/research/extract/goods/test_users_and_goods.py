"""For whom a thing is, told by who uses it; what it is called; and that nobody else does so, in three languages."""

import pytest

from skills.research.extract.fields.segment import behind_preposition
from tests.skills.research.extract.world import own


def values(html: str, field: str) -> list[str]:
    return [one.value for one in own(html, field)]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        (
            "Workwear rental laundries in Britain and Ireland use Norvik to follow each garment.",
            "laundries in Britain and",
        ),
        (
            "Large industrial and uniform laundries automate sorting and stock with Norvik.",
            "Large industrial and uniform",
        ),
        ("Hotels use Norvik.", "Hotels"),
        ("Small harbours and yacht clubs rely on Norvik.", "Small harbours and yacht clubs"),
        ("Kleine Hafenbetriebe nutzen Norvik jeden Tag.", "Kleine Hafenbetriebe"),
    ],
)
def test_who_uses_it_is_whom_it_is_for(said: str, who: str) -> None:
    assert any(who in one for one in values(f"<p>{said}</p>", "segment"))


@pytest.mark.parametrize(
    "said",
    [
        "Kestrel Hotels use Norvik.",
        "Norvik leads the hotel trade in Ireland.",
        "Norvik plans berths with Tallow.",
        "Prices rose in January with Norvik.",
        "Orders arrive on time with Norvik.",
        "Meetings run smoothly with Norvik.",
        "Errors disappear for good with Norvik.",
        "Nine harbours in Norway use Norvik.",
        "Most teams use Excel.",
        "Workshops use Excel and paper.",
        "Our customers use Norvik every day.",
        "Harbours plan berths with paper.",
        "Days start at six with Norvik.",
        "Results appear at once in Norvik.",
        "Anna and her colleagues use Norvik.",
    ],
)
def test_names_numbers_and_other_tools_tell_no_segment(said: str) -> None:
    assert values(f"<p>{said}</p>", "segment") == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("für Krankenhäuser", "Krankenhäuser"),
        ("für die Gastronomie", "Gastronomie"),
        ("des blanchisseries industrielles", "blanchisseries industrielles"),
        ("aux hôtels", "hôtels"),
        ("pour les mairies", "mairies"),
        ("para los puertos", "puertos"),
        ("Formula drivers", "Formula drivers"),
        ("design studios", "design studios"),
    ],
)
def test_a_segment_stands_without_its_preposition(text: str, rest: str) -> None:
    assert text[slice(*behind_preposition(text, 0, len(text)))] == rest


def test_a_product_is_named_whatever_kind_of_thing_it_is() -> None:
    assert values("<p>Norvik Puls ist die Wäscheverfolgung für Krankenhäuser.</p>", "product") == [
        "Norvik Puls, Wäscheverfolgung"
    ]
    assert values("<p>Norvik Puls is the tide diary for small ports.</p>", "product") == [
        "Norvik Puls, tide diary"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Jonas Weber ist der Ansprechpartner für Presse.",
        "Bergen is the home for old boats.",
        "Norvik is the right choice for ports.",
    ],
)
def test_people_places_and_choices_are_no_products(said: str) -> None:
    assert values(f"<p>{said}</p>", "product") == []


@pytest.mark.parametrize(
    "said",
    [
        "Kein anderes System rechnet direkt nach Pflegegraden ab.",
        "Aucun autre système ne lit les puces à travers un chariot fermé.",
        "Niemand sonst liest Etiketten durch den Wagen.",
        "Ningún otro sistema lee a través del carro.",
    ],
)
def test_nobody_else_does_so(said: str) -> None:
    assert values(f"<p>{said}</p>", "edge") == [said[:-1]]


@pytest.mark.parametrize(
    "said",
    ["Keine anderen Kosten fallen an.", "Aucun autre frais n’est facturé.", "Wir hatten keine andere Wahl."],
)
def test_no_other_costs_and_choices_are_no_edge(said: str) -> None:
    assert values(f"<p>{said}</p>", "edge") == []


def test_what_nobody_else_manages_is_what_was_said_before() -> None:
    said = "Le Galet franchit une porte de 70 cm ; aucun autre four à quatre étages n'y parvient."
    assert values(f"<p>{said}</p>", "edge") == ["franchit une porte de 70 cm"]
