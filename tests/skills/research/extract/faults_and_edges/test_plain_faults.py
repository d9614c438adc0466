"""What was taken back, who is not answered, and what is named Somebody's Choice; and the numbers of cards."""

import pytest

from skills.research.extract.fields.faults.weakness import weaknesses
from skills.research.extract.fields.proofs.proof import proofs
from skills.research.extract.labels.labels import says_all
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import begins_behind_initial, is_numbered
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    "text",
    [
        "In March 2026 we withdrew 38 stores because their locks froze.",
        "We recalled all pumps of that year.",
        "We do not answer the telephone after six.",
        "The chat assistant never let me through to a person.",
        "They never rang back.",
    ],
)
def test_what_was_taken_back_and_who_is_not_answered_is_a_weakness(text: str) -> None:
    assert list(weaknesses(Said(text, own=text.startswith(("We", "In")))))


@pytest.mark.parametrize(
    "text",
    [
        "It never let us down.",
        "We withdrew from the tender.",
        "You never wait: we answer the telephone at once.",
    ],
)
def test_words_that_sound_alike_are_none(text: str) -> None:
    assert not list(weaknesses(Said(text, own=False)))


def test_what_is_named_somebodys_choice_has_won() -> None:
    assert list(
        proofs(Said("In March Norvik was named Contractor's Choice for software by the Guild.", own=True))
    )
    assert not list(proofs(Said("In March Anna was named Choice Officer of Norvik.", own=True)))


CARDS = "<h1>Norvik</h1><h2>Drei Gründe</h2>{}"


def test_cards_below_reasons_are_edges_without_their_numbers() -> None:
    said = ("Rückwand aus einem Stück", "Ersatzteile in 24 Stunden an jeder Raststätte der EU")
    cards = "".join(f"<div><span>{number}</span><p>{one}</p></div>" for number, one in enumerate(said, 1))
    assert {one.value for one in own(CARDS.format(cards), "edge")} >= set(said)
    boast = "<p>Der beste Auflieger der Welt, sagt unser Werkleiter.</p>"
    assert not any("Werkleiter" in one.value for one in own(CARDS.format(boast), "edge"))


def test_a_number_in_its_own_line_numbers_a_card() -> None:
    assert is_numbered("2\n\nErsatzteile in 24 Stunden")
    assert not is_numbered("24 Stunden Notdienst")
    assert "2\n\nErsatz"[begins_behind_initial("2\n\nErsatz") :] == "Ersatz"
    assert begins_behind_initial("24 Stunden") == 0


def test_only_reasons_for_a_house_say_so_of_all_below_them() -> None:
    assert says_all("edge", ("Norvik", "Three good reasons for Norvik"))
    assert not says_all("edge", ("Norvik", "Reasons for the outage"))
