"""Certificates of which it is said in passing that they are not held, and prizes that went to a neighbour."""

import pytest

from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    "words",
    [
        "We let our ISO 14001 certificate lapse in 2023 and haven't renewed it.",
        "Unser Zertifikat nach ISO 14001 haben wir 2023 auslaufen lassen.",
        "Nous avons laissé expirer notre certificat ISO 14001.",
        "Abbiamo lasciato scadere il certificato ISO 14001.",
        "ISO 27001 for the portal is next.",
        "ISO 27001 kommt als Nächstes.",
        "SOC 2 is not something we have.",
        "Ein Zertifikat nach ISO 27001 haben wir nicht.",
        "La ISO 27001 no la tenemos.",
        "They're UL listed; our Skerry is not yet, the file is with the lab.",
        "Sie sind nach ATEX zugelassen, unsere sind es noch nicht.",
        "The 2025 Maker of the Year went to our neighbours at Bolland Bins, and they earned it.",
        "Der Goldene Hafenpreis ging an unsere Nachbarn.",
    ],
)
def test_what_is_said_not_to_be_held_proves_nothing(words: str) -> None:
    assert own(f"<h2>Standards</h2><p>{words}</p>", "proof") == []


@pytest.mark.parametrize(
    ("words", "proof"),
    [
        ("We hold ISO 14001 and have not let it lapse since 2009.", "14001"),
        ("ISO 9001 is held. ISO 27001 is next.", "9001"),
        ("ISO 27001 is what we have.", "27001"),
        ("They're heavy, but our Skerry is UL listed.", "UL"),
        ("The 2025 Maker of the Year went to our Skerry.", "Maker of the Year"),
    ],
)
def test_what_is_held_stays_a_proof(words: str, proof: str) -> None:
    assert any(proof in one.value for one in own(f"<p>{words}</p>", "proof"))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Norvik Tap has been submitted for UL 197; we have no result yet.</p>",
        "<p>Notre dossier B Corp est déposé ; nous attendons la réponse.</p>",
    ],
)
def test_what_was_submitted_is_not_held(html: str) -> None:
    assert [one.value for one in own(html, "proof") if not one.past] == []


@pytest.mark.parametrize(
    "said",
    [
        "Een ISO 9001-certificaat hebben we nog niet: dat komt later misschien.",
        "Ein ISO 27001-Zertifikat haben wir nicht.",
        "We were asked to enter the Golden Oar Awards and did not.",
        "We never entered the Golden Oar Awards.",
        "Um die Goldene Feder haben wir uns nicht beworben.",
        "In the school’s own poll of parents the play scored 9 of ten.",
    ],
)
def test_what_is_not_held_not_entered_or_a_customers_own_mark_is_no_proof(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") == []


@pytest.mark.parametrize(
    "said",
    [
        "Een ISO 27001-certificaat hebben wij sinds 2023.",
        "We entered and won the Golden Oar Awards 2025.",
        "We were asked to enter the Golden Oar Awards 2025 and won.",
        "In our own survey 93% of our customers would choose Norvik again.",
        "Norvik: 4,6 van de 5 (31 beoordelingen)",
    ],
)
def test_what_is_held_or_won_all_the_same_is_a_proof(said: str) -> None:
    assert len(own(f"<p>{said}</p>", "proof")) == 1


def test_one_of_so_many_is_no_mark() -> None:
    assert own("<p>Norvik is 1 van de 10 bedrijven in Gent.</p>", "proof") == []


@pytest.mark.parametrize(
    ("said", "is_held"),
    [
        ("We werken hard aan een certificering volgens ISO 27001.", False),
        ("Nous travaillons depuis mars à obtenir la certification ISO 27001.", False),
        ("Nous travaillons selon la norme ISO 27001 et sommes certifiés ISO 27001.", True),
        ("Wir arbeiten nach ISO 9001 und sind zertifiziert.", True),
    ],
)
def test_what_is_worked_on_is_not_held_and_what_is_worked_by_may_be(said: str, *, is_held: bool) -> None:
    assert bool(own(f"<h1>Norvik</h1><p>{said}</p>", "proof")) == is_held
