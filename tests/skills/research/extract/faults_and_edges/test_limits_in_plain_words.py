"""Limits that a house or a paper states: how late it comes, where it does not go, for how long one signs."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<p>Wegen der Lage bei Stahl liefern wir den Norvik derzeit erst nach 14 Wochen.</p>",
            "Wegen der Lage bei Stahl liefern wir den Norvik derzeit erst nach 14 Wochen",
        ),
        (
            "<p>Because steel is short we deliver the Norvik only after 14 weeks.</p>",
            "Because steel is short we deliver the Norvik only after 14 weeks",
        ),
        (
            "<h2>Livraison</h2><p>La Corse n'est pas desservie, ni l'outre-mer.</p>",
            "La Corse n'est pas desservie",
        ),
        (
            (
                "<h2>Storingen</h2><p>Storingen die op zaterdag worden gemeld, neemt Norvik pas op maandag "
                "in behandeling.</p>"
            ),
            "neemt Norvik pas op maandag in behandeling",
        ),
        (
            "<p>24 November 2026: this morning the gate could not read badges for three hours.</p>",
            "this morning the gate could not read badges for three hours",
        ),
        (
            "<p>We do not supply spare parts for older presses.</p>",
            "do not supply spare parts for older presses",
        ),
    ],
)
def test_a_house_tells_its_limits(html: str, told: str) -> None:
    assert [one.value for one in own(html, "weakness") if not one.past] == [told]


@pytest.mark.parametrize(
    "html",
    [
        "<p>We do not supply hospitals or restaurants.</p>",
        "<p>Nous n'équipons pas non plus les restaurants.</p>",
        "<p>Wir beliefern keine Privathaushalte.</p>",
        "<p>Our carrier could not deliver parcels for three days.</p>",
    ],
)
def test_whom_it_does_not_sell_to_is_no_weakness(html: str) -> None:
    assert [one.value for one in own(html, "weakness") if not one.past] == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<p>Hospitals that choose Norvik sign for at least five years, and most of them renew.</p>",
            "Hospitals that choose Norvik sign for at least five years",
        )
    ],
)
def test_a_paper_tells_for_how_long_one_signs(html: str, told: str) -> None:
    assert [one.value for one in others(html, "weakness") if not one.past] == [told]


@pytest.mark.parametrize(
    ("asked", "answer", "told"),
    [
        ("Peut-on mettre du lait frais ?", "Non.", "Peut-on mettre du lait frais – Non"),
        ("Venez-vous en Corse ?", "Pas encore.", "Venez-vous en Corse – Pas encore"),
        ("Do you come to the islands?", "Not yet.", "Do you come to the islands – Not yet"),
    ],
)
def test_no_is_the_answer(asked: str, answer: str, told: str) -> None:
    assert [one.value for one in own(f"<h2>{asked}</h2><p>{answer}</p>", "weakness")] == [told]
