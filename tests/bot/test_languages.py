"""Whose language is spoken: a person's alone with them, the workspace's where several read."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.directory import Person
from bot.errors import SettingsError
from bot.explain import explain, sentence
from bot.languages import Languages, alone, reader_for, reader_of_reply
from bot.settings import load_settings
from bot.testing.chat import NOW, FakeChat
from indexing.errors import FetchGoneError
from skills.errors import UserError
from skills.language import reader_of, say, speaking
from skills.messages import Conversation, Message, Reply, User
from transcription import UnreadableAudioError

HOUSE = reader_of("fr-FR", "Europe/Paris")
ANNA = User("anna", "Anna", locale="de-DE", zone="Europe/Berlin")
CHANNEL = Message("hi", ANNA, Conversation("slack", "T1", "C1"), NOW)
ALONE = replace(CHANNEL, conversation=replace(CHANNEL.conversation, private=True))


def test_a_channel_reads_the_workspaces_language_and_a_person_alone_their_own() -> None:
    assert reader_for(CHANNEL, HOUSE) == HOUSE
    assert reader_for(ALONE, HOUSE).language == "de"
    assert reader_of_reply(CHANNEL, Reply("only for you", private=True), HOUSE).language == "de"


def test_somebody_whose_language_nobody_said_reads_the_workspaces() -> None:
    assert alone(User("bo", "Bo"), HOUSE) == HOUSE
    half = alone(User("bo", "Bo", locale="ja-JP"), HOUSE)
    assert (half.language, half.zone) == ("ja", HOUSE.zone)


def test_a_post_is_in_the_language_of_whoever_it_reaches(chat: FakeChat) -> None:
    anna = Person("anna", "Anna", platform_ids=(("slack", "U9"),), locale="de-DE", zone="Europe/Berlin")
    chat.directory.write([anna], now=NOW)
    languages = Languages(chat.directory, HOUSE)
    assert languages.of_person("anna").language == "de"
    assert languages.of_one("user:anna").language == "de"
    assert languages.reader_there("slack", {"kind": "dm", "user": "U9"}).language == "de"
    assert languages.reader_there("slack", {"kind": "channel", "channel": "C1", "user": "U9"}) == HOUSE
    assert languages.of_one("channel:C1") == languages.of_person("nobody") == HOUSE


def test_an_import_without_a_language_leaves_the_one_that_is_known(chat: FakeChat) -> None:
    chat.directory.write([Person("anna", "Anna", locale="de-DE", zone="Europe/Berlin")], now=NOW)
    chat.directory.write([Person("anna", "Anna Neu")], now=NOW)
    found = chat.directory.find("anna")
    assert found
    assert (found.name, found.locale, found.zone) == ("Anna Neu", "de-DE", "Europe/Berlin")


def test_a_reply_in_the_terminal_is_in_the_language_of_who_typed(chat: FakeChat) -> None:
    chat.directory.write([Person("anna", "Anna")], now=NOW)
    reply = chat.say("/askk where", ANNA)
    assert reply.summary == "Ich kenne das Wort „askk“ nicht."


def test_an_error_of_a_library_is_known_again_by_its_template() -> None:
    gone = FetchGoneError("Nothing is at https://host.example/a {b} (any more); check the link.")
    silent = UnreadableAudioError(
        "'ana\\'s.wav' has no sound track; choose a recording with sound, or a transcript (.vtt)."
    )
    with speaking(reader_of("de")):
        assert sentence(gone) == "Unter https://host.example/a {b} ist nichts (mehr); prüfen Sie den Link."
        assert sentence(silent).startswith("„ana's.wav“ hat keine Tonspur; ")
    assert sentence(gone) == str(gone)


def test_what_no_template_fits_is_said_as_it_is() -> None:
    with speaking(reader_of("de")):
        assert sentence(FetchGoneError("Words that nobody foresaw.")) == "Words that nobody foresaw."


def test_a_persons_mistake_is_said_with_what_to_do() -> None:
    error = UserError(say("This cannot be undone."), hint=say("Ask an admin."))
    with speaking(reader_of("es")):
        assert explain(error).summary == "Esto no se puede deshacer. Pregunte a un admin."


@pytest.mark.parametrize(("name", "value"), [("LANGUAGE", "klingon"), ("ZONE", "Nowhere/Town")])
def test_a_workspace_cannot_be_set_to_what_does_not_exist(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(f"CONFIDANT_WORKSPACE__{name}", value)
    with pytest.raises(SettingsError, match=f"CONFIDANT_WORKSPACE__{name}"):
        load_settings()
