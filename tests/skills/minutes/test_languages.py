"""What becomes of a meeting in a language that the wordings and the classifier do not know."""

import asyncio

import pytest

from skills.minutes.answer import Minutes
from skills.minutes.compose import NOT_ENGLISH
from skills.minutes.writeup import write_up
from tests.skills.minutes.talk import embed, talk

GERMAN = (
    "Jens: Guten Morgen zusammen, wir sprechen heute über den Start der neuen Pumpe.",
    "Eva: Der Lieferant der Filter ist zwei Wochen zu spät, das könnte die erste Lieferung verzögern.",
    "Jens: Wir haben entschieden, den Start auf den 15. Oktober zu verschieben.",
    "Eva: Jens wird den Fehler in der Steuerung bis Freitag beheben.",
    "Jens: Wer schult denn die Händler in Spanien?",
    "Eva: Das wissen wir noch nicht, das klären wir beim nächsten Mal.",
)
FRENCH = (
    "Luc: Le prix de la pompe reste le même, nous avons décidé cela hier avec le client.",
    "Zoé: Quel est le calendrier de la livraison pour les magasins en Espagne?",
)


JAPANESE = ("田中: 発売を十月に延期することに決めました。", "鈴木: 私が金曜日までに計画書を送ります。")


def written(*lines: str, language: str | None = None) -> Minutes:
    return asyncio.run(write_up(talk(*lines, language=language), embed))


@pytest.mark.parametrize("lines", [GERMAN, FRENCH])
def test_another_language_is_told_by_its_words(lines: tuple[str, ...]) -> None:
    minutes = written(*lines)
    assert minutes.notes == (NOT_ENGLISH,)
    assert minutes.summary
    assert (minutes.decisions, minutes.actions, minutes.questions, minutes.risks) == ((), (), (), ())


def test_english_needs_no_note() -> None:
    assert written("Ana: We decided to keep the price of the pump.").notes == ()


def test_a_summary_needs_no_spaces_between_words() -> None:
    minutes = written(*JAPANESE, language="ja")
    assert [line.text for line in minutes.summary] == [line.split(": ")[1] for line in JAPANESE]


@pytest.mark.parametrize("word", ["Yes.", "Okay, thank you.", "Good morning."])
def test_a_few_english_words_are_not_called_another_language(word: str) -> None:
    assert written(f"Ana: {word}").notes == ()


def test_what_could_not_be_looked_for_is_not_said_to_be_missing() -> None:
    assert "nothing was decided" not in written(*GERMAN).to_reply().summary
    assert (
        "nothing was decided" in written("Ana: The weather is nice today in the garden.").to_reply().summary
    )


def test_who_was_named_is_known_in_any_language() -> None:
    assert [line.text for line in written(*GERMAN).mentions] == ["Jens"]


def test_a_german_chapter_is_named_by_nouns_and_not_by_filler() -> None:
    title = written(*GERMAN, language="de").chapters[0].title
    assert set(title.lower().split(", ")) <= {
        "start", "pumpe", "filter", "wochen", "lieferung", "oktober", "fehler", "steuerung", "freitag",
        "händler", "spanien", "morgen", "lieferant",
    }  # fmt: skip


@pytest.mark.parametrize("word", ["Hello", "Ja", "…", "42", "はい"])
def test_one_word_is_a_meeting(word: str) -> None:
    minutes = written(f"Ana: {word}")
    assert len(minutes.chapters) == 1
    assert minutes.actions == ()


def test_speakers_without_names_are_nobody() -> None:
    minutes = written(*(f": {line.split(': ')[1]}" for line in GERMAN))
    assert minutes.attendees == ()
    assert minutes.mentions == ()
