"""Which words before a colon are somebody's name."""

import pytest

from transcription.formats import speaker_names


def speaker(*texts: str) -> str | None:
    """Who says the first of the texts, where the others follow in the same file."""
    return speaker_names.split(texts[0], speaker_names.names(texts))[0]


@pytest.mark.parametrize(
    "name",
    [
        "Ana",
        "Ana Ruiz",
        "Ludwig van der Rohe",
        "ANA RUIZ",
        "O'Neil, Bo",
        "Jean-Luc Picard",
        "Kaiming He",
        "Minh Do",
        "Will Smith",
        "Ana Ruiz (she/her)",
        "Dr. Élodie Ñandú",
        "Zoë",
        "J. R. Smith",
    ],
)
def test_a_name_that_is_written_as_one_counts_once(name: str) -> None:
    assert speaker(f"{name}: Good morning.") == name


@pytest.mark.parametrize("name", ["bo_92", "Speaker 1", "SPEAKER_00", "Team Room 4", "john smith", "山田"])
def test_another_name_counts_when_it_recurs(name: str) -> None:
    assert speaker(f"{name}: one", f"{name}: two") == name


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is not a name",
        "Action Item: Bo writes to them",
        "Next Steps: we ship",
        "Question 3: who pays?",
        "10:30 is the time",
        "https://example.com is the page",
        "Https: is a scheme",
        "so: here we are",
        "He said: no",
        "I think the answer is this: no",
        "Really? Ana: yes",
        "We met. Then Ana: yes",
        "word:without a space",
        "A: b",
        ": nothing",
        "Ana Ruiz",
    ],
)
def test_other_words_before_a_colon_are_not_a_speaker(text: str) -> None:
    assert speaker(text) is None


def test_a_label_is_no_name_however_often_it_recurs() -> None:
    assert speaker("Note: one", "Note: two", "Note: three") is None


def test_the_words_after_the_name_are_kept_whole() -> None:
    known = speaker_names.names(["Ana Ruiz: the plan: Friday"])
    assert speaker_names.split("Ana Ruiz: the plan: Friday", known) == ("Ana Ruiz", "the plan: Friday")


def test_one_word_that_comes_once_among_many_lines_is_no_name() -> None:
    others = [f"We talk about point {number}." for number in range(9)]
    assert speaker("Monday: we ship", *others) is None
    assert speaker("Ana Ruiz: we ship", *others) == "Ana Ruiz"
