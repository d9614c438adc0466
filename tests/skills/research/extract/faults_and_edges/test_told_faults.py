"""Faults in plain words, told by users and papers; and lines that are taken for complaints and are none."""

import pytest

from skills.research.extract.fields.faults.no_complaint import is_no_complaint
from skills.research.extract.fields.faults.told_faults import tells_a_wait
from skills.research.extract.fields.faults.weakness import regrets, weaknesses
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Said
from tests.skills.research.extract.world import others


@pytest.mark.parametrize(
    "text",
    [
        "Folks who ordered before spring waited 14 weeks for a Skerry.",
        "Wer heute bestellt, wartet elf Wochen.",
        "Le délai de livraison est de douze semaines.",
        "Chi ordina oggi aspetta otto settimane.",
        "De levertijd is tien weken.",
        "Das Programm läuft allein unter Windows.",
        "Le logiciel ne tourne que sous Windows.",
        "Il programma funziona solo con Windows.",
        "The display is hard to read in daylight.",
        "Die Anzeige ist bei Sonne kaum lesbar.",
        "Hinter 40 Metern reißt der Funk ab.",
        "Il segnale cade dietro il muro.",
        "Spares for any pump built before 2015 are no longer kept.",
        "Ohne Internet ist nach einem Tag Schluss.",
        "Without a network the gate stops.",
        "The portal was down for five hours.",
    ],
)
def test_faults_are_told_in_plain_words(text: str) -> None:
    assert list(weaknesses(Said(text, own=False)))
    assert regrets(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ohne Internet geht nichts verloren.",
        "We know what people waited for.",
        "Der Zaun bricht den Wind.",
        "It is easy to read in daylight.",
        "Ersatzteile gibt es zehn Jahre lang.",
    ],
)
def test_words_that_sound_alike_tell_of_no_fault(text: str) -> None:
    assert not list(weaknesses(Said(text, own=False)))


def test_how_long_one_waits_is_no_edge() -> None:
    assert tells_a_wait("Wer heute bestellt, wartet elf Wochen.")
    assert not tells_a_wait("Eleven weeks were enough for the builders.")


@pytest.mark.parametrize(
    "text",
    [
        "Gut zu wissen",
        "Good to know",
        "Das stimmt nicht, dort steht eine andere Maschine.",
        "Non è vero, quella macchina è di un altro.",
        "Uns ist kein Mitbewerber bekannt, der das schriftlich gibt.",
        "Skerry remains the safe choice of bakeries.",
        "There's no charge for a second screen.",
        "Stairs or no stairs",
    ],
)
def test_lines_that_complain_of_nothing(text: str) -> None:
    assert is_no_complaint(text)


@pytest.mark.parametrize(
    "text", ["It is not so good to know a fault.", "There is no charge point.", "Steep or no grip"]
)
def test_other_lines_may_be_complaints(text: str) -> None:
    assert not is_no_complaint(text)


def test_thumbs_above_a_list_say_what_is_liked_and_missed() -> None:
    assert asks("edge", "👍")
    assert asks("weakness", "👎")
    assert asks("weakness", "👎\ufe0f ")
    assert not asks("edge", "👋")


@pytest.mark.parametrize(
    "said",
    [
        "The chart editor feels straight from the last century.",
        "Norvik’s booking page is stuck in the nineties.",
        "The reports belong in a museum.",
        "The app looks like something out of the stone age.",
        "L’interface est d’un autre siècle.",
    ],
)
def test_what_is_of_another_time_is_a_fault(said: str) -> None:
    assert others(f"<h1>Norvik</h1><p>{said}</p>", "weakness") != []


def test_an_old_house_is_no_fault_of_the_program() -> None:
    assert (
        others("<h1>Norvik</h1><p>Our house is from another century, and Norvik copes.</p>", "weakness") == []
    )


@pytest.mark.parametrize(
    ("edit", "is_over"),
    [
        ("(Edit, 2025: it prints them now, thank you.)", True),
        ("Update: it can do so now.", True),
        ("Edit: still cannot.", False),
        ("Update: it does not print them now either.", False),
    ],
)
def test_a_fault_that_whoever_told_of_it_takes_back_is_over(edit: str, *, is_over: bool) -> None:
    html = f"<h1>Norvik</h1><p>Did not like</p><p>Norvik cannot print labels. {edit}</p>"
    assert ("cannot print labels" not in [one.value for one in others(html, "weakness")]) == is_over
