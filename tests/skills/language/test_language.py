"""Fixed sentences in the reader's language, dates in their zone and form; whatever is wrong, English is said."""

import pickle
from copy import deepcopy
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.language import (
    ENGLISH,
    Sentence,
    again,
    anew,
    clock_time,
    current,
    day,
    joined,
    listed,
    moment,
    number,
    percent,
    reader_of,
    reader_with,
    say,
    say_many,
    speaking,
    weekday,
)
from skills.messages import Choices, Lines, Reply, Text

GERMAN, JAPANESE = reader_of("de-DE", "Europe/Berlin"), reader_of("ja-JP", "Asia/Tokyo")
WRONG, WRONG_IN_GERMAN = "Something went wrong on our side.", "Bei uns ist etwas schiefgegangen."
LATE = datetime(2026, 10, 2, 22, 5, tzinfo=UTC)


def test_a_sentence_is_said_in_the_readers_language() -> None:
    with speaking(GERMAN):
        assert say("Something went wrong on our side.") == WRONG_IN_GERMAN
    assert say("Something went wrong on our side.") == WRONG


def test_its_fields_are_filled_in_as_they_are() -> None:
    with speaking(GERMAN):
        said = say("{what} (reference {reference}).", what="<@U1> {x} 100 %", reference="4f2a1c")
    assert said == "<@U1> {x} 100 % (Referenz 4f2a1c)."


def test_a_sentence_inside_another_one_changes_its_language_too() -> None:
    said = say(
        "{what} (reference {reference}).", what=say("Something went wrong on our side."), reference="1"
    )
    with speaking(GERMAN):
        assert again(said) == f"{WRONG_IN_GERMAN} (Referenz 1)."


@pytest.mark.parametrize(
    ("locale", "language", "form"),
    [
        ("de-DE", "de", "de_DE"),
        ("de_AT.UTF-8", "de", "de_AT"),
        ("de-XX", "de", "de"),
        ("DE", "de", "de"),
        ("en-US", "en", "en_US"),
        ("en", "en", "en_GB"),
        # nobody wrote a catalogue for it, so that its dates are English too
        ("pt-BR", "en", "en_GB"),
        ("", "en", "en_GB"),
        ("../../etc", "en", "en_GB"),
        ("💥", "en", "en_GB"),
        ("C.UTF-8", "en", "en_GB"),
        ("de\x00", "en", "en_GB"),
    ],
)
def test_a_locale_leads_to_the_nearest_language(locale: str, language: str, form: str) -> None:
    reader = reader_of(locale)
    assert (reader.language, str(reader.locale)) == (language, form)


@pytest.mark.parametrize("zone", ["", "Nowhere/Town", "../../etc/passwd", "Europe", "\x00", "💥" * 300])
def test_a_zone_that_nobody_knows_is_utc(zone: str) -> None:
    assert reader_of("de", zone).zone is UTC


@given(locale=st.text(max_size=20), zone=st.text(max_size=20))
def test_no_locale_and_no_zone_stops_a_sentence(locale: str, zone: str) -> None:
    with speaking(reader_of(locale, zone)):
        assert say("Something went wrong on our side.")
        assert moment(LATE)


def test_days_and_times_are_in_the_readers_zone_and_form() -> None:
    assert (day(LATE), clock_time(LATE)) == ("2 Oct 2026", "22:05")
    with speaking(GERMAN):
        assert (day(LATE, weekday=True), clock_time(LATE)) == ("Sa., 3. Okt. 2026", "00:05")
        assert day(date(2026, 10, 2), full=True) == "2. Oktober 2026"
        assert (number(0.834, 2), percent(0.5), weekday(4)) == ("0,83", "50\N{NO-BREAK SPACE}%", "Freitag")
        assert listed(["a", "b", "c"], any_of=True) == "a, b oder c"
    with speaking(JAPANESE):
        assert day(LATE) == "2026年10月3日"
    with speaking(reader_of("en-US", "America/New_York")):
        assert moment(LATE).replace("\N{NARROW NO-BREAK SPACE}", " ") == "Oct 2, 2026, 6:05 PM"


def test_dates_lists_and_what_is_joined_are_said_again_too() -> None:
    said = (day(LATE), joined((say("Something went wrong on our side."), "", "Ana")), listed(["a", "b"]))
    with speaking(GERMAN):
        assert tuple(map(again, said)) == ("3. Okt. 2026", f"{WRONG_IN_GERMAN} Ana", "a und b")


def test_a_count_without_a_translation_is_said_in_english() -> None:
    with speaking(GERMAN):
        assert [say_many("{n} xyz", "{n} xyzs", n=n) for n in (0, 1, 2)] == ["0 xyzs", "1 xyz", "2 xyzs"]


def test_a_whole_reply_is_said_again_and_nothing_else_in_it_changes() -> None:
    wrong = say("Something went wrong on our side.")
    reply = Reply(wrong, (Text("Word for word."), Lines((wrong, "x")), Choices(wrong, ("ask x",), (wrong,))))
    with speaking(GERMAN):
        said = anew(reply)
    assert said.blocks == (
        Text("Word for word."),
        Lines((WRONG_IN_GERMAN, "x")),
        Choices(WRONG_IN_GERMAN, ("ask x",), (WRONG_IN_GERMAN,)),
    )
    assert anew(reply) == reply


def test_whoever_is_spoken_to_is_forgotten_afterwards_even_if_it_fails() -> None:
    with pytest.raises(RuntimeError), speaking(GERMAN):
        raise RuntimeError
    assert current() == ENGLISH


@pytest.mark.parametrize(
    "bad", ["{nobody}", "{", "}", "{0}", "{}", "{name.real}", "{name[0]}", "{name:d}", "{name!z}"]
)
def test_a_template_that_cannot_be_filled_in_is_shown_bare(bad: str) -> None:
    assert say(bad, name="Ana") == bad


@given(st.text(max_size=200), st.text(max_size=60))
def test_no_value_and_no_template_raises(value: str, template: str) -> None:
    assert say("{what} (reference {reference}).", what=value, reference="1") == f"{value} (reference 1)."
    assert isinstance(say(template, what=value), Sentence)
    assert isinstance(say_many(template, template, n=2, what=value), Sentence)


def test_a_sentence_outlives_being_copied_and_kept() -> None:
    said = say(
        "{what} (reference {reference}).", what=say("Something went wrong on our side."), reference="1"
    )
    for copied in (deepcopy(said), pickle.loads(pickle.dumps(said))):  # noqa: S301  # our own bytes
        with speaking(GERMAN):
            assert again(copied) == f"{WRONG_IN_GERMAN} (Referenz 1)."


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-US,en;q=0.9,de;q=0.8", "en"),
        ("nl, en;q=0.3, ja;q=0.5", "ja"),
        ("fr;q=0, es;q=0.1", "es"),
        ("*", "en"),
        ("de;q=much, ;;;,", "en"),
        ("", "en"),
        ("nl," * 5_000 + "de", "en"),
    ],
)
def test_a_browser_reads_the_language_it_wants_most_of_those_there_are(accepted: str, language: str) -> None:
    assert reader_with(accepted).language == language
