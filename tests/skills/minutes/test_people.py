"""Names: never guessed."""

import pytest

from skills.minutes.mentions import find_mentions
from skills.minutes.people import People, first_name, is_named, people_of
from tests.skills.minutes.talk import said, talk


@pytest.mark.parametrize(
    "label", ["Speaker 2", "SPEAKER_00", "A", "3", "Unknown", "unknown speaker", "", " ", None, "Guest 1"]
)
def test_an_anonymous_label_is_nobody(label: str | None) -> None:
    assert not is_named(label)


@pytest.mark.parametrize(
    "label", ["Bo", "Ana Keller", "Ana Keller (Guest)", "Guido", "Channing", "Project Manager"]
)
def test_a_name_is_somebody(label: str) -> None:
    assert is_named(label)


def test_knows_the_first_name_of_every_way_to_write_one() -> None:
    assert {first_name(name) for name in ("Priya Raman", "Raman, Priya", "Priya Raman (Aero)")} == {"Priya"}
    assert [first_name(name) for name in ("Raman,", "Raman, (Aero)", ", Bo")] == ["Raman", "Raman", "Bo"]


def test_a_first_name_stands_for_the_only_one_who_has_it() -> None:
    people = People(("Ana Keller", "Tom Berg", "Tom Smith"))
    assert [people.full(name) for name in ("ana", "Tom", "Tom Smith", "Jonas")] == [
        "Ana Keller",
        "Tom",
        "Tom Smith",
        "Jonas",
    ]


def test_attendees_are_named_speakers_then_those_who_were_listed() -> None:
    transcript = talk("Speaker 1: Hi.", "Ana: Hi.", ": Hi.", "Ana: So.")
    assert people_of(transcript, ("Tom", "Ana")).names == ("Ana", "Tom")


def test_mentions_name_who_was_named_by_others() -> None:
    sentences, people = said("Tom Berg: I, Tom, ask Priya.", "Ana Keller: Will you, Priya?")
    assert [
        (line.text, [item.segment for item in line.evidence]) for line in find_mentions(sentences, people)
    ] == [("Priya Raman", [0, 1])]


def test_a_name_that_is_a_word_needs_a_capital_inside_a_sentence() -> None:
    people = People(("Will Stone",))
    sentences, _ = said("Ana: Will it rain?", "Ana: He will come.", "Ana: I ask Will today.")
    assert [item.segment for line in find_mentions(sentences, people) for item in line.evidence] == [2]


def test_a_listed_name_that_means_a_speaker_is_no_second_person() -> None:
    sentences, _ = said("Ana Keller: Priya, can you call?", "Priya Raman: Ana, I will.")
    transcript = talk("Ana Keller: Priya, can you call?", "Priya Raman: Ana, I will.")
    listed = people_of(transcript, ("Ana", "priya raman", "Jonas Weber"))
    assert listed.names == ("Ana Keller", "Priya Raman", "Jonas Weber")
    assert [line.text for line in find_mentions(sentences, listed)] == ["Ana Keller", "Priya Raman"]
