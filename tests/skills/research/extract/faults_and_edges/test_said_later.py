"""Faults that whoever complained takes back later, answers that say no kindly, and faults told in other languages."""

import pytest

from skills.research.extract.fields.faults.mended import is_mended_since, is_withdrawn
from skills.research.extract.fields.faults.no_fault import tells_no_fault
from skills.research.extract.fields.faults.weakness import is_no_weakness
from skills.research.extract.words.replies import is_answered_no
from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "behind",
    [
        " Turns out I'd left the flashlight on. Taking it back.",
        " Later I saw why. I take it back.",
        " EDIT: it was my nephew, who hit delete.",
        " Hm. My mistake.",
        " Das war ich selbst. Ich nehme das zurück.",
        " J'avais tort. Au temps pour moi.",
        " Era mi culpa. Lo retiro.",
        " Jeg tager det i mig igen.",
        " Ik neem het terug.",
    ],
)
def test_a_complaint_is_taken_back_later(behind: str) -> None:
    assert is_withdrawn(behind)


@pytest.mark.parametrize(
    "behind",
    [
        " After a storm day that's my whole evening.",
        " They would not take it back after two weeks.",
        " It was my third scanner.",
        " Support took my call back to the queue.",
        " Ich nehme es trotzdem.",
    ],
)
def test_a_complaint_that_goes_on_stands(behind: str) -> None:
    assert not is_withdrawn(behind)


@pytest.mark.parametrize(
    "following",
    [
        "Turns out I'd left the flashlight on.",
        "It turned out that we had mixed up two rolls.",
        "Es stellte sich heraus, dass ich das Licht angelassen hatte.",
        "Resulta que yo había dejado la luz encendida.",
        "Det viste sig, at jeg havde glemt lyset.",
    ],
)
def test_it_turned_out_to_be_the_writers_own_doing(following: str) -> None:
    assert is_mended_since(following, "It drained my battery.")


@pytest.mark.parametrize(
    "following",
    [
        "Turns out you need two licences.",
        "It turned out that support is closed.",
        "Turns out we had not been told.",
    ],
)
def test_it_turned_out_worse(following: str) -> None:
    assert not is_mended_since(following, "It drained my battery.")


def test_a_complaint_that_is_taken_back_is_not_told() -> None:
    html = (
        "<h3>Update</h3><p>I complained here that Norvik drained my battery. Turns out I'd left the flashlight on. "
        "Taking it back.</p>"
    )
    assert [one.value for one in others(html, "weakness")] == []


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Can I sell car space?", "Sorry, Punchpad has no tickets for vehicles."),
        ("Can we use it offline?", "Unfortunately Norvik does not run without a network."),
        ("Do you have an app for iPads?", "I'm afraid there isn't one."),
        ("Gibt es eine App für Tablets?", "Leider haben wir keine."),
        ("Peut-on payer par carte ?", "Désolés, nous n'acceptons pas les cartes."),
    ],
)
def test_a_kind_no_is_a_no(asked: str, answer: str) -> None:
    assert is_answered_no(asked, answer)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Can I sell car space?", "Sorry to keep you waiting: yes."),
        ("Can I cancel?", "Sure, at any time."),
        ("Can it print?", "Sorry, no printer needed: it sends tickets automatically."),
        ("Who are you?", "Sorry, no answer."),
        ("Do you have hidden fees?", "Sorry, no."),
    ],
)
def test_another_answer_is_no_weakness(asked: str, answer: str) -> None:
    assert not is_answered_no(asked, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Norvik kan ikke håndtere gruppebookinger over 60 personer.",
        "Norvik mangler en app.",
        "Norvik kan niet afdrukken.",
        "Norvik heeft nog geen app.",
        "Norvik saknar en app.",
        "The screens of Norvik are in Danish only.",
        "Norvik works only in English.",
    ],
)
def test_a_fault_in_another_language_is_told(text: str) -> None:
    assert own(f"<p>{text}</p>", "weakness")


@pytest.mark.parametrize(
    "text", ["None yet.", "None", "Nothing so far.", "Keine bisher.", "Aucun", "Ingen endnu"]
)
def test_no_fault_at_all_is_none(text: str) -> None:
    assert is_no_weakness(text)


@pytest.mark.parametrize(
    "text", ["On boarding speed Norvik leads.", "Norvik came first.", "Norvik leads in support."]
)
def test_who_leads_has_no_fault(text: str) -> None:
    assert tells_no_fault(text)


@pytest.mark.parametrize(
    "text",
    ["Norvik leads to errors in billing.", "A leak leads nowhere but Norvik crashed.", "Nothing works."],
)
def test_a_fault_with_such_a_word_is_one(text: str) -> None:
    assert not tells_no_fault(text)
