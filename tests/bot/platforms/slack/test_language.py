"""Everybody reads our fixed words in their Slack's language; what several people read is in the workspace's."""

from collections.abc import Callable

import pytest

from bot.testing.slack import Post, View
from tests.bot.platforms.slack.conftest import PATIENCE, Town

LEAVE = "How many weeks of paid parental leave do parents receive?"
UNKNOWN = "Which ferry crosses to the volcano of the island?"


@pytest.fixture
def town(towns: Callable[[bool], Town]) -> Town:
    return towns(True)


def speaker(town: Town, locale: str, zone: str = "Europe/Berlin") -> str:
    user = f"U{next(town.numbers):03}"
    town.slack.add_user(user, f"Speaker {user}", f"{user.lower()}@example.org", locale=locale, zone=zone)
    return user


def view_of(town: Town, user: str, kind: str) -> View:
    def found() -> View | None:
        return next((one for one in town.slack.views if one.user == user and one.kind == kind), None)

    view = town.slack.wait_for(found, timeout=PATIENCE)
    assert view
    return view


def labels(post: Post) -> list[str]:
    return [button.text for button in post.buttons]


def test_a_decline_is_in_the_language_of_who_asked(town: Town) -> None:
    anna = speaker(town, "de-DE")
    town.slack.says(anna, town.dm(anna), UNKNOWN)
    post = town.answer(town.dm(anna), "kann ich dafür keine Antwort belegen")
    assert "Eine Person kann helfen" in post.all_text
    assert {"Suchergebnisse", "Eine Person fragen"} <= set(labels(post))


def test_an_answer_stays_word_for_word_and_what_stands_around_it_is_translated(town: Town) -> None:
    anna = speaker(town, "de_AT")
    town.slack.says(anna, town.dm(anna), LEAVE)
    post = town.answer(town.dm(anna), "16 weeks of paid parental leave")
    assert "Schwelle 0," in post.all_text
    assert "hier noch nicht zertifiziert" in post.all_text


def test_a_channel_reads_the_workspaces_language_and_who_is_told_alone_their_own(town: Town) -> None:
    anna = speaker(town, "de-DE")
    channel = town.channel(anna)
    town.slack.says(anna, channel, UNKNOWN, mention=True)
    assert "A person can help" in town.answer(channel, "I cannot prove an answer").all_text
    town.slack.says(anna, channel, "/askk who is it?", mention=True)
    assert "Meinten Sie" in town.told(anna, "Ich kenne das Wort „askk“ nicht").all_text


def test_a_form_has_labels_hints_and_buttons_in_the_language_of_who_opens_it(town: Town) -> None:
    anna = speaker(town, "de-DE")
    town.slack.says(anna, town.dm(anna), LEAVE)
    town.answer(town.dm(anna), "Schwelle")
    channel = town.channel(anna)
    town.slack.command(anna, "/ask", "", channel)
    raw = view_of(town, anna, "modal").raw
    assert (raw["submit"]["text"], raw["close"]["text"]) == ("Senden", "Abbrechen")
    [block] = raw["blocks"]
    assert (block["label"]["text"], block["hint"]["text"]) == ("Frage", "Was Sie wissen möchten")


def test_the_home_tab_is_in_the_language_of_who_opens_it(town: Town) -> None:
    marie = speaker(town, "fr-FR")
    town.slack.opens_home(marie, "home")
    texts = str(view_of(town, marie, "home").raw["blocks"])
    assert "Vos actions à mener" in texts
    assert "Your action items" not in texts


def test_a_change_of_language_is_followed(town: Town) -> None:
    anna = speaker(town, "en-GB")
    town.slack.says(anna, town.dm(anna), UNKNOWN)
    town.answer(town.dm(anna), "I cannot prove an answer")
    user = town.slack.add_user(anna, "Speaker", f"{anna.lower()}@example.org", locale="es-ES")
    changed = {"id": user.id, "team_id": user.team_id, "name": user.name, "tz": user.zone}
    town.outcomes(town.slack.event({"type": "user_change", "user": changed}))
    town.slack.says(anna, town.dm(anna), UNKNOWN)
    assert "Una persona puede ayudar" in town.answer(town.dm(anna), "no puedo demostrar").all_text


@pytest.mark.parametrize("locale", ["pt-BR", "xx-XX", "", "../../de"])
def test_a_language_that_nobody_wrote_is_english(town: Town, locale: str) -> None:
    user = speaker(town, locale, zone="Nowhere/Town")
    town.slack.says(user, town.dm(user), UNKNOWN)
    assert "A person can help" in town.answer(town.dm(user), "I cannot prove an answer").all_text
