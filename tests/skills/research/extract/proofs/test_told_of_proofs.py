"""Proofs with all of their clause; certificates still worked at, second places, what comes of losses."""

import pytest

from skills.research.extract.fields.proofs.no_proof import clause_of_proof, is_beside_a_proof
from skills.research.extract.fields.proofs.not_held import is_not_held
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    ("text", "named", "is_none"),
    [
        ("Am Testat nach ISO 9001 arbeiten wir noch.", "ISO 9001", True),
        ("Unser Betrieb ist nach ISO 9001 zertifiziert.", "ISO 9001", False),
        ("Nous avons déposé un dossier pour le label Terre Sereine.", "label", True),
        ("Nous avons obtenu le label Terre Sereine.", "label", False),
        ("Deux jours plus tôt, nous finissions deuxièmes au Prix Argile.", "Prix", True),
        ("Wir wurden Zweite beim Tonpreis.", "Tonpreis", True),
        ("Nous avons remporté le Prix Argile.", "Prix", False),
    ],
)
def test_what_is_worked_at_or_went_to_another_is_not_held(text: str, named: str, is_none: bool) -> None:
    at = text.index(named)
    assert is_not_held(text, at, at + len(named)) is is_none


def test_less_of_what_was_lost_is_a_proof() -> None:
    html = "<p>“Claims for lost items fell by 91% in our first two years.” – Ada Quill, Quill Pots</p>"
    assert [one.value for one in own(html, "proof")] == [
        "Claims for lost items fell by 91% in our first two years"
    ]
    assert own("<p>We lost our ISO 9001 certificate in May.</p>", "proof") == []


@pytest.mark.parametrize(
    ("text", "marked", "told"),
    [
        (
            "Over the last year, Kilnlog was up 99.9% of the time.",
            "was up 99.9% of the time",
            "Kilnlog was up 99.9% of the time",
        ),
        (
            "Bray Labs tried for nine days and found nothing serious; the summary is yours",
            "nothing serious; the summary is yours",
            "Bray Labs tried for nine days and found nothing serious",
        ),
        (
            "In July a firing had been 14 hours; by May it was down to 5 hours",
            "been 14 hours; by May it was down to 5 hours",
            "In July a firing had been 14 hours; by May it was down to 5 hours",
        ),
        ("We hold ISO 9001 since May", "ISO 9001", "ISO 9001"),
    ],
)
def test_a_proof_is_told_with_the_words_before_it(text: str, marked: str, told: str) -> None:
    at = text.index(marked)
    assert text[slice(*clause_of_proof(text, at, at + len(marked)))] == told


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("$7.85 apiece, postage mostly", True),
        ("At the Clay & Fire Awards in Leeds", True),
        ("Supplier of the Year at the Clay Awards", False),
        ("4.8 out of 5 from 96 reviews", False),
    ],
)
def test_what_a_thing_costs_and_where_a_prize_was_given_prove_nothing(words: str, is_none: bool) -> None:
    assert is_beside_a_proof(words) is is_none
